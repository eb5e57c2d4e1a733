"""The database version of the journal's port. Every row is reached through its owner."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from heelwise.journal.port import Batch
from heelwise.record.decode import decode_lines
from heelwise.record.encode import encode_lines
from heelwise.record.events import Event
from heelwise.record.record import Record
from heelwise.web.keep import models


class BrokenStoreError(Exception):
    """Rows that are no longer events: the disk or a hand has changed them."""


class Batches:
    """Keeps records as rows of JSON Lines. `person` is the owner's id as text. All of them are one store."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Batches)

    def __hash__(self) -> int:
        return hash(Batches)

    def version(self, person: str) -> int:
        """How often this record was changed; 0 for nobody."""
        return models.Person.objects.filter(pk=person).values_list("version", flat=True).first() or 0

    def read(self, person: str) -> tuple[Event, ...]:
        """All events of a person, in order, in one statement."""
        rows = models.Batch.objects.filter(person_id=person).values_list("events", flat=True)
        lines = b"".join(bytes(row) for row in rows)
        if not lines:
            return ()
        decoded = decode_lines(lines.split(b"\n"), file="database")
        if decoded.faults:
            raise BrokenStoreError("; ".join(str(fault) for fault in decoded.faults[:3]))
        return Record.of(decoded.events).events

    def append(self, person: str, batch: Batch) -> bool:
        """Keep a batch; False for one that was kept before. Raises `SameIdError`."""
        with transaction.atomic():
            # One writer a person at a time: SQLite by its IMMEDIATE transaction, PostgreSQL by this row.
            owner = models.Person.objects.select_for_update().get(pk=person)
            if owner.batches.filter(id=batch.id).exists():
                return False
            before = self.read(person)
            known = {event.id for event in before}
            after = Record.of((*before, *batch.events))
            new = [event for event in after.events if event.id not in known]
            models.Batch.objects.create(person=owner, id=batch.id, events=encode_lines(new))
            _changed(person)
            return True


def forget(person: str) -> int:
    """Delete everything a person recorded; how many batches went."""
    with transaction.atomic():
        gone, _ = models.Batch.objects.filter(person_id=person).delete()
        _changed(person)
    return gone


def _changed(person: str) -> None:
    models.Person.objects.filter(pk=person).update(version=F("version") + 1)
