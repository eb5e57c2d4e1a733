"""The drawings of a session at its own tempo, drawn once each and kept. Which pose is when is the figure's."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from heelwise.engine.decision import Item
from heelwise.figure.clock import clock
from heelwise.figure.draw import draw
from heelwise.figure.motion import Mode
from heelwise.figure.read import motion_from
from heelwise.knowledge.faults import ContentError
from heelwise.knowledge.read import exercise_words, motion
from heelwise.terms import Side
from heelwise.web.pages.player.show import figure_key

Tempo = tuple[float, float, float, float]


def figures(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    """One moving drawing and its key poses for each look, by key."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(figure_key(item), item)
    return [
        {"key": key, "moving": _of(item, "moving"), "strip": _of(item, "strip"), "steps": steps(item)}
        for key, item in found.items()
    ]


def steps(item: Item) -> list[tuple[float, int]]:
    """For who asked for less motion: from when in a repetition (seconds) which key pose is the one to go to."""
    try:
        read = motion_from(motion(item.exercise))
    except ContentError:
        return []
    found = []
    for span in clock(read, tempo=item.tempo_s, hold=_hold(item)):
        aims = span.poses[1:] or span.poses
        each = span.seconds / len(aims)
        found += [
            (round(span.start + number * each, 3), read.strip.index(name))
            for number, name in enumerate(aims)
            if name in read.strip
        ]
    return found


def _of(item: Item, mode: Mode) -> Markup:
    return _drawn(item.exercise, item.side, mode, item.tempo_s, _hold(item))


def _hold(item: Item) -> float | None:
    return float(item.hold_s) if item.hold_s and item.reps is None else None


@lru_cache(maxsize=512)
def _drawn(exercise: str, side: Side, mode: Mode, tempo: Tempo | None, hold: float | None) -> Markup:
    try:
        read = motion_from(motion(exercise))
        title = exercise_words(exercise).name
    except ContentError:
        return Markup("")
    return Markup(draw(read, side=side, mode=mode, title=title, tempo=tempo, hold=hold))  # noqa: S704 - made by the figure from content
