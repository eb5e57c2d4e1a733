"""Reading fields out of a TOML table, gathering every fault instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any

from heelwise.figure.geometry import Point

FARTHEST = 1000.0
"""No place or angle in a picture is larger than this; a larger one is a slip of the pen."""


class Faults:
    """The lines found so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, key: str, *, found: str, wanted: str) -> None:
        """Note one fault."""
        self.lines.append(f"{key}: found {found}, wanted {wanted}")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _is_number(value: Any) -> bool:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return plain and isfinite(value) and abs(value) <= FARTHEST


class Fields:
    """One table; each asking marks its key as known, `done` names those nobody asked for."""

    def __init__(self, table: Any, where: str, faults: Faults) -> None:
        self.where = where
        self.faults = faults
        self.asked: set[str] = set()
        self.values: dict[str, Any] = {}
        if isinstance(table, dict):
            self.values = table
        else:
            faults.add(where or "motion", found=_shown(table), wanted="a table")

    def has(self, key: str) -> bool:
        """Is it said at all?"""
        return key in self.values

    def _key(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def _get(self, key: str) -> Any:
        self.asked.add(key)
        return self.values.get(key)

    def _bad(self, key: str, value: Any, wanted: str) -> None:
        found = _shown(value) if key in self.values else "nothing"
        self.faults.add(self._key(key), found=found, wanted=wanted)

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number of sane size."""
        value = self._get(key)
        if _is_number(value):
            return float(value)
        if key not in self.values and default is not None:
            return default
        self._bad(key, value, f"a number up to {FARTHEST:g}")
        return 0.0

    def switch(self, key: str) -> bool:
        """Yes or no; unsaid is no."""
        value = self._get(key)
        if value is not None and not isinstance(value, bool):
            self._bad(key, value, "true or false")
        return value is True

    def place(self, key: str, default: Point | None = None) -> Point:
        """A place given as [x, height]; returned with y down."""
        value = self._get(key)
        if isinstance(value, list) and len(value) == 2 and all(map(_is_number, value)):
            return (float(value[0]), -float(value[1]))
        if key not in self.values and default is not None:
            return default
        self._bad(key, value, "[x, height] in centimetres")
        return (0.0, 0.0)

    def place_or_word(self, key: str, known: tuple[str, ...]) -> Point | str:
        """A place, or the name of a spot on the body."""
        if isinstance(self.values.get(key), str):
            return str(self.word(key, known))
        return self.place(key)

    def triple(self, key: str) -> tuple[float, float, float] | None:
        """Three numbers, or nothing."""
        value = self._get(key)
        if value is None:
            return None
        if isinstance(value, list) and len(value) == 3 and all(map(_is_number, value)):
            return (float(value[0]), float(value[1]), float(value[2]))
        self._bad(key, value, "[left, bottom, width]")
        return None

    def word(self, key: str, known: tuple[str, ...], default: str | None = None) -> Any:
        """One word of a closed list."""
        value = self._get(key)
        if isinstance(value, str) and value in known:
            return value
        if key not in self.values and default is not None:
            return default
        self._bad(key, value, f"one of {', '.join(known)}")
        return known[0] if known else ""

    def words(self, key: str, known: tuple[str, ...], default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Some words of a closed list, in the order given."""
        value = self._get(key)
        if key not in self.values and default is not None:
            return default
        if isinstance(value, list) and value and all(word in known for word in value):
            return tuple(value)
        self._bad(key, value, f"a list out of {', '.join(known)}")
        return known[:1]

    def table(self, key: str) -> Fields:
        """A table inside; an absent one is empty."""
        value = self._get(key)
        return Fields({} if value is None else value, self._key(key), self.faults)

    def named_tables(self, key: str) -> dict[str, dict[str, Any]]:
        """Tables by name."""
        inner = self.table(key).values
        good = {name: table for name, table in inner.items() if isinstance(table, dict)}
        for name in inner.keys() - good.keys():
            self.faults.add(self._key(f"{key}.{name}"), found=_shown(inner[name]), wanted="a table")
        return good

    def tables(self, key: str) -> Iterator[Fields]:
        """A list of tables; an absent one is empty."""
        value = self._get(key)
        if value is not None and not isinstance(value, list):
            self._bad(key, value, "a list of tables")
            return
        for index, table in enumerate(value or []):
            yield Fields(table, self._key(f"{key}[{index}]"), self.faults)

    def done(self) -> None:
        """Name the keys nobody knows."""
        for key in self.values:
            if key not in self.asked:
                self.faults.add(self._key(key), found="an unknown key", wanted="no such key")
