"""Making, hashing and trading tokens: a link for a device. No pages here."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db import transaction

from heelwise.web.accounts.models import Device, Link
from heelwise.web.keep.models import Person

LINK_MINUTES = 10
TOKEN_BYTES = 32
"""256 bits: nobody guesses one, so attempts need no counting."""


def digest(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).digest()


def new_link(person: Person, *, now: dt.datetime) -> str:
    """A fresh token for a sign-in link; links that ran out are forgotten on the way."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Link.objects.filter(until__lt=now).delete()
    Link.objects.create(digest=digest(token), person=person, until=now + dt.timedelta(minutes=LINK_MINUTES))
    return token


def is_open(token: str, *, now: dt.datetime) -> bool:
    """Whether a link would still sign in. Asking does not use it up."""
    return Link.objects.filter(digest=digest(token), until__gte=now).exists()


def trade(token: str, *, now: dt.datetime) -> str | None:
    """Use the link up and sign a device in: its cookie, or None when the link no longer works."""
    with transaction.atomic():
        link = Link.objects.select_for_update().filter(digest=digest(token), until__gte=now).first()
        if link is None or not Link.objects.filter(digest=link.digest).delete()[0]:
            return None
        cookie = secrets.token_urlsafe(TOKEN_BYTES)
        Device.objects.create(digest=digest(cookie), person=link.person, since=now)
    return cookie


def person_of(cookie: str) -> Person | None:
    """Whose device this is, in one statement."""
    device = Device.objects.select_related("person").filter(digest=digest(cookie)).first()
    return device.person if device else None


def sign_out(cookie: str) -> None:
    """Forget one device."""
    Device.objects.filter(digest=digest(cookie)).delete()


def others(person: str, cookie: str) -> int:
    """How many other browsers are signed in."""
    return Device.objects.filter(person_id=person).exclude(digest=digest(cookie)).count()


def sign_others_out(person: str, cookie: str) -> None:
    """Forget every device but this one, and every link that was not followed yet."""
    Device.objects.filter(person_id=person).exclude(digest=digest(cookie)).delete()
    Link.objects.filter(person_id=person).delete()


def the_person() -> Person:
    """The one person of this machine, made when first asked for."""
    return Person.objects.order_by("made").first() or Person.objects.create()
