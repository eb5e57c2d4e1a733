"""The doses and measures say what the tables say: each number is written twice, and a slip in either shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from heelwise.audit.vignettes.tables import Table, rows_of, tables_in
from tests.people import library

TABLES = tables_in(Path(__file__).parent / "tables")


@pytest.mark.parametrize("table", TABLES, ids=[table.of for table in TABLES])
def test_the_content_is_as_it_was_read_in_its_sources(table: Table) -> None:
    assert table.rows == rows_of(table.of, library()), table.says


def test_every_plan_and_measure_has_a_table() -> None:
    assert {table.of for table in TABLES} == library().pathways.keys() | library().outcomes.keys()


def test_the_walk_that_ends_settling_is_said_as_it_is_asked() -> None:
    said = library().limits.start.settle_walk_pain.value
    assert f"walk-pain at-most {said:g} " in rows_of("settle", library())[-1]
