"""Files that only their owner may read: keys. Written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE = 0o600


def write_private(file: Path, content: bytes) -> None:
    """Put `content` where `file` is; never readable by others, not for a moment."""
    beside = file.with_name(file.name + ".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
