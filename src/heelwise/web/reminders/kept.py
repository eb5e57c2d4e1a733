"""What a person has set: own times, the calendar's address, the browsers. Every row is reached through its owner."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping

from heelwise.terms import Slot
from heelwise.web.accounts.tokens import TOKEN_BYTES, digest
from heelwise.web.reminders.models import Endpoint, Sent, Subscription, Times
from heelwise.web.reminders.push import Address

MOST_BROWSERS = 10


def times_of(person: str) -> Times | None:
    """The person's times, None until they chose some."""
    return Times.objects.filter(person_id=person).first()


def by_slot(times: Times) -> Mapping[Slot, dt.time | None]:
    """The time for each slot a session can have."""
    once = times.once
    return {
        "morning": times.morning,
        "evening": times.evening,
        "any": once,
        "before-activity": once,
        "after-activity": once,
    }


def new_subscription(person: str, *, now: dt.datetime) -> str:
    """A fresh private address for the calendar; the one before it no longer answers."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Subscription.objects.filter(person_id=person).delete()
    Subscription.objects.create(digest=digest(token), person_id=person, since=now)
    return token


def owner_of(token: str) -> str | None:
    """Whose calendar this is; None for an address that was never given out, or was taken back."""
    found = Subscription.objects.filter(digest=digest(token)).values_list("person_id", flat=True).first()
    return None if found is None else str(found)


def add_browser(person: str, address: Address, *, now: dt.datetime) -> bool:
    """Remember a browser; False when there are too many."""
    key = digest(address.endpoint)
    others = Endpoint.objects.filter(person_id=person).exclude(digest=key)
    if others.count() >= MOST_BROWSERS:
        return False
    # The same address again is the same browser, whoever was signed in there before.
    Endpoint.objects.filter(digest=key).delete()
    Endpoint.objects.create(
        digest=key, person_id=person, address=address.endpoint, p256dh=address.p256dh, auth=address.auth, since=now
    )
    return True


def put_off(token: str, *, now: dt.datetime) -> bool:
    """Remind once more, later; the token of the message is used up."""
    sent = Sent.objects.filter(later=digest(token)).first()
    return sent is not None and _put_off(sent, now)


def put_off_latest(person: str, *, now: dt.datetime) -> bool:
    """The same from the page, for phones whose messages have no buttons."""
    today = Sent.objects.filter(person_id=person, session__startswith=now.date().isoformat())
    sent = today.order_by("-at").first()
    return sent is not None and _put_off(sent, now)


def _put_off(sent: Sent, now: dt.datetime) -> bool:
    times = times_of(str(sent.person_id))
    if times is None:
        return False
    sent.again, sent.later = now + dt.timedelta(minutes=times.snooze), None
    sent.save()
    return True


def forget(person: str) -> None:
    """Everything here about one person."""
    for kind in (Times, Subscription, Endpoint, Sent):
        kind.objects.filter(person_id=person).delete()
