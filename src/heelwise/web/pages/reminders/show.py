"""Reminders as plain values: times as they are typed, what comes next, which browsers take messages. No Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from heelwise.terms import Slot
from heelwise.web.reminders.ahead import Coming

FIELDS = ("once", "morning", "evening")
ASKS = {
    "once": ("One session a day", "18:00"),
    "morning": ("First of two a day", "07:30"),
    "evening": ("Second of two", "19:00"),
}
SNOOZES = (10, 30, 60)
SHOWN = 5


def asked(typed: Mapping[str, str], faults: Mapping[str, str]) -> list[dict[str, Any]]:
    """The three times, as typed or kept; the usual ones only as a hint."""
    return [
        {
            "field": field,
            "ask": ask,
            "hint": f"for example {usual}",
            "value": typed.get(field, ""),
            "fault": faults.get(field),
        }
        for field, (ask, usual) in ASKS.items()
    ]


def read_times(typed: Mapping[str, str]) -> tuple[dict[str, dt.time | None], dict[str, str]]:
    """The times, and what could not be read."""
    times: dict[str, dt.time | None] = {}
    faults: dict[str, str] = {}
    for field in FIELDS:
        text = typed.get(field, "").strip()
        try:
            times[field] = dt.time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None) if text else None
        except ValueError:
            faults[field] = f"Found {text[:20]!r}, wanted a time such as 07:30."
    return times, faults


def next_ones(
    sessions: Sequence[Coming], times: Mapping[Slot, dt.time | None], now: dt.datetime
) -> list[dict[str, Any]]:
    """The next moments a reminder is meant for."""
    at = [(one.on, times.get(one.slot)) for one in sessions]
    ahead = [dt.datetime.combine(on, time) for on, time in at if time is not None]
    return [{"on": one.date(), "at": f"{one:%H:%M}"} for one in sorted(ahead) if one > now.replace(tzinfo=None)][:SHOWN]
