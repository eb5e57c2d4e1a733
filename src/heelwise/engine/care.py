"""Self-care told as a session: it trains nothing, so it neither earns, nor spoils, nor counts as a day of training."""

from __future__ import annotations

from collections.abc import Mapping

from heelwise.engine.rules import Rules
from heelwise.engine.state import Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.record.chart import SessionLog

REST_TIER = 0
"""The highest load tier that a day of rest still allows."""


def only_care(session: SessionLog, exercises: Mapping[str, Exercise]) -> bool:
    """Whether all that was done in a session loads nothing; one whose sets were not written down may have."""
    for one in session.sets:
        exercise = exercises.get(one.exercise)
        if exercise is None or exercise.load_tier > REST_TIER:
            return False
    return bool(session.sets)


def trains(session: SessionLog, tendon: Tendon, rules: Rules) -> bool:
    """Whether a session is one for this tendon: it loads, it is its rung's own work, or it was broken off for pain.

    One whose sets were not written down may have been any of that.
    """
    if not only_care(session, rules.knowledge.exercises) or session.sharp or session.hurt:
        return True
    if tendon.place < 0:
        return False
    rung = rules.ladders[tendon.pathway or ""].places[tendon.place].rung
    done = {one.exercise for one in session.sets if one.side in (tendon.heel, "both")}
    return any(main.exercise in done for main in rung.main)


def is_training(session: SessionLog, tendons: tuple[Tendon, ...], rules: Rules) -> bool:
    """Whether a session counts among the days of training: for any tendon, or for none of which anything is known."""
    return not tendons or any(trains(session, tendon, rules) for tendon in tendons)


def may_be_care(session: SessionLog, tendons: tuple[Tendon, ...]) -> bool:
    """Whether a session without its sets was on a day that asked for self-care alone: then it proves nothing."""
    return not session.sets and any(tendon.resting_on == session.day for tendon in tendons)
