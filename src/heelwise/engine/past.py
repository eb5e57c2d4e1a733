"""What lies just behind a day, kept apart, so that a changed fact costs a few steps and not the whole record."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from heelwise.engine.replay import days_until, play
from heelwise.engine.rules import Rules
from heelwise.engine.state import State
from heelwise.record.chart import Chart, DayLog


class Past(Struct, frozen=True):
    """A state, and the days after it, the asked one last."""

    before: State
    logs: tuple[DayLog, ...]


class Behind(Struct, frozen=True, kw_only=True):
    """The asked day three ways: its state; that day alone after its eve; and the days since the latest session."""

    state: State
    eve: Past
    since: Past


def unrolled(rules: Rules, chart: Chart, on: dt.date) -> Behind:
    """The chart, which ends by day `on`, played to its end, with what lies just behind kept."""
    logs = days_until(chart, on)
    first = next((n for n in range(len(logs) - 2, -1, -1) if logs[n].sessions), len(logs) - 1)
    before = play(State(), logs[:first], rules)
    eve = play(before, logs[first:-1], rules)
    return Behind(
        state=play(eve, logs[-1:], rules),
        eve=Past(eve, (logs[-1],)),
        since=Past(before, tuple(logs[first:])),
    )
