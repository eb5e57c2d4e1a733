"""Pain and stiffness of one tendon, with its limit and what is usual for it. No Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from heelwise.knowledge.library import Knowledge
from heelwise.terms import Heel
from heelwise.web import charts, words
from heelwise.web.pages.progress.past import TendonDay
from heelwise.web.pages.progress.span import Span

MOST_PAIN, LEAST_PAIN = 10.0, 6.0
"""The ends of the scale, and how much of it is drawn at the least."""

LEAST_STIFF = 30.0

Value = Callable[[TendonDay], float | None]


def pain(heel: Heel, days: list[TendonDay], span: Span, knowledge: Knowledge) -> dict[str, Any]:
    """The mornings, the worst of each day's exercise, the limit, and the usual band."""
    rise = knowledge.limits.pain.morning_rise_hold.value
    high = min(MOST_PAIN, max([LEAST_PAIN, *(v + 1 for day in days for v in (morning_pain(day), day.worst) if v)]))
    chart = charts.Chart(span.first, span.last, high=high, title=f"Pain of the {heel} heel by day, 0 to 10")
    chart.band(_band(days, lambda day: day.usual.pain if day.usual else None, rise))
    chart.steps([(day.on, float(day.cap)) for day in days], "limit")
    if days:
        chart.note(days[0].cap, "your limit", kind="limit-text")
    _mornings(chart, days, span, morning_pain)
    worst = _worst(days, span)
    chart.dots([(on, value) for on, value, cap in worst if value <= cap], "dot ring small")
    chart.dots([(on, value) for on, value, cap in worst if value > cap], "dot over")
    return {
        "heel": heel,
        "sentence": " ".join([_course("morning pain", days, span, morning_pain, knowledge), _over(days)]).strip(),
        "chart": chart.svg(),
        "heads": ["Morning", "In exercise, worst", "Limit"],
        "rows": [
            {"on": on, "cells": [_middle(of, morning_pain), _most(of, exercise_pain), of[-1].cap]}
            for on, of in span.grouped(days)
            if any(day.morning or day.worst is not None for day in of)
        ],
        "known": any(day.morning or day.worst is not None for day in days),
    }


def _worst(days: list[TendonDay], span: Span) -> list[tuple[dt.date, float, int]]:
    """The worst of each day's exercise, or of each week's, and the limit on that day."""
    worst = []
    for on, group in span.grouped([day for day in days if day.worst is not None]):
        day = max(group, key=lambda day: day.worst or 0)
        worst.append((on, float(day.worst or 0), day.cap))
    return worst


def stiffness(heel: Heel, days: list[TendonDay], span: Span, knowledge: Knowledge) -> dict[str, Any]:
    """Minutes until the first steps feel normal, with the usual band."""
    rise = knowledge.limits.pain.stiffness_rise_regress_min.value
    known = [value for day in days if (value := morning_stiffness(day)) is not None]
    high = max([LEAST_STIFF, *known])
    chart = charts.Chart(span.first, span.last, high=high, title=f"Stiffness of the {heel} heel by day, in minutes")
    chart.band(_band(days, lambda day: day.usual.stiffness_min if day.usual else None, rise))
    _mornings(chart, days, span, morning_stiffness)
    return {
        "heel": heel,
        "sentence": _course("morning stiffness", days, span, morning_stiffness, None),
        "chart": chart.svg(),
        "heads": ["Minutes"],
        "rows": [
            {"on": on, "cells": [middle]}
            for on, of in span.grouped(days)
            if (middle := _middle(of, morning_stiffness)) is not None
        ],
        "known": bool(known),
    }


def morning_pain(day: TendonDay) -> float | None:
    """Of the morning check."""
    return None if day.morning is None else float(day.morning.pain)


def morning_stiffness(day: TendonDay) -> float | None:
    """Minutes, of the morning check."""
    return None if day.morning is None else float(day.morning.stiffness_min)


def exercise_pain(day: TendonDay) -> float | None:
    """The worst of the day's exercise."""
    return None if day.worst is None else float(day.worst)


def _mornings(chart: charts.Chart, days: list[TendonDay], span: Span, of: Value) -> None:
    """Day by day; over many weeks the middle of each, with its lowest and highest."""
    if span.daily:
        points = [(day.on, value) for day in days if (value := of(day)) is not None]
        chart.line(points).dots(points)
        return
    weeks = [
        (on, known) for on, group in span.grouped(days) if (known := [v for d in group if (v := of(d)) is not None])
    ]
    chart.ranges([(on, min(known), max(known)) for on, known in weeks])
    middles = [(on, float(median(known))) for on, known in weeks]
    chart.line(middles, every=7).dots(middles)


def _band(days: list[TendonDay], usual: Value, rise: float) -> list[tuple[dt.date, float, float]]:
    """From what was usual up to what counts as risen."""
    return [(day.on, base, base + rise) for day in days if (base := usual(day)) is not None]


def _middle(days: list[TendonDay], of: Value) -> float | None:
    known = [value for day in days if (value := of(day)) is not None]
    return float(median(known)) if known else None


def _most(days: list[TendonDay], of: Value) -> float | None:
    return max((value for day in days if (value := of(day)) is not None), default=None)


def _course(what: str, days: list[TendonDay], span: Span, of: Value, knowledge: Knowledge | None) -> str:
    """The middle of the last seven days against that of the first seven that are known here."""
    known = [(day.on, value) for day in days if (value := of(day)) is not None]
    if not known:
        return f"No {what} is recorded in these weeks."
    week = dt.timedelta(days=7)
    unit = "" if knowledge else " min"
    recent = [value for on, value in known if on > span.last - week]
    early = [value for on, value in known if on < known[0][0] + week]
    if not recent:
        return f"The last {what} here is from {charts.dated(known[-1][0], span.last)}."
    now = float(median(recent))
    says = f"In the last seven days {what} was {words.number(now)}{unit} in the middle"
    if known[0][0] + week > span.last - week:
        return f"{says}."
    then = float(median(early))
    says += f"; in the week from {charts.dated(known[0][0], span.last)} it was {words.number(then)}{unit}."
    return says if knowledge is None else f"{says} {_noticed(then, now, knowledge)}"


def _noticed(then: float, now: float, knowledge: Knowledge) -> str:
    """Whether a change of pain is as large as people notice."""
    mcid = knowledge.outcomes["hop-pain"].mcid[0]
    by = abs(now - then)
    if by >= mcid.value:
        return f"That is {words.number(by)} {'less' if now < then else 'more'}, a change people notice."
    return f"People notice a change of about {words.number(mcid.value)}; this is smaller."


def _over(days: list[TendonDay]) -> str:
    trained = [day for day in days if day.worst is not None]
    over = sum(day.worst > day.cap for day in trained if day.worst is not None)
    if not trained:
        return ""
    times = "on no day" if not over else "on one day" if over == 1 else f"on {over} days"
    return f"Exercise went above your limit {times} of {len(trained)}."


def either(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Only parts with something in them, and the first where there is none."""
    known = [part for part in parts if part["known"]]
    yield from known or parts[:1]
