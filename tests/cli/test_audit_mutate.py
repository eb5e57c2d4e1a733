"""`heelwise audit --mutate`: 0 when everything is noticed or excused, 1 when not, 2 for wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.test_mutate import THIRD_DAY
from tests.cli.conftest import Run

EVERYTHING = """
[[survivor]]
file = "pathways/rupture-guided.toml"
key = "*"
because = "Not this folder's."
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    (tmp_path / "first.toml").write_text(THIRD_DAY, encoding="utf-8")
    return tmp_path


def test_what_nobody_notices_is_listed(run: Run, cases: Path) -> None:
    answer = run("audit", "--mutate", "--cases", cases, "--only", "milestone")
    assert answer.code == 1
    assert answer.out.startswith("28 changes, 0 noticed, in ")
    assert "milestones.running.earliest-week: 16 -> 15: no vignette notices" in answer.err


def test_what_has_a_reason_is_no_fault(run: Run, cases: Path) -> None:
    (cases / "survivors.toml").write_text(EVERYTHING, encoding="utf-8")
    answer = run("audit", "--mutate", "--cases", cases, "--only", "milestone")
    assert (answer.code, answer.err) == (0, "")
    assert "28 survive with a reason" in answer.out
    document = run("audit", "--mutate", "--cases", cases, "--only", "milestone", "--json").json
    assert document["changes"] == 28
    assert document["survivors"] == []


def test_wrong_use_says_what_was_wanted(run: Run, cases: Path, tmp_path: Path) -> None:
    for arguments, wanted in (
        (["--only", "nonsense"], "wanted some of limit, gate"),
        (["--only", "flag", "--report", tmp_path / "page.md"], "leave --only out"),
        (["--cases", tmp_path / "nowhere"], "wanted the folder `tests/cases`"),
    ):
        answer = run("audit", "--mutate", "--cases", cases, *arguments)
        assert (answer.code, answer.out) == (2, "")
        assert wanted in answer.err
    assert run("audit", cases, "--mutate").code == 2
