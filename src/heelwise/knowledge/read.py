"""The one module of the core that opens files: content in, `Knowledge` out, or every fault at once.

Facts are read whole and kept for each folder; the words and the drawing of an
exercise are read when somebody asks for them. Whether the content makes sense
together is the audit's question, not the reader's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import structs

from heelwise.knowledge.evidence import Claim, Figure
from heelwise.knowledge.exercises import Exercise, ExerciseWords
from heelwise.knowledge.facts import Source
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.flags import Flag
from heelwise.knowledge.library import Advice, Edition, Knowledge
from heelwise.knowledge.limits import Limits
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.knowledge.overlay import EXERCISES, NAMES, PERMISSIONS, SOURCES, Overlay, objections, strangers, together
from heelwise.knowledge.parse import MOST_BYTES
from heelwise.knowledge.pathways import Pathway
from heelwise.knowledge.permissions import MeasurePermission, Permission
from heelwise.knowledge.questions import Form
from heelwise.knowledge.shelf import BareShelf
from heelwise.knowledge.signing import Rule

__all__ = [
    "CONTENT",
    "ContentError",
    "Fault",
    "Shelf",
    "exercise_words",
    "exercises_in",
    "forget",
    "form",
    "forms_in",
    "laid",
    "lay",
    "load",
    "motion",
]

CONTENT = Path(__file__).parent.parent / "content"
"""The content that came with the package."""

LANGUAGE = "en"


_LAID: list[Path] = []
"""The overlay of this process, if it has one. Set once, by a face that starts."""


def lay(overlay: Path | None) -> None:
    """From now on the package's own content comes with this overlay; with None, without any."""
    _LAID[:] = [] if overlay is None else [overlay.resolve()]


def laid() -> Path | None:
    """The overlay that comes with the package's own content."""
    return _LAID[0] if _LAID else None


def load(folder: Path | None = None, overlay: Path | None = None) -> Knowledge:
    """Everything the field knows, from a content folder, with an operator's own exercises added.

    Without a folder it is the package's own content, with the overlay that `lay` named
    unless another is given. Raises ContentError with every fault of every file.
    """
    over = overlay.resolve() if overlay is not None else laid() if folder is None else None
    root = (folder or CONTENT).resolve()
    return _load(root) if over is None else _load_with(root, over)


def exercise_words(exercise: str, folder: Path | None = None) -> ExerciseWords:
    """The words of one exercise. Raises ContentError when they are missing or faulty."""
    return _words(_home(exercise, folder), exercise)


def form(name: str, folder: Path | None = None) -> Form:
    """One form of questions, by its id. Raises ContentError when it is missing or faulty."""
    return _form((folder or CONTENT).resolve(), name)


def motion(exercise: str, folder: Path | None = None) -> dict[str, Any]:
    """The drawing of one exercise as plain values; `figure` knows what they mean. Raises ContentError."""
    return _motion(_home(exercise, folder), exercise)


def _home(exercise: str, folder: Path | None) -> Path:
    """The content folder an exercise is in: a shipped one is never the overlay's."""
    over = laid()
    if folder is None and over is not None and not (CONTENT / EXERCISES / _plain(exercise)).is_dir():
        return over
    return (folder or CONTENT).resolve()


@cache
def _load_with(root: Path, over: Path) -> Knowledge:
    shipped = _load(root)
    shelf = Shelf(over)
    rows = shelf.document(PERMISSIONS) if (over / PERMISSIONS).exists() else None
    exercises = shelf.each("exercises/*/exercise.toml", Exercise)
    shelf.nothing_else(PERMISSIONS, rows, {"permission"})
    found = Overlay(
        exercises=exercises,
        permissions=shelf.rows(PERMISSIONS, Permission, rows, "permission", "exercise"),
        sources=shelf.keyed(SOURCES, Source, "key") if (over / SOURCES).exists() else {},
        names=shelf.sentences(NAMES) if (over / NAMES).exists() else {},
        called={one: name for one in exercises if (name := _called(over, one))},
        digest=shelf.digest(),
    )
    shelf.faults += strangers(path.relative_to(over).as_posix() for path in sorted(over.rglob("*")) if path.is_file())
    shelf.faults += objections(found, shipped)
    if shelf.faults:
        raise ContentError(sorted(set(shelf.faults)))
    return together(found, shipped)


def _called(root: Path, exercise: str) -> str:
    """The name in the words of an exercise; none when they cannot be read, which the audit says."""
    try:
        return _words(root, exercise).name
    except ContentError:
        return ""


@cache
def _load(root: Path) -> Knowledge:
    shelf = Shelf(root)
    limits = _limits(shelf)
    edition = shelf.one("edition.toml", Edition, shelf.document("edition.toml"))
    permissions = shelf.document("permissions.toml")
    evidence = shelf.document("evidence.toml")
    facts: dict[str, Any] = {
        "sources": shelf.keyed("sources.toml", Source, "key"),
        "flags": shelf.keyed("red-flags.toml", Flag, "id"),
        "exercises": shelf.each("exercises/*/exercise.toml", Exercise),
        "permissions": shelf.rows("permissions.toml", Permission, permissions, "permission", "exercise"),
        "measures": shelf.rows("permissions.toml", MeasurePermission, permissions, "measure", "measure"),
        "outcomes": shelf.each("measures/*.toml", OutcomeMeasure),
        "pathways": shelf.each("pathways/*.toml", Pathway),
        "advice": shelf.keyed(f"words/{LANGUAGE}/advice.toml", Advice, "id"),
        "figures": shelf.rows("evidence.toml", Figure, evidence, "figure", "id"),
        "claims": shelf.keyed(f"words/{LANGUAGE}/claims.toml", Claim, "id"),
        "sentences": shelf.sentences(f"words/{LANGUAGE}/rules.toml"),
        "rules": shelf.keyed("rules.toml", Rule, "id"),
        "names": _names(shelf.sentences(f"words/{LANGUAGE}/names.toml")),
    }
    shelf.nothing_else("permissions.toml", permissions, {"permission", "measure"})
    shelf.nothing_else("evidence.toml", evidence, {"figure"})
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
    for kept in (_load, _load_with, _words, _motion, _form):
        kept.cache_clear()


def _plain(name: str) -> str:
    """An id that cannot leave the folder; anything else names nothing there is."""
    return name if name.isascii() and name.replace("-", "").isalnum() else "unknown"


class Shelf(BareShelf):
    """A content folder on disk."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root

    def bytes_of(self, file: str) -> bytes | None:
        """What a file holds, up to one byte more than it may."""
        try:
            with (self.root / file).open("rb") as opened:
                return opened.read(MOST_BYTES + 1)
        except OSError:
            return None

    def files(self, pattern: str) -> list[str]:
        """Files by their path below the folder."""
        return [path.relative_to(self.root).as_posix() for path in sorted(self.root.glob(pattern))]
