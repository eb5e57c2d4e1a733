"""A device without network, in Python: it keeps a pack, remembers what was said since, compares numbers and looks up.

The browser's own is `static/outbox/pack.js`; both are held to the same answers.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from heelwise.engine.guards import GRAVER, Guard
from heelwise.engine.least import Sessions
from heelwise.engine.pack import Cell, Pack, cell_of

PAINS = ("pain", "pain_during", "pain_after")
OF_A_SESSION = ("set-done", "set-skipped", "session-finished")


class Offered(NamedTuple):
    """What the device offers; `then` is the gravest of its rows, or why it must ask."""

    then: str
    sessions: Sessions


def offered(pack: Pack, said: list[dict[str, Any]], on: dt.date) -> Offered:
    """What may be done on a day, from the pack and the events said since it was made."""
    if any(answer(ask, None, said, on) for ask in ("sharp-pain", "warning-sign")):
        return Offered("stop", ())
    cell = cell_of(pack.days, on, trained_on(said, on))
    if cell is None or cell.state == "come-online":
        return Offered("come-online", ())
    then = max((row_of(cell, ask, side, said, on) for ask, side in asks(cell)), key=GRAVER.index)
    if cell.state == "rest" and then != "stop":
        return Offered("rest", ())
    finished = {e["session"] for e in said if e["kind"] == "session-finished"}
    sessions = {"as-planned": cell.sessions, "lighter": cell.lighter}.get(then, ())
    return Offered(then, tuple(s for s in sessions if s.id not in finished))


def trained_on(said: list[dict[str, Any]], on: dt.date) -> tuple[dt.date, ...]:
    """Days before, on which anything of a session was said."""
    days = {dt.date.fromisoformat(e["at"][:10]) for e in said if e["kind"] in OF_A_SESSION}
    return tuple(sorted(day for day in days if day < on))


def asks(cell: Cell) -> list[tuple[str, str | None]]:
    """The questions of a day, once each."""
    return list(dict.fromkeys((guard.ask, guard.side) for guard in cell.guards))


def row_of(cell: Cell, ask: str, side: str | None, said: list[dict[str, Any]], on: dt.date) -> str:
    """The row that what was said reaches."""
    value = answer(ask, side, said, on)
    rows: list[Guard] = [g for g in cell.guards if (g.ask, g.side) == (ask, side) and g.at_least <= value]
    return max(rows, key=lambda row: row.at_least).then


def answer(ask: str, side: str | None, said: list[dict[str, Any]], on: dt.date) -> float:
    """What was said, as a number; nothing said is 0."""
    mornings = [e for e in said if e["kind"] == "morning-checked" and side in (None, e["side"])]
    fields = {
        "morning-pain": "pain",
        "stiffness": "stiffness_min",
        "night-pain": "night_pain",
        "limp": "limped_yesterday",
    }
    match ask:
        case "morning-pain" | "stiffness" | "night-pain" | "limp":
            return max((e.get(fields[ask]) or 0 for e in mornings), default=0)
        case "pain-before" | "pain-today":
            today = on.isoformat()
            of = [e for e in said if e["kind"] in OF_A_SESSION and (e["at"][:10] == today) == (ask == "pain-today")]
            return max((e.get(field) or 0 for e in of for field in PAINS), default=0)
        case "sharp-pain":
            return max((int(e.get("sharp_pain") or 0) for e in said), default=0)
        case "stopped-for-pain":
            return int(any(e.get("stopped") == "pain" or e.get("reason") == "hurt" for e in said))
        case _:
            answers = [a for e in said if e["kind"] == "screen-answered" for a in e["answers"].values()]
            return int(any(a != "no" for a in answers))
