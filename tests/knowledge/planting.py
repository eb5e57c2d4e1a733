"""A copy of the shipped content with one fault planted in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.read import CONTENT, load

ON_DEMAND = shutil.ignore_patterns("motion.toml", "words.en.toml")


def copied(to: Path, *, whole: bool = False) -> Path:
    """The content in a folder of its own; without what is read on demand unless `whole`."""
    return Path(shutil.copytree(CONTENT, to / "content", ignore=None if whole else ON_DEMAND))


def edited(folder: Path, file: str, old: str, new: str) -> Path:
    """The folder, with the first `old` of a file replaced. The file must have it."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def complaints(folder: Path) -> list[Fault]:
    """What `load` complains about; none when it does not."""
    try:
        load(folder)
    except ContentError as error:
        return list(error.faults)
    return []
