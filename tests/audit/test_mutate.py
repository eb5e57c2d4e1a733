"""Who notices a change: a vignette, a table, or nobody; and what a survivor's reason covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from heelwise.audit.mutants import mutants_of
from heelwise.audit.mutate import Judged, Survivor, judge, stale, survivors_in
from heelwise.audit.mutation_page import page, unexcused
from tests.people import library

THIRD_DAY = """
[[case]]
id = "three-days"
says = "Seen on the third day."
record = ["0 intake worst_pain_week=3 onset=sudden since=d-3", "0 screen"]
on = 0
expect = { pathway = "settle" }
"""

NEVER = """
[[case]]
id = "does-not-hold"
says = "Notices nothing, because it does not hold as it is."
record = ["0 intake", "0 screen"]
on = 0
expect = { verdict = "emergency" }
"""

SURVIVOR = """
[[survivor]]
file = "permissions.toml"
key = "heel-drop.*"
because = "Another lock."
"""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases")
    (folder / "first.toml").write_text(THIRD_DAY + NEVER, encoding="utf-8")
    (folder / "survivors.toml").write_text(SURVIVOR, encoding="utf-8")
    (folder / "tables").mkdir()
    (folder / "tables" / "psfs.toml").write_text('says = ""\nrows = ["scale lowest 0"]\n', encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def limits(cases: Path) -> dict[str, str | None]:
    return {one.mutant.name: one.noticed_by for one in judge(cases, ["limit"])}


def test_a_vignette_notices_on_its_side_of_the_number(limits: dict[str, str | None]) -> None:
    assert limits["numbers/start.toml settle-least-days: 3 -> 2"] == "first/three-days"


def test_the_other_side_survives_without_a_vignette(limits: dict[str, str | None]) -> None:
    assert limits["numbers/start.toml settle-least-days: 3 -> 4"] is None


def test_a_vignette_that_does_not_hold_notices_nothing(limits: dict[str, str | None]) -> None:
    assert "first/does-not-hold" not in limits.values()


def test_all_are_judged_in_the_order_of_the_content(limits: dict[str, str | None]) -> None:
    assert list(limits) == [one.name for one in mutants_of(library()) if one.sort == "limit"]


def test_a_reason_covers_what_it_names(cases: Path) -> None:
    (entry,) = survivors_in(cases)
    covered = {mutant.name for mutant in mutants_of(library()) if entry.covers(mutant)}
    assert "permissions.toml heel-drop.insertional: no -> ok" in covered
    assert "permissions.toml heel-drop-bent.insertional: no -> ok" not in covered


def test_a_reason_may_name_one_change() -> None:
    entry = Survivor(file="numbers/pain.toml", key="strict-cap", change="4 -> 3", because="")
    assert [mutant.change for mutant in mutants_of(library()) if entry.covers(mutant)] == ["4 -> 3"]


def test_without_a_file_nothing_is_excused(tmp_path: Path) -> None:
    assert survivors_in(tmp_path) == []


def test_an_entry_for_what_is_noticed_is_stale(cases: Path) -> None:
    (entry,) = survivors_in(cases)
    mine = [mutant for mutant in mutants_of(library()) if entry.covers(mutant)]
    assert stale([entry], [Judged(mutant, "a/case") for mutant in mine]) == [entry]
    assert stale([entry], [Judged(mutant, None) for mutant in mine]) == []


def test_the_page_counts_and_gives_each_reason(cases: Path) -> None:
    entries = survivors_in(cases)
    names = ("permissions.toml heel-drop.insertional: no -> ok", "permissions.toml squat.insertional: no -> ok")
    lost = [mutant for mutant in mutants_of(library()) if mutant.name in names]
    judged = [Judged(mutant, None) for mutant in lost]
    written = page(judged, entries, "an edition", 2, 1.2)
    assert "| `permissions.toml` | `heel-drop.insertional` | no -> ok | Another lock. |" in written
    assert "| `permissions.toml` | `squat.insertional` | no -> ok | **no reason yet** |" in written
    assert [mutant.key for mutant in unexcused(lost, entries)] == ["squat.insertional"]


def test_a_page_without_survivors_says_so() -> None:
    assert page([], [], "an edition", 0, 0).endswith("None.\n")
