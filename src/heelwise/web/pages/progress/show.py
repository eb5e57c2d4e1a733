"""What happened over eight weeks, as sentences, chart values and table rows. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.engine.because import Because
from heelwise.engine.course import Course
from heelwise.engine.explain import because_json
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart, SessionLog
from heelwise.terms import Heel
from heelwise.web import charts, words

WEEKS = 8
MOST_PAIN = 10.0
LOADING = ("isometric", "strength", "eccentric", "plyometric", "aerobic")


def progress(
    chart: Chart, knowledge: Knowledge, *, today: dt.date, heels: tuple[Heel, ...], cap: int, response: Course
) -> dict[str, Any]:
    """Everything the page shows."""
    first = today - dt.timedelta(days=today.weekday() + 7 * (WEEKS - 1))
    days = [first + dt.timedelta(days=n) for n in range((today - first).days + 1)]
    weeks = [first + dt.timedelta(days=7 * n) for n in range(WEEKS)]
    sessions = [log for day in chart.days if first <= day.on <= today for log in day.sessions]
    return {
        "since": first,
        "pain": _pain(chart, days, heels, cap),
        "stiffness": _stiffness(chart, days, heels),
        "done": _done(sessions, weeks),
        "load": _load(sessions, weeks, knowledge),
        "course": [_reason(one, knowledge) for one in response.said],
        "scores": [_reason(one, knowledge) for one in response.scores],
        "measured": _measured(chart, knowledge, today),
        "empty": not sessions and not any(day.mornings for day in chart.days if day.on >= first),
    }


def _reason(because: Because, knowledge: Knowledge) -> dict[str, Any]:
    return words.because(knowledge, because_json(because, knowledge))


def _measured(chart: Chart, knowledge: Knowledge, today: dt.date) -> list[dict[str, Any]]:
    """Every measurement there is, the latest first."""
    events = [event for day in chart.days if day.on <= today for event in day.measures]
    return [
        {
            "on": event.at.date(),
            "measure": words.named(knowledge, "measure", event.measure),
            "side": event.side or "",
            "value": f"{words.number(event.value)} {event.unit}",
        }
        for event in reversed(events)
    ]


def _mornings(chart: Chart, heel: Heel) -> dict[dt.date, Any]:
    return {day.on: check for day in chart.days for check in day.mornings if check.side == heel}


def _pain(chart: Chart, days: list[dt.date], heels: tuple[Heel, ...], cap: int) -> dict[str, Any]:
    checks = {heel: _mornings(chart, heel) for heel in heels}
    series = [charts.Line(heel, [_of(checks[heel].get(day), "pain") for day in days]) for heel in heels]
    rows = [
        {"on": day, "cells": [_of(checks[heel].get(day), "pain") for heel in heels]}
        for day in reversed(days)
        if any(day in checks[heel] for heel in heels)
    ]
    return {
        "sentence": _trend("Morning pain", [line.values for line in series], heels),
        "chart": charts.lines(
            series, labels=_mondays(days), most=MOST_PAIN, title="Morning pain by day, 0 to 10", limit=cap
        ),
        "heads": [f"{heel} heel" for heel in heels],
        "rows": rows,
    }


def _stiffness(chart: Chart, days: list[dt.date], heels: tuple[Heel, ...]) -> dict[str, Any]:
    checks = {heel: _mornings(chart, heel) for heel in heels}
    series = [charts.Line(heel, [_of(checks[heel].get(day), "stiffness_min") for day in days]) for heel in heels]
    known = [value for line in series for value in line.values if value is not None]
    rows = [
        {"on": day, "cells": [_of(checks[heel].get(day), "stiffness_min") for heel in heels]}
        for day in reversed(days)
        if any(day in checks[heel] for heel in heels)
    ]
    return {
        "sentence": _trend("Morning stiffness", [line.values for line in series], heels, unit=" min"),
        "chart": charts.lines(
            series, labels=_mondays(days), most=max([30.0, *known]), title="Morning stiffness by day, in minutes"
        ),
        "heads": [f"{heel} heel, min" for heel in heels],
        "rows": rows,
    }


def _of(check: Any, field: str) -> float | None:
    return None if check is None else float(getattr(check, field))


def _trend(what: str, series: list[Any], heels: tuple[Heel, ...], *, unit: str = "") -> str:
    """This week's mean against the first week's that has any; no judgement beyond the numbers."""
    says = []
    for heel, values in zip(heels, series, strict=True):
        weeks = [values[n : n + 7] for n in range(0, len(values), 7)]
        means = [sum(k) / len(k) for week in weeks if (k := [v for v in week if v is not None])]
        whose = f" ({heel})" if len(heels) > 1 else ""
        if len(means) >= 2:
            first, last = f"{means[0]:.1f}{unit}", f"{means[-1]:.1f}{unit}"
            says.append(f"{what}{whose} went from {first} on average in the first week here to {last} in the last.")
        elif means:
            says.append(f"{what}{whose} is {means[0]:.1f}{unit} on average so far.")
    return " ".join(says) or f"{what}: nothing recorded in these weeks."


def _done(sessions: list[SessionLog], weeks: list[dt.date]) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for monday in weeks:
        mine = [log for log in sessions if monday <= log.day < monday + dt.timedelta(days=7)]
        planned = sum(log.finish.planned_sets for log in mine if log.finish)
        done = sum(log.finish.done_sets if log.finish else len(log.sets) for log in mine)
        rows.append({"week": monday, "sessions": len(mine), "planned": planned, "done": done})
    planned, done = sum(row["planned"] for row in rows), sum(row["done"] for row in rows)
    share = f", and {round(100 * min(done, planned) / planned)} of 100 planned sets in them" if planned else ""
    return {
        "sentence": f"You did {len(sessions)} sessions in these weeks{share}.",
        "chart": charts.columns(
            [float(row["sessions"]) for row in rows], labels=_every_other(rows), title="Sessions by week"
        ),
        "rows": rows,
    }


def _load(sessions: list[SessionLog], weeks: list[dt.date], knowledge: Knowledge) -> dict[str, Any]:
    """Sets that load the tendon, by week: load apart from pain, because one does not measure the other."""
    rows: list[dict[str, Any]] = []
    for monday in weeks:
        mine = [log for log in sessions if monday <= log.day < monday + dt.timedelta(days=7)]
        sets = [s for log in mine for s in log.sets if _loads(s.exercise, knowledge)]
        rows.append(
            {
                "week": monday,
                "sets": len(sets),
                "reps": sum(s.reps or 0 for s in sets),
                "held": words.number(sum(s.hold_s or 0 for s in sets) / 60),
                "kg": words.number(max((s.load_kg or 0 for s in sets), default=0)),
            }
        )
    last, before = rows[-1]["sets"], rows[-2]["sets"]
    return {
        "sentence": f"{last} sets that load the tendon this week so far, {before} the week before.",
        "chart": charts.columns(
            [float(row["sets"]) for row in rows], labels=_every_other(rows), title="Loading sets by week"
        ),
        "rows": rows,
    }


def _loads(exercise: str, knowledge: Knowledge) -> bool:
    """Whether an exercise works against a load; one this edition does not know counts as if it did."""
    known = knowledge.exercises.get(exercise)
    return known is None or (known.load_tier >= 1 and known.kind in LOADING)


def _every_other(rows: list[dict[str, Any]]) -> list[str]:
    """Labels that do not run into each other on a phone."""
    return [_short(row["week"]) if n % 2 else "" for n, row in enumerate(rows)]


def _mondays(days: list[dt.date]) -> list[str]:
    return [_short(day) if day.weekday() == 0 and n // 7 % 2 else "" for n, day in enumerate(days)]


def _short(day: dt.date) -> str:
    return f"{day.day} {day:%b}"
