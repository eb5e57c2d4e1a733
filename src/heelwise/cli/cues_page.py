"""A cue sheet as a script for a terminal: one line a cue, the repetitions of a set on one line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from heelwise.cli.dose import SIDES, number
from heelwise.cli.names import name_of
from heelwise.cli.say import Page
from heelwise.cli.today_page import SLOTS, put_receipt

if TYPE_CHECKING:
    from heelwise.engine.decision import Session
    from heelwise.knowledge.library import Knowledge

Cue = dict[str, Any]


def print_script(session: Session, sheet: list[Cue], known: Knowledge, *, others: Sequence[str], receipt: str) -> None:
    """Print the session's script; `others` are the slots of the day's other sessions."""
    page = Page()
    page.title(f"{SLOTS[session.slot]} · {session.minutes} min")
    for place, block in groupby(sheet, key=_place):
        lines = list(block)
        heading = _heading(lines[0], known) if place[0] is not None else ""
        if heading:
            page.heading(heading)
        page.columns([_line(cues) for cues in _sets(lines)], indent=2)
    for slot in others:
        page.gap()
        page.faint(f"The other session: --slot {slot}")
    put_receipt(page, receipt, known.edition)
    page.print()


def clock(seconds: float) -> str:
    """`2:05`, from seconds."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _place(cue: Cue) -> tuple[Any, Any]:
    return cue["item"], cue["side"] if cue["item"] is not None else None


def _heading(cue: Cue, known: Knowledge) -> str:
    words = [name_of(cue["exercise"], known)] if cue["exercise"] else []
    if cue["side"]:
        words.append(SIDES[cue["side"]])
    return " · ".join(words)


def _sets(lines: list[Cue]) -> list[list[Cue]]:
    """The cues in order; repetitions that follow each other in one set together."""
    found: list[list[Cue]] = []
    for cue in lines:
        before = found[-1][-1] if found else None
        if before and cue["kind"] == before["kind"] == "rep" and cue["set"] == before["set"]:
            found[-1].append(cue)
        else:
            found.append([cue])
    return found


def _line(cues: list[Cue]) -> tuple[str, str, str]:
    first, last = cues[0], cues[-1]
    seconds = sum(cue["seconds"] for cue in cues)
    if first["kind"] == "rep":
        of = f"set {first['set']} of {first['sets']}: " if first["set"] else ""
        text = f"{of}{first['rep']} to {last['rep']}, {_tempo(first['tempo_s'])}({number(round(seconds))} s)"
        return clock(first["at_s"]), "reps", text
    text = first["text"] or ""
    if first["kind"] in {"hold", "rest"}:
        text = f"{text} ({number(round(seconds))} s)".strip()
    return clock(first["at_s"]), first["kind"], text


def _tempo(tempo: list[float] | None) -> str:
    if not tempo:
        return ""
    parts = zip(("up", "hold", "down", "pause"), tempo, strict=True)
    return ", ".join(f"{part} {number(seconds)} s" for part, seconds in parts if seconds) + " "
