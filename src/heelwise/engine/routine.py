"""A routine of one's own, and one exercise on its own, as a session for the same player.

It is built from the library, not from the plan; so every line is asked about like any
other exercise. A red flag or a lock wins, and says so.
"""

from __future__ import annotations

from msgspec import Struct

from heelwise.engine.because import Because
from heelwise.engine.cues import minutes_of
from heelwise.engine.day import DayView
from heelwise.engine.decision import Item, LeftOut, Session
from heelwise.engine.may import permit_now
from heelwise.knowledge.exercises import Exercise
from heelwise.record.events import RoutineItem, RoutineSaved
from heelwise.terms import Side, heels_of


class OwnSession(Struct, frozen=True):
    """What may be played now, and what may not, with the reason. `session` is None when nothing may."""

    session: Session | None
    left_out: tuple[LeftOut, ...]


def routine_now(routine: RoutineSaved, view: DayView) -> OwnSession:
    """A saved routine as it may be played today."""
    return _session(f"{view.on.isoformat()}-{routine.routine}", routine.items, view)


def exercise_now(exercise: str, side: Side, view: DayView) -> OwnSession:
    """One exercise of the library at its own dosage. Raises KeyError for an unknown id."""
    dosage = view.rules.knowledge.exercises[exercise].dosage
    wanted = RoutineItem(exercise=exercise, side=side, sets=dosage.sets, reps=dosage.reps, hold_s=dosage.hold_s)
    return _session(f"{view.on.isoformat()}-{exercise}", [wanted], view)


def _session(session_id: str, wanted: list[RoutineItem], view: DayView) -> OwnSession:
    items: list[Item] = []
    left_out: list[LeftOut] = []
    for line in wanted:
        found = _line(line, view)
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            items += found
    if not items:
        return OwnSession(None, tuple(left_out))
    minutes = minutes_of(tuple(items), view.rules.knowledge)
    session = Session(id=session_id[:64], slot="any", state="due", minutes=minutes, items=tuple(items))
    return OwnSession(session, tuple(left_out))


def _line(line: RoutineItem, view: DayView) -> list[Item] | LeftOut:
    """The items of a line; one-leg work for both sides is each side in turn."""
    exercise = view.rules.knowledge.exercises.get(line.exercise)
    if exercise is None:
        gone = Because("not-in-library", "unmet", {"exercise": line.exercise}, ("heelwise",))
        return LeftOut(line.exercise, gone)
    permit = permit_now(exercise.id, view)
    if permit.answer != "yes":
        return LeftOut(exercise.id, permit.because)
    sides: tuple[Side, ...] = ("both",) if exercise.legs == "two" else heels_of(line.side)
    return [_item(line, exercise, side, permit.because) for side in sides]


def _item(line: RoutineItem, exercise: Exercise, side: Side, because: Because) -> Item:
    """The line as an item; what it leaves open is the exercise's own dosage."""
    own = exercise.dosage
    counted = line.reps is not None or (line.hold_s is None and own.reps is not None)
    return Item(
        exercise=exercise.id,
        side=side,
        sets=line.sets,
        reps=(line.reps or own.reps) if counted else None,
        hold_s=None if counted else int(line.hold_s or own.hold_s or 0) or None,
        minutes=None if counted or line.hold_s or own.hold_s else own.minutes,
        tempo_s=own.tempo_s if counted else None,
        rest_s=own.rest_s,
        why=(because,),
    )
