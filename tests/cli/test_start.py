"""The command itself, as a process: its version, its weight, its pipes, its terminals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import heelwise
from tests.cli.conftest import DAY, EXAMPLES, Run

HEELWISE = Path(sys.executable).parent / "heelwise"
COMMANDS = [
    "serve",
    "open",
    "today",
    "may",
    "check",
    "flags",
    "schema",
    "exercises",
    "exercise",
    "pathways",
    "pathway",
    "measures",
    "measure",
    "scores",
    "draw",
    "cues",
    "verify",
    "audit",
]
HEAVY = ("msgspec", "rich", "pydantic", "tomli", "heelwise.engine", "heelwise.knowledge", "heelwise.record")
NO_WEB = ("django", "jinja2", "granian", "heelwise.web")


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command."""
    return subprocess.run(
        [HEELWISE, *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


def test_the_installed_command_says_its_version():
    ran = process("--version")
    assert (ran.returncode, ran.stdout.decode().strip()) == (0, f"heelwise {heelwise.__version__}")


def test_without_a_command_it_shows_its_help_and_that_is_wrong_use(run: Run):
    answer = run()
    assert answer.code == 2
    for command in COMMANDS:
        assert f"  {command} " in answer.out


def test_help_is_help(run: Run):
    assert run("--help").code == 0
    for command in ("today", "may", "serve", "draw"):
        answer = run(command, "--help")
        assert answer.code == 0
        assert "Usage: heelwise" in answer.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("todya",),
        ("today",),
        ("may", "ankle-pumps"),
        ("today", "x", "y"),
        ("check", "--no-such"),
        ("serve", "--port", "0"),
        ("serve", "--port", "many"),
    ],
)
def test_wrong_use_is_told_in_clear_lines(run: Run, arguments):
    answer = run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("heelwise: ")
    assert len(answer.err.splitlines()) == 2


def test_commands_that_need_no_web_do_not_load_it():
    record = str(EXAMPLES / "runner.jsonl")
    lines = [
        ["--version"],
        ["today", record, "--on", DAY, "--json"],
        ["exercises"],
        ["flags"],
        ["schema"],
        ["draw", "ice"],
    ]
    code = (
        f"import sys; from heelwise.cli import main; [main(line) for line in {lines!r}];"
        f"loaded = [m for m in sys.modules if m.startswith({NO_WEB!r})]; assert not loaded, loaded"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr.decode()


def test_saying_the_version_loads_neither_content_nor_engine():
    code = (
        "import sys; from heelwise.cli import main; main(['--version']);"
        f"heavy = [m for m in sys.modules if m.startswith({HEAVY!r})]; assert not heavy, heavy"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr.decode()


def test_a_reader_who_leaves_early_is_no_trouble():
    ran = subprocess.run(
        f"'{HEELWISE}' exercise heel-drop | head -1; '{HEELWISE}' flags --json | true; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.stderr == b""
    assert ran.stdout.splitlines()[-1] == b"0"


def test_a_plain_terminal_gets_plain_characters():
    ran = process("today", EXAMPLES / "runner.jsonl", "--on", DAY, PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert b" x 30 s" in ran.stdout
    assert b"?" not in ran.stdout.replace(b"? ", b"")


def test_json_stays_json_on_a_plain_terminal():
    plain = process("exercise", "heel-drop", "--json", PYTHONIOENCODING="ascii")
    usual = process("exercise", "heel-drop", "--json", PYTHONIOENCODING="utf-8")
    assert plain.stdout.isascii()
    assert json.loads(plain.stdout) == json.loads(usual.stdout)


def test_a_narrow_terminal_gets_narrow_lines():
    ran = process("today", EXAMPLES / "runner.jsonl", "--on", DAY, COLUMNS="60")
    assert max(map(len, ran.stdout.decode().splitlines())) <= 60


def test_python_offers_the_three_public_names(runner: Path):
    import datetime as dt

    decision = heelwise.decide(heelwise.load(), heelwise.read_record(runner), dt.date.fromisoformat(DAY))
    assert decision.on.isoformat() == DAY
