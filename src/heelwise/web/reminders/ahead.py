"""The sessions to come: what the plan will ask on the next days if each is done as planned and taken well.

Every day is decided by the engine itself, one after the other, on a record in which the days before it are supposed
done. So a day of rest is one here too, whatever the reason. Nothing supposed is kept. Pure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import Session
from heelwise.engine.outcome import outcome_of
from heelwise.engine.supposing import Supposed, supposed_view
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record
from heelwise.terms import Slot

DAYS = 14
"""As far as a plan is worth writing into a calendar; later it has changed."""

TRAINING = ("train", "adjust")
OPEN = ("due", "part-done")


class Coming(Struct, frozen=True):
    """A session that is still to be done."""

    session: str
    on: dt.date
    slot: Slot


def coming(knowledge: Knowledge, record: Record, today: dt.date, *, days: int = DAYS) -> tuple[Coming, ...]:
    """The open sessions of today and the days after, `days` in all; none on a day that rests, stops or asks."""
    found: list[Coming] = []
    done: dict[dt.date, tuple[Session, ...]] = {}
    view = day_view(knowledge, record, today)
    for day in (today + dt.timedelta(days=n) for n in range(days)):
        outcome = outcome_of(_on(day, view, done))
        if outcome.today is None or outcome.verdict not in (*TRAINING, "rest"):
            break  # triage stops the day: what comes after it, a person or a clinician has to say first
        if outcome.verdict in TRAINING:
            still = tuple(one for one in outcome.today.sessions if one.state in OPEN)
            found += [Coming(one.id, day, one.slot) for one in still]
            done[day] = still
    return tuple(found)


def _on(day: dt.date, view: DayView, done: Mapping[dt.date, tuple[Session, ...]]) -> DayView:
    """The day itself, or a later one with the sessions before it done without pain."""
    if day == view.on or view.behind is None:
        return view
    return supposed_view(view, view.behind, day, Supposed(mornings={}, done=done))
