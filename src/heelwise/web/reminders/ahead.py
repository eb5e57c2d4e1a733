"""The sessions to come: what the plan will ask on the next days if each is done as planned and taken well.

Every day is decided by the engine itself, one after the other, on a record in which the days before it are supposed
done. So a day of rest is one here too, whatever the reason. Nothing supposed is kept. Pure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from heelwise.engine.day import day_view
from heelwise.engine.decision import Session
from heelwise.engine.outcome import outcome_of
from heelwise.knowledge.library import Knowledge
from heelwise.record.events import Event, SessionFinished
from heelwise.record.record import Record
from heelwise.terms import Slot

DAYS = 14
"""As far as a plan is worth writing into a calendar; later it has changed."""

TRAINING = ("train", "adjust")
OPEN = ("due", "part-done")
NOBODY = 8 << 76 | 2 << 62
"""The id of an event that was never written: a UUID of the kind that is nobody's."""


class Coming(Struct, frozen=True):
    """A session that is still to be done."""

    session: str
    on: dt.date
    slot: Slot


def coming(knowledge: Knowledge, record: Record, today: dt.date, *, days: int = DAYS) -> tuple[Coming, ...]:
    """The open sessions of today and the days after, `days` in all; none on a day that rests, stops or asks."""
    found: list[Coming] = []
    supposed = record
    for day in (today + dt.timedelta(days=n) for n in range(days)):
        outcome = outcome_of(day_view(knowledge, supposed, day))
        if outcome.today is None or outcome.verdict not in (*TRAINING, "rest"):
            break  # triage stops the day: what comes after it, a person or a clinician has to say first
        if outcome.verdict in TRAINING:
            still = [one for one in outcome.today.sessions if one.state in OPEN]
            found += [Coming(one.id, day, one.slot) for one in still]
            supposed = Record.of((*supposed.events, *_done(still, day)))
    return tuple(found)


def _done(sessions: Iterable[Session], day: dt.date) -> Iterable[Event]:
    for number, session in enumerate(sessions):
        sets = sum(item.sets for item in session.items)
        yield SessionFinished(
            at=dt.datetime.combine(day, dt.time(12, number), dt.UTC),
            id=UUID(int=NOBODY | day.toordinal() << 8 | number),
            session=session.id,
            slot=session.slot,
            planned_sets=sets,
            done_sets=sets,
            pain_during=0,
        )
