"""A session done without the player: the plan's own, or another one, as the events that tell it. No Django here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict

from heelwise.engine.decision import Decision, Item, Session
from heelwise.knowledge.library import Knowledge
from heelwise.record.events import SetDone
from heelwise.record.record import Record
from heelwise.web import words

OPEN = ("due", "part-done")
AMOUNTS = ("reps", "hold_s", "minutes")
"""A set tells one of them: the first that its line has."""
BESIDE = ("load_kg", "band", "support")
MOST_SETS = 20


def planned(decision: Decision, knowledge: Knowledge) -> list[dict[str, Any]]:
    """The sessions of that day which are not done yet, each line with the sets it asks for."""
    return [
        {
            "id": session.id,
            "title": words.SLOTS[session.slot],
            "lines": [
                {
                    "field": f"sets-{number}",
                    "name": words.named(knowledge, "exercise", item.exercise),
                    "dose": f"{words.SIDES[item.side]} · {words.dose(asdict(item))}",
                    "sets": item.sets,
                }
                for number, item in enumerate(session.items)
            ],
        }
        for session in decision.sessions
        if session.state in OPEN
    ]


def of_the_plan(
    session: Session, post: Mapping[str, str], end: dict[str, Any], record: Record
) -> list[dict[str, Any]] | None:
    """Its sets and its end; None when not one set was done. Sets that are there already are not told twice."""
    there = {(e.exercise, e.side, e.set) for e in record.events if isinstance(e, SetDone) and e.session == session.id}
    events = []
    for number, item in enumerate(session.items):
        done = _count(post.get(f"sets-{number}", ""), item.sets)
        events += [_set(session.id, item, n) for n in range(1, done + 1) if (item.exercise, item.side, n) not in there]
    if not events:
        return None
    planned_sets = sum(item.sets for item in session.items)
    finish = {"kind": "session-finished", "session": session.id, "slot": session.slot, "planned_sets": planned_sets}
    return [*events, finish | {"done_sets": min(planned_sets, len(events) + len(there))} | end]


def of_ones_own(name: str, post: Mapping[str, str], end: dict[str, Any]) -> list[dict[str, Any]] | None:
    """One exercise done anywhere; None without an exercise."""
    exercise = post.get("exercise", "")
    sets = _count(post.get("sets", ""), MOST_SETS)
    if not exercise or not sets:
        return None
    told: dict[str, Any] = {"session": name, "exercise": exercise, "side": post.get("side", "both")}
    told |= {field: number for field in ("reps", "load_kg") if (number := _number(post.get(field, ""))) is not None}
    if "reps" in told:
        told["reps"] = int(told["reps"])
    lines = [{"kind": "set-done", "set": number} | told for number in range(1, sets + 1)]
    finish = {"kind": "session-finished", "session": name, "slot": "any", "planned_sets": sets, "done_sets": sets}
    return [*lines, finish | end]


def _set(session: str, item: Item, number: int) -> dict[str, Any]:
    amount = next((field for field in AMOUNTS if getattr(item, field)), None)
    fields = [amount, *BESIDE] if amount else BESIDE
    dose = {field: value for field in fields if (value := getattr(item, field))}
    return {"kind": "set-done", "session": session, "exercise": item.exercise, "side": item.side, "set": number} | dose


def _count(text: str, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() else 0


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ".")) if text.strip() else None
    except ValueError:
        return None
