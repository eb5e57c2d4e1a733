"""Does what stands in for an exercise ask no more than it, and can everybody do the rung with nothing at home?"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.places import chains_of, pathway_file, rungs_of
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Dorsiflexion, words

BENDS: tuple[Dorsiflexion, ...] = words(Dorsiflexion)


def substitutes(knowledge: Knowledge) -> Iterator[Fault]:
    """No substitute has a higher load tier or bends the ankle further; each rung has a way without equipment."""
    for pathway in knowledge.pathways.values():
        file = pathway_file(pathway.id)
        for key, name, instead in chains_of(pathway):
            yield from _chain(name, instead, knowledge, file, f"{key}.instead")
        for key, _, rung in rungs_of(pathway):
            ways = [one for main in rung.main for one in (main.exercise, *main.instead) if one in knowledge.exercises]
            if ways and all(knowledge.exercises[one].equipment for one in ways):
                yield Fault(file, key, "equipment for every way of doing it", "one way that needs none")


def _chain(name: str, instead: tuple[str, ...], knowledge: Knowledge, file: str, key: str) -> Iterator[Fault]:
    chain = (name, *instead)
    for one in sorted({one for one in chain if chain.count(one) > 1}):
        yield Fault(file, key, f"'{one}' again", "each exercise once")
    original = knowledge.exercises.get(name)
    if original is None:
        return
    for other in (knowledge.exercises[one] for one in instead if one in knowledge.exercises):
        if other.load_tier > original.load_tier:
            yield Fault(file, key, f"'{other.id}' of tier {other.load_tier}", f"tier {original.load_tier} at most")
        if BENDS.index(other.dorsiflexion) > BENDS.index(original.dorsiflexion):
            yield Fault(file, key, f"'{other.id}', {other.dorsiflexion}", f"{original.dorsiflexion} at most")
