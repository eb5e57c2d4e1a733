"""The twelve faults at the command line's door: exit code 2, one clear line, nothing on standard output."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DAY, Run
from tests.twelve import SOUND_LINE, TWELVE, Twelve


@pytest.mark.parametrize("fault", TWELVE, ids=lambda fault: f"{fault.fault}: {fault.field}")
@pytest.mark.parametrize("command", [("check",), ("today", "--on", DAY, "--json")], ids=lambda command: command[0])
def test_a_fault_is_told_with_its_place(run: Run, tmp_path: Path, command: tuple[str, ...], fault: Twelve):
    file = tmp_path / "record.jsonl"
    file.write_bytes(SOUND_LINE + b"\n" + fault.line + b"\n")
    answer = run(command[0], file, *command[1:])
    assert (answer.code, answer.out) == (2, "")
    told = [line for line in answer.err.splitlines() if line.startswith(f"{file}:2: {fault.field}: found ")]
    assert any(fault.found in line and f", wanted {fault.wanted}" in line for line in told), answer.err
