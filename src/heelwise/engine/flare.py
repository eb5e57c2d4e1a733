"""A flare: pain above 5 on about three days running. Running and jumping rest for five days, light loading goes on.

What else a flare does to the plan is the response table's: this only keeps springing
work shut after the mornings have calmed. The days are from one secondary page (F61d).
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.state import Tendon, worst_of_day
from heelwise.knowledge.limits import ResponseLimits


def flared(tendon: Tendon, on: dt.date, limits: ResponseLimits) -> Tendon:
    """The tendon after all of a day's pains: in a flare when so many days lately went above the mark.

    A day without a record between them breaks nothing: one more day than needed is looked over.
    """
    most, wanted = limits.flare_pain.value, limits.flare_days.value
    if worst_of_day(tendon, on) <= most:
        return tendon
    days = {day for day, pain in tendon.week_pains if pain > most and (on - day).days <= wanted}
    return replace(tendon, flared_on=on) if len(days) >= wanted else tendon


def flare_because(tendon: Tendon, on: dt.date, limits: ResponseLimits) -> Because | None:
    """Why springing work is shut, None once the days are over."""
    off = int(limits.flare_off_days.value)
    if tendon.flared_on is None or (on - tendon.flared_on).days > off:
        return None
    facts: Facts = {"pain": int(limits.flare_pain.value), "days": off, "since": tendon.flared_on.isoformat()}
    return Because("flare", "unmet", facts, limits.flare_off_days.sources)
