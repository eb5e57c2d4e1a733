"""Is there as much in the content as its register says? Nothing comes or goes unnoticed.

A file lost in a merge, or a row dropped by a slip, leaves content that is sound in
itself. So the counts are written down once more, and change together with what they count.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from heelwise.audit.places import every_value
from heelwise.knowledge.facts import Frozen, Number
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.learning import articles, replies
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import Shelf, forms_in, load

FILE = "register.toml"


class Register(Frozen, frozen=True, kw_only=True):
    """How many of each there are."""

    exercises: int
    permissions: int
    measures: int
    outcomes: int
    red_flags: int
    pathways: int
    rungs: int
    milestones: int
    numbers: int
    sources: int
    advice: int
    sentences: int
    names: int
    forms: int
    articles: int
    replies: int


def register(folder: Path) -> Iterator[Fault]:
    """The register names every count, and every count is right."""
    shelf = Shelf(folder)
    said = shelf.one(FILE, Register, shelf.document(FILE))
    yield from shelf.faults
    try:
        found = counted(folder)
    except ContentError:
        return  # which other faults say
    for field in Register.__struct_fields__:
        wanted = getattr(found, field)
        if said is not None and getattr(said, field) != wanted:
            key = field.replace("_", "-")
            yield Fault(FILE, key, f"{getattr(said, field)}", f"{wanted}, as many as the content has")


def counted(folder: Path) -> Register:
    """What a content folder holds. Raises ContentError when it cannot be read."""
    knowledge = load(folder)
    return Register(
        exercises=len(knowledge.exercises),
        permissions=len(knowledge.permissions),
        measures=len(knowledge.measures),
        outcomes=len(knowledge.outcomes),
        red_flags=len(knowledge.flags),
        pathways=len(knowledge.pathways),
        rungs=_rungs(knowledge),
        milestones=sum(len(pathway.milestones) for pathway in knowledge.pathways.values()),
        numbers=sum(isinstance(placed.value, Number) for placed in every_value(knowledge)),
        sources=len(knowledge.sources),
        advice=len(knowledge.advice),
        sentences=len(knowledge.sentences),
        names=sum("." in key for key in knowledge.names),
        forms=len(forms_in(folder)),
        articles=len(articles(Shelf(folder))),
        replies=len(replies(Shelf(folder))),
    )


def _rungs(knowledge: Knowledge) -> int:
    return sum(len(phase.rungs) for pathway in knowledge.pathways.values() for phase in pathway.phases)
