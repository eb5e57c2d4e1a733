"""What a simulation ran on: a fingerprint of the code that decides and of the content it reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
DECIDES = ("content", "engine", "knowledge", "record", "terms")
SIMULATES = ("simulate",)
LEFT_OUT = frozenset({".pyc"})


def fingerprint(folders: Iterable[str] = DECIDES, package: Path = PACKAGE) -> str:
    """64 hexadecimal digits of SHA-256 over the path and the bytes of every file in these folders."""
    digest = hashlib.sha256()
    for folder in sorted(folders):
        for path in sorted((package / folder).rglob("*")):
            if path.is_file() and path.suffix not in LEFT_OUT:
                digest.update(path.relative_to(package).as_posix().encode() + b"\0")
                digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()
