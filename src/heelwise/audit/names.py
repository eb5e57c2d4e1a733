"""Has every id that a person may read a name in plain words, and the same name everywhere?"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.places import rungs_of
from heelwise.knowledge.exercises import Prop
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.flags import FlagGroup
from heelwise.knowledge.library import Knowledge
from heelwise.terms import (
    Activity,
    Band,
    Complaint,
    Condition,
    Dorsiflexion,
    Equipment,
    FlagAction,
    Kind,
    Measure,
    Milestone,
    Slot,
    Support,
    words,
)

FILE = "words/en/names.toml"

CLOSED = {
    "activity": Activity,
    "band": Band,
    "complaint": Complaint,
    "condition": Condition,
    "dorsiflexion": Dorsiflexion,
    "equipment": Equipment,
    "action": FlagAction,
    "flag-group": FlagGroup,
    "kind": Kind,
    "measure": Measure,
    "milestone": Milestone,
    "prop": Prop,
    "slot": Slot,
    "support": Support,
}
"""Vocabularies whose every word is shown to people."""


def names(knowledge: Knowledge) -> Iterator[Fault]:
    """Every exercise, pathway, phase, rung, group, muscle and word of a closed vocabulary is named."""
    for key in sorted(_wanted(knowledge)):
        if not knowledge.names.get(key, "").strip():
            yield Fault(FILE, key, "nothing", "a name in plain words")
    for key in knowledge.names:
        kind, _, name = key.partition(".")
        if kind == "exercise" and name not in knowledge.exercises:
            yield Fault(FILE, key, "a name of no exercise", "the id of an exercise")


def _wanted(knowledge: Knowledge) -> set[str]:
    found = {f"{kind}.{word}" for kind, vocabulary in CLOSED.items() for word in words(vocabulary)}
    for exercise in knowledge.exercises.values():
        found |= {f"exercise.{exercise.id}", f"position.{exercise.position}"}
        found |= {f"muscle.{muscle}" for muscle in exercise.muscles}
    for pathway in knowledge.pathways.values():
        found |= {f"pathway.{pathway.id}", f"pathway-note.{pathway.id}"}
        found |= {f"phase.{phase.id}" for phase in pathway.phases}
        found |= {f"group.{group.id}" for phase in pathway.phases for group in phase.support}
        found |= {f"rung.{rung.id}" for _, _, rung in rungs_of(pathway)}
    return found
