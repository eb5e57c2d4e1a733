"""What the mornings say to a clinician: rising on after the plan stepped back for it, or most nights disturbed.

The first time is a row of the response table; these raise a flag by themselves.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.baseline import WEEK_OF_MORNINGS
from heelwise.engine.state import Person, Tendon
from heelwise.knowledge.limits import ResponseLimits

FLAG = "not-improving"
"""The derived flag; `non_response` raises it."""

NIGHT_PAIN = "night-pain"
"""The question that the record answers by itself when most nights of a week were disturbed."""

TREND_DAYS = 14
"""Two weeks of rising mornings: evidence that must lie after an assessment to count again."""


def trend_days(tendon: Tendon, on: dt.date, limits: ResponseLimits) -> tuple[dt.date, dt.date | None]:
    """When two rising weeks last eased the plan, and when they were found again after that; they stand on day `on`."""
    again = int(limits.worse_again_days.value)
    eased = tendon.trend_eased_on
    if eased is not None and (on - eased).days < again:
        return eased, tendon.worse_again_on
    running = eased is not None and (on - eased).days <= 2 * again
    return on, on if running else tendon.worse_again_on


def worse_since(tendon: Tendon, person: Person) -> dt.date | None:
    """The day the mornings were found rising again, unless an assessment came with or after those mornings."""
    cleared = person.cleared.get(FLAG)
    worse = tendon.worse_again_on
    if worse is None or cleared is None:
        return worse
    return worse if (worse - cleared.date()).days >= TREND_DAYS else None


def with_nights(tendon: Tendon, on: dt.date, limits: ResponseLimits) -> Tendon:
    """The tendon after a morning that told of a disturbed night: noted when that was most nights of a week."""
    week = (m for m in tendon.mornings[-WEEK_OF_MORNINGS:] if (on - m.on).days < WEEK_OF_MORNINGS)
    nights = sum(m.night_pain for m in week)
    return replace(tendon, restless_on=on) if nights >= limits.restless_nights.value else tendon


def restless_since(tendon: Tendon, person: Person) -> dt.date | None:
    """The last day when most nights of a week were disturbed, unless an assessment came with or after them."""
    cleared = person.cleared.get(NIGHT_PAIN)
    found = tendon.restless_on
    if found is None or cleared is None:
        return found
    return found if (found - cleared.date()).days >= WEEK_OF_MORNINGS else None
