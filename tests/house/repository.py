"""Where things are in the repository, for the tests about the repository itself."""

import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "heelwise"
CONTENT = PACKAGE / "content"


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the repository: kept by git, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return tuple(sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file()))


def below(folder: Path, *suffixes: str) -> list[Path]:
    """The repository's files below a folder with one of these suffixes; all suffixes if none is named."""
    return [path for path in files() if path.is_relative_to(folder) and (not suffixes or path.suffix in suffixes)]


def shown(path: Path) -> str:
    """A path as a message should name it."""
    return path.relative_to(ROOT).as_posix()


@cache
def settings() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())
