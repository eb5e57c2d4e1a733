"""Is a tendon that hurts at the heel bone kept from being pressed against it? Nothing past neutral, nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.places import chains_of, pathway_file
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge

PRESSED = {"insertional", "unsure"}


def compression(knowledge: Knowledge) -> Iterator[Fault]:
    """Neither a pathway for such a tendon nor a permission bends the ankle past neutral; settling has no stretch."""
    for pathway in knowledge.pathways.values():
        if PRESSED.isdisjoint(pathway.conditions):
            continue
        for key, exercise, instead in chains_of(pathway):
            for one in (exercise, *instead):
                facts = knowledge.exercises.get(one)
                if facts is not None and facts.dorsiflexion == "past-neutral":
                    yield Fault(
                        pathway_file(pathway.id), key, f"'{one}', past neutral", "an ankle no further than neutral"
                    )
    for row in knowledge.permissions.values():
        facts = knowledge.exercises.get(row.exercise)
        if facts is not None and facts.dorsiflexion == "past-neutral" and row.insertional in {"ok", "from-rung"}:
            key = f"permission.{row.exercise}.insertional"
            yield Fault("permissions.toml", key, f"'{row.insertional}' past neutral", "'no' or 'clinician'")
    yield from _no_stretch(knowledge)


def _no_stretch(knowledge: Knowledge) -> Iterator[Fault]:
    settle = knowledge.pathways.get("settle")
    if settle is None:
        yield Fault("pathways/settle.toml", "", "no such pathway", "the first days of an irritable tendon")
        return
    for key, exercise, instead in chains_of(settle):
        for one in (exercise, *instead):
            facts = knowledge.exercises.get(one)
            if facts is not None and facts.stretches:
                yield Fault(pathway_file("settle"), key, f"'{one}', a stretch", "no stretch while a tendon settles")
