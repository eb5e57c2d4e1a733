"""A year of an invented person, made by rule: a midportion that gets better, two bad weeks, and measurements."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import NAMESPACE_OID, uuid5

LAST = dt.date(2026, 11, 19)
FIRST = LAST - dt.timedelta(days=364)
BAD = range(120, 132)
MEASURED_EVERY = 42


def a_year(all_no: dict[str, str], daily_no: dict[str, str], *, birth_year: int | None = 1980) -> list[dict[str, Any]]:
    """Raw events of 365 days up to the day before the tests' noon."""
    about = {"birth_year": birth_year, "sex": "female"} if birth_year else {}
    intake = {
        "kind": "intake-answered", "complaint": "midportion-pain", "side": "left", "goal": "running",
        "equipment": ["wall", "step", "chair", "band", "backpack"], "minutes_per_session": 30, "days_per_week": 7,
        "worst_pain_week": 4, "morning_pain": 3, "stiffness_min": 15, "can_single_leg_raise": "yes",
        "training_now": "some", **about,
    }  # fmt: skip
    site = {"kind": "site-answered", "side": "left", "where": "above-heel", "pinch_heel": "no", "pinch_above": "yes"}
    made = [
        _at(0, 6, 10, intake),
        _at(0, 6, 20, site | {"by": "person"}),
        _at(0, 6, 30, {"kind": "screen-answered", "scope": "full", "answers": all_no}),
    ]
    for n in range(365):
        made += _day(n, daily_no)
    return made


def _day(n: int, daily_no: dict[str, str]) -> list[dict[str, Any]]:
    bad = n in BAD
    pain = 5 if bad else max(0, 3 - n // 90) + (n * 7 % 5 == 0)
    stiff = 40 if bad else max(0, 20 - n // 20) + (n * 5 % 3) * 5
    made = (
        []
        if n % 11 == 5
        else [_at(n, 7, 0, {"kind": "morning-checked", "side": "left", "pain": pain, "stiffness_min": stiff})]
    )
    if n % 7 in (2, 6):
        return made + _measured(n)
    session = f"day-{n}"
    made.append(_at(n, 17, 59, {"kind": "screen-answered", "scope": "daily", "answers": daily_no}))
    for place in range(6):
        done = {"session": session, "exercise": "single-leg-calf-raise", "side": "left" if place % 2 else "right"}
        sets = {
            "kind": "set-done",
            "set": place // 2 + 1,
            "reps": 8 + n // 60,
            "pain": min(pain, 3),
            "load_kg": n // 40,
        }
        made.append(_at(n, 18, place, done | sets))
    end = {
        "session": session,
        "slot": "any",
        "planned_sets": 6,
        "done_sets": 6,
        "pain_during": 6 if bad else min(pain, 3),
    }
    made.append(_at(n, 18, 20, {"kind": "session-finished", **end}))
    if n % 7 == 5:
        made.append(_at(n, 19, 0, {"kind": "activity-done", "activity": "walk", "minutes": 40, "pain": 1}))
    return made


def _measured(n: int) -> list[dict[str, Any]]:
    """Every six weeks: both legs, and two scores."""
    if n % MEASURED_EVERY != 2:
        return []
    weeks = n // 7
    taken = [
        ("heel-raise-endurance", "left", 12 + weeks // 4, "reps", "counted"),
        ("heel-raise-endurance", "right", 24 + weeks // 12, "reps", "counted"),
        ("knee-to-wall", "left", 8 + weeks / 20, "cm", "ruler"),
        ("knee-to-wall", "right", 11, "cm", "ruler"),
        ("hop-pain", "left", max(0, 5 - weeks // 10), "points", "form"),
        ("visa-a", None, min(96, 48 + weeks), "points", "form"),
        ("lefs", None, min(80, 52 + weeks // 2), "points", "form"),
    ]
    fields = ("measure", "side", "value", "unit", "method")
    rows = [dict(zip(fields, one, strict=True)) for one in taken]
    return [
        _at(n, 12, place, {"kind": "measured"} | {k: v for k, v in row.items() if v is not None})
        for place, row in enumerate(rows)
    ]


def _at(n: int, hour: int, minute: int, event: dict[str, Any]) -> dict[str, Any]:
    on = FIRST + dt.timedelta(days=n)
    name = f"{n}-{hour}-{minute}"
    return {"at": f"{on.isoformat()}T{hour:02d}:{minute:02d}:00+01:00", "id": str(uuid5(NAMESPACE_OID, name)), **event}
