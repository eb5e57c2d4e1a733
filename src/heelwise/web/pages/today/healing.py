"""A healing rupture on its page: which week, what a clinician has opened, what to watch. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.engine.day import day_view
from heelwise.engine.decision import Decision
from heelwise.engine.may import permit_now
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart
from heelwise.record.events import IntakeAnswered, MilestoneCleared
from heelwise.record.record import Record
from heelwise.web import words


def healing(decision: Decision, record: Record, chart: Chart, knowledge: Knowledge) -> dict[str, Any] | None:
    """Plain values for the card; None when nothing is torn."""
    if decision.condition != "rupture":
        return None
    tears = [w.rupture for day in chart.days for w in day.words if isinstance(w, IntakeAnswered) and w.rupture]
    tear = tears[-1] if tears else None
    start = (tear.surgery_on or tear.boot_on) if tear else None
    return {
        "week": (decision.on - start).days // 7 if start and start <= decision.on else None,
        "since": start,
        "operated": bool(tear and tear.surgery_on),
        "told": _told(chart),
        "open": [] if decision.flags else _opened(record, knowledge, decision.on),
    }


def _told(chart: Chart) -> list[dict[str, Any]]:
    said = [w for day in chart.days for w in day.words if isinstance(w, MilestoneCleared)]
    return [{"milestone": w.milestone, "by": w.told_by, "on": w.told_on or w.at.date()} for w in said]


def _opened(record: Record, knowledge: Knowledge, on: dt.date) -> list[dict[str, str]]:
    """The exercises the milestones name, where the engine says yes today."""
    pathway = knowledge.pathways.get("rupture-guided")
    view = day_view(knowledge, record, on)
    named = dict.fromkeys(name for row in (pathway.milestones if pathway else ()) for name in row.opens)
    return [
        {"id": name, "name": words.named(knowledge, "exercise", name)}
        for name in named
        if name in knowledge.exercises and permit_now(name, view).answer == "yes"
    ]
