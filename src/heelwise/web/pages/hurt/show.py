"""The four answers after pain, as raw events. No Django here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heelwise.engine.decision import Decision
from heelwise.knowledge.library import Knowledge

TEAR_CODES = {"pop": "R1", "push": "R2"}
"""Field of the form -> row of the red flags that asks the same thing."""


def maybe_torn(fields: Mapping[str, Any]) -> bool:
    """A yes or a doubt about the pop or the push-off."""
    return any(fields.get(field) != "no" for field in TEAR_CODES)


def running(decision: Decision) -> tuple[str, str]:
    """The session this most likely belongs to, and its slot."""
    for state in ("part-done", "due"):
        for session in decision.sessions:
            if session.state == state:
                return session.id, session.slot
    return f"hurt-{decision.on.isoformat()}", "any"


def events(fields: Mapping[str, Any], knowledge: Knowledge, *, session: tuple[str, str]) -> list[dict[str, Any]]:
    """What was said, as raw events: the answers that look for a tear, and a session ended by pain."""
    answers = {
        flag.id: fields[field]
        for field, code in TEAR_CODES.items()
        for flag in knowledge.flags.values()
        if flag.code == code and flag.asked in {"always", "daily"}
    }
    name, slot = session
    stop: dict[str, Any] = {
        "kind": "session-finished",
        "session": name,
        "slot": slot,
        "planned_sets": 0,
        "done_sets": 0,
        "pain_during": fields["pain"],
        "stopped": "pain",
    }
    if fields.get("sharp") != "no":
        stop["sharp_pain"] = True
    return [{"kind": "screen-answered", "scope": "daily", "answers": answers}, stop]


def pattern(knowledge: Knowledge, *, session: tuple[str, str]) -> list[dict[str, Any]]:
    """The same events for a browser that keeps them first (`heelwise.web.saying`).

    `@` is this session on its own day only; a page that was kept since yesterday names another.
    """
    fields = {field: f"${field}" for field in TEAR_CODES} | {"pain": "#pain", "sharp": "no"}
    screen, stop = events(fields, knowledge, session=(f"@{session[0]}", session[1]))
    return [screen, stop | {"sharp_pain~": "!sharp"}]
