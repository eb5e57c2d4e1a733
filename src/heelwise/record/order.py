"""When things happened: order, days, and what a given day can see.

Order is the instant, then the id; the line of a file never counts. A day is the
date the person wrote, in their own offset.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from heelwise.record.events import Event, SessionFinished, SetDone, SetSkipped

_INSTANT_THEN_ID = attrgetter("at", "id")


class Until(NamedTuple):
    """Events up to a day, and those after it."""

    seen: tuple[Event, ...]
    ignored: tuple[Event, ...]


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by instant, equal instants by id."""
    return tuple(sorted(events, key=_INSTANT_THEN_ID))


def day_of(event: Event) -> dt.date:
    """The date written in the event's own time."""
    return event.at.date()


def until(events: Iterable[Event], day: dt.date) -> Until:
    """What `day` can see: the events whose own date is not after it."""
    seen: list[Event] = []
    ignored: list[Event] = []
    for event in events:
        (seen if event.at.date() <= day else ignored).append(event)
    return Until(tuple(seen), tuple(ignored))


def session_days(events: Iterable[Event]) -> dict[str, dt.date]:
    """The day of each session: its first set's, or its first word's when no set was done."""
    by_set: dict[str, dt.date] = {}
    by_word: dict[str, dt.date] = {}
    for event in in_order(events):
        if isinstance(event, SetDone):
            by_set.setdefault(event.session, event.at.date())
        elif isinstance(event, SetSkipped | SessionFinished):
            by_word.setdefault(event.session, event.at.date())
    return by_word | by_set
