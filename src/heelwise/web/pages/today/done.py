"""What was done today, in a line a session. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.record.chart import Chart, SessionLog


def did(chart: Chart, today: dt.date) -> list[str]:
    """Each session of today that has an end: its sets and its pain."""
    logs = [log for day in chart.days for log in day.sessions if log.day == today and log.finish is not None]
    return [_says(log) for log in logs]


def _says(log: SessionLog) -> str:
    end: Any = log.finish
    after = "" if log.pain_after is None else f", {log.pain_after} right after"
    return f"{end.done_sets} of {end.planned_sets} sets, pain {log.pain_during}{after}"
