"""One round of sending: whose time it is, whether a session is still open, one message to each browser of theirs."""

from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from heelwise.record.record import Record
from heelwise.web import clock
from heelwise.web.accounts.tokens import TOKEN_BYTES, digest
from heelwise.web.keep.store import Batches
from heelwise.web.reminders import push
from heelwise.web.reminders.ahead import Coming, coming
from heelwise.web.reminders.due import Gone, due, worth_a_look
from heelwise.web.reminders.kept import by_slot
from heelwise.web.reminders.models import Endpoint, Sent, Times
from heelwise.web.wiring import knowledge

KEPT = dt.timedelta(days=3)
AGAIN = dt.timedelta(minutes=10)
"""When nobody took the message: how long until it is tried once more."""


def send_due() -> int:
    """Send what is due now; how many reminders went out."""
    if settings.DEMO or settings.DATA is None:
        return 0
    now = clock.now()
    Sent.objects.filter(at__lt=now - KEPT).delete()
    return sum(_send_to(times, now) for times in Times.objects.filter(person__endpoints__isnull=False).distinct())


def _send_to(times: Times, now: dt.datetime) -> int:
    person = str(times.person_id)
    rows = Sent.objects.filter(person_id=person, session__startswith=now.date().isoformat())
    gone = {row.session: Gone(row.again) for row in rows}
    if not worth_a_look(by_slot(times), gone.values(), now):
        return 0
    record = Record.of(Batches().read(person))
    sessions = coming(knowledge(), record, now.date(), days=1)
    return sum(_remind(times, session, now) for session in due(sessions, by_slot(times), gone, now))


def _remind(times: Times, session: Coming, now: dt.datetime) -> bool:
    """Noted first, then sent: a crash between the two costs a reminder, it never doubles one."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    try:
        with transaction.atomic():
            sent, _ = Sent.objects.update_or_create(
                person_id=times.person_id,
                session=session.session,
                defaults={"at": now, "again": None, "later": digest(token)},
            )
    except IntegrityError:
        return False
    taken = send_all(str(times.person_id), message(times.snooze, reverse("reminder-later", args=[token])), now=now)
    if not taken:
        sent.again = now + AGAIN
        sent.save()
    return taken


def message(snooze: int, later: str) -> dict[str, object]:
    """What a message says: that it is time. Nothing of a tendon, a plan, an exercise or a name."""
    return {"title": "Heelwise", "text": "It is time for what you planned.", "snooze": snooze, "later": later}


def send_all(person: str, said: dict[str, object], *, now: dt.datetime) -> bool:
    """To every browser of one person; whether any took it. Browsers that are gone are forgotten."""
    taken = False
    folder = settings.DATA
    if folder is None:
        return False
    for row in Endpoint.objects.filter(person_id=person):
        address = push.Address(endpoint=row.address, p256dh=row.p256dh, auth=row.auth)
        match push.send(address, said, folder=folder):
            case "gone":
                row.delete()
            case "failed":
                Endpoint.objects.filter(pk=row.pk).update(failed=now)
            case "sent":
                Endpoint.objects.filter(pk=row.pk).update(failed=None)
                taken = True
    return taken
