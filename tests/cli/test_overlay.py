"""`--overlay`: one's own exercises on the command line; a folder with a fault is not used at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from heelwise.knowledge.read import forget, lay
from tests.cli.conftest import DAY, Run
from tests.knowledge.overlays import FACTS, GUIDE, ID, example
from tests.knowledge.planting import edited


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    yield example(tmp_path)
    lay(None)
    forget()


def test_the_guide_s_commands_work(run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line.split()[1:] for line in GUIDE.read_text().splitlines() if line.startswith("heelwise ")]
    assert [words[0] for words in lines] == ["audit", "exercise", "draw", "serve"]
    for words in lines[:-1]:  # the last one does not end; what it checks before it starts is tested below
        assert run(*words).code == 0, words
    assert "Heel raise at the counter" in run(*lines[1]).out
    assert (tmp_path / "raise.svg").read_text().startswith("<svg")


def test_it_is_found_among_the_others(run: Run, own: Path) -> None:
    found = [one["id"] for one in run("exercises", "kitchen", "--json", "--overlay", own).json]
    assert found[0] == ID
    assert len(run("exercises", "--json", "--overlay", own).json) == len(run("exercises", "--json").json) + 1


def test_the_environment_stands_for_the_option(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEELWISE_OVERLAY", str(own))
    assert run("exercise", ID).code == 0
    monkeypatch.delenv("HEELWISE_OVERLAY")
    assert run("exercise", ID).code == 2


def test_the_rules_hold_for_it(run: Run, own: Path, torn: Path, newcomer: Path) -> None:
    for record in (torn, newcomer):
        answer = run("may", ID, record, "--on", DAY, "--json", "--overlay", own)
        assert answer.code == 1
        assert answer.json["answer"] != "yes"
        assert answer.json["because"]["sources"]


def test_a_plan_is_the_same_with_and_without_but_for_the_edition(run: Run, own: Path, runner: Path) -> None:
    without = run("today", runner, "--on", DAY, "--json").json
    with_it = run("today", runner, "--on", DAY, "--json", "--overlay", own).json
    assert with_it.pop("edition").startswith(f"{without.pop('edition')}+")
    assert with_it.pop("receipt") != without.pop("receipt")
    assert with_it == without
    sheets = [run("cues", runner, "--on", DAY, *more, "--json").json["cues"] for more in ((), ("--overlay", own))]
    assert sheets[0] == sheets[1]


@pytest.mark.parametrize(
    "command",
    [
        ("exercises",), ("exercise", "ice"), ("draw", "ice"), ("serve", "--no-browser"),
        ("today", "RECORD"), ("may", "ice", "RECORD"), ("cues", "RECORD"),
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_a_folder_with_a_fault_is_not_used(run: Run, own: Path, runner: Path, command: tuple[str, ...]) -> None:
    edited(own, FACTS, '"to-neutral"', '"past-neutral"')
    answer = run(*(str(runner) if word == "RECORD" else word for word in command), "--overlay", own)
    assert (answer.code, answer.out) == (2, "")
    assert f"{own}/permissions.toml: permission.{ID}.insertional: found" in answer.err


def test_a_folder_that_is_not_there_is_bad_input(run: Run, tmp_path: Path) -> None:
    answer = run("exercises", "--overlay", tmp_path / "nowhere")
    assert answer.code == 2
    assert "found no folder" in answer.err


def test_an_overlay_s_faults_are_told_apart_from_unreadable_ones(run: Run, own: Path) -> None:
    edited(own, FACTS, '["seated-calf-raise"]', '["forward-hop"]')
    assert run("audit", own).code == 1
    (own / FACTS).write_bytes(b"\xff")
    assert run("audit", own).code == 2
