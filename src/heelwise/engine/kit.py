"""Kit at hand: what an exercise lacks, and what stands in for it as heavily."""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.engine.because import Facts
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Main, Pathway
from heelwise.terms import Equipment

WEIGHTS: frozenset[Equipment] = frozenset({"backpack", "weights", "gym"})
"""Kit that adds load."""


def missing_kit(exercise: Exercise, at_hand: tuple[Equipment, ...]) -> Equipment | None:
    """The first piece of kit that is not at hand."""
    return next((kit for kit in exercise.equipment if kit not in at_hand), None)


def takes_weight(exercise: Exercise) -> bool:
    """Whether an exercise is done with a weight at all; a substitute for a loaded one may not be."""
    return bool(WEIGHTS.intersection(exercise.equipment))


def substitute(main: Main, at_hand: tuple[Equipment, ...], knowledge: Knowledge, *, as_heavy: bool) -> str | None:
    """The first substitute with the kit at hand; `as_heavy`: one that takes a weight where the exercise does."""
    weighted = as_heavy and takes_weight(knowledge.exercises[main.exercise])
    known = (knowledge.exercises[name] for name in main.instead)
    fitting = (e.id for e in known if missing_kit(e, at_hand) is None and (takes_weight(e) or not weighted))
    return next(fitting, None)


def lacking(pathway: Pathway, at_hand: tuple[Equipment, ...], knowledge: Knowledge) -> Iterator[Facts]:
    """What keeps a published programme from being itself: exercises without kit, nothing as heavy in their place."""
    if pathway.advance != "weeks":
        return
    rungs = (rung for phase in pathway.phases for rung in phase.rungs)
    for main in {main.exercise: main for rung in rungs for main in rung.main}.values():
        missing = missing_kit(knowledge.exercises[main.exercise], at_hand)
        if missing is not None and substitute(main, at_hand, knowledge, as_heavy=True) is None:
            yield {"exercise": main.exercise, "equipment": missing}
