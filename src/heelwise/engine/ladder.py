"""A pathway's phases, rungs and steps laid out as one line of places. Order is load.

Moving up is the next place. Moving down never asks for more sets, repetitions or
seconds than before, whatever the lower rung's last step was.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Dose, Pathway, Phase, Rung
from heelwise.terms import Goal


class Place(Struct, frozen=True, gc=False):
    """One step of one rung of one phase; indices count from 0.

    `exercises` are all that count as its own work, `spaced` those that are done on at most
    `spaced_days` of a week. `weighs` where there is a weight to be found or earned.
    """

    index: int
    phase_index: int
    phase: Phase
    rung_index: int
    rung: Rung
    step: int
    dose: Dose
    exercises: frozenset[str]
    spaced: frozenset[str]
    spaced_days: int
    weighs: bool


class Ladder(Struct, frozen=True):
    """All places of a pathway, lowest first. Empty for a pathway that prescribes no load."""

    pathway: Pathway
    places: tuple[Place, ...]

    def at_rung(self, rung_id: str) -> int | None:
        """The first place of a rung, or None where the pathway has no such rung."""
        return next((p.index for p in self.places if p.rung.id == rung_id), None)

    def at_phase(self, phase_index: int) -> int:
        """The first place of a phase; of the first phase below 0."""
        wanted = max(0, phase_index)
        return next((p.index for p in self.places if p.phase_index >= wanted), 0)

    def at_phase_id(self, phase_id: str) -> int | None:
        """The first place of a phase by its id."""
        return next((p.index for p in self.places if p.phase.id == phase_id), None)

    def is_top(self, index: int, goal: Goal) -> bool:
        """Whether a place is the last one, or the last before a phase that this goal does not need."""
        return index + 1 >= len(self.places) or not self.places[index + 1].phase.is_for(goal)

    def top(self, goal: Goal) -> int:
        """The last place that this goal needs."""
        return next(p.index for p in self.places if self.is_top(p.index, goal))

    def before_goals(self, index: int) -> int:
        """A place, or where it springs the first of the last phase before that: springing is earned anew."""
        if not self.places[index].phase.goals:
            return index
        return self.at_phase(max(p.phase_index for p in self.places if not p.phase.goals))

    def has_reached(self, index: int, rung_ids: tuple[str, ...]) -> bool:
        """Whether a place is at or past the first place of any of these rungs."""
        starts = [start for start in map(self.at_rung, rung_ids) if start is not None]
        return any(index >= start for start in starts)

    def down(self, index: int) -> int:
        """One step down: within the rung, else to the rung below at no more than this dose."""
        here = self.places[index]
        return index - 1 if here.step > 0 else self.rung_down(index)

    def rung_down(self, index: int) -> int:
        """One rung down, at the highest of its steps that is no more than the dose here."""
        here = self.places[index]
        below = [p for p in self.places if p.rung_index == here.rung_index - 1]
        if not below:
            return here.index - here.step
        fitting = [p.index for p in below if _no_more(p.dose, here.dose)]
        return fitting[-1] if fitting else below[0].index


def _no_more(low: Dose, high: Dose) -> bool:
    """Whether no number of `low` exceeds its like in `high`, sets above all."""
    pairs = ((low.reps, high.reps), (low.hold_s, high.hold_s), (low.minutes, high.minutes))
    return low.sets <= high.sets and all(a is None or b is None or a <= b for a, b in pairs)


def ladder_of(pathway: Pathway) -> Ladder:
    """Lay a pathway out."""
    places: list[Place] = []
    rung_index = -1
    for phase_index, phase in enumerate(pathway.phases):
        for rung in phase.rungs:
            rung_index += 1
            for step, dose in enumerate(rung.steps):
                places.append(_place(len(places), phase_index, phase, rung_index, rung, step, dose))
    return Ladder(pathway, tuple(places))


def _place(index: int, phase_index: int, phase: Phase, rung_index: int, rung: Rung, step: int, dose: Dose) -> Place:
    loads = [main.load for main in rung.main if main.load is not None]
    own = {name for main in rung.main for name in (main.exercise, *main.instead)} | {load.exercise for load in loads}
    rare = {m.exercise: m.days_per_week for m in rung.main if m.days_per_week is not None}
    rare |= {load.exercise: load.days_per_week for load in loads if load.days_per_week is not None}
    return Place(
        index,
        phase_index,
        phase,
        rung_index,
        rung,
        step,
        dose,
        exercises=frozenset(own),
        spaced=frozenset(rare),
        spaced_days=min(rare.values(), default=phase.days_per_week),
        weighs=bool(loads) or dose.rm is not None,
    )


def ladders_of(knowledge: Knowledge) -> Mapping[str, Ladder]:
    """Every pathway laid out, by its id."""
    return {key: ladder_of(pathway) for key, pathway in knowledge.pathways.items()}
