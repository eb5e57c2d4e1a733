"""What the documents tell people to type works, and answers what they show.

A ```console block is run line by line from the repository's root: `$ ` begins a command, the lines below it must
be its answer, in order; a line of three dots skips any number of them. `# exit 1` after a command says
how it ends. A ```python block is run whole.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.repository import ROOT, below, shown

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
DOCUMENTS = [path for path in below(ROOT, ".md") if not path.is_relative_to(ROOT / "tests")]


@dataclass(frozen=True)
class Command:
    """A command as a document shows it."""

    document: Path
    line: str
    exits: int
    answer: tuple[str, ...]


def blocks(document: Path, language: str) -> list[str]:
    """The document's fenced blocks in one language."""
    return [text for found, text in BLOCK.findall(document.read_text()) if found == language]


def commands(document: Path, text: str) -> list[Command]:
    """The commands of one console block."""
    found = []
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, *answer = part.rstrip("\n").split("\n")
        exits = re.search(r"\s+# exit (\d)$", line)
        bare = line[: exits.start()] if exits else line
        found.append(Command(document, bare, int(exits[1]) if exits else 0, tuple(answer)))
    return found


def answers(shown_lines: tuple[str, ...], real: list[str]) -> bool:
    """Whether the real answer is what is shown, with anything where three dots stand."""
    position, skipping = 0, False
    for wanted in shown_lines:
        if wanted.strip() in {"...", "…"}:
            skipping = True
            continue
        while skipping and position < len(real) and real[position].rstrip() != wanted.rstrip():
            position += 1
        if position >= len(real) or real[position].rstrip() != wanted.rstrip():
            return False
        position, skipping = position + 1, False
    return skipping or not shown_lines or position == len(real)


COMMANDS = [
    command
    for document in DOCUMENTS
    for text in blocks(document, "console")
    for command in commands(document, text)
]  # fmt: skip
PYTHON = [(document, text) for document in DOCUMENTS for text in blocks(document, "python")]


def test_three_dots_skip_and_nothing_else_does() -> None:
    assert answers(("a", "...", "c"), ["a", "b", "b", "c"])
    assert answers(("a", "..."), ["a", "b"])
    assert answers((), ["anything"])
    assert not answers(("a", "c"), ["a", "b", "c"])
    assert not answers(("a",), ["a", "b"])
    assert not answers(("a", "...", "d"), ["a", "b"])


def test_the_readme_shows_commands() -> None:
    assert [command for command in COMMANDS if command.document == ROOT / "README.md"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{shown(command.document)}:{command.line}")
def test_a_command_answers_as_shown(command: Command, tmp_path: Path) -> None:
    home = Path(sys.executable).parent
    result = subprocess.run(
        ["bash", "-c", command.line],
        cwd=ROOT,
        env=os.environ | {"PATH": f"{home}:{os.environ['PATH']}", "COLUMNS": "120", "TMP": str(tmp_path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == command.exits, result.stderr
    assert answers(command.answer, result.stdout.splitlines()), result.stdout


@pytest.mark.parametrize(
    ("document", "text"), PYTHON, ids=lambda value: shown(value) if isinstance(value, Path) else ""
)
def test_python_runs_as_shown(document: Path, text: str) -> None:
    result = subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{shown(document)}: {result.stderr}"


def test_every_shell_line_is_a_script_that_is_run_elsewhere() -> None:
    """`sh` blocks show the scripts: what tests, checks and serves is run by .ci/run and test_serve."""
    known = {"scripts/serve", "scripts/test", "scripts/check", "scripts/fix", "scripts/pictures"}
    for document in DOCUMENTS:
        for text in blocks(document, "sh"):
            for line in text.splitlines():
                assert not line.strip() or line.split()[0] in known, f"{shown(document)}: {line}"
