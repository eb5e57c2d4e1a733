"""What was done: the load of each week, apart from pain, and its sessions against those asked. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.engine.plan_week import PlanWeek
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import DayLog
from heelwise.record.events import SetDone
from heelwise.terms import Heel
from heelwise.web import charts
from heelwise.web.pages.progress.past import TendonDay
from heelwise.web.pages.progress.span import Span, monday_of

DAYS = 7
WEEK = dt.timedelta(days=DAYS)


def load(tendon: Tendon, days: list[TendonDay], logs: list[DayLog], span: Span, knowledge: Knowledge) -> dict[str, Any]:
    """What each week asked of one tendon, in percent of the fullest of them, and what it was made of.

    Percent, because the figures compare one person's weeks and mean nothing else.
    """
    asked = dict.fromkeys(span.mondays, 0.0)
    for day in days:
        asked[monday_of(day.on)] += day.strain
    most = max([*asked.values(), 1.0])
    share = {monday: 100 * value / most for monday, value in asked.items()}
    now = span.mondays[-1]
    title = f"Load of the {tendon.heel} tendon by week, in percent of the fullest week"
    chart = charts.Chart(span.first, now + WEEK, high=100, title=title)
    chart.columns([(monday, value) for monday, value in share.items() if monday != now])
    chart.columns([(now, share[now])], "column now")
    return {
        "heel": tendon.heel,
        "sentence": f"{_compared(tendon, span.last, knowledge)} The columns are weeks from Monday to Sunday.",
        "chart": chart.svg(),
        "heads": ["Load, %", "Sets", "Repetitions", "Held, min", "Heaviest, kg"],
        "rows": [
            {"on": on, "cells": [round(share[on]), *_made_of(tendon.heel, logs, on, knowledge)]}
            for on in reversed(span.mondays)
            if asked[on]
        ],
        "known": any(asked.values()),
    }


def _compared(tendon: Tendon, today: dt.date, knowledge: Knowledge) -> str:
    """The seven days before today against the fullest seven of the weeks before, as the plan itself compares them."""
    limits = knowledge.limits.impact
    ages = [((today - on).days, asked) for on, asked in tendon.strain]
    this = sum(asked for age, asked in ages if 0 < age <= DAYS)
    ends = range(DAYS + 1, int(limits.week_window_days.value) + 1)
    before = max((sum(asked for age, asked in ages if 0 <= age - end < DAYS) for end in ends), default=0)
    if not before:
        return "There is no earlier week with load on the tendon to compare the last seven days with."
    share = round(100 * this / before)
    return (
        f"The seven days before today asked {share} % of what the fullest seven of the weeks before did. "
        f"After more than {100 + limits.week_rise_pct.value:.0f} % the plan takes no step up, however little it hurts."
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
    first = min([span.first, *(w.since for w in shown)])
    last = max([span.last, *(w.since + WEEK for w in shown), *([running[0] + WEEK] if running else [])])
    chart = charts.Chart(first, last, high=most, title="Sessions by week of the plan")
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
