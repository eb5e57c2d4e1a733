"""The last day before today that had something to do: what today is compared with. No Django here, no reasons."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from heelwise.engine.decision import Item
from heelwise.engine.outcome import outcome_of
from heelwise.engine.replaying import opening
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record
from heelwise.terms import Slot

DAYS_BACK = 10
"""Further back nobody remembers; a plan with fewer sessions than that says so itself."""


class Lately(NamedTuple):
    """A day, and its lines by slot."""

    on: dt.date
    lines: tuple[tuple[Slot, Item], ...]


def lately(knowledge: Knowledge, record: Record, today: dt.date) -> Lately | None:
    """None where the last ten days asked for nothing."""
    day = dt.timedelta(days=1)
    views = opening(knowledge, record, today - DAYS_BACK * day, today - day)
    found = [Lately(view.on, outcome_of(view).lines()) for view in views]
    return next((one for one in reversed(found) if one.lines), None)
