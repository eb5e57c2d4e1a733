"""The week as seven marks: trained, rested, or still to come. No Django here."""

from __future__ import annotations

import datetime as dt

from heelwise.record.chart import Chart

LETTERS = "MTWTFSS"
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def week(chart: Chart, today: dt.date, *, onward: dt.date | None = None) -> list[dict[str, object]]:
    """Monday to Sunday around today. `onward` is the day of the next session: until then it rests."""
    monday = today - dt.timedelta(days=today.weekday())
    trained = {log.day for day in chart.days for log in day.sessions if log.sets or log.finish}
    return [_mark(monday + dt.timedelta(days=n), trained, today, onward or today) for n in range(7)]


def _mark(on: dt.date, trained: set[dt.date], today: dt.date, onward: dt.date) -> dict[str, object]:
    if on in trained:
        state, says = "trained", "trained"
    elif on < today:
        state, says = "rest", "rested"
    elif on < onward:
        state, says = "rest", "today, rest" if on == today else "rest"
    else:
        state, says = "open", "today" if on == today else "to come"
    return {
        "letter": LETTERS[on.weekday()],
        "state": state,
        "today": on == today,
        "says": f"{NAMES[on.weekday()]}, {says}",
    }
