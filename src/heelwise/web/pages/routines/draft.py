"""A routine while it is being made: lines that are added, moved and taken out before anything is saved.

A draft lives in the form itself, so that it works without script; the record holds
only what was saved. Checking is the door's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from msgspec import Struct

from heelwise.journal.admit import Admitted
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.record.events import RoutineItem, RoutineSaved

LINES_AT_MOST = 30
NAME_AT_MOST = 200
TYPED_AT_MOST = 20
_MOVE = re.compile(r"(up|down|out)-(\d{1,2})")
_PLACE = re.compile(r"items\[(\d+)\]")


class Line(Struct):
    """One exercise with what was typed for it. `amount` is repetitions or seconds, as the exercise counts."""

    exercise: str
    side: str
    sets: str
    amount: str
    fault: str = ""


class Draft(Struct):
    """A routine in the making."""

    routine: str
    name: str
    days: list[str]
    lines: list[Line]
    faults: dict[str, str] = {}


def counted(exercise: Exercise | None) -> str:
    """What a line of this exercise counts: `reps`, `hold_s`, or nothing of its own."""
    if exercise is None or exercise.dosage.reps:
        return "reps"
    return "hold_s" if exercise.dosage.hold_s else ""


def fresh_line(exercise: Exercise) -> Line:
    """A new line at the exercise's own dosage, each side in turn."""
    dosage = exercise.dosage
    own = dosage.reps or dosage.hold_s
    return Line(exercise=exercise.id, side="both", sets=str(dosage.sets), amount=str(own or ""))


def from_saved(one: RoutineSaved) -> Draft:
    """A saved routine, to be changed."""
    return Draft(one.routine, one.name, list(one.days or ()), [_from_item(item) for item in one.items])


def _from_item(item: RoutineItem) -> Line:
    amount = item.reps or item.hold_s
    return Line(item.exercise, item.side, str(item.sets), f"{amount:g}" if amount else "")


def from_post(post: QueryDict, routine: str) -> Draft:
    """The draft as the form carries it."""
    columns = [post.getlist(name) for name in ("exercise", "side", "sets", "amount")]
    rows = zip(*columns, strict=False)
    lines = [Line(*(str(text).strip()[:64] for text in row)) for row in rows]
    return Draft(routine, post.get("name", "").strip()[:NAME_AT_MOST], post.getlist("days")[:7], lines[:LINES_AT_MOST])


def changed(draft: Draft, do: str, knowledge: Knowledge, add: str) -> None:
    """Add a line, take one out, or move one."""
    lines = draft.lines
    if do == "add":
        exercise = knowledge.exercises.get(add)
        if exercise is None:
            draft.faults["add"] = "Choose an exercise to add."
        elif len(lines) < LINES_AT_MOST:
            lines.append(fresh_line(exercise))
    if not (found := _MOVE.fullmatch(do)) or (at := int(found[2])) >= len(lines):
        return
    match found[1]:
        case "out":
            del lines[at]
        case "up" if at > 0:
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        case "down" if at + 1 < len(lines):
            lines[at + 1], lines[at] = lines[at], lines[at + 1]


def event(draft: Draft, knowledge: Knowledge) -> dict[str, Any]:
    """The draft as a raw `routine-saved`."""
    items = [_item(line, knowledge.exercises) for line in draft.lines]
    said: dict[str, Any] = {
        "kind": "routine-saved", "routine": draft.routine, "name": draft.name, "items": items
    }  # fmt: skip
    return said | ({"days": draft.days} if draft.days else {})


def _item(line: Line, exercises: Mapping[str, Exercise]) -> dict[str, Any]:
    exercise = exercises.get(line.exercise)
    two = exercise is not None and exercise.legs == "two"
    item: dict[str, Any] = {
        "exercise": line.exercise,
        "side": "both" if two else line.side,
        "sets": _number(line.sets),
    }
    if line.amount and (unit := counted(exercise)):
        item[unit] = _number(line.amount)
    return item


def _number(text: str) -> int | str:
    """A whole number, or the text as it is, for the decoder to name."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < TYPED_AT_MOST else text


def blame(draft: Draft, admitted: Admitted) -> None:
    """Put the door's complaints beside what they are about."""
    for refused in admitted.refused:
        for fault in refused.faults:
            place = _PLACE.match(fault.field)
            says = f"Found {fault.found}, wanted {fault.wanted}."
            if place and int(place[1]) < len(draft.lines):
                draft.lines[int(place[1])].fault = says
            elif fault.field == "name":
                draft.faults["name"] = "Give it a name."
            elif fault.field == "items":
                draft.faults["add"] = "Add at least one exercise."
            else:
                draft.faults[fault.field] = says
