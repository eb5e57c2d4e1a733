"""Today's decision as plain values for the page. Decides nothing and knows no Django."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from heelwise.engine.decision import Decision
from heelwise.engine.explain import decision_json
from heelwise.knowledge.library import Knowledge
from heelwise.web import words
from heelwise.web.pages.learn.show import explained

UPDATES = ("update-held", "update-lowered", "update-again", "update-new")
"""Reasons that say what an update of the content changed."""

STOPS = ("emergency", "urgent", "see-clinician")

HEADLINES = {
    ("train", "start"): "This is where you start.",
    ("train", "progress"): "One step further today.",
    ("train", "hold"): "The same again today.",
    ("train", "regress"): "A lighter day, because your tendon asked for one.",
    ("train", "none"): "Here is today.",
    ("adjust", "regress"): "A lighter day, because your tendon asked for one.",
    ("adjust", "hold"): "A little less today.",
    ("rest", ""): "Nothing to do today, and that is the plan.",
}

NEXT = {
    "morning": "morning session",
    "evening": "evening session",
    "any": "next session",
    "before-activity": "session before your sport",
    "after-activity": "session after your sport",
}

BY_RULE = {
    "paused": "The plan is paused.",
    "gap-phase-back": "Welcome back. It begins one phase earlier.",
    "gap-first-phase": "Welcome back. It begins at the beginning.",
    "healing-gap": "Welcome back. It begins a step earlier.",
    "healing-gap-long": "Welcome back. It begins at the beginning.",
    "stopped-sharp": "That was enough for today.",
    "stopped-today": "That was enough for today.",
    "stopped-hurt": "That was enough for today.",
}
"""Where one reason says more about the day than its verdict does."""


def today(decision: Decision, knowledge: Knowledge) -> dict[str, Any]:
    """Everything the page shows of a decision."""
    plain = decision_json(decision, knowledge)
    reason = partial(words.because, knowledge)
    return {
        "on": decision.on,
        "verdict": decision.verdict,
        "headline": headline(decision),
        "state": state(decision),
        "glance": glance(decision),
        "place": place(decision, knowledge),
        "cap": decision.pain_cap,
        # A tight calf's plan does not wait for mornings: the session comes first there.
        "relaxed": decision.condition == "tightness",
        "moved": decision.change in {"progress", "regress", "start"},
        "provisional": decision.provisional,
        "sessions": [_session(session, knowledge, decision.on) for session in plain["sessions"]],
        "reasons": [reason(found) for found in plain["reasons"] if found["rule"] not in UPDATES],
        "updated": [reason(found) for found in plain["reasons"] if found["rule"] in UPDATES]
        + [reason(one["because"]) for one in plain["left_out"] if one["because"]["rule"] in UPDATES],
        "lowered": bool(_updated(decision)),
        "next": [reason(found) for found in plain["next"]],
        "flips": [reason(found) for found in plain["flips"]],
        "locked": _grouped(plain["locked"], knowledge),
        "left_out": [
            {"exercise": one["exercise"], "name": _name(one, knowledge), "because": reason(one["because"])}
            for one in plain["left_out"]
        ],
        "advice": [
            {**one, "sources": words.cited(knowledge, one["sources"]), "read": explained().get(one["id"], [])}
            for one in plain["advice"]
        ],
        "next_session": _next(decision),
        "flags": [_flag(flag, knowledge) for flag in decision.flags],
        "ask": len(decision.ask),
        "daily_due": bool(decision.daily_due),
        "rupture": decision.condition == "rupture",
    }


def headline(decision: Decision) -> str:
    """The day in one sentence."""
    if named := next((BY_RULE[found.rule] for found in decision.reasons if found.rule in BY_RULE), None):
        return named
    states = [session.state for session in decision.sessions]
    if states and all(state == "done" for state in states):
        return "Done for today."
    if states and "due" not in states and "part-done" not in states:
        return "That was enough for today."
    if decision.change in ("hold", "none") and (updated := _updated(decision)):
        return updated
    found = HEADLINES.get((decision.verdict, decision.change)) or HEADLINES.get((decision.verdict, ""))
    return found or ("A little less today." if decision.verdict == "adjust" else "Here is today.")


def _updated(decision: Decision) -> str:
    """What an update of the content does to a day that asks no more by itself; nothing where it does nothing."""
    rules = {found.rule for found in [*decision.reasons, *(one.because for one in decision.left_out)]}
    if "update-lowered" in rules:
        return "A little less today, because the plan was updated."
    return "No more than you last did, because the plan was updated." if "update-held" in rules else ""


def state(decision: Decision) -> str:
    """What kind of day the page is laid out for."""
    rules = {found.rule for found in decision.reasons}
    states = {session.state for session in decision.sessions}
    if "paused" in rules:
        return "paused"
    if rules & {"stopped-sharp", "stopped-today", "stopped-hurt"}:
        return "hurt"
    if decision.verdict == "rest":
        return "rest"
    if states and not states & {"due", "part-done"}:
        return "done"
    return "first" if decision.change == "start" else "due"


def glance(decision: Decision) -> list[str]:
    """What is still to do and how long it takes: 12 min, 3 exercises."""
    todo = [session for session in decision.sessions if session.state in {"due", "part-done"}]
    if not todo:
        return []
    count = len({item.exercise for session in todo for item in session.items})
    minutes = sum(session.minutes for session in todo)
    said = [f"{minutes} min", f"{count} exercise{'s' if count > 1 else ''}"]
    if len(todo) > 1:
        said.append(f"{len(todo)} sessions")
    return said


def place(decision: Decision, knowledge: Knowledge) -> str:
    """Where in the plan: Graded loading, phase 2 of 4."""
    parts = []
    if decision.pathway:
        parts.append(words.named(knowledge, "pathway", decision.pathway))
    if decision.phase:
        parts.append(f"phase {decision.phase.number} of {decision.phase.of}")
    return ", ".join(parts)


def _session(session: dict[str, Any], knowledge: Knowledge, on: dt.date) -> dict[str, Any]:
    items = [
        {
            "exercise": item["exercise"],
            "name": words.named(knowledge, "exercise", item["exercise"]),
            "side": item["side"],
            "dose": f"{words.SIDES[item['side']]} · {words.dose(item)}",
            "instead": [words.named(knowledge, "exercise", other) for other in item["instead"]],
            "why": [words.because(knowledge, found) for found in item["why"]],
        }
        for item in session["items"]
    ]
    return {
        "id": session["id"],
        "title": words.SLOTS[session["slot"]],
        "state": session["state"],
        "says": words.STATES[session["state"]],
        "open": session["state"] in {"due", "part-done"},
        "minutes": session["minutes"],
        "items": items,
        "on": on,
    }


def _name(one: dict[str, Any], knowledge: Knowledge) -> str:
    return words.named(knowledge, "exercise", one["exercise"])


def _grouped(locked: list[dict[str, Any]], knowledge: Knowledge) -> list[dict[str, Any]]:
    """Locked exercises under the sentence that locks them, so that one reason is read once."""
    groups: dict[str, dict[str, Any]] = {}
    for one in locked:
        reason = words.because(knowledge, one["because"])
        group = groups.setdefault(reason["text"], {"because": reason, "exercises": [], "count": 0})
        group["count"] += 1
        group["exercises"].append({"id": one["exercise"], "name": words.named(knowledge, "exercise", one["exercise"])})
    return list(groups.values())


def _next(decision: Decision) -> dict[str, Any] | None:
    coming = decision.next_session
    if coming is None:
        return None
    return {"when": words.when(coming.on, decision.on), "slot": NEXT[coming.slot]}


def _flag(flag: str, knowledge: Knowledge) -> dict[str, Any]:
    known = knowledge.flags.get(flag)
    if known is None:
        question = words.named(knowledge, "flag", flag)
        return {"id": flag, "question": question, "now": "", "action": "see-clinician", "sources": []}
    return {
        "id": flag,
        "question": known.question,
        "now": known.now,
        "action": known.action,
        "sources": words.cited(knowledge, list(known.sources)),
    }
