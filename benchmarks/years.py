"""A long invented record: two sessions of six sets a day with a morning check, for as many sets as asked."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator

from heelwise import load

START = dt.date(2020, 1, 1)
SETS_A_SESSION = 6


def lines(sets: int) -> tuple[list[bytes], dt.date]:
    """JSON Lines of a record with so many sets, and its last day. The same every time."""
    written = [_line(number, event) for number, event in enumerate(_events(sets))]
    return written, START + dt.timedelta(days=sets // (2 * SETS_A_SESSION))


def _line(number: int, event: dict[str, object]) -> bytes:
    event_id = uuid.UUID(int=(0x01900000 << 96) | (7 << 76) | (2 << 62) | number)
    return json.dumps({"id": str(event_id), **event}).encode()


def _events(sets: int) -> Iterator[dict[str, object]]:
    yield {
        "kind": "intake-answered",
        "at": _at(START, "06:00"),
        "complaint": "midportion-pain",
        "side": "left",
        "goal": "running",
        "equipment": ["wall", "step", "chair", "band", "backpack"],
        "worst_pain_week": 4,
        "morning_pain": 2,
        "stiffness_min": 10,
        "can_single_leg_raise": "yes",
        "training_now": "some",
        "birth_year": 1980,
    }
    asked = [flag.id for flag in load().flags.values() if flag.asked in ("always", "daily")]
    yield {"kind": "screen-answered", "at": _at(START, "06:05"), "scope": "full", "answers": dict.fromkeys(asked, "no")}
    for day in range(sets // (2 * SETS_A_SESSION)):
        yield from _day(START + dt.timedelta(days=day + 1))


def _day(on: dt.date) -> Iterator[dict[str, object]]:
    yield {"kind": "morning-checked", "at": _at(on, "07:00"), "side": "left", "pain": 2, "stiffness_min": 10}
    for slot, hour in (("morning", 9), ("evening", 18)):
        session = f"{on.isoformat()}-{slot}"
        for number in range(1, SETS_A_SESSION + 1):
            yield {
                "kind": "set-done",
                "at": _at(on, f"{hour:02d}:{number:02d}"),
                "session": session,
                "exercise": "double-leg-heel-raise",
                "side": "both",
                "set": number,
                "reps": 15,
                "pain": 2,
            }
        yield {
            "kind": "session-finished",
            "at": _at(on, f"{hour:02d}:30"),
            "session": session,
            "slot": slot,
            "planned_sets": SETS_A_SESSION,
            "done_sets": SETS_A_SESSION,
            "pain_during": 2,
            "pain_after": 2,
        }


def _at(on: dt.date, clock: str) -> str:
    return f"{on.isoformat()}T{clock}:00+01:00"
