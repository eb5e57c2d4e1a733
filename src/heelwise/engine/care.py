"""Self-care told as a session: it trains nothing, so it neither earns, nor spoils, nor counts as a day of training."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from heelwise.engine.rules import Rules
from heelwise.engine.state import Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.record.chart import SessionLog

REST_TIER = 0
"""The highest load tier that a day of rest still allows."""


def only_care(session: SessionLog, exercises: Mapping[str, Exercise]) -> bool:
    """Whether all that was done in a session loads nothing; one whose sets were not written down may have."""
    done = [exercises.get(one.exercise) for one in session.sets]
    return bool(done) and all(exercise is not None and exercise.load_tier <= REST_TIER for exercise in done)


def trains(session: SessionLog, tendons: Iterable[Tendon], rules: Rules) -> bool:
    """Whether a session counts as one: it loads, it is a rung's own work, it was broken off for pain, or may have."""
    if session.sharp or session.hurt or not only_care(session, rules.knowledge.exercises):
        return True
    done = {one.exercise for one in session.sets}
    rungs = (rules.ladders[t.pathway or ""].places[t.place].rung for t in tendons if t.place >= 0)
    return any(main.exercise in done for rung in rungs for main in rung.main)
