"""Two tables: a person, and their batches of events. One row per append, never changed."""

from __future__ import annotations

import uuid

from django.db import models


class Person(models.Model):
    """The owner of a record. Holds no name: who they are stands in the record, if anywhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made = models.DateTimeField(auto_now_add=True)
    version = models.PositiveBigIntegerField(default=0)
    """Raised by every change of the record, in the same transaction."""

    class Meta:
        """One table, named after what it holds."""

        db_table = "person"


class Batch(models.Model):
    """Events appended together: compact JSON, under the id their sender gave them.

    The same batch sent again finds its key taken and changes nothing.
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="batches")
    id = models.UUIDField()
    events = models.BinaryField()
    received = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they came."""

        db_table = "batch"
        ordering = ("received", "id")
