"""Does a pathway prescribe only what the permission matrix permits, to everybody it may be given to, at that rung?"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.places import pathway_file, rungs_of, support_of
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Pathway
from heelwise.knowledge.permissions import Cell, Permission
from heelwise.terms import Condition


def permitted(knowledge: Knowledge) -> Iterator[Fault]:
    """Every exercise of every rung, beside it and instead of it; and every rung a permission names has a name."""
    for pathway in knowledge.pathways.values():
        for key, condition, exercise, reached in _prescribed(pathway):
            row = knowledge.permissions.get(exercise)
            if row is not None and not _open(row, condition, reached):
                found = f"'{exercise}' for {condition}: {cell_of(row, condition)}"
                yield Fault(pathway_file(pathway.id), key, found, "an exercise open at this rung")
    known = {rung.id for pathway in knowledge.pathways.values() for _, _, rung in rungs_of(pathway)}
    known |= {key.removeprefix("rung.") for key in knowledge.names if key.startswith("rung.")}
    for row in knowledge.permissions.values():
        yield from _rungs_named(row, known)


def cell_of(row: Permission, condition: Condition) -> Cell:
    """The cell of a row; an unsure site reads the insertional one, a tear is judged by milestones."""
    match condition:
        case "tightness":
            return row.tightness
        case "midportion":
            return row.midportion
        case "insertional" | "unsure":
            return row.insertional
        case "rupture":
            return "clinician"


def _prescribed(pathway: Pathway) -> Iterator[tuple[str, Condition, str, frozenset[str]]]:
    """Key, condition, exercise, and the rungs reached so far, for everything the pathway may hand out."""
    order = [rung.id for _, _, rung in rungs_of(pathway)]
    for condition in pathway.conditions:
        if pathway.advance == "milestones":
            continue  # judged by milestone, in `healing`
        for key, _, rung in rungs_of(pathway):
            reached = frozenset(order[: order.index(rung.id) + 1])
            for main in rung.main:
                laden = (main.load.exercise,) if main.load is not None else ()
                for exercise in (main.exercise, *main.instead, *laden):
                    yield key, condition, exercise, reached
        for key, phase, line in support_of(pathway):
            first = order.index(phase.rungs[0].id) if phase.rungs else len(order) - 1
            for exercise in (line.exercise, *line.instead):
                yield key, condition, exercise, frozenset(order[: first + 1])


def _open(row: Permission, condition: Condition, reached: frozenset[str]) -> bool:
    cell = cell_of(row, condition)
    return cell == "ok" or (cell == "from-rung" and not reached.isdisjoint(row.rungs))


def _rungs_named(row: Permission, known: set[str]) -> Iterator[Fault]:
    key = f"permission.{row.exercise}.rungs"
    by_rung = "from-rung" in {row.tightness, row.midportion, row.insertional}
    if by_rung != bool(row.rungs):
        yield Fault("permissions.toml", key, f"{len(row.rungs)} rungs", "some where a cell says from-rung, else none")
    for rung in row.rungs:
        if rung not in known:
            yield Fault("permissions.toml", key, f"'{rung}'", "a rung of a pathway, or one that names.toml names")
