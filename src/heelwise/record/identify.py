"""Ids for lines that came without one.

The id is made from the line's own bytes and its ordinal among equal lines: the
same file read twice gives the same events, and two equal sets stay two.
"""

from __future__ import annotations

from hashlib import sha256

_VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))


def identify(line: bytes, ordinal: int) -> str:
    """The id (UUID version 8, as text) of the `ordinal`-th line, from 0, with these bytes."""
    digest = sha256(b"%d\n%b" % (ordinal, line)).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{_VARIANT[digest[16]]}{digest[17:20]}-{digest[20:32]}"
