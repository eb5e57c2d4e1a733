"""The cue sheet: a session compiled to a flat list of what is said, shown, held, counted and asked.

The browser plays it, the command line reads it out, the page prints it; none of them
decides anything. A session's minutes are the length of its sheet.
"""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct

from heelwise.engine.decision import Item, Session
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Side

SET_UP_S = 10.0
"""Seconds to get into place for an exercise. A Heelwise choice, not a dose."""

SWITCH_S = 5.0
"""Seconds to change sides."""

DEFAULT_TEMPO: tuple[float, float, float, float] = (1, 0, 3, 0)
"""Up, top, down, bottom for repetitions whose content names no tempo."""


class Cue(Struct, frozen=True, kw_only=True):
    """One cue. `at_s` counts from the session's start; `seconds` is how long it lasts, 0 for a question."""

    kind: Literal["say", "show", "hold", "rep", "rest", "switch", "ask"]
    at_s: float
    seconds: float
    text: str
    item: int
    exercise: str
    side: Side
    set: int | None = None
    sets: int | None = None
    rep: int | None = None
    reps: int | None = None
    tempo_s: tuple[float, float, float, float] | None = None


class _Sheet:
    """The sheet in the making: a clock and the cues so far."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.now = 0.0

    def add(
        self, kind: Literal["say", "show", "hold", "rep", "rest", "switch", "ask"], seconds: float, **rest: object
    ) -> None:
        self.cues.append(Cue(kind=kind, at_s=self.now, seconds=seconds, **rest))  # type: ignore[arg-type]
        self.now += seconds


def cue_sheet(session: Session, knowledge: Knowledge) -> tuple[Cue, ...]:
    """The cues of a session in order, each starting where the one before it ends."""
    return cues_of(session.items, knowledge)


def cues_of(items: tuple[Item, ...], knowledge: Knowledge) -> tuple[Cue, ...]:
    """The cues of some items."""
    sheet = _Sheet()
    before: Item | None = None
    for index, item in enumerate(items):
        _arrive(sheet, item, index, before, knowledge)
        for number in range(1, item.sets + 1):
            _play_set(sheet, item, index, number)
        before = item
    return tuple(sheet.cues)


def length_s(cues: tuple[Cue, ...]) -> float:
    """Seconds from the first cue to the end of the last."""
    return cues[-1].at_s + cues[-1].seconds if cues else 0.0


def minutes_of(items: tuple[Item, ...], knowledge: Knowledge) -> int:
    """Whole minutes that these items take, rounded up."""
    return math.ceil(length_s(cues_of(items, knowledge)) / 60)


def name_of(exercise: str, knowledge: Knowledge) -> str:
    """The plain name of an exercise."""
    return knowledge.names.get(exercise) or exercise.replace("-", " ").capitalize()


def dose_words(item: Item) -> str:
    """A dose in words: `3 sets of 15`, `3 holds of 30 seconds`, else its minutes: `15 minutes`."""
    sets = f"{item.sets} {'set' if item.sets == 1 else 'sets'}"
    if item.reps is not None:
        return f"{sets} of {item.reps}"
    if item.hold_s is not None:
        return f"{item.sets} {'hold' if item.sets == 1 else 'holds'} of {item.hold_s} seconds"
    whole = f"{item.minutes} {'minute' if item.minutes == 1 else 'minutes'}"
    return whole if item.sets == 1 else f"{item.sets} times {whole}"


def side_words(side: Side) -> str:
    """A side as it is said."""
    return {"left": "left leg", "right": "right leg", "both": "both legs"}[side]


def _arrive(sheet: _Sheet, item: Item, index: int, before: Item | None, knowledge: Knowledge) -> None:
    """Into place: the other side of the same exercise, or a new one."""
    where = {"item": index, "exercise": item.exercise, "side": item.side}
    if before is not None and before.exercise == item.exercise and before.side != item.side:
        sheet.add("switch", SWITCH_S, text=f"Change sides: {side_words(item.side)}.", **where)
        return
    name = name_of(item.exercise, knowledge)
    sheet.add("say", 0.0, text=f"{name}, {side_words(item.side)}. {dose_words(item).capitalize()}.", **where)
    sheet.add("show", SET_UP_S, text=f"Get into place: {name}.", **where)


def _play_set(sheet: _Sheet, item: Item, index: int, number: int) -> None:
    where = {"item": index, "exercise": item.exercise, "side": item.side, "set": number, "sets": item.sets}
    if item.reps is not None:
        tempo = item.tempo_s or DEFAULT_TEMPO
        for rep in range(1, item.reps + 1):
            sheet.add("rep", sum(tempo), text=str(rep), rep=rep, reps=item.reps, tempo_s=tempo, **where)
    elif item.hold_s is not None:
        sheet.add("hold", float(item.hold_s), text=f"Hold for {item.hold_s} seconds.", **where)
    else:
        whole = f"{item.minutes} {'minute' if item.minutes == 1 else 'minutes'}"
        sheet.add("hold", (item.minutes or 0) * 60.0, text=f"Keep going for {whole}.", **where)
    sheet.add("ask", 0.0, text="How much pain was there, 0 to 10?", **where)
    if number < item.sets and item.rest_s > 0:
        between = "Rest" if item.minutes is None else "Walk for"
        sheet.add("rest", float(item.rest_s), text=f"{between} {item.rest_s} seconds.", **where)
