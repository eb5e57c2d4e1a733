"""May I do this one now? One exercise or measure, one day, one answer with its reason."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.care import REST_TIER
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import May
from heelwise.engine.permission import Permit, Standing
from heelwise.engine.permit import permit_exercise, permit_measure, strictest
from heelwise.engine.rest import resting
from heelwise.engine.rhythm import spaced_due
from heelwise.engine.state import Tendon
from heelwise.engine.turning import turned
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record
from heelwise.terms import MayAnswer


def may(knowledge: Knowledge, record: Record, *, exercise: str, on: dt.date) -> May:
    """Whether this exercise or measure may be done now. Raises KeyError for an id that is neither.

    A reason against ends with what would lift it, as its last part.
    """
    permit = permit_now(exercise, day_view(knowledge, record, on))
    because = permit.because
    turn = None if permit.answer == "yes" else turned(because)
    if turn is not None:
        because = replace(because, parts=(*because.parts, turn))
    return May(exercise=exercise, on=on, answer=permit.answer, because=because)


def permit_now(name: str, view: DayView) -> Permit:
    """The answer for one exercise or measure against an opened day. Triage, then the tendons, then the day."""
    knowledge = view.rules.knowledge
    exercise = knowledge.exercises.get(name)
    row = None if exercise is not None else knowledge.measures[name]
    loads = exercise.load_tier > REST_TIER if exercise is not None else not (row and row.loads_nothing)
    blocked = _blocked(view)
    if blocked is not None:
        return blocked
    places = [standing(tendon, view) for tendon in view.state.tendons]
    if exercise is not None:
        permit = strictest([permit_exercise(exercise, at, knowledge) for at in places])
    else:
        permit = strictest([permit_measure(row, at, knowledge) for at in places if row is not None])
    if permit.answer != "yes" or not loads:
        return permit
    rest = resting(view) or next((b for b in (_spaced(name, t, view) for t in view.state.tendons) if b), None)
    return permit if rest is None else Permit("not-yet", rest)


def _spaced(name: str, tendon: Tendon, view: DayView) -> Because | None:
    """Heavy and springing work of a rung waits for its day; nothing else is said here."""
    ladder = view.rules.ladders.get(tendon.pathway or "")
    place = ladder.places[tendon.place] if ladder is not None and tendon.place >= 0 else None
    if place is None or name not in place.spaced or spaced_due(tendon, place, view.on):
        return None
    facts: Facts = {"exercise": name, "days_per_week": place.spaced_days}
    return Because("spaced-rest", "unmet", facts, place.rung.sources)


def standing(tendon: Tendon, view: DayView) -> Standing:
    """Where a tendon stands on the viewed day."""
    ladder = view.rules.ladders.get(tendon.pathway or "")
    return Standing(on=view.on, person=view.state.person, tendon=tendon, ladder=ladder)


def _blocked(view: DayView) -> Permit | None:
    """What triage says before anything else."""
    answers: dict[str, MayAnswer] = {
        "emergency": "no",
        "urgent": "no",
        "see-clinician": "ask-clinician",
        "ask": "not-yet",
    }
    verdict = view.triage.verdict
    return None if verdict is None else Permit(answers[verdict], view.triage.reasons[0])
