"""The one module of the core that opens files: content in, `Knowledge` out, or every fault at once.

Facts are read whole and kept for each folder; the words and the drawing of an
exercise are read when somebody asks for them. Whether the content makes sense
together is the audit's question, not the reader's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, structs

from heelwise.knowledge.exercises import Exercise, ExerciseWords
from heelwise.knowledge.facts import Source
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.flags import Flag
from heelwise.knowledge.library import Advice, Edition, Knowledge
from heelwise.knowledge.limits import Limits
from heelwise.knowledge.parse import MOST_BYTES, parsed
from heelwise.knowledge.pathways import Pathway
from heelwise.knowledge.permissions import MeasurePermission, Permission
from heelwise.knowledge.questions import Form
from heelwise.knowledge.strict import checked, shown

__all__ = [
    "CONTENT",
    "ContentError",
    "Fault",
    "exercise_words",
    "exercises_in",
    "forget",
    "form",
    "forms_in",
    "load",
    "motion",
]

T = TypeVar("T", bound=Struct)

CONTENT = Path(__file__).parent.parent / "content"
"""The content that came with the package."""

LANGUAGE = "en"


def load(folder: Path | None = None) -> Knowledge:
    """Everything the field knows, from a content folder (the package's own when None).

    Raises ContentError with every fault of every file.
    """
    return _load((folder or CONTENT).resolve())


def exercise_words(exercise: str, folder: Path | None = None) -> ExerciseWords:
    """The words of one exercise. Raises ContentError when they are missing or faulty."""
    return _words((folder or CONTENT).resolve(), exercise)


def form(name: str, folder: Path | None = None) -> Form:
    """One form of questions, by its id. Raises ContentError when it is missing or faulty."""
    return _form((folder or CONTENT).resolve(), name)


def motion(exercise: str, folder: Path | None = None) -> dict[str, Any]:
    """The drawing of one exercise as plain values; `figure` knows what they mean. Raises ContentError."""
    return _motion((folder or CONTENT).resolve(), exercise)


@cache
def _load(root: Path) -> Knowledge:
    shelf = Shelf(root)
    limits = _limits(shelf)
    edition = shelf.one("edition.toml", Edition, shelf.document("edition.toml"))
    permissions = shelf.document("permissions.toml")
    facts: dict[str, Any] = {
        "sources": shelf.keyed("sources.toml", Source, "key"),
        "flags": shelf.keyed("red-flags.toml", Flag, "id"),
        "exercises": shelf.each("exercises/*/exercise.toml", Exercise),
        "permissions": shelf.rows("permissions.toml", Permission, permissions, "permission", "exercise"),
        "measures": shelf.rows("permissions.toml", MeasurePermission, permissions, "measure", "measure"),
        "pathways": shelf.each("pathways/*.toml", Pathway),
        "advice": shelf.keyed(f"words/{LANGUAGE}/advice.toml", Advice, "id"),
        "sentences": shelf.sentences(f"words/{LANGUAGE}/rules.toml"),
        "names": _names(shelf.sentences(f"words/{LANGUAGE}/names.toml")),
    }
    shelf.nothing_else("permissions.toml", permissions, {"permission", "measure"})
    if shelf.faults or limits is None or edition is None:
        raise ContentError(sorted(shelf.faults))
    return Knowledge(edition=f"{edition.name}+{shelf.digest()}", limits=limits, **facts)


def _limits(shelf: Shelf) -> Limits | None:
    """numbers/*.toml, one file for each field."""
    parts: dict[str, Any] = {}
    for field in structs.fields(Limits):
        file = f"numbers/{field.name}.toml"
        parts[field.name] = shelf.one(file, field.type, shelf.document(file))
    return None if None in parts.values() else Limits(**parts)


def _names(listed: Mapping[str, str]) -> Mapping[str, str]:
    """Names by `kind.id` and by the id alone; of two kinds with one id, the first in the file."""
    alone = {key.partition(".")[2]: name for key, name in reversed(list(listed.items()))}
    return {**alone, **listed}


@cache
def _words(root: Path, exercise: str) -> ExerciseWords:
    shelf = Shelf(root)
    file = f"exercises/{_plain(exercise)}/words.{LANGUAGE}.toml"
    words = shelf.one(file, ExerciseWords, shelf.document(file))
    if words is None:
        raise ContentError(sorted(shelf.faults))
    return words


@cache
def _form(root: Path, name: str) -> Form:
    shelf = Shelf(root)
    file = f"questions/{_plain(name)}.toml"
    asked = shelf.one(file, Form, shelf.document(file))
    if asked is None:
        raise ContentError(sorted(shelf.faults))
    return asked


@cache
def _motion(root: Path, exercise: str) -> dict[str, Any]:
    shelf = Shelf(root)
    raw = shelf.document(f"exercises/{_plain(exercise)}/motion.toml")
    if raw is None:
        raise ContentError(sorted(shelf.faults))
    return raw


def exercises_in(folder: Path) -> list[str]:
    """Ids of the exercises that have a folder, whether or not their facts can be read."""
    return sorted(path.name for path in (folder / "exercises").glob("*") if path.is_dir())


def forms_in(folder: Path) -> list[str]:
    """Ids of the question files."""
    return sorted(path.stem for path in (folder / "questions").glob("*.toml"))


def forget() -> None:
    """Drop what was kept, so that edited files are read again."""
    for kept in (_load, _words, _motion, _form):
        kept.cache_clear()


def _plain(name: str) -> str:
    """An id that cannot leave the folder; anything else names nothing there is."""
    return name if name.isascii() and name.replace("-", "").isalnum() else "unknown"


class Shelf:
    """A content folder being read. Faults gather in `faults`; nothing raises until the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self._deciding = sha256()

    def document(self, file: str) -> dict[str, Any] | None:
        """A TOML file as plain values, or None and a fault."""
        try:
            with (self.root / file).open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
        except OSError:
            self._fault(file, "no readable file", "a TOML file")
            return None
        raw = parsed(content, file)
        if isinstance(raw, Fault):
            self.faults.append(raw)
            return None
        if not file.startswith(("words/", "sources", "questions/")):
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
        for path in sorted(self.root.glob(pattern)):
            file = path.relative_to(self.root).as_posix()
            name = path.parent.name if path.name == "exercise.toml" else path.stem
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
