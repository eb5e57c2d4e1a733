"""Ids that sort by the time they were made (UUID version 7), from a time and randomness given."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

RANDOM_BYTES = 10

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62
_FREE = ~((0xF << 76) | (0b11 << 62))
_MILLISECOND = dt.timedelta(milliseconds=1)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def uuid7(at: dt.datetime, randomness: bytes) -> UUID:
    """An id from an aware time, to the millisecond, and ten random bytes. Raises `ValueError` for any other number."""
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(f"randomness: found {len(randomness)} bytes, wanted {RANDOM_BYTES}")
    stamp = ((at - _EPOCH) // _MILLISECOND) & ((1 << 48) - 1)
    number = stamp << 80 | int.from_bytes(randomness, "big")
    return UUID(int=number & _FREE | _VERSION_7 | _VARIANT)
