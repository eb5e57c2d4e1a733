"""Records that live as long as the process: for the demo, simulations and tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock
from uuid import UUID

from heelwise.journal.port import Batch
from heelwise.record.events import Event
from heelwise.record.record import Record


class Memory:
    """A port over a dictionary, safe to share between threads."""

    def __init__(self, records: Mapping[str, Iterable[Event]] | None = None) -> None:
        self._records = {person: Record.of(events) for person, events in (records or {}).items()}
        self._batches: set[tuple[str, UUID]] = set()
        self._lock = Lock()

    def read(self, person: str) -> tuple[Event, ...]:
        """All events of a person, in order."""
        record = self._records.get(person)
        return record.events if record else ()

    def version(self, person: str) -> int:
        """How many batches this record took in; the same number means the same record."""
        return sum(1 for owner, _ in self._batches if owner == person)

    def append(self, person: str, batch: Batch) -> bool:
        """Keep a batch; False when it was kept before."""
        with self._lock:
            if (person, batch.id) in self._batches:
                return False
            self._records[person] = Record.of((*self.read(person), *batch.events))
            self._batches.add((person, batch.id))
            return True
