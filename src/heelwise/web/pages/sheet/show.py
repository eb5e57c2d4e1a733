"""The clinician's sheet as plain values with readable days and sources. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.engine.clinician_sheet import ClinicianSheet
from heelwise.engine.explain_sheet import sheet_json
from heelwise.knowledge.library import Knowledge
from heelwise.web import words

TREATMENTS = {"surgery": "operated", "boot": "treated in a boot", "undecided": "treatment not decided yet"}


def sheet(found: ClinicianSheet, knowledge: Knowledge) -> dict[str, Any]:
    """Everything the page shows."""
    plain = sheet_json(found, knowledge)
    return {
        "on": found.on,
        "edition": found.edition,
        "flags": [knowledge.flags[flag].question for flag in found.flags if flag in knowledge.flags],
        "legs": [_leg(leg, knowledge) for leg in plain["legs"]],
    }


def _leg(leg: dict[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    return leg | {
        "torn_on": _day(leg["torn_on"]),
        "counted_from": _day(leg["counted_from"]),
        "treatment": TREATMENTS[leg["treatment"]],
        "milestones": [_row(row, knowledge) for row in leg["milestones"]],
        "log": _log(leg["log"]),
        "log_since": _day(leg["log"]["since"]),
    }


def _row(row: dict[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    return row | {
        "on": _day(row["on"]),
        "opens": [one["name"] for one in row["opens"]],
        "show": [one["text"] for one in row["show"]],
        "sources": words.cited(knowledge, row["sources"]),
    }


def _log(log: dict[str, Any]) -> list[tuple[str, str]]:
    def told(value: int | None, unit: str = "") -> str:
        return "not recorded" if value is None else f"{value}{unit}"

    return [
        ("Mornings recorded", str(log["mornings"])),
        ("Worst morning pain", told(log["worst_morning"])),
        ("Mornings after a day with a limp", str(log["limped"])),
        ("Sessions", str(log["sessions"])),
        ("Sets done of those planned", told(log["done_pct"], " %")),
        ("Worst pain in a session", told(log["worst_pain"])),
        ("Sessions over the pain limit", str(log["over_limit"])),
    ]


def _day(iso: str | None) -> dt.date | None:
    return None if iso is None else dt.date.fromisoformat(iso)
