"""When something was, as told in a form: today or late, never still to come. No Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

Read = TypeVar("Read")

USUAL = {"morning": "07:00", "session": "18:00", "pause": "00:00"}
"""What o'clock a form suggests for another day than today."""


class When(NamedTuple):
    """The day and clock as typed; the instant they mean, or what is wrong with them by field."""

    day: str
    clock: str
    at: dt.datetime | None
    faults: dict[str, str]


def empty(now: dt.datetime, day: dt.date, what: str) -> When:
    """As first shown: this minute today, a usual hour on another day."""
    clock = f"{now:%H:%M}" if day == now.date() else USUAL.get(what, "12:00")
    return When(day.isoformat(), clock, None, {})


def told(now: dt.datetime, typed: Mapping[str, str], *, day: str = "day", clock: str = "clock") -> When:
    """As sent."""
    days, clocks = typed.get(day, "").strip(), typed.get(clock, "").strip()
    on = _read(dt.date.fromisoformat, days)
    time = _read(dt.time.fromisoformat, clocks) if clocks else dt.time()
    if on is None or time is None:
        wrong = {day: "Give a day, as year-month-day."} if on is None else {clock: "Give a time, as 18:30."}
        return When(days, clocks, None, wrong)
    at = _local(on, time, now)
    if at > now:
        return When(days, clocks, None, {day: "This is still to come."})
    return When(days, clocks, at, {})


def day_of(text: str) -> dt.date | None:
    """A day as typed, none where it is none."""
    return _read(dt.date.fromisoformat, text)


def _read(read: Callable[[str], Read], text: str) -> Read | None:
    try:
        return read(text)
    except ValueError:
        return None


def _local(on: dt.date, time: dt.time, now: dt.datetime) -> dt.datetime:
    """That minute where the person lives now; on days before the clocks changed it may be an hour off."""
    return dt.datetime.combine(on, time.replace(tzinfo=None), tzinfo=now.tzinfo)
