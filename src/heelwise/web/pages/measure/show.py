"""Tests and questionnaires as plain values: which are open, what each asks, what an answer comes to. No Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from heelwise.engine.day import DayView
from heelwise.engine.explain import because_json
from heelwise.engine.may import permit_now
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.knowledge.questions import Form
from heelwise.record.events import Measured
from heelwise.record.scales import UNITS
from heelwise.terms import Heel, Measure
from heelwise.web import words

TESTS: Mapping[str, str] = {
    "heel-raise-endurance": "test-raises",
    "knee-to-wall": "test-length",
    "hop-pain": "test-hops",
    "heel-raise-height": "test-length",
    "single-hop": "test-length",
}
"""Tests by hand, and the form each is written down with. The work of heel raises needs an instrument."""

SCORED = ("visa-a", "tendins-a", "atrs", "lefs", "faam-adl", "faam-sport", "psfs")
ITEMISED = frozenset({"visa-a", "atrs", "lefs"})
"""Questionnaires whose items add up in a way that is known, so that they can be added up here."""

_NAMES = "The names of the items are ours and from memory. The official sheet has the questions and what each answer "
NOTES: Mapping[str, str] = {
    **dict.fromkeys(ITEMISED, _NAMES + "counts; where the two differ, it is right."),
    "tendins-a": "How its ten items are added up could not be verified, and neither could which end of it is the good "
    "one: its own abstract is of two minds. So only the total is taken, read as higher is worse.",
}
"""What could not be verified is said where the score is entered."""


def offered(view: DayView, knowledge: Knowledge) -> list[str]:
    """Every test, and the questionnaires that are for this person."""
    return [*TESTS, *(name for name in SCORED if is_for(name, view, knowledge))]


def listed(view: DayView, knowledge: Knowledge) -> dict[str, Any]:
    """Every test and questionnaire, with whether it is open today and when it was last taken."""
    fitting = [name for name in SCORED if is_for(name, view, knowledge)]
    return {
        "tests": [_line(name, view, knowledge) for name in TESTS],
        "scores": [_line(name, view, knowledge) for name in fitting],
        "left_out": [words.named(knowledge, "measure", name) for name in SCORED if name not in fitting],
    }


def is_for(name: str, view: DayView, knowledge: Knowledge) -> bool:
    """Whether a measure is for any tendon of this person: some sheets are made for a torn one, some for any other."""
    conditions = {tendon.condition for tendon in view.state.tendons}
    return not conditions <= set(knowledge.outcomes[measure_of(name)].not_for)


def measure_of(name: str) -> Measure:
    """The measure of a name that is one."""
    return next(measure for measure in UNITS if measure == name)


def _line(name: str, view: DayView, knowledge: Knowledge) -> dict[str, Any]:
    last = _latest(name, view)
    return {
        "id": name,
        "name": words.named(knowledge, "measure", name),
        "open": permit_now(name, view).answer == "yes",
        "waits": bool(_tries(knowledge.outcomes[measure_of(name)], view, knowledge)),
        "last": last.at.date() if last else None,
        "due": _due(knowledge.outcomes[measure_of(name)], last),
    }


def _latest(name: str, view: DayView) -> Measured | None:
    known = view.state.person.measured
    taken = [event for (measure, _), events in known.items() if measure == name for event in events]
    return max(taken, key=lambda event: event.at, default=None)


def _due(outcome: OutcomeMeasure, last: Measured | None) -> dt.date | None:
    """When it says something new; measures at set weeks of an episode are due when the last no longer counts."""
    if last is None:
        return None
    weeks = outcome.schedule.every_weeks
    days = 7 * weeks if weeks else int(outcome.current_for.value)
    return last.at.date() + dt.timedelta(days=days)


def one(name: str, view: DayView, knowledge: Knowledge, *, now: dt.datetime) -> dict[str, Any]:
    """One measure: how it is done, when it ends, whether it is open, and what was taken today."""
    outcome = knowledge.outcomes[measure_of(name)]
    permit = permit_now(name, view)
    settings = {setting.id: setting for setting in outcome.settings}
    today = _today(name, view)
    rest = settings.get("rest-between-legs")
    last = _latest(name, view)
    due = _due(outcome, last)
    return {
        "id": name,
        "name": words.named(knowledge, "measure", name),
        "test": outcome.kind == "test",
        "unit": outcome.unit,
        "open": permit.answer == "yes",
        "because": words.because(knowledge, because_json(permit.because, knowledge)),
        "how": outcome.how,
        "stop": outcome.stop,
        "scoring": outcome.scale.scoring,
        "licence": outcome.licence,
        "sources": words.cited(knowledge, list(outcome.scale.sources)),
        "note": NOTES.get(name, ""),
        "beats": settings["beats-per-minute"].value if "beats-per-minute" in settings else None,
        "today": [(event.side, f"{words.number(event.value)} {event.unit}") for event in today],
        "other": _other_leg(today) if outcome.kind == "test" else None,
        "rest_s": _rest_left(today, rest.value, now) if rest else 0,
        "last": last.at.date() if last else None,
        "due": due if due is not None and due > view.on and not today else None,
        "tries": _tries(outcome, view, knowledge),
        "early": _too_early(outcome, view),
        "sides": len(view.state.tendons) > 1,
    }


def _today(name: str, view: DayView) -> list[Measured]:
    """Today's, the latest of each side."""
    latest = {event.side: event for event in view.log.measures if event.measure == name}
    return list(latest.values())


def _other_leg(today: list[Measured]) -> Heel | None:
    """The leg that is still to be tested today; None before the first and after both."""
    done = {event.side for event in today}
    if done == {"left"}:
        return "right"
    return "left" if done == {"right"} else None


def _rest_left(today: list[Measured], rest: float, now: dt.datetime) -> int:
    """Seconds of rest that are left between the legs."""
    if _other_leg(today) is None:
        return 0
    return max(0, round(rest - (now - max(event.at for event in today)).total_seconds()))


def _tries(outcome: OutcomeMeasure, view: DayView, knowledge: Knowledge) -> list[str]:
    """What a questionnaire asks to try out although it is locked today."""
    locked = [name for name in outcome.tries if permit_now(name, view).answer != "yes"]
    return [words.named(knowledge, "measure", name) for name in locked]


def _too_early(outcome: OutcomeMeasure, view: DayView) -> int | None:
    """The week of healing from which a score is to be relied on, where the person has a tear."""
    torn = any(tendon.condition == "rupture" for tendon in view.state.tendons)
    return int(outcome.reliable_from.value) if outcome.reliable_from and torn else None


def off_scale(form: Form, fields: Mapping[str, Any]) -> dict[str, str]:
    """Items that lie outside what the sheet allows, by field."""
    wrong = {}
    for ask in form.questions:
        value = fields.get(ask.field)
        least, most = ask.least or 0, ask.most or 0
        if ask.field in fields and not (isinstance(value, int) and least <= value <= most):
            wrong[ask.field] = f"A whole number from {least} to {most}."
    return wrong


def total(form: Form, fields: Mapping[str, Any]) -> int:
    """The items added up; every one of them is there and on its scale."""
    return sum(fields[ask.field] for ask in form.questions)
