"""When things happened: order, days, and what a given day can see.

Order is the instant, then the id; the line of a file never counts. A day is the
date the person wrote, in their own offset; which day a session belongs to is in
`chart`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from heelwise.record.events import Event

TWO_DAYS = 2

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


def ordered_until(events: Sequence[Event], day: dt.date) -> Until:
    """`until` for events that stand in order: only the last days are looked at.

    Offsets are less than a day, so what stands before an event of two days ago is not of tomorrow.
    """
    first = len(events)
    while first and (day - events[first - 1].at.date()).days < TWO_DAYS:
        first -= 1
    late = until(events[first:], day)
    return Until((*events[:first], *late.seen) if late.ignored else tuple(events), late.ignored)
