"""Lines that an earlier edition wrote can be read for ever: one golden file for each kind, and each version shipped.

`v1/<kind>.jsonl` holds the shortest event of that kind and one with every field.
They are never edited. When a shape changes, `record.lift.VERSION` goes up, a lift
is written, and the new shape gets its own folder here.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from heelwise.record.decode import decode_lines
from heelwise.record.events import KINDS
from heelwise.record.lift import LIFTS, VERSION

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("v*/*.jsonl"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_an_old_line_is_still_read(file: Path) -> None:
    events, faults = decode_lines(file.read_bytes().splitlines(), file=str(file))
    assert [str(fault) for fault in faults] == []
    assert len(events) == 2
    assert {type(event) for event in events} == {KINDS[file.stem]}


@pytest.mark.parametrize("kind", KINDS)
def test_todays_shape_has_a_golden_line_with_every_field(kind: str) -> None:
    short, full = (json.loads(line) for line in (HERE / f"v{VERSION}" / f"{kind}.jsonl").read_bytes().splitlines())
    fields = set(KINDS[kind].__struct_fields__) | {"kind"}
    assert set(full) == fields, "a new field? give it a line of its own here, and a lift where old lines would mislead"
    assert set(short) <= fields


def test_every_version_but_the_first_has_its_lifts() -> None:
    folders = {folder.name for folder in HERE.glob("v*")}
    assert folders == {f"v{number}" for number in range(1, VERSION + 1)}
    assert {step.to for step in LIFTS} == set(range(2, VERSION + 1))
    assert [step.to for step in LIFTS] == sorted(step.to for step in LIFTS)
