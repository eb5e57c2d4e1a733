"""How much weight a line has today, and why: found, raised, held, taken off, or still to be found."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.decision import Item
from heelwise.engine.loads import most_kg
from heelwise.engine.state import Lift, Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.facts import Number
from heelwise.knowledge.limits import LoadLimits
from heelwise.knowledge.pathways import Loading


def earned_kg(load: Loading, exercise: str, tendon: Tendon) -> float:
    """The weight that an exercise of this tendon has earned; 0 for none."""
    lift = tendon.loads.get(exercise)
    return most_kg(load.start_kg if lift is None else lift.kg, tendon)


def earned_because(exercise: str, kg: float, tendon: Tendon, limits: LoadLimits) -> tuple[Because, ...]:
    """Why an earned weight is what it is."""
    lift = tendon.loads.get(exercise)
    return () if lift is None else (_because(lift, exercise, None, kg, limits),)


def weighed(item: Item, rm: int, exercise: Exercise, tendon: Tendon, limits: LoadLimits) -> Item:
    """A line of so many repetitions at most, with the weight found for it."""
    lift = tendon.loads.get(exercise.id)
    if lift is None:
        facts: Facts = {"exercise": exercise.id, "reps": rm}
        return replace(item, why=(*item.why, Because("load-to-find", "unknown", facts, limits.raise_most_pct.sources)))
    carried = "backpack" in exercise.equipment
    kg = most_kg(min(lift.kg, limits.backpack_most_kg.value) if carried else lift.kg, tendon)
    return replace(item, load_kg=kg, why=(*item.why, _because(lift, exercise.id, rm, kg, limits)))


def _because(lift: Lift, exercise: str, reps: int | None, kg: float, limits: LoadLimits) -> Because:
    """A weight's reason; the number it turns on gives the sources."""
    facts: Facts = {
        "exercise": exercise,
        "kg": kg,
        "was_kg": lift.was_kg,
        "reps": reps,
        "since": lift.since.isoformat(),
    }
    number: Number
    match lift.change:
        case "found":
            number = limits.extra_reps
        case "raised":
            number = limits.raise_days if reps is None else limits.raise_most_pct
        case "held":
            number = limits.raise_days
        case "eased":
            number = limits.ease_pct
        case _:
            assert_never(lift.change)
    return Because(f"load-{lift.change}", "met", facts, number.sources)
