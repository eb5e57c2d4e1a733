"""The worked example of the guide as a folder, and the same with something in it changed."""

from __future__ import annotations

import re
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "your-own-exercises.md"
FILE = re.compile(r"^`([\w./-]+\.toml)`\n\n```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)

ID = "counter-heel-raise"
FACTS, WORDS, MOTION = (f"exercises/{ID}/{name}" for name in ("exercise.toml", "words.en.toml", "motion.toml"))


def example(to: Path) -> Path:
    """The folder that the guide builds."""
    folder = to / "my-exercises"
    for name, text in FILE.findall(GUIDE.read_text(encoding="utf-8")):
        written(folder, name, text)
    return folder


def written(folder: Path, file: str, text: str) -> None:
    """A file of the folder, with the folders it needs."""
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
