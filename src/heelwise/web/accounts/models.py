"""Two tables of hashes. A stolen database signs nobody in."""

from __future__ import annotations

from django.db import models

from heelwise.web.keep.models import Person


class Link(models.Model):
    """A sign-in link: works once, for ten minutes. Only its hash is kept."""

    digest = models.BinaryField(max_length=32, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    until = models.DateTimeField()

    class Meta:
        """One row a link."""

        db_table = "sign_in_link"


class Device(models.Model):
    """A browser that followed a link. Only the hash of its cookie is kept."""

    digest = models.BinaryField(max_length=32, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    since = models.DateTimeField()

    class Meta:
        """One row a browser."""

        db_table = "device"
