"""The sheet for the clinician in words and plain values: for `heelwise sheet --json`, a page, and paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.engine.clinician_sheet import ClinicianSheet, SheetLeg, SheetRow
from heelwise.engine.explain import because_json
from heelwise.knowledge.library import Knowledge


def sheet_json(sheet: ClinicianSheet, knowledge: Knowledge) -> dict[str, Any]:
    """The sheet; every milestone has an empty box with room for a date and a signature."""
    return {
        "on": sheet.on.isoformat(),
        "edition": sheet.edition,
        "flags": list(sheet.flags),
        "legs": [_leg_json(leg, knowledge) for leg in sheet.legs],
    }


def _leg_json(leg: SheetLeg, knowledge: Knowledge) -> dict[str, Any]:
    log = leg.log
    coming = knowledge.names.get(f"milestone.{leg.next}", "")
    return {
        "side": leg.side,
        "torn_on": leg.torn_on.isoformat(),
        "treatment": leg.treatment,
        "counted_from": _day(leg.counted_from),
        "week": leg.week,
        "phase": {"id": leg.phase, "name": knowledge.names.get(f"phase.{leg.phase}", leg.phase)},
        "pain_limit": leg.pain_limit,
        "schedule": "permissive" if leg.permissive else "conservative",
        "milestones": [_row_json(row, knowledge) for row in leg.rows],
        "questions": [_question(one, coming, knowledge) for one in leg.questions],
        "log": {
            "since": log.since.isoformat(),
            "mornings": log.mornings,
            "worst_morning": log.worst_morning,
            "limped": log.limped,
            "sessions": log.sessions,
            "done_pct": log.done_pct,
            "worst_pain": log.worst_pain,
            "over_limit": log.over_limit,
        },
    }


def _row_json(row: SheetRow, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "milestone": row.milestone,
        "name": knowledge.names.get(f"milestone.{row.milestone}", row.milestone),
        "state": row.state,
        "on": _day(row.on),
        "by": None if row.own is None else ("clinician" if row.own else "told"),
        "told_by": row.told_by,
        "from_week": row.from_week,
        "opens": [{"id": one, "name": knowledge.names.get(f"exercise.{one}", one)} for one in row.opens],
        "show": [because_json(one, knowledge) for one in row.show],
        "sources": list(row.sources),
        "box": {"allowed": None, "date": None, "signature": None},
    }


def _question(one: str, coming: str, knowledge: Knowledge) -> dict[str, str]:
    text = knowledge.names.get(f"sheet-question.{one}", one)
    return {"id": one, "text": f"{text} {coming}." if one == "next" else text}


def _day(on: dt.date | None) -> str | None:
    return None if on is None else on.isoformat()
