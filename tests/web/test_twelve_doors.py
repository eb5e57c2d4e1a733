"""Twelve faults at five doors: a clear error, the promised answer, and nothing lost or half written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from tests.knowledge.planting import complaints, copied
from tests.twelve import SOUND, TWELVE
from tests.web.conftest import Somebody, morning, text_of

NAMES = list(dict.fromkeys(one.fault for one in TWELVE))
LINE = {name: next(one.line for one in TWELVE if one.fault == name) for name in NAMES}


def test_there_are_twelve() -> None:
    assert len(NAMES) == 12


def at_the_record_file(name: str, anna: Somebody, folder: Path) -> None:
    file = folder / "record.jsonl"
    file.write_bytes(json.dumps(SOUND).encode() + b"\n" + LINE[name] + b"\n")
    before = file.read_bytes()
    run = subprocess.run(
        [Path(sys.executable).parent / "heelwise", "check", str(file)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert f"{file}:2: " in run.stderr
    assert "found" in run.stderr
    assert "Traceback" not in run.stderr
    assert file.read_bytes() == before


def at_the_import(name: str, anna: Somebody, folder: Path) -> None:
    anna.send([morning()])
    before = anna.events
    answer = anna.bring(json.dumps(SOUND).encode() + b"\n" + LINE[name])
    assert 400 <= answer.status_code < 500
    assert "record.jsonl:2" in text_of(answer)
    assert anna.events == before


def at_the_sync(name: str, anna: Somebody, folder: Path) -> None:
    """A fault of one event refuses that event; one that makes the parcel unreadable refuses it whole."""
    anna.send([morning()])
    before = len(anna.events)
    body = b'{"batch":"%b","events":[%b,%b]}' % (str(uuid4()).encode(), json.dumps(SOUND).encode(), LINE[name])
    answer = anna.send_raw(body)
    said = answer.json()
    if answer.status_code == 200:
        assert said["kept"] == [SOUND["id"]]
        assert said["refused"][0]["faults"][0]["wanted"]
        assert len(anna.events) == before + 1
    else:
        assert answer.status_code in (400, 413)
        assert said["error"]
        assert len(anna.events) == before


FORM: dict[str, list[tuple[str, str]]] = {
    "wrong type": [("pain", "two"), ("stiffness_min", "5")],
    "out of range": [("pain", "11"), ("stiffness_min", "5")],
    "not a choice": [("pain", "2"), ("stiffness_min", "5"), ("side", "both")],
    "missing": [("stiffness_min", "5")],
    "unknown": [("pain", "2"), ("stiffness_min", "5"), ("mood", "5")],
    "duplicate": [("pain", "2"), ("pain", "0"), ("stiffness_min", "5")],
    "oversized": [("pain", "2" * 70_000), ("stiffness_min", "5")],
    "wrong encoding": [("pain", "\ud800"), ("stiffness_min", "5")],
    "truncated": [("pain", "2")],
    "too deep": [("pain", "[" * 100_000), ("stiffness_min", "5")],
    "not a number": [("pain", "2"), ("stiffness_min", "NaN")],
    "another person's": [("pain", "2"), ("stiffness_min", "5"), ("person", "ana")],
}


def at_the_form(name: str, anna: Somebody, folder: Path) -> None:
    anna.send([morning(at="2026-11-19T07:30:00+01:00")])
    before = anna.events
    fields = FORM[name] if any(key == "side" for key, _ in FORM[name]) else [("side", "left"), *FORM[name]]
    body = urlencode([("batch", str(uuid4())), *fields], errors="surrogatepass")
    answer = anna.browser.post("/morning", body, content_type="application/x-www-form-urlencoded")
    assert 400 <= answer.status_code < 500
    assert len(text_of(answer)) > 100
    assert "Traceback" not in text_of(answer)
    assert anna.events == before


def replaced(old: str, new: str) -> Any:
    return lambda content: content.replace(old.encode(), new.encode(), 1)


CONTENT: dict[str, tuple[str, Any]] = {
    "wrong type": ("numbers/pain.toml", replaced("value = 4", 'value = "four"')),
    "out of range": ("pathways/graded-loading.toml", replaced("pain-at-most = 2", "pain-at-most = 11")),
    "not a choice": ("red-flags.toml", replaced('action = "urgent"', 'action = "maybe"')),
    "missing": ("red-flags.toml", replaced('code = "R1"\n', "")),
    "unknown": ("red-flags.toml", replaced('code = "R1"\n', 'code = "R1"\nmood = 5\n')),
    "duplicate": ("red-flags.toml", replaced('code = "R1"\n', 'code = "R1"\ncode = "R1"\n')),
    "oversized": ("edition.toml", lambda content: content + b"# " + b"x" * 5_000_000),
    "wrong encoding": ("edition.toml", lambda content: content + b"# caf\xe9\n"),
    "truncated": ("permissions.toml", lambda content: content[: len(content) // 2]),
    "too deep": ("edition.toml", lambda content: content + b"deep = " + b"[" * 100_000),
    "not a number": ("numbers/pain.toml", replaced("value = 4", "value = nan")),
    "another person's": ("exercises/heel-drop/exercise.toml", replaced('id = "heel-drop"', 'id = "ice"')),
}


def at_the_content(name: str, anna: Somebody, folder: Path) -> None:
    file, spoil = CONTENT[name]
    content = copied(folder)
    path = content / file
    sound = path.read_bytes()
    path.write_bytes(spoil(sound))
    assert path.read_bytes() != sound
    said = complaints(content)
    assert said
    assert all(fault.file == file for fault in said)
    assert all(fault.found for fault in said)


DOORS = [at_the_record_file, at_the_import, at_the_sync, at_the_form, at_the_content]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__.removeprefix("at_the_"))
def test_a_fault_at_a_door(door: Any, name: str, anna: Somebody, tmp_path: Path) -> None:
    door(name, anna, tmp_path)
