"""The mutants of a module: its source with one small change each, made by mutmut's operators.

A change that nobody could call a fault is not made: a text in upper case beside the
same text with letters put around it says nothing new, and whether a value class is frozen
is for the type checker. What stands outside functions (tables, numbers) is changed as well.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace

PACKAGE = "heelwise.engine"


class Mutant(NamedTuple):
    """One change. `line` is where its function, or the change itself outside of any, begins."""

    module: str
    function: str
    line: int
    source: str
    change: str

    def key(self) -> tuple[str, str, str]:
        """By what an excuse names it: it outlives lines that move."""
        return (self.module, self.function, self.change)


def mutants_of(module: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a module of the engine, in the order of its source, equal ones once."""
    tree, mutations, _, _ = create_mutations(f"{module}.py", source)
    lines = _lines(tree)
    seen = {source}
    for mutation in mutations:
        if _says_nothing_new(mutation):
            continue
        changed = deep_replace(tree, mutation.original_node, mutation.mutated_node)
        if not isinstance(changed, cst.Module) or changed.code in seen:
            continue
        seen.add(changed.code)
        change = _change(source, changed.code)
        if change.startswith("- class "):
            continue
        home = mutation.contained_by_top_level_function
        name = home.name.value if isinstance(home, cst.FunctionDef) else ""
        yield Mutant(module, name, lines.get(name, 0), changed.code, change)


def _says_nothing_new(mutation: Mutation) -> bool:
    before, after = mutation.original_node, mutation.mutated_node
    if not isinstance(before, cst.SimpleString) or not isinstance(after, cst.SimpleString):
        return False
    return not after.value.strip("\"'").startswith("XX")


def _lines(tree: cst.Module) -> dict[str, int]:
    """Where each function begins."""
    places = MetadataWrapper(tree, unsafe_skip_copy=True).resolve(PositionProvider)
    return {node.name.value: place.start.line for node, place in places.items() if isinstance(node, cst.FunctionDef)}


def _change(before: str, after: str) -> str:
    """The lines that differ, before and after."""
    told = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    lines = [line for line in told if line[:1] in "+-" and not line.startswith(("+++", "---"))]
    return "\n".join(f"{line[0]} {line[1:].strip()}" for line in lines)
