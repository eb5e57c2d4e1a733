"""What a pathway asks of a week: sessions, minutes, kit. Read from the pathway itself, whoever follows it.

Minutes are the length of the cue sheet of a place, as the content prescribes it: no
substitutes, nothing cut to fit a life.
"""

from __future__ import annotations

from msgspec import Struct

from heelwise.engine.cues import minutes_of
from heelwise.engine.decision import Item
from heelwise.engine.ladder import Ladder, Place
from heelwise.engine.state import Tendon
from heelwise.knowledge.conditions import All, Gate, WeeksDone
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Dose, Line, Rung
from heelwise.terms import Equipment, Heel


class Demand(Struct, frozen=True, kw_only=True):
    """What a pathway asks from a place on. Minutes are whole ones, rounded up.

    `minutes` and `minutes_a_week` are those of the place itself; `most_minutes_a_week` the
    most that any later place asks. `weeks` are counted ones, from the place to the end;
    None where good sessions move the plan on instead. `equipment` is all that its own
    exercises need, in the order they come.
    """

    per_day: int
    days_per_week: int
    minutes: int
    minutes_a_week: int
    most_minutes_a_week: int
    weeks: int | None
    equipment: tuple[Equipment, ...]


def demand_of(ladder: Ladder, tendon: Tendon, knowledge: Knowledge) -> Demand | None:
    """What a ladder asks of this tendon from its place on; None where it has no place."""
    if tendon.place < 0:
        return None
    place, side = ladder.places[tendon.place], tendon.heel
    later = ahead(ladder, tendon)
    return Demand(
        per_day=place.phase.per_day,
        days_per_week=place.phase.days_per_week,
        minutes=minutes_of(_items(place, side, knowledge), knowledge),
        minutes_a_week=minutes_a_week(place, side, knowledge),
        most_minutes_a_week=max(minutes_a_week(p, side, knowledge) for p in later),
        weeks=_weeks(ladder, place),
        equipment=_equipment(later, knowledge),
    )


def ahead(ladder: Ladder, tendon: Tendon) -> tuple[Place, ...]:
    """The places from this tendon's own to the last that its goal needs. What a clinician opens is not foretold."""
    here = ladder.places[tendon.place]
    last = here.index if ladder.pathway.advance == "milestones" else ladder.top(tendon.intake.goal)
    return ladder.places[here.index : max(here.index, last) + 1]


def minutes_a_week(place: Place, side: Heel, knowledge: Knowledge) -> int:
    """The minutes of a week at a place; what is done on fewer days than the session counts on those."""
    days = range(1, place.phase.days_per_week + 1)
    return place.phase.per_day * sum(minutes_of(_items(place, side, knowledge, day), knowledge) for day in days)


def _items(place: Place, side: Heel, knowledge: Knowledge, day: int = 1) -> tuple[Item, ...]:
    """The lines of a session on the `day`th training day of a week, as they are prescribed."""
    rung = place.rung
    mains = [main for main in rung.main if main.days_per_week is None or day <= main.days_per_week]
    lines = [line for group in place.phase.support for line in group.lines[: group.choose]]
    return (
        *(_item(main.exercise, main.dose or place.dose, rung, side, knowledge) for main in mains),
        *(_item(line.exercise, line.dose, line, side, knowledge) for line in lines),
    )


def _item(name: str, dose: Dose, paced: Rung | Line, side: Heel, knowledge: Knowledge) -> Item:
    """A line as an item: two-leg work once, one-leg work on the one side."""
    exercise = knowledge.exercises[name]
    return Item(
        exercise=name,
        side="both" if exercise.legs == "two" else side,
        sets=dose.sets,
        reps=dose.reps,
        hold_s=dose.hold_s,
        minutes=dose.minutes,
        tempo_s=paced.tempo_s or exercise.dosage.tempo_s,
        rest_s=paced.rest_s,
    )


def _weeks(ladder: Ladder, start: Place) -> int | None:
    """The counted weeks from a place's rung to the end."""
    if ladder.pathway.advance != "weeks":
        return None
    rungs = [rung for phase in ladder.pathway.phases for rung in phase.rungs]
    gates = [rung.gate for rung in rungs[start.rung_index :] if rung.gate is not None]
    return sum(_weeks_of(gate) for gate in gates)


def _weeks_of(gate: Gate) -> int:
    """The weeks a gate counts; 0 where it counts none."""
    if isinstance(gate, WeeksDone):
        return gate.at_least
    return sum(_weeks_of(part) for part in gate.of) if isinstance(gate, All) else 0


def _equipment(places: tuple[Place, ...], knowledge: Knowledge) -> tuple[Equipment, ...]:
    mains = (main for place in places for main in place.rung.main)
    return tuple(dict.fromkeys(kit for main in mains for kit in knowledge.exercises[main.exercise].equipment))
