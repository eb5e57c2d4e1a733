"""Mornings that go on rising after the plan stepped back for it. The first time is a row of the response table."""

from __future__ import annotations

import datetime as dt

from heelwise.engine.state import Person, Tendon
from heelwise.knowledge.limits import ResponseLimits

FLAG = "not-improving"
"""The derived flag; `non_response` raises it."""

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
