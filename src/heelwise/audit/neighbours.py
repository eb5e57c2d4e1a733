"""Does every id point at something? Exercises, measures, and the easier and harder of each."""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.places import chains_of, pathway_file
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Measure, words

AN_EXERCISE = "the id of an exercise"


def neighbours(knowledge: Knowledge) -> Iterator[Fault]:
    """Every exercise has a permission row and the other way round; edges resolve and ask less or more as they say."""
    yield from _rows(knowledge)
    for exercise in knowledge.exercises.values():
        yield from _edges(exercise, knowledge)
    for pathway in knowledge.pathways.values():
        for key, main, instead in chains_of(pathway):
            for one in (main, *instead):
                if one not in knowledge.exercises:
                    yield Fault(pathway_file(pathway.id), key, f"'{one}'", AN_EXERCISE)


def _rows(knowledge: Knowledge) -> Iterator[Fault]:
    for name in knowledge.permissions.keys() - knowledge.exercises.keys():
        yield Fault("permissions.toml", f"permission.{name}", f"'{name}'", AN_EXERCISE)
    for name in knowledge.exercises.keys() - knowledge.permissions.keys():
        yield Fault("permissions.toml", "permission", f"no row for '{name}'", "a row for every exercise")
    for name in set(words(Measure)) - knowledge.measures.keys():
        yield Fault("permissions.toml", "measure", f"no row for '{name}'", "a row for every measure")
    for name in knowledge.measures.keys() - set(words(Measure)):
        yield Fault("permissions.toml", f"measure.{name}", f"'{name}'", "a measure of the field")


def _edges(exercise: Exercise, knowledge: Knowledge) -> Iterator[Fault]:
    file = f"exercises/{exercise.id}/exercise.toml"
    for edge, named in (("easier", exercise.easier), ("harder", exercise.harder)):
        for other in named:
            if other not in knowledge.exercises or other == exercise.id:
                yield Fault(file, edge, f"'{other}'", "the id of another exercise")
                continue
            tier = knowledge.exercises[other].load_tier
            if (tier > exercise.load_tier) if edge == "easier" else (tier < exercise.load_tier):
                yield Fault(file, edge, f"'{other}' of tier {tier}", f"one {edge} than tier {exercise.load_tier}")
