"""The mutants of a module: its source with one small change each, made by mutmut's operators.

A change that nobody could call a fault is not made: a text in upper case beside the
same text with letters put around it says nothing new, and whether a value class is frozen
is for the type checker. What stands outside functions (tables, numbers) is changed as well.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst
from libcst.metadata import ByteSpanPositionProvider, CodeSpan, MetadataWrapper
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace

PACKAGE = "heelwise.engine"


class Mutant(NamedTuple):
    """One change, in a function or outside of any. `lines` are those that run when it does: bit n for line n."""

    module: str
    function: str
    lines: int
    source: str
    change: str

    def key(self) -> tuple[str, str, str]:
        """By what an excuse names it: it outlives lines that move."""
        return (self.module, self.function, self.change)


def mutants_of(module: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a module of the engine, in the order of its source, equal ones once."""
    tree, mutations, _, _ = create_mutations(f"{module}.py", source)
    spans = MetadataWrapper(tree, unsafe_skip_copy=True).resolve(ByteSpanPositionProvider)
    lines, seen = Lines(source), {source}
    for mutation in mutations:
        changed = "" if _says_nothing_new(mutation) else _changed(tree, source, mutation, spans[mutation.original_node])
        if not changed or changed in seen:
            continue
        seen.add(changed)
        change = _change(source, changed)
        home = mutation.contained_by_top_level_function
        name = home.name.value if isinstance(home, cst.FunctionDef) else ""
        if not change.startswith("- class "):
            span = spans[mutation.original_node]
            yield Mutant(module, name, lines.of(span.start, span.start + span.length), changed, change)


def _changed(tree: cst.Module, source: str, mutation: Mutation, span: CodeSpan) -> str:
    """The source with the change in it. Most changes fit into one place of one line, which is quickly done."""
    new = tree.code_for_node(mutation.mutated_node)
    if "\n" in new or isinstance(mutation.original_node, cst.BaseCompoundStatement):
        whole = deep_replace(tree, mutation.original_node, mutation.mutated_node)
        return whole.code if isinstance(whole, cst.Module) else ""
    raw = source.encode()
    before, after = raw[: span.start].decode(), raw[span.start + span.length :].decode()
    new = new.lstrip() if before.endswith(" ") else new
    return before + (new.rstrip() if after.startswith(" ") else new) + after


class Lines:
    """Which lines run where a part of a source runs: those of the statements it is in."""

    def __init__(self, source: str) -> None:
        self._raw = source.encode()
        self._statements = [_extent(node) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]

    def of(self, start: int, end: int) -> int:
        """For bytes from `start` to `end`, one bit a line; every line for what runs once, when the module loads."""
        first, last = (self._raw.count(b"\n", 0, place) + 1 for place in (start, end))
        around = [(begin, stop) for begin, stop, _ in self._statements if begin <= first <= stop]
        begin, stop = min(around, key=lambda extent: extent[1] - extent[0], default=(0, 0))
        inside = any(begins <= begin and stop <= ends for begins, ends, home in self._statements if home)
        return -1 if not inside else (1 << max(stop, last) + 1) - (1 << begin)


def _extent(node: ast.stmt) -> tuple[int, int, bool]:
    """First and last line of a statement, and whether it is a function, whose head is not its own."""
    first, last = node.lineno, node.end_lineno or node.lineno
    if isinstance(node, ast.FunctionDef):
        return node.body[0].lineno, last, True
    if isinstance(node, ast.If | ast.For | ast.While | ast.With):
        return first, max(first, node.body[0].lineno - 1), False
    return first, last, False


def _says_nothing_new(mutation: Mutation) -> bool:
    before, after = mutation.original_node, mutation.mutated_node
    if not isinstance(before, cst.SimpleString) or not isinstance(after, cst.SimpleString):
        return False
    return not after.value.strip("\"'").startswith("XX")


def _change(before: str, after: str) -> str:
    """The lines that differ, before and after."""
    told = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    lines = [line for line in told if line[:1] in "+-" and not line.startswith(("+++", "---"))]
    return "\n".join(f"{line[0]} {line[1:].strip()}" for line in lines)
