"""May I do this one now? One exercise or measure, one day, one answer with its reason."""

from __future__ import annotations

import datetime as dt

from heelwise.engine.because import Because
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import May
from heelwise.engine.permit import Permit, Standing, permit_exercise, permit_measure, strictest
from heelwise.engine.state import Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record
from heelwise.terms import MayAnswer

REST_TIER = 0
"""The highest load tier that a day of rest still allows."""


def may(knowledge: Knowledge, record: Record, *, exercise: str, on: dt.date) -> May:
    """Whether this exercise or measure may be done now. Raises KeyError for an id that is neither."""
    view = day_view(knowledge, record, on)
    permit = permit_now(exercise, view)
    return May(exercise=exercise, on=on, answer=permit.answer, because=permit.because)


def permit_now(name: str, view: DayView) -> Permit:
    """The answer for one exercise or measure against an opened day."""
    blocked = _blocked(view)
    knowledge = view.rules.knowledge
    known = knowledge.exercises.get(name)
    if known is None:
        row = knowledge.measures[name]
        return blocked or strictest([permit_measure(row, standing(t, view), knowledge) for t in view.state.tendons])
    if blocked is not None:
        return blocked
    permit = strictest([permit_exercise(known, standing(t, view), knowledge) for t in view.state.tendons])
    return _today(known, permit, view) if permit.answer == "yes" else permit


def standing(tendon: Tendon, view: DayView) -> Standing:
    """Where a tendon stands on the viewed day."""
    return Standing(
        on=view.on, person=view.state.person, tendon=tendon, ladder=view.rules.ladders.get(tendon.pathway or "")
    )


def _blocked(view: DayView) -> Permit | None:
    """What triage says before anything else."""
    answers: dict[str, MayAnswer] = {
        "emergency": "no",
        "urgent": "no",
        "see-clinician": "ask-clinician",
        "ask": "not-yet",
    }
    verdict = view.triage.verdict
    if verdict is None:
        return None
    return Permit(answers[verdict], view.triage.reasons[0])


def _today(exercise: Exercise, permit: Permit, view: DayView) -> Permit:
    """A permitted exercise on a day of rest, or after pain over the cap today."""
    if exercise.load_tier <= REST_TIER:
        return permit
    if view.stopped is not None:
        return Permit("not-yet", view.stopped)
    if view.paused is not None:
        return Permit("not-yet", view.paused)
    for tendon in view.state.tendons:
        if tendon.resting_on == view.on:
            return Permit("not-yet", resting_because(tendon))
    return permit


def resting_because(tendon: Tendon) -> Because:
    """Why today rests: this morning's finding."""
    finding = tendon.findings[0] if tendon.findings else None
    facts = dict(finding.facts) if finding else {}
    return Because(finding.rule if finding else "rest-day", "met", facts, ("heelwise",))
