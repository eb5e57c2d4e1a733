"""The report as one HTML file: a sentence, a drawing and a table, no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from heelwise.simulate.report import Report, Row

ROW, LEFT, WIDE, BAR = 26, 190, 420, 14
SHADES = ("#f6d9cf", "#eeb39f", "#e58d6f", "#d9542b", "#a93c1b", "#7a2a12", "#857d70", "#c9c1b3")


class Measure(NamedTuple):
    """What is compared: a heading, a word for a narrow column, a unit, and how it is read off a row."""

    name: str
    short: str
    unit: str
    value: Callable[[Row], float]


MEASURES: tuple[Measure, ...] = (
    Measure("Days over the cap", "over", "of 100 person-days", lambda row: row.days_over_cap_per_100),
    Measure("Flare-ups", "flares", "per person", lambda row: row.flares_per_person),
    Measure("Weeks of overload", "overload", "per person", lambda row: row.overload_weeks_per_person),
    Measure("Unsafe prescriptions", "unsafe", "in all", lambda row: float(row.unsafe)),
    Measure("Reached the end of the ladder", "ended", "% of people", lambda row: 100 * row.ladder_ended),
    Measure("Sessions done", "done", "% of those due", lambda row: 100 * (row.adherence or 0)),
)

WHOLE_FROM = 1000
"""From here on a number is a count, and written whole."""

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1c2430; background: #faf7f1 }
table { border-collapse: collapse; font-size: 14px }
td, th { padding: .25rem .6rem; text-align: right; border-bottom: 1px solid #e6dfd3 }
td:first-child, th:first-child { text-align: left }
svg { max-width: 100%; height: auto }
text { font: 12px system-ui, sans-serif; fill: #1c2430 }
.label { background: #fffdf9; border: 1px solid #857d70; padding: .6rem 1rem; border-radius: .6rem }
"""


def page(made: Report) -> str:
    """The whole file."""
    stamp = (
        f"Content {made.edition}, code {made.fingerprint[:16]}, simulator {made.simulator[:16]}, seed {made.seed}, "
        f"{made.people} people, {made.person_days} person-days from {made.first_day}."
    )
    charts = "".join(f"<h2>{one.name}</h2><p>{_sentence(one, made)}</p>{bars(one, made.rows)}" for one in MEASURES)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated people</title>'
        f"<style>{STYLE}</style><h1>Simulated people</h1>"
        f'<p class="label"><strong>{escape(made.label)}</strong></p><p>{escape(stamp)}</p>'
        f"{table(made.rows)}{charts}"
        f"<h2>Time in phase</h2><p>Of the days that had a plan.</p>{phases(made.rows)}</html>\n"
    )


def _sentence(one: Measure, made: Report) -> str:
    """The chart in words: its lowest and highest arm."""
    low, high = min(made.rows, key=one.value), max(made.rows, key=one.value)
    return f"From {_said(one.value(low))} ({low.arm}) to {_said(one.value(high))} ({high.arm}), {one.unit}."


def bars(one: Measure, rows: tuple[Row, ...]) -> str:
    """One bar for each arm; the baseline in grey."""
    most = max((one.value(row) for row in rows), default=0) or 1
    drawn = []
    for index, row in enumerate(rows):
        top = index * ROW + 4
        width = WIDE * one.value(row) / most
        fill = "#857d70" if row.fixed else "#d9542b"
        drawn.append(
            f'<text x="{LEFT - 8}" y="{top + 12}" text-anchor="end">{escape(row.arm)}</text>'
            f'<rect x="{LEFT}" y="{top}" width="{width:.1f}" height="{BAR}" fill="{fill}"/>'
            f'<text x="{LEFT + width + 6:.1f}" y="{top + 12}">{_said(one.value(row))}</text>'
        )
    return _svg(f"{one.name}, {one.unit}", len(rows), "".join(drawn))


def phases(rows: tuple[Row, ...]) -> str:
    """Where each arm spent its days: one strip each, its phases in the order of their names, named on hovering."""
    drawn = []
    for index, row in enumerate(rows):
        top, left = index * ROW + 4, float(LEFT)
        drawn.append(f'<text x="{LEFT - 8}" y="{top + 12}" text-anchor="end">{escape(row.arm)}</text>')
        for order, (phase, share) in enumerate(row.phases.items()):
            width, fill = WIDE * share, SHADES[order % len(SHADES)]
            drawn.append(
                f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{BAR}" fill="{fill}">'
                f"<title>{escape(phase)}: {share:.1%}</title></rect>"
            )
            left += width
    listed = "".join(
        f"<tr><td>{escape(row.arm)}</td><td>"
        + ", ".join(f"{escape(p)} {share:.0%}" for p, share in row.phases.items())
        + "</td></tr>"
        for row in rows
    )
    return f"{_svg('Time in phase', len(rows), ''.join(drawn))}<table>{listed}</table>"


def table(rows: tuple[Row, ...]) -> str:
    """All numbers of the charts, readable without them."""
    head = "".join(f"<th>{one.name}<br>{one.unit}</th>" for one in MEASURES)
    body = "".join(
        f"<tr><td>{escape(row.arm)}</td><td>{row.person_days}</td>"
        + "".join(f"<td>{_said(one.value(row))}</td>" for one in MEASURES)
        + "</tr>"
        for row in rows
    )
    return f"<table><tr><th>arm</th><th>person-days</th>{head}</tr>{body}</table>"


def _svg(title: str, rows: int, drawn: str) -> str:
    return (
        f'<svg viewBox="0 0 {LEFT + WIDE + 70} {rows * ROW + 8}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title>{drawn}</svg>"
    )


def _said(value: float) -> str:
    """Counts whole, rates to four digits."""
    return f"{value:,.0f}" if value >= WHOLE_FROM else f"{value:.4g}"
