"""Every reason the engine can give has a sentence, and no sentence waits for a reason that nobody gives.

Read from the engine's source, not from what it happens to do: a rule that only one
person in a thousand meets needs its sentence as well.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pytest

from tests.house.repository import CONTENT, PACKAGE, below, shown

ALL = {"met", "unmet", "unknown"}
VERDICT_OF_CALL = {"verdict": {"met", "unmet"}, "_worst": ALL, "_best": ALL}
HANDED_ON = {"finding.rule", "because.rule"}  # made of a finding or another reason, which is read where it is made


class Made(NamedTuple):
    """One place where a reason is made."""

    where: str
    rules: frozenset[str]
    verdicts: frozenset[str]
    rule: str  # as it is written


class Scope(NamedTuple):
    """What a name may stand for where a reason is made."""

    function: ast.AST
    tables: dict[str, ast.Dict]

    def texts(self, node: ast.AST | None) -> frozenset[str]:
        """Every text that an expression can come to; none when its source does not tell."""
        match node:
            case ast.Constant(value=str(text)):
                return frozenset({text})
            case ast.IfExp(body=one, orelse=other):
                return self.texts(one) | self.texts(other)
            case ast.Name(id=name):
                return frozenset[str]().union(*(self.texts(value) for value in self._given(name)))
            case ast.Call(func=ast.Name(id=name)) if name in VERDICT_OF_CALL:
                return frozenset(VERDICT_OF_CALL[name])
            case ast.Call(func=ast.Attribute(value=ast.Name(id=table), attr="get")) if table in self.tables:
                return frozenset[str]().union(*(self.texts(value) for value in self.tables[table].values))
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue()]):
                return frozenset(start + chosen for chosen in self._chosen_among())
        return frozenset()

    def _given(self, name: str) -> Iterator[ast.expr]:
        """Whatever is assigned to a name."""
        for node in ast.walk(self.function):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    yield from self._paired(target, node.value, name)
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                yield from self._paired(node.target, node.value, name)

    def _paired(self, target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
        match target, value:
            case ast.Name(id=found), _ if found == name:
                yield value
            case ast.Tuple(elts=targets), ast.Tuple(elts=values):
                for one, given in zip(targets, values, strict=True):
                    yield from self._paired(one, given, name)

    def _chosen_among(self) -> Iterator[str]:
        """The texts that this function compares with: cases of a match, members of a tuple."""
        for node in ast.walk(self.function):
            match node:
                case ast.MatchValue(value=ast.Constant(value=str(text))):
                    yield text
                case ast.Compare(ops=[ast.In()], comparators=[ast.Tuple(elts=members)]):
                    for member in members:
                        yield from self.texts(member)


def tables_in(*sources: str) -> dict[str, ast.Dict]:
    """The dictionaries that stand at the top of modules, by name."""
    return {
        target.id: node.value
        for source in sources
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }


def reasons(source: str, tables: dict[str, ast.Dict], where: str = "") -> Iterator[Made]:
    """Every place in a module where a reason is made."""
    module = ast.parse(source)
    for function in ast.walk(module):
        if not isinstance(function, ast.FunctionDef):
            continue
        scope = Scope(function, tables)
        for call in ast.walk(function):
            match call:
                case ast.Call(func=ast.Name(id="Because"), args=[rule, verdict, *_]):
                    said = scope.texts(verdict)
                case ast.Call(func=ast.Name(id="Finding"), args=[_, rule, *_]):
                    said = frozenset({"met"})
                case _:
                    continue
            yield Made(f"{where}:{call.lineno}", scope.texts(rule), said, ast.unparse(rule))


SOURCES = {shown(path): path.read_text() for path in below(PACKAGE / "engine", ".py")}
TABLES = tables_in(*SOURCES.values())
ENGINE = [made for where, source in SOURCES.items() for made in reasons(source, TABLES, where)]
GIVEN = {f"{rule}.{verdict}" for made in ENGINE for rule, verdict in product(made.rules, made.verdicts)}
RULES = tomllib.loads((CONTENT / "words" / "en" / "rules.toml").read_text())
SAID = {f"{rule}.{verdict}" for rule, sentences in RULES.items() for verdict in sentences}


def test_every_rule_and_verdict_can_be_read_from_the_source() -> None:
    assert len(ENGINE) > 50
    unclear = [made for made in ENGINE if not (made.rules and made.verdicts) and made.rule not in HANDED_ON]
    assert not unclear


def test_every_reason_has_a_sentence() -> None:
    assert not GIVEN - SAID


def test_no_sentence_is_left_over() -> None:
    assert not SAID - GIVEN


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('Because("a", "met")', {"a.met"}),
        ('Because("a" if x else "b", "unmet" if y else "met")', {"a.met", "a.unmet", "b.met", "b.unmet"}),
        ('Because("a", verdict(met=x))', {"a.met", "a.unmet"}),
        ('Because("a", _worst(parts))', {"a.met", "a.unmet", "a.unknown"}),
        ('n, rule = 2, "b"; Because(rule, "met")', {"b.met"}),
        ('rule = "b" if x else "c"; Finding(on, rule, "hold", {})', {"b.met", "c.met"}),
        ('f"{x}" in ("p", "q"); Because(f"flip-{x}", "unmet")', {"flip-p.unmet", "flip-q.unmet"}),
        ('Because(TURNS.get(x), "unmet")', {"turn-a.unmet"}),
        ('Because(made_up(), "unmet")', set()),
    ],
)
def test_a_planted_reason_is_found(line: str, found: set[str]) -> None:
    source = f'TURNS = {{"x": "turn-a"}}\ndef f(x, y, parts, on):\n    {line}\n'
    assert {
        f"{rule}.{verdict}"
        for made in reasons(source, tables_in(source))
        for rule, verdict in product(made.rules, made.verdicts)
    } == found
