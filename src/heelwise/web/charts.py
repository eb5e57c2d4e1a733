"""Small SVG charts as text: lines of pain, columns of sessions. Colours come from the site's CSS by class.

A chart never stands alone: the page puts a sentence above it and a table beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markupsafe import Markup
from msgspec import Struct

WIDTH, HEIGHT = 360.0, 170.0
LEFT, RIGHT, TOP, BOTTOM = 26.0, 8.0, 14.0, 24.0


class Line(Struct):
    """One line: values by position, None where nothing is known."""

    name: str
    values: Sequence[float | None]


def lines(
    series: Sequence[Line], *, labels: Sequence[str], most: float, title: str, limit: float | None = None
) -> Markup:
    """Values from 0 to `most` over equally spaced positions; `labels` may be empty texts."""
    count = len(labels)
    parts = [_grid(most), _labels(labels)]
    if limit is not None:
        y = _y(limit, most)
        parts.append(f'<path class="limit" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        at = f'x="{WIDTH - RIGHT}" y="{y - 5:.1f}"'
        parts.append(f'<text class="limit-text" {at} text-anchor="end">your limit</text>')
    for place, line in enumerate(series):
        kind = "line right" if place else "line"
        parts.append(f'<path class="{kind}" d="{_path(line.values, count, most)}"/>')
        parts += [
            f'<circle class="point{" over" if limit is not None and value > limit else ""}" '
            f'cx="{_x(n, count):.1f}" cy="{_y(value, most):.1f}" r="2.2"/>'
            for n, value in enumerate(line.values)
            if value is not None
        ]
    return _svg("".join(parts), title)


def columns(values: Sequence[float], *, labels: Sequence[str], title: str, of: Sequence[float] | None = None) -> Markup:
    """Columns from zero; `of` draws what was planned behind them."""
    most = max([1.0, *values, *(of or ())])
    count = len(values)
    wide = min(28.0, (WIDTH - LEFT - RIGHT) / max(count, 1) * 0.62)
    parts = [_grid(most), _labels(labels, middle=True)]
    for n, value in enumerate(values):
        x = _middle(n, count) - wide / 2
        if of:
            parts.append(_column("rest", x, of[n], wide, most))
        parts.append(_column("", x, value, wide, most))
    return _svg("".join(parts), title)


def _column(kind: str, x: float, value: float, wide: float, most: float) -> str:
    if value <= 0:
        return ""
    y = _y(value, most)
    tall = HEIGHT - BOTTOM - y
    return f'<rect class="column {kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" rx="3"/>'


def _svg(body: str, title: str) -> Markup:
    text = escape(title)
    return Markup(  # noqa: S704 - numbers and words of our own, escaped
        f'<svg class="chart" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" aria-label="{text}">{body}</svg>'
    )


def _grid(most: float) -> str:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000, 100000) if most / s <= 5)
    ticks = range(0, int(most) + 1, step)
    return "".join(
        f'<path class="grid" d="M{LEFT} {_y(t, most):.1f}H{WIDTH - RIGHT}"/>'
        f'<text x="{LEFT - 6}" y="{_y(t, most) + 4:.1f}" text-anchor="end">{t}</text>'
        for t in ticks
    )


def _labels(labels: Sequence[str], *, middle: bool = False) -> str:
    count = len(labels)
    place = _middle if middle else _x
    return "".join(
        f'<text x="{place(n, count):.1f}" y="{HEIGHT - 6}" text-anchor="middle">{escape(text)}</text>'
        for n, text in enumerate(labels)
        if text
    )


def _path(values: Sequence[float | None], count: int, most: float) -> str:
    """Connected where neighbours are known or at most a few positions apart."""
    d, last = "", None
    for n, value in enumerate(values):
        if value is None:
            continue
        move = "M" if last is None or n - last > 3 else "L"
        d += f"{move}{_x(n, count):.1f} {_y(value, most):.1f}"
        last = n
    return d


def _x(n: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (n / (count - 1) if count > 1 else 0.5)


def _middle(n: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (n + 0.5) / max(count, 1)


def _y(value: float, most: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most
