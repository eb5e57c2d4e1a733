"""What commands read: the content and a record. Every complaint of the readers becomes `Trouble`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from heelwise.cli.say import Trouble, complain

if TYPE_CHECKING:
    from heelwise.knowledge.exercises import ExerciseWords
    from heelwise.knowledge.library import Knowledge
    from heelwise.record.record import Record


def _msgspec_alone() -> None:
    """Import msgspec without `typing_extensions`, which it asks for and does not need since Python 3.11.

    That import costs as much as reading the content. A name that is None in `sys.modules`
    cannot be imported, and msgspec then takes what `typing` has.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401, PLC0415
    finally:
        del sys.modules["typing_extensions"]


_msgspec_alone()


def knowledge(overlay: Path | None = None) -> Knowledge:
    """Load the content, with an overlay of somebody's own exercises if there is one."""
    from heelwise.knowledge.read import load  # noqa: PLC0415

    lay_over(overlay)
    with content_trouble():
        return load()


def lay_over(overlay: Path | None) -> None:
    """Make the overlay part of the content, in this process. One with a fault is not used at all."""
    from heelwise.knowledge.read import lay  # noqa: PLC0415

    if overlay is not None:
        from heelwise.audit.audit import audit  # noqa: PLC0415

        if not overlay.is_dir():
            raise Trouble(f"{overlay}: found no folder, wanted a folder of exercises")
        if faults := audit(overlay, overlay=True):
            raise Trouble(*(f"{overlay}/{fault}" for fault in faults))
    lay(overlay)


def words(exercise: str) -> ExerciseWords:
    """The words of one exercise."""
    from heelwise.knowledge.read import exercise_words  # noqa: PLC0415

    with content_trouble():
        return exercise_words(exercise)


@contextmanager
def content_trouble() -> Iterator[None]:
    """Turn what a content reader complains of into `Trouble`."""
    from heelwise.knowledge.faults import ContentError  # noqa: PLC0415

    try:
        yield
    except ContentError as wrong:
        raise Trouble(*(str(fault) for fault in wrong.faults)) from None


def record(path: Path) -> Record:
    """Read a record; every fault of every line at once."""
    from heelwise.journal.files import RecordError, read_record  # noqa: PLC0415
    from heelwise.record.record import SameIdError  # noqa: PLC0415

    try:
        return read_record(path)
    except RecordError as wrong:
        raise Trouble(*(str(fault) for fault in wrong.faults)) from None
    except SameIdError as wrong:
        raise Trouble(f"{path}: {wrong}") from None
    except (OSError, ValueError) as wrong:
        raise Trouble(unreadable(path, wrong)) from None


def tell_ignored(events: Record, on: dt.date) -> None:
    """Say on standard error how many events of later days were left out."""
    from heelwise.record.order import ordered_until  # noqa: PLC0415

    later = len(ordered_until(events.events, on).ignored)
    if later:
        complain([f"ignored: {later} event{'s' * (later > 1)} after {on.isoformat()}"])


def known(one: str, among: Collection[str], *, noun: str) -> str:
    """Return the id if it is one of these; otherwise complain and name the ones most like it."""
    if one in among:
        return one
    import difflib  # noqa: PLC0415

    near = difflib.get_close_matches(one.lower().replace(" ", "-"), among, n=3, cutoff=0.5)
    near = near or sorted(each for each in among if one and one.lower() in each)[:3]
    raise Trouble(f"{noun}: found {one!r}, wanted {_list(near) if near else f'an id; `heelwise {noun}s` lists them'}")


def unreadable(path: Path, wrong: OSError | ValueError) -> str:
    """Say in one line why a file cannot be read or written."""
    reason = getattr(wrong, "strerror", None) or str(wrong)
    return f"{path}: {reason.lower()}"


def _list(names: list[str]) -> str:
    return " or ".join(names)
