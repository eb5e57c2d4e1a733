"""How a record says what is wrong with it: where, what was found, what was wanted.

A `Flaw` belongs to one document, wherever it came from; a `Fault` adds the line
of a file. Nothing here decides what is wrong.
"""

from __future__ import annotations

import json

from msgspec import Struct

_LONGEST = 60


class Flaw(Struct, frozen=True, kw_only=True):
    """One thing wrong with a document; `field` is a path such as `rupture.on` or `sport_days[2]`."""

    field: str
    found: str
    wanted: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.field}: found {self.found}, wanted {self.wanted}"

    def within(self, file: str, line: int) -> Fault:
        """The same flaw, with its place in a file."""
        return Fault(file=file, line=line, field=self.field, found=self.found, wanted=self.wanted)


class Fault(Flaw, frozen=True, kw_only=True):
    """A flaw with its place: `FILE:LINE: field: found X, wanted Y`."""

    file: str
    line: int

    def __str__(self) -> str:
        """Say it in one line, place first."""
        return f"{self.file}:{self.line}: {Flaw.__str__(self)}"


class Unusual:
    """A number that was written but that no record can hold: `NaN`, `1e400`, a hundred digits."""

    def __init__(self, text: str) -> None:
        self.text = text


def show(value: object) -> str:
    """A found value in at most about sixty printable characters.

    Lists and objects are named by kind and size, so that depth costs nothing.
    """
    match value:
        case Unusual():
            return _shortened(value.text)
        case dict():
            return "an object" if value else "an empty object"
        case list():
            return f"a list of {len(value)}"
        case str():
            return _shortened(_printable(json.dumps(value, ensure_ascii=False)))
        case bool() | int() | float() | None:
            return _shortened(json.dumps(value))
        case _:
            return _shortened(_printable(repr(value)))


def name(key: str) -> str:
    """A field's name as part of a path, printable and short."""
    return _shortened(_printable(key)) or '""'


def one_of(choices: tuple[object, ...] | list[str]) -> str:
    """Words to choose from, as a phrase."""
    quoted = [f"`{choice}`" if isinstance(choice, str) else json.dumps(choice) for choice in choices]
    if len(quoted) == 1:
        return quoted[0]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 20]}... ({len(text)} characters)"
