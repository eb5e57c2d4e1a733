"""The twelve faults every door must answer clearly, as lines of a record and as what is said about them.

Doors: the record file and the import (tests/journal), and others that extend this
table to a form, a parcel or a content folder. Each fault comes after `SOUND`, the
line that must not be lost.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

SOUND: dict[str, Any] = {
    "kind": "morning-checked",
    "at": "2026-11-20T07:30:00+01:00",
    "id": "0190c2a4-0000-7000-8000-000000000001",
    "side": "left",
    "pain": 2,
    "stiffness_min": 10,
}
SOUND_LINE = json.dumps(SOUND).encode()


class Twelve(NamedTuple):
    """A fault: which of the twelve, the line that has it, and what is said of it."""

    fault: str
    line: bytes
    field: str
    found: str
    wanted: str


def changed(**fields: Any) -> bytes:
    """Another morning, with these fields set, or left out when they are `...`."""
    document = {**SOUND, "id": "0190c2a4-0000-7000-8000-000000000002", **fields}
    return json.dumps({field: value for field, value in document.items() if value is not ...}).encode()


def with_value(text: str) -> bytes:
    """Another morning with the stiffness written as this text."""
    return changed(stiffness_min="@").replace(b'"@"', text.encode())


def with_note(note: bytes) -> bytes:
    """A note with these bytes between its quotes."""
    line = json.dumps({"kind": "noted", "at": SOUND["at"], "id": SOUND["id"][:-1] + "2", "by": "person", "text": "@"})
    return line.encode().replace(b"@", note)


_PAIN = "a whole number from 0 to 10"
_MINUTES = "a number from 0 to 1,440"
_TIME = "a time with its offset, such as 2026-11-20T08:00:00+01:00"
_DEEP = 30_000

TWELVE = [
    Twelve("wrong type", changed(pain="two"), "pain", '"two"', _PAIN),
    Twelve("wrong type", changed(pain=True), "pain", "true", _PAIN),
    Twelve("wrong type", changed(pain=2.0), "pain", "2.0", _PAIN),
    Twelve("wrong type", changed(pain=None), "pain", "null", _PAIN),
    Twelve("wrong type", changed(night_pain=1), "night_pain", "1", "true or false"),
    Twelve("wrong type", changed(at="2026-11-20T07:30:00"), "at", '"2026-11-20T07:30:00"', _TIME),
    Twelve("wrong type", changed(at=1763600000), "at", "1763600000", _TIME),
    Twelve("wrong type", changed(id=7), "id", "7", "an id (UUID)"),
    Twelve("wrong type", b"[]", "line", "a list of 0", "an object"),
    Twelve("wrong type", b"3", "line", "3", "an object"),
    Twelve("out of range", changed(pain=11), "pain", "11", _PAIN),
    Twelve("out of range", changed(pain=-1), "pain", "-1", _PAIN),
    Twelve("out of range", changed(stiffness_min=1441), "stiffness_min", "1441", _MINUTES),
    Twelve("out of range", changed(at="1812-09-07T06:00:00Z"), "at", "the year 1812", "a year from 1900 to 2199"),
    Twelve("not a choice", changed(side="both"), "side", '"both"', "`left` or `right`"),
    Twelve("not a choice", changed(kind="morning-cheked"), "kind", '"morning-cheked"', "`morning-checked`"),
    Twelve("not a choice", changed(kind=5), "kind", "5", "a kind of event, such as `noted`"),
    Twelve("missing", changed(pain=...), "pain", "nothing", _PAIN),
    Twelve("missing", changed(kind=...), "kind", "nothing", "a kind of event, such as `noted`"),
    Twelve("missing", changed(at=...), "at", "nothing", _TIME),
    Twelve("unknown", changed(stifness_min=5), "stifness_min", "an unknown field", "`stiffness_min`"),
    Twelve("unknown", changed(mood=5), "mood", "an unknown field", "only fields of this kind of event"),
    Twelve("duplicate", changed()[:-1] + b', "pain": 0}', "pain", "the field more than once", "it once"),
    Twelve("duplicate", changed()[:-1] + b', "p\\u0061in": 0}', "pain", "the field more than once", "it once"),
    Twelve("duplicate", changed()[:-1] + b', "kind": "paused"}', "kind", "the field more than once", "it once"),
    Twelve("oversized", with_note(b"x" * 70_000), "line", "70,126 bytes", "at most 65,536"),
    Twelve("oversized", with_note(b"x" * 4001), "text", "...", "text of at most 4,000 characters"),
    Twelve("wrong encoding", with_note(b"caf\xe9"), "line", "bytes that are not UTF-8", "UTF-8 text"),
    Twelve("wrong encoding", with_note(b"\xed\xa0\x80"), "line", "bytes that are not UTF-8", "UTF-8 text"),
    Twelve("wrong encoding", b"\xef\xbb\xbf" + changed(), "line", "a byte order mark", "UTF-8 text without one"),
    Twelve("wrong encoding", changed().decode().encode("utf-16"), "line", "bytes that are not UTF-8", "UTF-8 text"),
    Twelve("wrong encoding", with_note(b"\\ud800"), "text", "\\ud800", "text without zero or half characters"),
    Twelve("wrong encoding", with_note(b"\\u0000"), "text", "\\u0000", "text without zero or half characters"),
    Twelve("truncated", changed()[:-1], "line", "a line that ends too early", "one JSON object"),
    Twelve("truncated", changed()[:40], "line", "a line that ends too early", "one JSON object"),
    Twelve("truncated", b"{", "line", "a line that ends too early", "one JSON object"),
    Twelve("too deep", b"[" * 100_000, "line", "100,000 bytes", "at most 65,536"),
    Twelve("too deep", b"[" * _DEEP + b"]" * _DEEP, "line", "lists or objects nested too deep", "an event"),
    Twelve("too deep", with_value('{"a":' * 6_000 + "1" + "}" * 6_000), "line", "lists or objects nested", "an event"),
    Twelve("not a number", with_value("NaN"), "stiffness_min", "NaN", _MINUTES),
    Twelve("not a number", with_value("-Infinity"), "stiffness_min", "-Infinity", _MINUTES),
    Twelve("not a number", with_value("1e400"), "stiffness_min", "1e400", _MINUTES),
    Twelve("not a number", with_value("1" + "0" * 5_000), "stiffness_min", "(5001 characters)", _MINUTES),
    Twelve("another person's", changed(id=SOUND["id"], pain=9), "id", SOUND["id"], "an id of its own"),
    Twelve("another person's", changed(person="ana"), "person", "an unknown field", "only fields of this kind"),
]
"""`found` and `wanted` are parts of what is said."""
