"""`heelwise check` and `heelwise schema`, and what every command says to a file that is not a record."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import DAY, Run

COMMANDS = (("check",), ("today", "--on", DAY), ("cues", "--on", DAY), ("may", "ankle-pumps", "--on", DAY))
MORNING = {"kind": "morning-checked", "at": "2026-11-20T07:00:00+01:00", "side": "left", "pain": 2, "stiffness_min": 5}


def with_file(command: tuple[str, ...], file: Path) -> list[object]:
    """The command with the file in its place."""
    at = 2 if command[0] == "may" else 1
    return [*command[:at], file, *command[at:]]


def test_a_valid_record_is_counted(run: Run, runner):
    answer = run("check", runner)
    assert answer.code == 0
    assert "a valid record" in answer.out
    document = run("check", runner, "--json").json
    assert document["valid"] is True
    assert document["events"] == sum(document["kinds"].values()) == len(runner.read_text().splitlines())


def test_every_fault_of_every_line_is_named_at_once(run: Run, tmp_path):
    lines = [MORNING, MORNING | {"pain": 11}, MORNING | {"side": "middle", "stiffnes": 3}]
    file = tmp_path / "wrong.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)) + "\n{\n")
    answer = run("check", file)
    assert (answer.code, answer.out) == (2, "")
    told = answer.err.splitlines()
    assert all(line.startswith(f"{file}:") and ": found " in line and ", wanted " in line for line in told)
    assert {line.split(":")[1] for line in told} == {"2", "3", "4"}
    assert sum(line.split(":")[1] == "3" for line in told) == 2


def test_check_as_json_says_so_on_both_sides(run: Run, tmp_path):
    file = tmp_path / "wrong.jsonl"
    file.write_text("[]\n")
    answer = run("check", file, "--json")
    assert answer.code == 2
    assert answer.json["valid"] is False
    assert answer.json["faults"] == answer.err.splitlines()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
class TestEveryCommandThatReadsARecord:
    @pytest.mark.parametrize(
        "content", [b"", b"\n\n", b"\x00\x01\xff\xfe" * 50, b'{"kind":', b"{}\n", b"\xef\xbb\xbf{}\n", b"nonsense"]
    )
    def test_complains_of_what_is_no_record(self, run: Run, tmp_path, command, content):
        file = tmp_path / "strange.jsonl"
        file.write_bytes(content)
        answer = run(*with_file(command, file))
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith(f"{file}:")

    def test_complains_of_a_file_that_is_not_there(self, run: Run, tmp_path, command):
        answer = run(*with_file(command, tmp_path / "nowhere.jsonl"))
        assert (answer.code, answer.out) == (2, "")
        assert "no such file" in answer.err

    def test_complains_of_a_folder(self, run: Run, tmp_path, command):
        answer = run(*with_file(command, tmp_path))
        assert answer.code == 2
        assert "is a directory" in answer.err

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_complains_of_a_file_it_may_not_read(self, run: Run, tmp_path, command):
        file = tmp_path / "closed.jsonl"
        file.write_text(json.dumps(MORNING))
        file.chmod(0)
        assert run(*with_file(command, file)).code == 2

    def test_complains_of_one_id_for_two_events(self, run: Run, tmp_path, command):
        one = MORNING | {"id": "0190c2a4-0000-7000-8000-000000000001"}
        file = tmp_path / "twice.jsonl"
        file.write_text("\n".join(map(json.dumps, [one, one | {"pain": 3}])))
        answer = run(*with_file(command, file))
        assert answer.code == 2
        assert f"{file}:2: id" in answer.err


def test_the_schema_describes_every_kind_of_event(run: Run):
    schema = run("schema").json
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert len(schema["oneOf"]) == 21
