"""`heelwise audit`: sound is 0, unsound is 1, unreadable is 2."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from heelwise.knowledge.read import CONTENT
from tests.cli.conftest import Run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content, to be damaged."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_the_shipped_content_is_sound(run: Run):
    answer = run("audit")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "The content is sound.\n"
    assert run("audit", "--json").json == {"folder": None, "sound": True, "faults": []}


def test_a_source_that_nobody_knows_is_unsound(run: Run, content: Path):
    file = content / "exercises" / "heel-drop" / "exercise.toml"
    file.write_text(file.read_text().replace('"alfredson-1998"', '"somebody-1999"', 1))
    answer = run("audit", content)
    assert (answer.code, answer.out) == (1, "")
    assert "somebody-1999" in answer.err
    assert any(line.startswith("exercises/heel-drop/exercise.toml: ") for line in answer.err.splitlines())
    document = run("audit", content, "--json").json
    assert document["sound"] is False
    assert document["faults"][0].keys() == {"file", "key", "found", "wanted"}


def test_a_file_that_cannot_be_read_is_bad_input(run: Run, content: Path):
    (content / "red-flags.toml").write_bytes(b"\xff\xfe")
    answer = run("audit", content)
    assert answer.code == 2
    assert "red-flags.toml" in answer.err


def test_a_folder_that_is_not_there_is_bad_input(run: Run, tmp_path: Path):
    answer = run("audit", tmp_path / "nowhere")
    assert (answer.code, answer.out) == (2, "")
    assert "wanted a content folder" in answer.err
