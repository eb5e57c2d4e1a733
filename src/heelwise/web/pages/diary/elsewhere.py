"""A session done without the player: the plan's own, or another one, as the events that tell it. No Django here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from heelwise.engine.decision import Decision, Item, Session
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart
from heelwise.record.events import SetDone
from heelwise.web import words
from heelwise.web.saying import END, OWN_END, OWN_SET, WHEN

OPEN = ("due", "part-done")
AMOUNTS = ("reps", "hold_s", "minutes")
"""A set tells one of them: the first that its line has."""
BESIDE = ("load_kg", "band", "support")
MOST_SETS = 20


class Line(Struct, frozen=True):
    """One line of a session that is not done yet. `field` asks for its sets; `there` are those told already."""

    field: str
    item: Item
    there: tuple[int, ...]


class Open(Struct, frozen=True):
    """A session of that day which is not done yet."""

    session: Session
    lines: tuple[Line, ...]

    @property
    def sets(self) -> int:
        """How many sets it asks for."""
        return sum(line.item.sets for line in self.lines)


def open_sessions(decision: Decision, chart: Chart) -> list[Open]:
    """What may be told of that day, in the order of the plan."""
    told = [(log.id, one) for day in chart.days for log in day.sessions for one in log.sets]
    found = [session for session in decision.sessions if session.state in OPEN]
    return [Open(session, _lines(session, f"sets-{place}", told)) for place, session in enumerate(found)]


def _lines(session: Session, field: str, told: list[tuple[str, SetDone]]) -> tuple[Line, ...]:
    done = [(one.exercise, one.side, one.set) for of, one in told if of == session.id]
    there = [tuple(sorted({n for *what, n in done if what == [item.exercise, item.side]})) for item in session.items]
    return tuple(Line(f"{field}-{n}", item, there[n]) for n, item in enumerate(session.items))


def shown(sessions: list[Open], knowledge: Knowledge) -> list[dict[str, Any]]:
    """The sessions in words, each line with the sets it asks for and no fewer than it has."""
    return [
        {
            "id": one.session.id,
            "title": words.SLOTS[one.session.slot],
            "lines": [
                {
                    "field": line.field,
                    "name": words.named(knowledge, "exercise", line.item.exercise),
                    "dose": f"{words.SIDES[line.item.side]} · {words.dose(asdict(line.item))}",
                    "sets": line.item.sets,
                    "there": len(line.there),
                }
                for line in one.lines
            ],
        }
        for one in sessions
    ]


def of_the_plan(one: Open, post: Mapping[str, str], end: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Its sets and its end; None when not one set was done. Sets that are there already are not told twice."""
    counts = [max(len(line.there), _count(post.get(line.field, ""), line.item.sets)) for line in one.lines]
    if not any(counts):
        return None
    sets = [
        _set(one.session.id, line.item) | {"set": n}
        for line, done in zip(one.lines, counts, strict=True)
        for n in range(1, done + 1)
        if n not in line.there
    ]
    return [*sets, _end(one) | {"done_sets": min(one.sets, sum(counts))} | end]


def pattern(sessions: list[Open]) -> list[dict[str, Any]]:
    """The same for a browser that keeps them first (`heelwise.web.saying`), and something else in their place."""
    own: dict[str, Any] = {"if": [{"which": ""}]}
    made = [own | OWN_SET, own | OWN_END]
    for one in sessions:
        this: dict[str, Any] = {"if": [{"which": one.session.id}]}
        for line in one.lines:
            each = this | {"each": line.field, "but": list(line.there), "set": "*"}
            made.append(WHEN | each | _set(one.session.id, line.item))
        some = {"if": [{"which": one.session.id, line.field: 1} for line in one.lines]}
        made.append(some | END | _end(one) | {"done_sets": f"+{' '.join(line.field for line in one.lines)}"})
    return made


def _end(one: Open) -> dict[str, Any]:
    session = one.session
    return {"kind": "session-finished", "session": session.id, "slot": session.slot, "planned_sets": one.sets}


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


def _set(session: str, item: Item) -> dict[str, Any]:
    amount = next((field for field in AMOUNTS if getattr(item, field)), None)
    fields = [amount, *BESIDE] if amount else BESIDE
    dose = {field: value for field in fields if (value := getattr(item, field))}
    return {"kind": "set-done", "session": session, "exercise": item.exercise, "side": item.side} | dose


def _count(text: str, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() else 0


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ".")) if text.strip() else None
    except ValueError:
        return None
