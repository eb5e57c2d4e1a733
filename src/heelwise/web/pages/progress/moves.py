"""The phases of one tendon on one line of time, with the steps up and down and the gates passed. No Django here."""

from __future__ import annotations

import datetime as dt
from html import escape
from itertools import groupby
from typing import Any

from msgspec import Struct

from heelwise.engine.healing import weeks_since
from heelwise.engine.milestones import heals
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Pathway
from heelwise.record.chart import DayLog
from heelwise.record.events import Paused, Resumed
from heelwise.web import charts, words
from heelwise.web.pages.progress.past import TendonDay
from heelwise.web.pages.progress.span import Span

TALL = 92.0
BAR_TOP, BAR = 30.0, 26.0
SMALL = 18.0
"""A stretch narrower than this gets no number inside; the table has it."""

WHYS = {
    "progress": "a step up",
    "regress": "a step down",
    "start": "begun",
    "hold": "held",
}


class Stretch(Struct, frozen=True, kw_only=True):
    """Some days in one phase of one plan."""

    pathway: str
    phase: int
    first: dt.date
    last: dt.date


def moves(
    tendon: Tendon, days: list[TendonDay], logs: list[DayLog], span: Span, knowledge: Knowledge
) -> dict[str, Any]:
    """The line, what is on it, and the same as a table."""
    stretches = _stretches(days)
    steps = _steps(days)
    pathway = knowledge.pathways.get(tendon.pathway or "")
    healing = pathway is not None and heals(tendon, knowledge)
    gates = _milestones(tendon, pathway, knowledge) if pathway and healing else []
    last = max([span.last, *(gate["on"] for gate in gates)])
    chart = charts.Chart(span.first, last, high=1, title=f"Phases of the {tendon.heel} heel’s plan over time")
    return {
        "heel": tendon.heel,
        "sentence": _sentence(tendon, stretches, steps, knowledge),
        "chart": _drawn(chart, stretches, steps, gates, _pauses(logs, span), span.last),
        "rows": _rows(stretches, steps, gates, knowledge),
        "gates": bool(gates),
        "known": bool(stretches),
    }


def _stretches(days: list[TendonDay]) -> list[Stretch]:
    placed = [day for day in days if day.pathway is not None and day.phase is not None]
    made = []
    for (pathway, phase), those in groupby(placed, key=lambda day: (day.pathway or "", day.phase or 0)):
        whole = list(those)
        made.append(Stretch(pathway=pathway, phase=phase, first=whole[0].on, last=whole[-1].on))
    return made


def _steps(days: list[TendonDay]) -> list[TendonDay]:
    """The days on which the plan really moved, not those that only found it held down.

    A step up that is offered anew each morning until it is taken is one step.
    """
    moved: list[TendonDay] = []
    waiting = False
    for n, day in enumerate(days):
        stood = n > 0 and days[n - 1].at == day.at
        if not stood and day.moved is not None and day.moved.outcome in ("progress", "regress"):
            if waiting and day.moved.outcome == "progress":
                moved.pop()
            moved.append(day)
            waiting = day.moved.outcome == "progress"
        if day.trained:
            waiting = False
    return moved


def _milestones(tendon: Tendon, pathway: Pathway, knowledge: Knowledge) -> list[dict[str, Any]]:
    """A healing tear: the earliest day of each milestone, and whether a clinician has opened it."""
    start = weeks_since(tendon)
    if start is None:
        return []
    return [
        {
            "on": start + dt.timedelta(weeks=row.earliest_week),
            "week": row.earliest_week,
            "name": words.named(knowledge, "milestone", row.milestone),
            "opened": cleared.on if (cleared := tendon.milestones.get(row.milestone)) else None,
        }
        for row in pathway.milestones
    ]


def _pauses(logs: list[DayLog], span: Span) -> list[tuple[dt.date, dt.date]]:
    """From each pause to the day it went on; one that lasts, to today."""
    made: list[tuple[dt.date, dt.date]] = []
    since: dt.date | None = None
    for log in logs:
        for word in log.words:
            if isinstance(word, Paused) and since is None:
                since = log.on
            elif isinstance(word, Resumed) and since is not None:
                made.append((since, log.on))
                since = None
    return [*made, (since, span.last)] if since else made


