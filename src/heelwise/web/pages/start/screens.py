"""The screens behind each door, in order, and the events their answers become. Knows no request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SCREENS: dict[str, tuple[str, ...]] = {
    "pain": ("heel", "side", "pain", "raise", "signs", "minutes"),
    "tear": ("tear", "side", "signs"),
    "move": ("pain", "signs", "minutes"),
}
"""Door -> question files. `signs` is the red flags, which are content of their own."""

COMPLAINTS = {
    "above-heel": "midportion-pain",
    "heel-bone": "insertional-pain",
    "both": "pain-unsure",
    "elsewhere": "pain-unsure",
    "unsure": "pain-unsure",
}

_INTAKE = (
    "side", "worse_side", "worst_pain_week", "morning_pain", "stiffness_min",
    "can_single_leg_raise", "training_now", "minutes_per_session", "days_per_week", "equipment", "goal", "sport_days",
)  # fmt: skip


def following(door: str, screen: str) -> str | None:
    """The screen after this one."""
    screens = SCREENS[door]
    at = screens.index(screen) + 1
    return screens[at] if at < len(screens) else None


def events(door: str, answers: Mapping[str, Any], signs: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the screens said, as raw events without time and id."""
    intake: dict[str, Any] = {"kind": "intake-answered", "complaint": _complaint(door, answers)}
    intake.update({field: answers[field] for field in _INTAKE if field in answers})
    intake.setdefault("side", "both")
    intake.setdefault("goal", "daily-life")
    intake.setdefault("equipment", [])
    if intake["side"] != "both":
        intake.pop("worse_side", None)
    if not intake.get("sport_days"):
        intake.pop("sport_days", None)
    if door == "tear":
        intake["rupture"] = _rupture(answers)
    said = [intake]
    if door == "pain":
        said.append(_site(answers, side=intake["side"]))
    said.append({"kind": "screen-answered", "scope": "full", "answers": dict(signs)})
    return said


def _complaint(door: str, answers: Mapping[str, Any]) -> str:
    match door:
        case "tear":
            return "rupture"
        case "move":
            return "tightness"
        case _:
            return COMPLAINTS.get(str(answers.get("where")), "pain-unsure")


def _site(answers: Mapping[str, Any], *, side: str) -> dict[str, Any]:
    return {
        "kind": "site-answered",
        "side": side,
        "where": answers.get("where", "unsure"),
        "pinch_heel": answers.get("pinch_heel", "unsure"),
        "pinch_above": answers.get("pinch_above", "unsure"),
        "by": "person",
    }


def _rupture(answers: Mapping[str, Any]) -> dict[str, Any]:
    tear = {field: answers.get(field) for field in ("on", "treatment")}
    tear["clinician"] = answers.get("clinician") == "yes"
    for field in ("surgery_on", "boot_on"):
        if answers.get(field):
            tear[field] = answers[field]
    return tear
