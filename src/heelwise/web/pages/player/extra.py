"""One exercise of the library as a session of its own, the sore side first.

At the dose the plan gives it today; for an exercise outside today's plan, at its published dose.
"""

from __future__ import annotations

from heelwise.engine.cues import minutes_of
from heelwise.engine.decision import Decision, Item, Session
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Side


def extra_session(exercise: str, decision: Decision, knowledge: Knowledge) -> Session:
    """Together for two legs, else each side in turn."""
    one = knowledge.exercises[exercise]
    planned = [item for session in decision.sessions for item in session.items if item.exercise == exercise]
    items = tuple({item.side: item for item in planned}.values()) or tuple(
        _item(one, side) for side in _sides(one, decision)
    )
    return Session(
        id=f"extra-{exercise}-{decision.on.isoformat()}",
        slot="any",
        state="due",
        minutes=minutes_of(items, knowledge),
        items=items,
    )


def _sides(one: Exercise, decision: Decision) -> tuple[Side, ...]:
    if one.legs == "two":
        return ("both",)
    first: Side = decision.tendons[0].side if decision.tendons else "left"
    return (first, "right" if first == "left" else "left")


def _item(one: Exercise, side: Side) -> Item:
    dosage = one.dosage
    return Item(
        exercise=one.id,
        side=side,
        sets=dosage.sets,
        reps=dosage.reps,
        hold_s=dosage.hold_s,
        minutes=dosage.minutes,
        tempo_s=dosage.tempo_s,
        rest_s=dosage.rest_s,
    )
