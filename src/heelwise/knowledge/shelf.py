"""Content files becoming values: every fault of every file noted, none raised. Opening the files is `read`'s."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypeVar

from msgspec import Struct

from heelwise.knowledge.faults import Fault
from heelwise.knowledge.parse import parsed
from heelwise.knowledge.strict import checked, shown

T = TypeVar("T", bound=Struct)


class BareShelf(ABC):
    """A content folder being read, wherever it is. Faults gather in `faults`; nothing raises until the end."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._deciding = sha256()

    @abstractmethod
    def bytes_of(self, file: str) -> bytes | None:
        """The first bytes of a file, one more than it may have; None when it cannot be read."""

    @abstractmethod
    def files(self, pattern: str) -> list[str]:
        """The files that a pattern finds, in order."""

    def document(self, file: str) -> dict[str, Any] | None:
        """A TOML file as plain values, or None and a fault."""
        content = self.bytes_of(file)
        if content is None:
            self._fault(file, "no readable file", "a TOML file")
            return None
        raw = parsed(content, file)
        if isinstance(raw, Fault):
            self.faults.append(raw)
            return None
        if not file.startswith(("words/", "sources", "rules.toml", "questions/", "names", "evidence")):
            self._deciding.update(file.encode() + b"\0" + content)
        return raw

    def digest(self) -> str:
        """Of every file read so far that decides anything."""
        return self._deciding.hexdigest()[:12]

    def one(self, file: str, kind: type[T], raw: object, key: str = "") -> T | None:
        """One value from plain values; faults noted. Nothing read, nothing more to say."""
        if raw is None:
            return None
        value, faults = checked(raw, kind, file, key)
        self.faults += faults
        return value

    def each(self, pattern: str, kind: type[T]) -> Mapping[str, T]:
        """One value a file; its id is the name of the file or of its folder."""
        found: dict[str, T] = {}
        for file in self.files(pattern):
            *_, parent, last = file.split("/")
            name = parent if last == "exercise.toml" else last.removesuffix(".toml")
            raw = self.document(file)
            value = self.one(file, kind, raw)
            if raw is not None and raw.get("id", name) != name:
                self._fault(file, shown(raw["id"]), f"'{name}', as the file is named", key="id")
            if value is not None:
                found[name] = value
        return found

    def keyed(self, file: str, kind: type[T], name: str) -> Mapping[str, T]:
        """A file of tables; the name of a table is the field `name` of its value."""
        found: dict[str, T] = {}
        for key, raw in (self.document(file) or {}).items():
            if isinstance(raw, dict) and name in raw:
                self._fault(file, "an unknown key", "the table's own name to say it", key=f"{key}.{name}")
            value = self.one(file, kind, {**raw, name: key} if isinstance(raw, dict) else raw, key)
            if value is not None:
                found[key] = value
        return found

    def rows(self, file: str, kind: type[T], raw: dict[str, Any] | None, table: str, name: str) -> Mapping[str, T]:
        """A list of tables in a file, by the field `name`, each once."""
        listed = (raw or {}).get(table, [])
        found: dict[str, T] = {}
        for position, row in enumerate(listed if isinstance(listed, list) else [listed]):
            key = f"{table}[{position}]"
            value = self.one(file, kind, row, key)
            if value is not None and getattr(value, name) in found:
                self._fault(file, f"{shown(row[name])} again", "each of them once", key=f"{key}.{name}")
            elif value is not None:
                found[getattr(value, name)] = value
        return found

    def sentences(self, file: str) -> Mapping[str, str]:
        """A file of nested tables of text, flat: `table.key` to text."""
        flat: dict[str, str] = {}
        waiting: list[tuple[str, Any]] = list((self.document(file) or {}).items())
        for key, value in waiting:
            if isinstance(value, dict):
                waiting += [(f"{key}.{inner}", deeper) for inner, deeper in value.items()]
            elif isinstance(value, str):
                flat[key] = value
            else:
                self._fault(file, shown(value), "text", key=key)
        return flat

    def nothing_else(self, file: str, raw: dict[str, Any] | None, known: set[str]) -> None:
        """Complains about every top-level key that is not known."""
        for key in (raw or {}).keys() - known:
            self._fault(file, "an unknown key", f"one of {', '.join(sorted(known))}", key=key)

    def _fault(self, file: str, found: str, wanted: str, *, key: str = "") -> None:
        """Notes a fault."""
        self.faults.append(Fault(file, key, found, wanted))
