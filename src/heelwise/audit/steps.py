"""Does each step change one thing, so that a progression can name it, and never ask less than the one before?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heelwise.audit.places import every_value, pathway_file, rungs_of
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Dose
from heelwise.terms import Band, words

VARIABLES = ("sets", "reps", "hold_s", "minutes", "load_kg", "rm", "band")


def steps(knowledge: Knowledge) -> Iterator[Fault]:
    """Consecutive steps of a rung differ in one variable, upwards; every dose says how much."""
    for pathway in knowledge.pathways.values():
        for key, _, rung in rungs_of(pathway):
            for position, (before, after) in enumerate(pairwise(rung.steps), start=1):
                changed = [name for name in VARIABLES if getattr(before, name) != getattr(after, name)]
                at = f"{key}.steps[{position}]"
                if len(changed) != 1:
                    found = " and ".join(changed) if changed else "nothing"
                    yield Fault(pathway_file(pathway.id), at, f"a change of {found}", "a change of one variable")
                elif not _harder(before, after, changed[0]):
                    yield Fault(pathway_file(pathway.id), at, f"less of {changed[0]}", "more of it")
    for placed in every_value(knowledge):
        if isinstance(placed.value, Dose):
            yield from _dose(placed.value, placed.file, placed.key)


def _dose(dose: Dose, file: str, key: str) -> Iterator[Fault]:
    given = [name for name in ("reps", "hold_s", "minutes") if getattr(dose, name) is not None]
    if len(given) != 1:
        yield Fault(file, key, " and ".join(given) or "neither reps nor hold-s nor minutes", "exactly one of them")


def _harder(before: Dose, after: Dose, name: str) -> bool:
    old, new = getattr(before, name), getattr(after, name)
    if name == "band":
        order: list[Band | None] = [None, *words(Band)]
        return order.index(new) > order.index(old)
    if name == "rm":
        return (new or 0) < (old or 0)
    return (new or 0) > (old or 0)
