"""The pen of a virtual person: events with their moment and an id that follows from person and count."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

ZONE = dt.timezone(dt.timedelta(hours=1))

_VERSION_AND_VARIANT = (7 << 76) | (2 << 62)


class Pen:
    """Moments and ids, the same every time the same person lives."""

    def __init__(self, number: int) -> None:
        self.number, self.count = number, 0

    def when(self, on: dt.date, minute: int) -> dict[str, Any]:
        """`at` and `id` of a new event, at a minute of the day."""
        self.count += 1
        at = dt.datetime(on.year, on.month, on.day, minute // 60 % 24, minute % 60, tzinfo=ZONE)
        return {"at": at, "id": UUID(int=((self.number & 0xFFFFFFFF) << 96) | _VERSION_AND_VARIANT | self.count)}
