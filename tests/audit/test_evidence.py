"""Figures to choose by: each is whole, of a pathway there is, on its scale, and as sure as it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from heelwise.audit.evidence import evidence
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import load

Planted = Callable[[str, str, str], list[Fault]]
FILE = "evidence.toml"


def test_the_shipped_figures_are_sound() -> None:
    assert not list(evidence(load()))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('pathways = ["alfredson"]', 'pathways = ["alfredsen"]', "pathways"),
        ("value = 78", "value = 178", "value"),
        ('unit = "percent"', 'unit = "points"', "unit"),
        ("lo = 9.5\n", "", "lo"),
        ("lo = 9.5", "lo = 19.5", "value"),
        ('group = "eccentric"', 'group = ""', "group"),
        ('note = "Not randomised."', 'note = "Not randomised!"', "note"),
        ('sources = ["F4", "alfredson-1998"]', 'sources = ["F4000"]', "sources"),
        ('sources = ["F4", "alfredson-1998"]', "sources = []", "sources"),
        ('tag = "M"\nverified = "no"', 'tag = "M"\nverified = "yes"', "verified"),
    ],
)
def test_a_planted_fault_is_named(planted: Planted, old: str, new: str, key: str) -> None:
    found = planted(FILE, old, new)
    assert [fault for fault in found if fault.file == FILE and fault.key.endswith(key)], found


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('pathways = ["graded-loading"]', 'pathways = ["graded"]', "pathways"),
        ('conditions = ["midportion"]', "conditions = []", "expect-months"),
        ("to be expected in the first two weeks.", "to be expected!", "text"),
    ],
)
def test_a_planted_claim_is_named(planted: Planted, old: str, new: str, key: str) -> None:
    found = planted("words/en/claims.toml", old, new)
    assert [fault for fault in found if fault.file == "words/en/claims.toml" and fault.key.endswith(key)], found


def test_an_outcome_without_a_name_is_named(planted: Planted) -> None:
    found = planted("words/en/names.toml", 'adherence = "sessions done"', 'adherence = ""')
    assert any(fault.key == "outcome.adherence" for fault in found)


def knowledge_has(knowledge: Knowledge, pathway: str, outcome: str) -> list[float]:
    return [f.value for f in knowledge.figures.values() if pathway in f.pathways and f.outcome == outcome]


def test_the_figures_that_were_read() -> None:
    """Beyer 2015: 78 % of the eccentric sessions were done and 92 % of the heavy ones; satisfied 80, 76 and 100, 96."""
    knowledge = load()
    assert knowledge_has(knowledge, "alfredson", "adherence") == [78]
    assert knowledge_has(knowledge, "heavy-slow-resistance", "adherence") == [92]
    assert knowledge_has(knowledge, "heavy-slow-resistance", "satisfied") == [100, 96]
    assert knowledge_has(knowledge, "heavy-slow-resistance", "visa-a") == [54, 76, 89]
    assert knowledge_has(knowledge, "silbernagel", "visa-a") == [57, 85]


def test_a_figure_changes_no_edition(folder) -> None:
    """Figures are shown and decide nothing."""
    before = load(folder).edition
    path = folder / FILE
    path.write_text(path.read_text().replace("value = 78", "value = 77"))
    from heelwise.knowledge.read import forget

    forget()
    assert load(folder).edition == before
