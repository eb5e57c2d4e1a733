"""Does everything that cites cite something, and does each citation resolve?"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.places import Placed, every_value
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge


def sources(knowledge: Knowledge) -> Iterator[Fault]:
    """Every value with a field `sources` names at least one, and all of them are in sources.toml."""
    for placed in every_value(knowledge):
        if "sources" in placed.value.__struct_fields__:
            yield from _cited(placed, knowledge)
        if isinstance(placed.value, Exercise):
            yield from _seeds(placed.value, placed.file)


def _cited(placed: Placed, knowledge: Knowledge) -> Iterator[Fault]:
    key = f"{placed.key}.sources" if placed.key else "sources"
    cited: tuple[str, ...] = placed.value.sources  # type: ignore[attr-defined]
    if not cited:
        yield Fault(placed.file, key, "nothing", "the key of at least one source")
    for one in cited:
        if one not in knowledge.sources:
            yield Fault(placed.file, key, f"'{one}'", "a key of sources.toml")


def _seeds(exercise: Exercise, file: str) -> Iterator[Fault]:
    for seed in exercise.seeds:
        if f"seed-{seed}" not in exercise.sources:
            yield Fault(file, "seeds", f"'{seed}'", f"'seed-{seed}' among the sources too")
