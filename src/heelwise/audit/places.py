"""Where a value of the content stands: its file and key, for every value and every line of a plan. Asks nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Line, Main, Pathway, Phase, Rung


class Placed(Struct, frozen=True):
    """A value with its place."""

    file: str
    key: str
    value: Struct


def every_value(knowledge: Knowledge) -> Iterator[Placed]:
    """Every frozen value there is, outermost first, down to the last dose."""
    for field in knowledge.limits.__struct_fields__:
        limits: Struct = getattr(knowledge.limits, field)
        yield from _within(Placed(f"numbers/{field}.toml", "", limits))
    yield from _of_one_file("sources.toml", knowledge.sources)
    yield from _of_one_file("red-flags.toml", knowledge.flags)
    yield from _of_one_file("rules.toml", knowledge.rules)
    yield from _of_one_file("words/en/advice.toml", knowledge.advice)
    yield from _of_one_file("evidence.toml", knowledge.figures)
    yield from _of_one_file("words/en/claims.toml", knowledge.claims)
    for name, row in knowledge.permissions.items():
        yield Placed("permissions.toml", f"permission.{name}", row)
    for name, test in knowledge.measures.items():
        yield Placed("permissions.toml", f"measure.{name}", test)
    for name, measure in knowledge.outcomes.items():
        yield from _within(Placed(f"measures/{name}.toml", "", measure))
    for name, exercise in knowledge.exercises.items():
        yield from _within(Placed(f"exercises/{name}/exercise.toml", "", exercise))
    for name, pathway in knowledge.pathways.items():
        yield from _within(Placed(pathway_file(name), "", pathway))


def pathway_file(name: str) -> str:
    """The file of a pathway."""
    return f"pathways/{name}.toml"


def rungs_of(pathway: Pathway) -> list[tuple[str, Phase, Rung]]:
    """The ladder in order: the key of each rung, its phase and itself."""
    return [(f"phases.{phase.id}.rungs.{rung.id}", phase, rung) for phase in pathway.phases for rung in phase.rungs]


def support_of(pathway: Pathway) -> Iterator[tuple[str, Phase, Line]]:
    """The lines beside the ladder, with their keys."""
    for phase in pathway.phases:
        for group in phase.support:
            for line in group.lines:
                yield f"phases.{phase.id}.support.{group.id}.{line.exercise}", phase, line


def chains_of(pathway: Pathway) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every prescribed exercise with its substitutes: key, exercise, `instead`."""
    for key, _, rung in rungs_of(pathway):
        for main in rung.main:
            yield f"{key}.{main.exercise}", main.exercise, main.instead
            if main.load is not None:
                yield f"{key}.{main.load.exercise}", main.load.exercise, (main.exercise,)
    for key, _, line in support_of(pathway):
        yield key, line.exercise, line.instead


def _of_one_file(file: str, values: Mapping[str, Struct]) -> Iterator[Placed]:
    for name, value in values.items():
        yield from _within(Placed(file, name, value))


def _within(placed: Placed) -> Iterator[Placed]:
    yield placed
    for field in placed.value.__struct_fields__:
        held = getattr(placed.value, field)
        key = ".".join(part for part in (placed.key, field.replace("_", "-")) if part)
        members = held if isinstance(held, tuple) else (held,)
        for position, member in enumerate(members):
            if isinstance(member, Struct):
                own = f"{key}.{_called(member, position)}" if isinstance(held, tuple) else key
                yield from _within(Placed(placed.file, own, member))


def _called(member: Struct, position: int) -> str:
    """A member of a list by its id, or by its place."""
    if isinstance(member, Line | Main):
        return member.exercise
    name: object = getattr(member, "id", None) or getattr(member, "milestone", None)
    return str(name if name is not None else position)