def _drawn(
    chart: charts.Chart,
    stretches: list[Stretch],
    steps: list[TendonDay],
    gates: list[dict[str, Any]],
    pauses: list[tuple[dt.date, dt.date]],
    today: dt.date,
) -> Any:
    parts = []
    for n, one in enumerate(stretches):
        left, right = chart.x(one.first), min(chart.x(one.last, share=1), charts.WIDTH - charts.RIGHT)
        parts.append(_box("phase now" if n == len(stretches) - 1 else "phase", left, right))
        if right - left >= SMALL:
            parts.append(_number(one.phase + 1, (left + right) / 2, now=n == len(stretches) - 1))
        if n and (one.phase, one.pathway) != (stretches[n - 1].phase, stretches[n - 1].pathway):
            parts.append(f'<path class="gate-line" d="M{left:.1f} {BAR_TOP - 8:g}V{BAR_TOP + BAR + 8:g}"/>')
    parts += [_box("paused", chart.x(first), chart.x(last)) for first, last in pauses]
    for gate in gates:
        x = min(chart.x(gate["on"]), charts.WIDTH - charts.RIGHT - 3)
        kind = "gate-dot opened" if gate["opened"] else "gate-dot"
        parts.append(f'<circle class="{kind}" cx="{x:.1f}" cy="{BAR_TOP - 9:g}" r="3.6"/>')
    x = min(chart.x(today), charts.WIDTH - charts.RIGHT)
    parts.append(f'<path class="today-line" d="M{x:.1f} {BAR_TOP - 12:g}V{BAR_TOP + BAR + 12:g}"/>')
    parts += [_triangle(chart.x(day.on), up=day.moved.outcome == "progress") for day in steps if day.moved]
    days = charts.day_labels(chart.first, chart.last)
    parts += [
        f'<text x="{chart.x(on):.0f}" y="{TALL - 6:g}" text-anchor="{anchor}">{escape(text)}</text>'
        for on, text, anchor in days
    ]
    return charts.drawn("".join(parts), chart.title, TALL)


def _number(phase: int, x: float, *, now: bool) -> str:
    kind = "phase-no now" if now else "phase-no"
    return f'<text class="{kind}" x="{x:.0f}" y="{BAR_TOP + 18:g}" text-anchor="middle">{phase}</text>'


def _box(kind: str, left: float, right: float) -> str:
    wide = max(right - left - 1, 1)
    return f'<rect class="{kind}" x="{left:.1f}" y="{BAR_TOP:g}" width="{wide:.1f}" height="{BAR:g}" rx="3"/>'


def _triangle(x: float, *, up: bool) -> str:
    """Above the bar and pointing up, or below it and pointing down."""
    if up:
        return f'<path class="step up" d="M{x - 4.5:.1f} {BAR_TOP - 4:g}h9l-4.5 -8Z"/>'
    return f'<path class="step down" d="M{x - 4.5:.1f} {BAR_TOP + BAR + 4:g}h9l-4.5 8Z"/>'


def _sentence(tendon: Tendon, stretches: list[Stretch], steps: list[TendonDay], knowledge: Knowledge) -> str:
    if not stretches:
        return "No plan has placed this heel in a phase in these weeks."
    here = stretches[-1]
    ups = sum(day.moved is not None and day.moved.outcome == "progress" for day in steps)
    downs = len(steps) - ups
    since = tendon.phase_since
    return (
        f"You are in phase {here.phase + 1}, {phase_name(here, knowledge)}, since {charts.dated(since, here.last)}. "
        f"In these weeks the plan took {_count(ups, 'up')} and {_count(downs, 'down')}; "
        "a step down is how it finds its pace."
    )


def _count(number: int, way: str) -> str:
    return f"no step {way}" if not number else f"one step {way}" if number == 1 else f"{number} steps {way}"


def phase_name(at: Stretch, knowledge: Knowledge) -> str:
    """The name of a stretch's phase."""
    phases = knowledge.pathways[at.pathway].phases
    return words.named(knowledge, "phase", phases[min(at.phase, len(phases) - 1)].id)


def _rows(
    stretches: list[Stretch], steps: list[TendonDay], gates: list[dict[str, Any]], knowledge: Knowledge
) -> list[dict[str, Any]]:
    """Everything on the line, the latest first."""
    rows = [
        {
            "on": one.first,
            "says": f"{words.named(knowledge, 'pathway', one.pathway)}, phase {one.phase + 1}: "
            + phase_name(one, knowledge),
        }
        for one in stretches
    ]
    rows += [{"on": day.on, "says": f"The plan took {WHYS[day.moved.outcome]}"} for day in steps if day.moved]
    rows += [
        {
            "on": gate["on"],
            "says": f"{gate['name']}: week {gate['week']} at the earliest, "
            + (f"opened {charts.short(gate['opened'])}" if gate["opened"] else "waits for your clinician"),
        }
        for gate in gates
    ]
    return sorted(rows, key=lambda row: row["on"], reverse=True)
