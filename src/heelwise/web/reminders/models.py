"""What is kept of reminders: own times, a calendar's address, browsers that take messages, and what was sent.

None of it is part of the record, and none of it says anything about a tendon.
"""

from __future__ import annotations

from django.db import models

from heelwise.web.keep.models import Person

SNOOZE = 30


class Times(models.Model):
    """When a person wants to be reminded, by their own clock; an empty time reminds of nothing."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="times")
    morning = models.TimeField(null=True)
    evening = models.TimeField(null=True)
    once = models.TimeField(null=True)
    snooze = models.PositiveSmallIntegerField(default=SNOOZE)

    class Meta:
        """One row a person."""

        db_table = "reminder_times"


class Subscription(models.Model):
    """The private address of a calendar. Only its hash is kept."""

    digest = models.BinaryField(max_length=32, primary_key=True)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="subscription")
    since = models.DateTimeField()

    class Meta:
        """One row a person: a new address takes the old one away."""

        db_table = "reminder_subscription"


class Endpoint(models.Model):
    """Where a browser's maker takes messages for it, and the keys that only the browser can open them with."""

    digest = models.BinaryField(max_length=32, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="endpoints")
    address = models.TextField()
    p256dh = models.TextField()
    auth = models.TextField()
    since = models.DateTimeField()
    failed = models.DateTimeField(null=True)

    class Meta:
        """One row a browser."""

        db_table = "reminder_endpoint"


class Sent(models.Model):
    """A reminder that went out for a session. `again` is when it is to come once more; `later` may say so, once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    session = models.CharField(max_length=64)
    at = models.DateTimeField()
    again = models.DateTimeField(null=True)
    later = models.BinaryField(max_length=32, null=True)

    class Meta:
        """One row a session."""

        db_table = "reminder_sent"
        constraints = (models.UniqueConstraint(fields=("person", "session"), name="once_a_session"),)
