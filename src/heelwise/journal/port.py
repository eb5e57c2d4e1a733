"""Where records are kept, as the rest of the house sees it: two methods and a batch.

The file and the memory version are beside this module; the database version is
the web's.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from msgspec import Struct

from heelwise.record.events import Event


class Batch(Struct, frozen=True):
    """Events appended together, under an id their sender made (UUID version 7)."""

    id: UUID
    events: tuple[Event, ...]


class Port(Protocol):
    """Keeps the records of people; a person is named by a short text."""

    def read(self, person: str) -> tuple[Event, ...]:
        """All events of a person, in order; none for somebody unknown."""
        ...

    def append(self, person: str, batch: Batch) -> bool:
        """Keep a batch; False for one that was kept before, which changes nothing.

        Events already kept are not kept twice, so that a batch whose answer was lost
        can be sent again. Raises `SameIdError` for another event under a kept id.
        """
        ...
