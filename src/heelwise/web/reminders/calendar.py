"""Reminders as a calendar file (RFC 5545): one short entry and one alarm for each session to come. Pure.

Calendars are copied to other people's computers, so an entry says no more than that it is time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping

from icalendar import Alarm, Calendar, Event

from heelwise.terms import Slot
from heelwise.web.reminders.ahead import Coming

MEDIA_TYPE = "text/calendar; charset=utf-8"
TITLE = "Heelwise"
TEXT = "You asked to be reminded now. What today holds is in Heelwise."
MINUTES = 15
REFRESH = "PT1H"


def calendar(
    sessions: Iterable[Coming], times: Mapping[Slot, dt.time | None], *, owner: str, now: dt.datetime, address: str = ""
) -> bytes:
    """The file. `times` are the owner's, by their own clock wherever they are; `now` is an instant there."""
    made = Calendar()
    made.add("prodid", "-//Heelwise//Reminders//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", TITLE)
    made.add("x-published-ttl", REFRESH)
    for one in sessions:
        at = times.get(one.slot)
        if at is not None and dt.datetime.combine(one.on, at) > now.replace(tzinfo=None):
            made.add_component(_entry(one, dt.datetime.combine(one.on, at), owner, now, address))
    return bytes(made.to_ical())


def _entry(session: Coming, start: dt.datetime, owner: str, now: dt.datetime, address: str) -> Event:
    """A time without a zone is the reader's own: half past seven stays half past seven on a journey."""
    entry = Event()
    entry.add("uid", f"{hashlib.sha256(f'{owner}|{session.session}'.encode()).hexdigest()[:32]}@heelwise")
    entry.add("dtstamp", now.astimezone(dt.UTC))
    entry.add("dtstart", start)
    entry.add("duration", dt.timedelta(minutes=MINUTES))
    entry.add("summary", TITLE)
    entry.add("description", TEXT)
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    if address:
        entry.add("url", address)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", dt.timedelta(0))
    alarm.add("description", TITLE)
    entry.add_component(alarm)
    return entry
