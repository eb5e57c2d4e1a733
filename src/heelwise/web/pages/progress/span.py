"""The weeks that Progress shows: eight of them day by day, half a year or a year week by week. No Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from msgspec import Struct

SPANS = {8: "8 weeks", 26: "Half a year", 52: "A year"}
DAILY = 8
LEAST = 4


class OnADay(Protocol):
    """Whatever belongs to a day."""

    @property
    def on(self) -> dt.date:
        """That day."""


D = TypeVar("D", bound=OnADay)


class Span(Struct, frozen=True):
    """Whole weeks, Monday first, up to today; of a younger record those it has, and four at the least."""

    weeks: int
    last: dt.date
    began: dt.date | None = None

    @property
    def first(self) -> dt.date:
        """The Monday it begins on."""
        whole = monday_of(self.last) - dt.timedelta(weeks=self.weeks - 1)
        young = self.last - dt.timedelta(weeks=LEAST - 1)
        return whole if self.began is None else max(whole, monday_of(min(self.began, young)))

    @property
    def daily(self) -> bool:
        """Whether each day is drawn by itself."""
        return self.weeks <= DAILY

    @property
    def mondays(self) -> list[dt.date]:
        """The weeks by their first days."""
        return [self.first + dt.timedelta(days=n) for n in range(0, (self.last - self.first).days + 1, 7)]

    def grouped(self, days: Sequence[D]) -> list[tuple[dt.date, list[D]]]:
        """Days as the tables and the marks have them: each by itself, or by the Monday of its week."""
        if self.daily:
            return [(day.on, [day]) for day in days]
        return [(monday, list(those)) for monday, those in groupby(days, key=lambda day: monday_of(day.on))]


def span_of(asked: str, today: dt.date) -> Span:
    """The span somebody asked for; anything else is the shortest."""
    weeks = int(asked) if asked.isdecimal() and len(asked) < 4 else DAILY
    return Span(weeks if weeks in SPANS else DAILY, today)


def offered(span: Span, began: dt.date | None) -> list[dict[str, object]]:
    """The spans worth looking at: those shorter than the record, and the next longer one."""
    days = (span.last - began).days if began else 0
    wide = [weeks for n, weeks in enumerate(SPANS) if n == 0 or days > 7 * list(SPANS)[n - 1]]
    shown = sorted({*wide, span.weeks})
    return [{"weeks": one, "name": SPANS[one], "here": one == span.weeks} for one in shown] if len(shown) > 1 else []


def monday_of(on: dt.date) -> dt.date:
    """The Monday of a day's week."""
    return on - dt.timedelta(days=on.weekday())
