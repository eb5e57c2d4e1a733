"""Events by hand, for tests that are about when and which rather than what."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from heelwise.record.events import EventRetracted, Noted, ScreenAnswered, SessionFinished, SetDone
from heelwise.terms import Answer

MORNING = dt.datetime(2026, 11, 20, 8, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def minutes(number: float) -> dt.datetime:
    """So many minutes after the morning of these tests."""
    return MORNING + dt.timedelta(minutes=number)


def noted(number: int, at: dt.datetime = MORNING, text: str = "") -> Noted:
    return Noted(id=UUID(int=number), at=at, text=text, by="person")


def answered(number: int, at: dt.datetime = MORNING, **answers: Answer) -> ScreenAnswered:
    return ScreenAnswered(id=UUID(int=number), at=at, scope="daily", answers=answers)


def finished(
    number: int, at: dt.datetime = MORNING, *, session: str = "s1", sharp: bool | None = None
) -> SessionFinished:
    return SessionFinished(
        id=UUID(int=number),
        at=at,
        session=session,
        slot="any",
        planned_sets=3,
        done_sets=3,
        pain_during=2,
        sharp_pain=sharp or None,
    )


def done(number: int, at: dt.datetime = MORNING, *, session: str = "s1") -> SetDone:
    return SetDone(id=UUID(int=number), at=at, session=session, exercise="heel-drop", side="left", set=1, reps=15)


def taken_back(number: int, event: int, at: dt.datetime = MORNING) -> EventRetracted:
    return EventRetracted(id=UUID(int=number), at=at, event=UUID(int=event))
