"""What was done: the load of each week, apart from pain, and its sessions against those asked. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.engine.plan_week import PlanWeek
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import DayLog
from heelwise.record.events import SetDone
from heelwise.terms import Heel
from heelwise.web import charts, words
from heelwise.web.pages.progress.past import TendonDay
from heelwise.web.pages.progress.span import Span, monday_of

WEEK = dt.timedelta(days=7)
BEFORE = 4
"""The fullest of so many weeks is what a week is compared with, as the plan does."""


def load(
    heel: Heel, days: list[TendonDay], logs: list[DayLog], span: Span, knowledge: Knowledge, *, weeks: list[dt.date]
) -> dict[str, Any]:
    """What each week asked of one tendon, in percent of the fullest of them, and what it was made of.

    Percent, because the figures compare one person's weeks and mean nothing else.
    """
    asked = {monday: sum(day.strain for day in days if monday_of(day.on) == monday) for monday in weeks}
    most = max([*asked.values(), 1.0])
    share = {monday: 100 * value / most for monday, value in asked.items()}
    limit = _limit(list(share.values()), knowledge.limits.impact.week_rise_pct.value)
    high = max(100.0, min(limit or 0, 150.0))
    title = f"Load of the {heel} tendon by week, in percent of the fullest week"
    chart = charts.Chart(span.first, span.last, high=high, title=title)
    chart.columns([(monday, value) for monday, value in share.items() if monday != weeks[-1]])
    chart.columns([(weeks[-1], share[weeks[-1]])], "column now")
    if limit is not None and limit <= high:
        at = weeks[-1] - dt.timedelta(days=3)
        chart.steps([(at, limit), (span.last, limit)], "limit")
    rise = knowledge.limits.impact.week_rise_pct
    made_of = {monday: _made_of(heel, logs, monday, knowledge) for monday in weeks}
    return {
        "heel": heel,
        "sentence": _compared(list(asked.values()), rise.value),
        "sources": words.cited(knowledge, list(rise.sources)),
        "chart": chart.svg(),
        "heads": ["Load, %", "Sets", "Repetitions", "Held, min", "Heaviest, kg"],
        "rows": [
            {"on": monday, "cells": [round(asked[monday]), *made_of[monday]]}
            for monday in reversed(weeks)
            if asked[monday]
        ],
        "known": any(asked.values()),
    }


def _limit(asked: list[float], rise: float) -> float | None:
    fullest = max(asked[-1 - BEFORE : -1], default=0.0)
    return fullest * (100 + rise) / 100 if fullest else None


def _compared(asked: list[float], rise: float) -> str:
    """This week against the fullest of the four before, in percent: the figures mean nothing else."""
    fullest = max(asked[-1 - BEFORE : -1], default=0.0)
    if not any(asked):
        return "Nothing that loads the tendon is recorded in these weeks."
    if not fullest:
        return "This is the first week here with load on the tendon; there is none to compare it with yet."
    share = round(100 * asked[-1] / fullest)
    return (
        f"This week so far asked {share} % of what the fullest of the four weeks before did. "
        f"A plan takes no step up after a week above {100 + rise:.0f} %."
    )


def _made_of(heel: Heel, logs: list[DayLog], monday: dt.date, knowledge: Knowledge) -> list[Any]:
    """Sets, repetitions, minutes held and the heaviest weight of a week, of what loads this leg."""
    mine = [
        done
        for log in logs
        if monday <= log.on < monday + WEEK
        for session in log.sessions
        for done in session.sets
        if done.side in (heel, "both") and _loads(done, knowledge)
    ]
    held = sum(done.hold_s or 0 for done in mine) / 60
    return [
        len(mine),
        sum(done.reps or 0 for done in mine),
        round(held),
        max((done.load_kg or 0 for done in mine), default=0),
    ]


def _loads(done: SetDone, knowledge: Knowledge) -> bool:
    """Whether a set works against a load; an exercise this edition does not know counts as if it did."""
    known = knowledge.exercises.get(done.exercise)
    return known is None or known.load_tier >= 1


def kept(
    weeks: tuple[PlanWeek, ...], said: list[dict[str, Any]], span: Span, *, running: tuple[dt.date, int] | None
) -> dict[str, Any]:
    """Sessions done of those asked, by the weeks of the plan; pauses apart. `running` is the week not yet passed."""
    shown = [week for week in weeks if week.since + WEEK > span.first]
    most = float(max([1, *(w.asked for w in shown), *(w.done for w in shown), running[1] if running else 0]))
    chart = charts.Chart(
        min([span.first, *(w.since for w in shown)]), span.last, high=most, title="Sessions by week of the plan"
    )
    chart.columns([(w.since, float(w.asked)) for w in shown if not w.paused], "column asked")
    chart.columns([(w.since, float(min(w.done, w.asked) if not w.paused else w.done)) for w in shown])
    chart.columns([(w.since, most) for w in shown if w.paused], "column paused")
    if running:
        chart.columns([(running[0], float(running[1]))], "column now")
    rows = [{"on": w.since, "cells": [w.done, "paused" if w.paused else w.asked]} for w in reversed(shown)]
    if running:
        rows.insert(0, {"on": running[0], "cells": [running[1], "still running"]})
    return {
        "sentence": " ".join(one["text"] for one in said),
        "chart": chart.svg(),
        "heads": ["Done", "Asked"],
        "rows": rows,
        "known": bool(rows),
        "paused": any(week.paused for week in shown),
    }
