"""Choices as a page for a terminal. Reads the values that `--json` prints."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from heelwise.cli.dose import day_words
from heelwise.cli.reasons import put_reason
from heelwise.cli.say import Page

if TYPE_CHECKING:
    from heelwise.knowledge.library import Knowledge

STATES = {"now": "your plan today", "open": "may be chosen", "shut": "not now"}
SIDES = {"left": "left heel", "right": "right heel", "both": "both heels"}


def print_choices(choices: list[dict[str, Any]], known: Knowledge, on: dt.date) -> None:
    """Print each tendon's options: the recommended one first, those for other conditions left to `--json`."""
    page = Page()
    page.faint(day_words(on.isoformat()))
    for choice in choices:
        condition = known.names.get(f"condition.{choice['condition']}", choice["condition"])
        page.title(f"Plans for the {SIDES[choice['side']]}: {condition}")
        told: set[str] = set()
        if choice["why"]:
            page.heading(f"Recommended: {_name(choice, choice['recommended'])}")
            put_reason(page, choice["why"], told=told)
        for claim in choice["claims"]:
            _put_claim(page, claim)
        for option in _shown(choice):
            _put_option(page, option, known, told=told)
        page.gap()
    page.print()


def _shown(choice: dict[str, Any]) -> list[dict[str, Any]]:
    """The options for this condition, the recommended one first, those that are shut last."""
    order = {"now": 0, "open": 0, "shut": 1}
    shown = [o for o in choice["options"] if not any(b["rule"] == "choice-other-condition" for b in o["against"])]
    return sorted(shown, key=lambda o: (o["pathway"] != choice["recommended"], order[o["state"]]))


def _name(choice: dict[str, Any], pathway: str) -> str:
    names: dict[str, str] = {option["pathway"]: option["name"] for option in choice["options"]}
    return names[pathway]


def _put_option(page: Page, option: dict[str, Any], known: Knowledge, *, told: set[str]) -> None:
    page.heading(f"{option['name']} ({option['pathway']}) · {STATES[option['state']]}")
    if option["demand"]:
        page.text(demand_words(option["demand"]), indent=2)
        kit = [known.names.get(f"equipment.{kit}", kit) for kit in option["demand"]["equipment"]]
        page.text(f"Needs {', '.join(kit)}." if kit else "Needs no equipment.", indent=2)
    for reason in (*option["against"], *option["mind"], *([option["would"]] if option["would"] else [])):
        put_reason(page, reason, told=told)
    for claim in option["claims"]:
        _put_claim(page, claim)
    _put_trials(page, option["pathway"], known)


def demand_words(demand: dict[str, Any]) -> str:
    """What a pathway asks, in one line."""
    times = {1: "once a day", 2: "twice a day", 3: "three times a day", 4: "four times a day"}[demand["per_day"]]
    words = f"{demand['minutes']} min {times}, up to {demand['days_per_week']} days a week"
    words += f": {demand['minutes_a_week']} min a week"
    if demand["most_minutes_a_week"] > demand["minutes_a_week"]:
        words += f", growing to {demand['most_minutes_a_week']}"
    return f"{words}. {demand['weeks']} weeks." if demand["weeks"] else f"{words}."


def _put_claim(page: Page, claim: dict[str, Any]) -> None:
    from heelwise.engine.explain_evidence import HONESTY  # noqa: PLC0415

    doubt = HONESTY[claim["tag"]]
    page.text(claim["text"], indent=2, mark="-")
    page.faint("source: " + ", ".join(claim["sources"]) + (f" ({doubt})" if doubt else ""), indent=4)


def _put_trials(page: Page, pathway: str, known: Knowledge) -> None:
    from heelwise.engine.explain_evidence import trials_of  # noqa: PLC0415

    for trial in trials_of(pathway, known):
        page.text(f"{trial.trial}, {trial.group}: {trial.people}.", indent=2, mark="-")
        for course in trial.courses:
            page.text(f"{course.name}: {course.points}.", indent=4)
        for note in trial.notes:
            page.faint(note, indent=4)
        page.faint("source: " + ", ".join(trial.sources), indent=4)
