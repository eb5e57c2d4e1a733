"""`heelwise scores`: what changed, in sentences and as a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cases.notation import diary
from tests.cli.conftest import DAY, Run

STORY = ["0 intake sex=male", "0 screen", "0..13 session any 2", "1..14 morning 2/10", "0 measured visa-a 50",
         "14 measured visa-a 53", "14 measured heel-raise-endurance 27 side=left"]  # fmt: skip


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    """Somebody two weeks into a plan, with two scores and a test."""
    path = tmp_path / "measured.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in diary(STORY).lines))
    return path


def test_the_document_has_what_the_decision_has(run: Run, measured: Path) -> None:
    answer = run("scores", measured, "--on", "2026-11-16", "--json")
    whole = run("today", measured, "--on", "2026-11-16", "--json").json
    assert answer.code == 0
    assert answer.json == {"on": whole["on"], "edition": whole["edition"], **whole["response"]}
    assert [score["rule"] for score in answer.json["scores"]] == ["score-one", "score-no-change", "heel-raise-norm"]
    assert answer.json["sessions"][-1] == {
        "weeks": 2, "done": 14, "asked": 14, "missed": 0, "paused": 0, "pct": 100.0,
    }  # fmt: skip
    assert answer.json["mornings"][0] == {"side": "left", "days": 7, "known": 7}


def test_the_page_says_it_in_sentences(run: Run, measured: Path) -> None:
    answer = run("scores", measured, "--on", "2026-11-16")
    assert answer.code == 0
    assert "no change" in answer.out
    assert "27 heel raises on the left leg; about 28 are usual" in " ".join(answer.out.split())
    assert "14 of 14 sessions" in " ".join(answer.out.split())


def test_nothing_measured_is_no_fault(run: Run, runner: Path) -> None:
    answer = run("scores", runner, "--on", DAY)
    assert answer.code == 0
    assert "Nothing was measured yet" in answer.out


def test_bad_input_exits_with_2(run: Run, tmp_path: Path) -> None:
    assert run("scores", tmp_path / "nobody.jsonl", "--on", DAY).code == 2
