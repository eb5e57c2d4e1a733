"""What replay remembers of moving about and springing: walks, runs, games, the last hard day, raises counted.

Facts of the person, from activities and from sets alike. What follows is in `ready`, `recovery` and `running`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import dropwhile

from msgspec.structs import replace

from heelwise.engine.moving import Counted, Hard, Outing
from heelwise.engine.state import Person
from heelwise.knowledge.exercises import Exercise
from heelwise.record.chart import DayLog, SessionLog
from heelwise.record.events import ActivityDone, SetDone
from heelwise.terms import Heel

KEPT_DAYS = 90
"""Days of outings that a state carries: the longest run before weeks off is still among them."""

SPRINGS = 3
"""Load tier from which an exercise is a rebound, hop or run."""

WALK = "walk"

COUNTED = "single-leg-calf-raise"
"""The exercise whose repetitions in one set count like a test of heel raises."""


def gone_out(person: Person, log: DayLog, exercises: Mapping[str, Exercise]) -> Person:
    """The person after the day's walks, runs, games, springs and counted raises."""
    for session in log.sessions:
        person = _sessions(person, session, exercises)
    for activity in log.activities:
        person = _activity(person, activity)
    return person


def _sessions(person: Person, session: SessionLog, exercises: Mapping[str, Exercise]) -> Person:
    moved: dict[str, list[SetDone]] = {}
    hard = False
    for done in session.sets:
        exercise = exercises.get(done.exercise)
        if exercise is None:
            continue
        springs = exercise.load_tier >= SPRINGS
        hard = hard or springs
        if done.minutes is not None and exercise.kind == "aerobic" and (springs or exercise.id == WALK):
            moved.setdefault("run" if springs else WALK, []).append(done)
        if exercise.id == COUNTED and done.reps is not None:
            person = _counted(person, done, done.reps)
    for name, sets in moved.items():
        minutes = float(sum(done.minutes or 0 for done in sets))
        person = _with_outing(person, Outing(session.day, name, minutes, None, session.pain_during, planned=True))
    return _with_hard(person, session.day, _worst(session), _effort(session)) if hard else person


def _worst(session: SessionLog) -> int | None:
    """The worst pain during and right after; unknown while the session has no end."""
    if session.pain_during is None or not session.finishes:
        return session.pain_during
    return max(session.pain_during, session.pain_after or 0)


def _effort(session: SessionLog) -> int | None:
    return max((done.effort for done in session.sets if done.effort is not None), default=None)


def _activity(person: Person, done: ActivityDone) -> Person:
    if done.activity not in ("walk", "run", "sport"):
        return person
    on = done.at.date()
    person = _with_outing(person, Outing(on, done.activity, done.minutes, done.distance_km, done.pain, planned=False))
    return person if done.activity == WALK else _with_hard(person, on, done.pain, None)


def _with_outing(person: Person, outing: Outing) -> Person:
    kept = dropwhile(lambda old: (outing.on - old.on).days > KEPT_DAYS, person.outings)
    return replace(person, outings=(*kept, outing))


def _with_hard(person: Person, on: dt.date, pain: int | None, effort: int | None) -> Person:
    """The last hard day; of two things on one day the worse numbers count."""
    told = pain is not None and effort is not None
    last = person.hard
    if last is not None and last.on == on:
        return replace(
            person, hard=Hard(on, max(last.pain, pain or 0), max(last.effort, effort or 0), last.told and told)
        )
    return replace(person, hard=Hard(on, pain or 0, effort or 0, told))


def _counted(person: Person, done: SetDone, reps: int) -> Person:
    """The most raises in one set of the latest day, with the pain of that set."""
    if done.side not in ("left", "right"):
        return person
    heel: Heel = done.side
    on, last = done.at.date(), person.counted.get(heel)
    if last is not None and last.on == on and last.reps >= reps:
        return person
    return replace(person, counted={**person.counted, heel: Counted(on, reps, done.pain)})
