"""Whether it is time: own times against the sessions still open and what was sent already. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct

from heelwise.terms import Slot
from heelwise.web.reminders.ahead import Coming

WINDOW = dt.timedelta(minutes=90)
"""A reminder that could not go out within it comes no more that day: a machine that slept does not wake people."""


class Gone(Struct, frozen=True):
    """What went out for a session: whether it is to come again, and when."""

    again: dt.datetime | None


def worth_a_look(times: Mapping[Slot, dt.time | None], gone: Iterable[Gone], now: dt.datetime) -> bool:
    """Whether anything could be due, told without asking the plan."""
    return any(_is_now(at, now) for at in times.values()) or any(one.again and one.again <= now for one in gone)


def due(
    sessions: Iterable[Coming], times: Mapping[Slot, dt.time | None], gone: Mapping[str, Gone], now: dt.datetime
) -> tuple[Coming, ...]:
    """The open sessions of today to be reminded of at this moment."""
    return tuple(one for one in sessions if one.on == now.date() and _is_due(one, times, gone.get(one.session), now))


def _is_due(session: Coming, times: Mapping[Slot, dt.time | None], gone: Gone | None, now: dt.datetime) -> bool:
    if gone is not None:
        return gone.again is not None and gone.again <= now
    return _is_now(times.get(session.slot), now)


def _is_now(at: dt.time | None, now: dt.datetime) -> bool:
    """From the minute named, for as long as the window is open."""
    if at is None:
        return False
    since = now - dt.datetime.combine(now.date(), at, now.tzinfo)
    return dt.timedelta(0) <= since < WINDOW
