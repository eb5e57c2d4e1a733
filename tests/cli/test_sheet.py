"""`heelwise sheet`: what to take to the clinician of a healing tear."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DAY, Run
from tests.people import Diary

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def torn() -> Path:
    return EXAMPLES / "rupture.jsonl"


def test_the_page_has_milestones_questions_and_the_log(run: Run, torn: Path) -> None:
    answer = run("sheet", torn, "--on", DAY)
    assert answer.code == 0
    for said in ("What is opened, and by whose word", "To ask", "Written down since", "as told by Dr. Amara Lind",
                 "not opened; not before week 16", "[ ] allowed", "Receipt "):  # fmt: skip
        assert said in answer.out


def test_the_document_is_the_sheet_with_its_receipt(run: Run, torn: Path) -> None:
    answer = run("sheet", torn, "--on", DAY, "--json")
    assert answer.code == 0
    assert answer.json.keys() == {"on", "edition", "flags", "legs", "receipt"}
    assert len(answer.json["legs"][0]["milestones"]) == 14


def test_nothing_torn_is_a_no(run: Run, runner: Path) -> None:
    answer = run("sheet", runner, "--on", DAY)
    assert (answer.code, answer.out) == (1, "")
    assert "no healing tear" in answer.err
    document = run("sheet", runner, "--on", DAY, "--json")
    assert (document.code, document.json["legs"]) == (1, [])


def test_an_own_account_a_waiting_word_and_an_unknown_week_are_said(run: Run, tmp_path: Path) -> None:
    import json

    def written(name: str, rupture: dict[str, object]) -> Path:
        person = Diary().intake(complaint="rupture", rupture=rupture).screen()
        person.write("milestone-cleared", 0, "10:00", milestone="running", by="clinician")
        path = tmp_path / name
        path.write_text("".join(json.dumps(line) + "\n" for line in person.lines))
        return path

    known = {"on": "2026-09-01", "treatment": "boot", "boot_on": "2026-09-01", "clinician": True}
    said = " ".join(run("sheet", written("known.jsonl", known), "--on", "2026-11-03").out.split())
    assert "by the clinician's own account, waits for week 16" in said
    unknown = {"on": "2026-09-01", "treatment": "boot", "clinician": True}
    assert "week not known" in run("sheet", written("unknown.jsonl", unknown), "--on", "2026-11-03").out
