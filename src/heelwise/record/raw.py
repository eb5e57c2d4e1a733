"""From the bytes of a line to plain values, with everything odd still visible.

The quick reader of `decode` is strict but stops at the first trouble and keeps
the last of two equal keys. This one is slow and forgets nothing: doubled keys and
numbers that no float can hold arrive as values that the examination can name.
"""

from __future__ import annotations

import json
import math
from typing import Any

from heelwise.record.faults import Flaw, Unusual

LONGEST_LINE = 65_536
"""Bytes. The longest honest event, a note of 4,000 characters, needs a third of it."""

_LONGEST_INTEGER = 30


class Doubled(dict[str, Any]):
    """An object in which some keys were written more than once; the last value was kept."""

    doubled: tuple[str, ...] = ()


class UnreadableError(Exception):
    """A line that is not one JSON document. `flaw` says why."""

    def __init__(self, found: str, wanted: str) -> None:
        self.flaw = Flaw(field="line", found=found, wanted=wanted)
        super().__init__(str(self.flaw))


def too_long(line: bytes) -> Flaw | None:
    """The flaw of a line over the limit."""
    if len(line) <= LONGEST_LINE:
        return None
    return Flaw(field="line", found=f"{len(line):,} bytes", wanted=f"at most {LONGEST_LINE:,}")


def parse(line: bytes) -> object:
    """The document of one line. Raises `UnreadableError`."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise UnreadableError(f"bytes that are not UTF-8, at byte {wrong.start + 1}", "UTF-8 text") from None
    if text.startswith("\ufeff"):
        raise UnreadableError("a byte order mark", "UTF-8 text without one")
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_number,
            parse_constant=Unusual,
        )
    except RecursionError:
        raise UnreadableError("lists or objects nested too deep", "an event") from None
    except json.JSONDecodeError as wrong:
        raise UnreadableError(_not_json(text, wrong), "one JSON object") from None


def plain(line: bytes) -> bool:
    """Is this JSON (it must be) certainly free of doubled keys, and of characters that cannot be stored?"""
    if b"\\u" in line:
        return False
    try:
        json.loads(line, object_pairs_hook=_single)
    except UnreadableError:
        return False
    return True


def _not_json(text: str, wrong: json.JSONDecodeError) -> str:
    if wrong.pos >= len(text.rstrip()) or wrong.msg.startswith("Unterminated"):
        return "a line that ends too early"
    if wrong.msg == "Extra data":
        return f"more after the end of the object, at column {wrong.pos + 1}"
    return f"text that is not JSON, at column {wrong.pos + 1}"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    keys = [key for key, _ in pairs]
    kept = Doubled(plain)
    kept.doubled = tuple(key for key in plain if keys.count(key) > 1)
    return kept


def _single(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) != len(pairs):
        raise UnreadableError("a field more than once", "it once")


def _integer(text: str) -> int | Unusual:
    return int(text) if len(text) <= _LONGEST_INTEGER else Unusual(text)


def _number(text: str) -> float | Unusual:
    number = float(text)
    return number if math.isfinite(number) else Unusual(text)
