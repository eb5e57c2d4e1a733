"""One day of a record, decided again with what was known on it, as plain values. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from heelwise.engine.decision import Decision
from heelwise.engine.explain import because_json, decision_json
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record
from heelwise.web import words
from heelwise.web.pages.diary.show import of_day
from heelwise.web.pages.today.show import headline

STOPS = {
    "ask": "Questions came first.",
    "see-clinician": "See a clinician before you train.",
    "urgent": "No training. Be seen that day.",
    "emergency": "Emergency help, at once.",
}
CHANGES = {
    "progress": "one step up",
    "hold": "the same as before",
    "regress": "lighter than before",
    "start": "the start",
    "none": "",
}
ONE_DAY = dt.timedelta(days=1)


def span(record: Record, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first day with an event and the last that can be shown. A record with nothing in it has today alone."""
    first = min((event.at.date() for event in record.events), default=today)
    return min(first, today), today


def day(decision: Decision, record: Record, knowledge: Knowledge, today: dt.date) -> dict[str, Any]:
    """Everything the page shows of one day, and where the days around it are."""
    first, last = span(record, today)
    on = decision.on
    return {
        "on": on,
        "first": first,
        "last": last,
        "nth": (on - first).days,
        "count": (last - first).days,
        "before": on - ONE_DAY if on > first else None,
        "after": on + ONE_DAY if on < last else None,
        "headline": STOPS.get(decision.verdict) or headline(decision),
        "stops": decision.verdict in STOPS and decision.verdict != "ask",
        "place": _place(decision, knowledge),
        "provisional": decision.provisional and bool(decision.sessions),
        "sessions": _sessions(decision, knowledge),
        "reasons": [words.because(knowledge, because_json(found, knowledge)) for found in decision.reasons],
        "next": [words.because(knowledge, because_json(found, knowledge)) for found in decision.next],
        "groups": of_day(record, knowledge, on),
        "edition": decision.edition,
    }


def _place(decision: Decision, knowledge: Knowledge) -> str:
    """Where in the plan: graded loading, phase 2 of 4, the same as before, pain limit 4."""
    parts = [words.named(knowledge, "pathway", decision.pathway)] if decision.pathway else []
    if decision.phase:
        parts.append(f"phase {decision.phase.number} of {decision.phase.of}")
    if CHANGES[decision.change]:
        parts.append(CHANGES[decision.change])
    return ", ".join([*parts, f"pain limit {decision.pain_cap}"]) if parts else ""


def _sessions(decision: Decision, knowledge: Knowledge) -> list[dict[str, Any]]:
    return [
        {
            "title": words.SLOTS[session["slot"]].replace("Today’s", "The day’s"),
            "says": words.STATES[session["state"]],
            "minutes": session["minutes"],
            "lines": [
                {
                    "name": words.named(knowledge, "exercise", item["exercise"]),
                    "dose": f"{words.SIDES[item['side']]} · {words.dose(item)}",
                }
                for item in session["items"]
            ],
        }
        for session in decision_json(decision, knowledge)["sessions"]
    ]
