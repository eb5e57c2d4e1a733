"""A healing rupture on its page: which week, what a clinician has opened, what to watch. No Django here."""

from __future__ import annotations

from typing import Any

from heelwise.engine.day import DayView
from heelwise.engine.decision import Decision
from heelwise.engine.healing import rupture_week, weeks_since
from heelwise.engine.may import permit_now
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart
from heelwise.record.events import MilestoneCleared
from heelwise.web import words


def healing(decision: Decision, view: DayView, chart: Chart, knowledge: Knowledge) -> dict[str, Any] | None:
    """Plain values for the card; None when nothing is torn."""
    if decision.condition != "rupture":
        return None
    torn = next(t for t in view.state.tendons if t.condition == "rupture")
    tear = torn.intake.rupture
    return {
        "week": rupture_week(torn, decision.on),
        "since": weeks_since(torn),
        "operated": tear is not None and tear.surgery_on is not None,
        "told": _told(chart),
        "open": [] if decision.flags else _opened(view, knowledge),
    }


def _told(chart: Chart) -> list[dict[str, Any]]:
    said = [w for day in chart.days for w in day.words if isinstance(w, MilestoneCleared)]
    return [{"milestone": w.milestone, "by": w.told_by, "on": w.told_on or w.at.date()} for w in said]


def _opened(view: DayView, knowledge: Knowledge) -> list[dict[str, str]]:
    """The exercises the milestones name, where the engine says yes today."""
    pathway = knowledge.pathways.get("rupture-guided")
    named = dict.fromkeys(name for row in (pathway.milestones if pathway else ()) for name in row.opens)
    return [
        {"id": name, "name": words.named(knowledge, "exercise", name)}
        for name in named
        if name in knowledge.exercises and permit_now(name, view).answer == "yes"
    ]
