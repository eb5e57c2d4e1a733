"""Somebody who does what is asked, day by day, for as long as it takes: the state is carried along, not replayed.

Each morning is checked, the day decided, what is due done set by set, and what `habits`
writes beside it recorded too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from heelwise.engine.day import charted, view_of
from heelwise.engine.decide import decide_view
from heelwise.engine.decision import Decision, Session
from heelwise.engine.replay import step
from heelwise.engine.rules import Rules
from heelwise.engine.state import State
from heelwise.record.chart import DayLog
from tests.people import Diary, day, library

Habits = Callable[[Diary, int, Decision], None]
"""Writes what somebody does on a day beside the plan, into that day's diary."""


def followed(
    days: int, habits: Habits, *, phase: str | None = None, pain: int = 1, **intake: Any
) -> Iterator[Decision]:
    """The decision of each day. `phase` is set on the first one, by a clinician's own account."""
    rules = Rules.of(library())
    state = State()
    for on in range(days):
        diary = Diary(library())
        diary.written = 100 * on
        if on == 0:
            diary.intake(**intake).screen()
            if phase is not None:
                diary.write("phase-set", 0, "08:20", phase=phase, by="clinician")
        diary.morning(on, pain=2)
        seen = log_of(diary)
        decision = decide_view(view_of(rules, step(state, seen, rules), seen))
        yield decision
        for session in decision.sessions:
            plays(diary, session, on, pain)
        habits(diary, on, decision)
        state = step(state, log_of(diary), rules)


def log_of(diary: Diary) -> DayLog:
    """The one day of a diary."""
    (log,) = charted(diary.record().events, library()).days
    return log


def plays(diary: Diary, session: Session, on: int, pain: int) -> None:
    """A session as it is prescribed."""
    for item in session.items:
        for number in range(1, item.sets + 1):
            amount = {"reps": item.reps, "hold_s": item.hold_s, "minutes": item.minutes, "load_kg": item.load_kg}
            diary.set_done(on, "09:00", session.id, item.exercise, number, side=item.side, pain=pain, **amount)
    sets = sum(item.sets for item in session.items)
    diary.session(on, "09:55", name=session.id, slot=session.slot, pain=pain, done=sets, planned=sets)


def running_minutes(decision: Decision) -> int:
    """The minutes of running that a day prescribes."""
    items = [item for session in decision.sessions for item in session.items if item.exercise == "walk-jog"]
    return sum(item.sets * (item.minutes or 0) for item in items)


def date_number(decision: Decision) -> int:
    """The day's number in the diary."""
    return (decision.on - day(0)).days
