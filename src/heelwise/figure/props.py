"""What the rest of the figure asks about the things in a picture: solid, level, holdable, seen."""

from __future__ import annotations

from typing import Final

from heelwise.figure.geometry import Box, Point
from heelwise.figure.motion import Prop
from heelwise.figure.svg import group
from heelwise.figure.things import KINDS

Top = tuple[float, float, float]
"""A level surface: from x, to x, at y."""

FLOOR: Final[Top] = (-1e4, 1e4, 0.0)
ROPE_ROOM: Final[Box] = (-45, -200, 75, 0)


def solids(props: tuple[Prop, ...]) -> list[Box]:
    """Every box that is in the way."""
    return [b for prop in props if prop.kind in KINDS for b in KINDS[prop.kind].solid(prop.size)]


def tops(props: tuple[Prop, ...]) -> list[Top]:
    """Every level a foot can stand on, the floor first."""
    return [FLOOR, *((left, right, top) for left, top, right, _ in solids(props))]


def grips(props: tuple[Prop, ...]) -> list[Point]:
    """Every place a hand can hold or rest on: rails, chair backs and seats, poles, tables."""
    found: list[Point] = []
    for prop in props:
        if prop.kind in KINDS:
            found += KINDS[prop.kind].holds(prop.size)
            found += [(x, top) for left, top, right, _ in solids((prop,)) for x in (left, right)]
    return found


def standing(props: tuple[Prop, ...]) -> str:
    """All standing things, drawn in the order given."""
    return group(*(KINDS[prop.kind].look(prop.size) for prop in props if prop.kind in KINDS))


def extent(prop: Prop) -> Box | None:
    """What of a standing thing has to be in the picture; a wall may run out of it."""
    if prop.kind == "rope":
        return ROPE_ROOM
    kind = KINDS.get(prop.kind)
    if kind is None:
        return None
    if kind.room is not None:
        return kind.room(prop.size)
    left, top, right, _ = kind.solid(prop.size)[0]
    return (left, top, right, 0)
