"""Small SVG charts over days, as text: lines, bands, columns, marks. Colours come from the site's CSS by class.

A chart never stands alone: the page puts a sentence above it and a table beside it. It is
drawn for a card of 320 px; the style sheet keeps its letters readable at any width.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape

from markupsafe import Markup

from heelwise.terms import Heel

WIDTH, HEIGHT = 320.0, 184.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 8.0, 14.0, 26.0
APART_DAYS = 5
"""A line bridges no more days without a value than this, times the days between two positions."""

Points = Sequence[tuple[dt.date, float]]
Spans = Sequence[tuple[dt.date, float, float]]

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)


class Chart:
    """One chart between two days and two values. What is added first lies lowest; words lie above everything."""

    def __init__(self, first: dt.date, last: dt.date, *, high: float, title: str, low: float = 0.0) -> None:
        self.first, self.last = first, last
        self.low, self.high = low, max(high, low + 1)
        self.title = title
        self.parts = [*self._grid(), *self._days()]
        self.notes: list[str] = []

    def x(self, on: dt.date, *, share: float = 0.0) -> float:
        """Where a day is; `share` of it further, for columns that are wider than a day."""
        days = max((self.last - self.first).days, 1)
        return LEFT + (WIDTH - LEFT - RIGHT) * ((on - self.first).days + share) / days

    def y(self, value: float) -> float:
        """Where a value is."""
        inside = min(max(value, self.low), self.high)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (inside - self.low) / (self.high - self.low)

    def band(self, spans: Spans, kind: str = "usual") -> Chart:
        """From one value to another on each day, as steps: it says what was so on that day."""
        for run in _runs(spans):
            tops = "".join(f"H{self.x(on):.0f}V{self.y(high):.0f}" for on, _, high in run)
            back = "".join(f"V{self.y(low):.0f}H{self.x(on):.0f}" for on, low, _ in reversed(run))
            on, low, _ = run[0]
            edge = f"{self._right(run[-1][0]):.0f}"
            self.parts.append(f'<path class="{kind}" d="M{self.x(on):.0f} {self.y(low):.0f}{tops}H{edge}{back}Z"/>')
        return self

    def block(self, first: dt.date, low: float, high: float, kind: str) -> Chart:
        """From one value to another, from a day to the end."""
        left, top, bottom = self.x(first), self.y(high), self.y(low)
        wide = max(WIDTH - RIGHT - left, 1)
        box = f'x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{max(bottom - top, 1):.1f}"'
        self.parts.append(f'<rect class="{kind}" {box}/>')
        return self

    def steps(self, points: Points, kind: str) -> Chart:
        """A limit that may change from day to day, drawn level until it does."""
        if points:
            d = f"M{self.x(points[0][0]):.0f} {self.y(points[0][1]):.1f}"
            d += "".join(f"H{self.x(on):.0f}V{self.y(value):.1f}" for on, value in _changes(points)[1:])
            self.parts.append(f'<path class="{kind}" d="{d}H{self._right(points[-1][0]):.0f}"/>')
        return self

    def level(self, value: float, kind: str, name: str) -> Chart:
        """One value from side to side, with its name above it."""
        y = self.y(value)
        self.parts.append(f'<path class="{kind}" d="M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}"/>')
        return self.note(value, name, kind=f"{kind}-text")

    def line(self, points: Points, kind: str = "line", *, every: int | None = 1) -> Chart:
        """Joined where neighbours are near, by `every` so many days; None joins all of them."""
        d, before = "", None
        for on, value in points:
            near = before is not None and (every is None or (on - before).days <= every * APART_DAYS)
            d += f"{'L' if near else 'M'}{self.x(on):.1f} {self.y(value):.1f}"
            before = on
        if d:
            self.parts.append(f'<path class="{kind}" d="{d}"/>')
        return self

    def ranges(self, spans: Spans, kind: str = "range") -> Chart:
        """An upright stroke from the lowest to the highest."""
        d = "".join(f"M{self.x(on):.1f} {self.y(low):.1f}V{self.y(high) - 0.1:.1f}" for on, low, high in spans)
        if d:
            self.parts.append(f'<path class="{kind}" d="{d}"/>')
        return self

    def dots(self, points: Iterable[tuple[dt.date, float]], kind: str = "dot") -> Chart:
        """Round marks; a ring is a large dot with a smaller one of the card's colour on it."""
        d = "".join(f"M{self.x(on):.1f} {self.y(value):.1f}h0" for on, value in points)
        if d:
            self.parts.append(f'<path class="{kind}" d="{d}"/>')
            if "ring" in kind:
                self.parts.append(f'<path class="hole" d="{d}"/>')
        return self

    def columns(self, points: Points, kind: str = "column", *, days: int = 7) -> Chart:
        """From zero, one for each span of days that starts on a day."""
        wide = (WIDTH - LEFT - RIGHT) * days / max((self.last - self.first).days, 1) * 0.7
        d = ""
        for on, value in points:
            if value > 0:
                x = self.x(on, share=days / 2) - wide / 2
                d += f"M{x:.1f} {self.y(0):.1f}V{self.y(value):.1f}h{wide:.1f}V{self.y(0):.1f}Z"
        if d:
            self.parts.append(f'<path class="{kind}" d="{d}"/>')
        return self

    def note(self, value: float, text: str, *, kind: str) -> Chart:
        """Words above a value, at the left, where the past is least crowded."""
        at = f'x="{LEFT + 2:g}" y="{max(self.y(value) - 4, 10):.0f}"'
        self.notes.append(f'<text class="{kind}" {at}>{escape(text)}</text>')
        return self

    def svg(self) -> Markup:
        """The drawing, with its title as its name."""
        return drawn("".join([*self.parts, *self.notes]), self.title, HEIGHT)

    def _right(self, on: dt.date) -> float:
        return min(self.x(on, share=0.9), WIDTH - RIGHT)

    def _grid(self) -> list[str]:
        step = next((s for s in STEPS if (self.high - self.low) / s <= 5), STEPS[-1])
        first = int(-(-self.low // step)) * step
        return [
            f'<path class="grid" d="M{LEFT:g} {self.y(tick):.1f}H{WIDTH - RIGHT:g}"/>'
            f'<text x="{LEFT - 5:g}" y="{self.y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>'
            for tick in range(first, int(self.high) + 1, step)
        ]

    def _days(self) -> list[str]:
        return [
            f'<text x="{self.x(on):.0f}" y="{HEIGHT - 7:g}" text-anchor="{anchor}">{text}</text>'
            for on, text, anchor in day_labels(self.first, self.last)
        ]


def drawn(body: str, title: str, height: float) -> Markup:
    """An SVG of ours; `body` is numbers and escaped words."""
    size = f'viewBox="0 0 {WIDTH:g} {height:g}"'
    return Markup(f'<svg class="chart" {size} role="img" aria-label="{escape(title)}">{body}</svg>')  # noqa: S704 - ours


def day_labels(first: dt.date, last: dt.date) -> list[tuple[dt.date, str, str]]:
    """At most five days to write under a chart, with the way each is anchored; the first and the last stay inside."""
    days = (last - first).days
    if days <= 7:
        places = [first, last] if days else [first]
    else:
        places = [first + dt.timedelta(days=round(days * n / 3)) for n in range(4)]
    made = []
    for n, on in enumerate(places):
        anchor = "start" if n == 0 else "end" if n == len(places) - 1 else "middle"
        made.append((on, short(on), anchor))
    return made


def short(on: dt.date) -> str:
    """20 Nov."""
    return f"{on.day} {on:%b}"


def dated(on: dt.date, today: dt.date) -> str:
    """20 Nov; with its year where that is not the running one."""
    return short(on) if on.year == today.year else f"{short(on)} {on.year}"


def side_of(heel: Heel) -> str:
    """The class that draws a side: the left whole, the right dashed and ringed, so that colour is never needed."""
    return "line" if heel == "left" else "line dashed"


def dot_of(heel: Heel) -> str:
    """The same for its points."""
    return "dot" if heel == "left" else "dot ring"


def _changes(points: Points) -> list[tuple[dt.date, float]]:
    return [point for n, point in enumerate(points) if n == 0 or point[1] != points[n - 1][1]]


def _runs(spans: Spans) -> list[list[tuple[dt.date, float, float]]]:
    """Spans that change, in stretches without a hole; each ends with the last day it is known for."""
    runs: list[list[tuple[dt.date, float, float]]] = []
    for n, span in enumerate(spans):
        hole = n > 0 and (span[0] - spans[n - 1][0]).days > APART_DAYS * 7
        if n == 0 or hole:
            runs.append([span])
        elif span[1:] != spans[n - 1][1:] or n == len(spans) - 1 or (spans[n + 1][0] - span[0]).days > APART_DAYS * 7:
            runs[-1].append(span)
    return runs
