"""The least of several days' sessions: only what every one of them holds, at the smallest dose of them all.

What a person may do without knowing which of these days it is. A line whose doses cannot
be compared (repetitions against seconds, a weight against one still to be found) is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from msgspec.structs import replace

from heelwise.engine.cues import minutes_of
from heelwise.engine.decision import Item, Session
from heelwise.engine.shown import BANDS
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Band

ALIKE = ("reps", "hold_s", "minutes", "load_kg", "band")
"""Numbers of a dose: where one line has one, the other must have it too."""

SAME = ("tempo_s", "rm", "support")
"""What must be equal: none of two is simply the less."""

Sessions = tuple[Session, ...]


def least(days: Sequence[Sessions], knowledge: Knowledge) -> Sessions:
    """The sessions that all of these days have, by slot, with their common lines. `days` is not empty."""
    return reduce(lambda one, other: _of_two(one, other, knowledge), (due(day) for day in days))


def no_larger(lighter: Sessions, planned: Sessions, knowledge: Knowledge) -> Sessions:
    """A lighter day in which nothing that is planned has grown: a lower rung may ask for more of an easier exercise."""
    found = []
    for session in lighter:
        there = {(i.exercise, i.side): i for s in planned if s.slot == session.slot for i in s.items}
        items = tuple(one for i in session.items if (one := _no_larger(i, there.get((i.exercise, i.side)))) is not None)
        if items:
            found.append(replace(session, items=items, minutes=minutes_of(items, knowledge)))
    return tuple(found)


def _no_larger(item: Item, planned: Item | None) -> Item | None:
    if planned is None:
        return item
    return lesser(item, planned) if _comparable(item, planned) else None


def due(sessions: Sessions) -> Sessions:
    """What is still to be done, without reasons."""
    open_now = [s for s in sessions if s.state in ("due", "part-done")]
    return tuple(replace(s, items=tuple(replace(i, why=(), instead=()) for i in s.items)) for s in open_now)


def _of_two(one: Sessions, other: Sessions, knowledge: Knowledge) -> Sessions:
    found = []
    for session in one:
        there = next((s for s in other if s.slot == session.slot), None)
        items = _common(session.items, there.items) if there is not None else ()
        if items:
            found.append(replace(session, items=items, minutes=minutes_of(items, knowledge)))
    return tuple(found)


def _common(one: tuple[Item, ...], other: tuple[Item, ...]) -> tuple[Item, ...]:
    beside = {(item.exercise, item.side): item for item in other}
    pairs = ((item, beside.get((item.exercise, item.side))) for item in one)
    return tuple(lesser(item, there) for item, there in pairs if there is not None and _comparable(item, there))


def _comparable(one: Item, other: Item) -> bool:
    numbers = all((getattr(one, name) is None) == (getattr(other, name) is None) for name in ALIKE)
    return numbers and all(getattr(one, name) == getattr(other, name) for name in SAME)


def lesser(one: Item, other: Item) -> Item:
    """The smaller of two comparable doses in every number, with the longer rest."""
    smaller = {name: _smaller(getattr(one, name), getattr(other, name)) for name in ALIKE if name != "band"}
    sets, rest_s = min(one.sets, other.sets), max(one.rest_s, other.rest_s)
    return replace(one, sets=sets, rest_s=rest_s, band=_lighter(one.band, other.band), **smaller)


def _smaller(one: float | None, other: float | None) -> float | None:
    return one if one is None or other is None else min(one, other)


def _lighter(one: Band | None, other: Band | None) -> Band | None:
    return one if one is None or other is None else min(one, other, key=BANDS.index)
