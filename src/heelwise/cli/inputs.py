"""What commands read: the content and a record. Every complaint of the readers becomes `Trouble`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from heelwise.cli.say import Trouble

if TYPE_CHECKING:
    from heelwise.knowledge.library import Knowledge


def knowledge(folder: Path | None = None) -> Knowledge:
    """Load the content, the shipped one or a folder's."""
    from heelwise.knowledge.read import ContentError, load  # noqa: PLC0415

    try:
        return load(folder)
    except ContentError as wrong:
        raise Trouble(*wrong.faults) from None
    except OSError as wrong:
        raise Trouble(unreadable(folder or Path("content"), wrong)) from None


def known(one: str, among: Collection[str], *, noun: str) -> str:
    """Return the id if it is one of these; otherwise complain and name the ones most like it."""
    if one in among:
        return one
    import difflib  # noqa: PLC0415

    near = difflib.get_close_matches(one.lower().replace(" ", "-"), among, n=3, cutoff=0.5)
    near = near or sorted(each for each in among if one and one.lower() in each)[:3]
    raise Trouble(f"{noun}: found {one!r}, wanted {_list(near) if near else f'an id; `heelwise {noun}s` lists them'}")


def unreadable(path: Path, wrong: OSError) -> str:
    """Say in one line why a file cannot be read or written."""
    return f"{path}: {(wrong.strerror or str(wrong)).lower()}"


def _list(names: list[str]) -> str:
    return " or ".join(names)
