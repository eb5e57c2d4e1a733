"""The morning check of each tendon: what is asked, what was said today, what was said last time. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.engine.decision import Decision
from heelwise.record.chart import Chart
from heelwise.record.events import MorningChecked
from heelwise.terms import Heel
from heelwise.web import words

NO_TRAINING = ("emergency", "urgent", "ask")


def mornings(decision: Decision, chart: Chart, today: dt.date) -> list[dict[str, Any]]:
    """One card a tendon."""
    if decision.verdict in NO_TRAINING:
        return []
    heels: list[Heel] = [tendon.side for tendon in decision.tendons]
    return [_card(heel, chart, today, cap=decision.pain_cap, alone=len(heels) == 1) for heel in heels]


def told_today(decision: Decision, chart: Chart, today: dt.date) -> dict[str, str]:
    """What was said this morning, by heel."""
    return {card["heel"]: card["done"] for card in mornings(decision, chart, today) if card["has"]}


def _card(heel: Heel, chart: Chart, today: dt.date, *, cap: int, alone: bool) -> dict[str, Any]:
    said = [check for day in chart.days for check in day.mornings if check.side == heel and day.on <= today]
    done = next((check for check in reversed(said) if check.at.date() == today), None)
    last = next((check for check in reversed(said) if check.at.date() < today), None)
    return {
        "side": heel,
        "title": "This morning" if alone else f"This morning, {heel} heel",
        "has": done is not None,
        "heel": heel,
        "alone": alone,
        "cap": cap,
        "done": _says(done) if done else None,
        "last": _last(last, today) if last else None,
    }


def _last(check: MorningChecked, today: dt.date) -> dict[str, Any]:
    return {
        "pain": check.pain,
        "stiffness": _minutes(check.stiffness_min),
        "says": _says(check),
        "ago": _ago(check, today),
    }


def _says(check: MorningChecked) -> str:
    return f"pain {check.pain}, {words.stiff(check.stiffness_min)}"


def _minutes(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _ago(check: MorningChecked, today: dt.date) -> str:
    days = (today - check.at.date()).days
    return "yesterday" if days == 1 else f"{days} days ago"
