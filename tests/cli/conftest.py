"""The command line in this process: `run("today", file)` gives its exit code and what it printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from heelwise.cli import main
from tests.people import Diary

EXAMPLES = Path(__file__).parents[2] / "src" / "heelwise" / "examples"
DAY = "2026-11-20"


class Answer(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def one(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Answer(code, printed.out, printed.err)

    return one


@pytest.fixture
def runner() -> Path:
    """An invented runner after a flare: a day to train."""
    return EXAMPLES / "runner.jsonl"


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    """A rupture under care without a clinician's word on any milestone."""
    care = {"on": "2026-11-01", "treatment": "boot", "boot_on": "2026-11-01", "clinician": True}
    path = tmp_path / "torn.jsonl"
    person = Diary().intake(complaint="rupture", rupture=care).screen().screen("2026-11-19")
    path.write_text("".join(json.dumps(line) + "\n" for line in person.lines))
    return path


@pytest.fixture
def newcomer(tmp_path: Path) -> Path:
    """Somebody whose warning signs have not been asked yet."""
    event = {
        "kind": "intake-answered",
        "at": "2026-11-19T07:00:00+01:00",
        "complaint": "midportion-pain",
        "side": "left",
        "goal": "running",
        "equipment": ["wall"],
    }
    file = tmp_path / "newcomer.jsonl"
    file.write_text(json.dumps(event) + "\n")
    return file
