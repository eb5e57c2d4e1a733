"""Plane geometry of the figure: turning, mixing and the two-bone reach. Knows no body.

Everything inside this package is in centimetres, x to the right and y down, as
SVG has it. Angles are degrees, clockwise on the page. Motion files count
heights upwards; `read` turns them over at the door.
"""

from __future__ import annotations

from math import acos, atan2, cos, degrees, hypot, radians, sin

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def add(a: Point, b: Point) -> Point:
    """The sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1])


def minus(a: Point, b: Point) -> Point:
    """The vector from `b` to `a`."""
    return (a[0] - b[0], a[1] - b[1])


def turn(v: Point, pitch: float) -> Point:
    """A vector turned clockwise by `pitch` degrees."""
    c, s = cos(radians(pitch)), sin(radians(pitch))
    return (v[0] * c - v[1] * s, v[0] * s + v[1] * c)


def mix(a: float, b: float, share: float) -> float:
    """`a` at share 0, `b` at share 1."""
    return a + (b - a) * share


def mix_points(a: Point, b: Point, share: float) -> Point:
    """A point on the way from `a` to `b`."""
    return (mix(a[0], b[0], share), mix(a[1], b[1], share))


def distance(a: Point, b: Point) -> float:
    """Centimetres between two points."""
    return hypot(a[0] - b[0], a[1] - b[1])


def hanging(v: Point) -> float:
    """The pitch that turns a bone hanging straight down into the direction of `v`."""
    return degrees(atan2(-v[0], v[1]))


def nearest_turn(pitch: float, before: float) -> float:
    """The same direction as `pitch`, written within half a turn of `before`."""
    return pitch - 360.0 * round((pitch - before) / 360.0)


def reach(start: Point, goal: Point, upper: float, lower: float, bend: int) -> tuple[Point, float]:
    """Two bones from `start` to `goal`: where the middle joint lies and how far the goal is missed.

    `bend` +1 puts the middle joint forward of a hanging limb (a knee), -1 behind it (an elbow).
    """
    whole = max(distance(start, goal), 1e-6)
    span = min(max(whole, abs(upper - lower) + 1e-6), upper + lower - 1e-6)
    along = ((goal[0] - start[0]) / whole, (goal[1] - start[1]) / whole)
    across = (along[1], -along[0])
    opening = acos((upper * upper + span * span - lower * lower) / (2 * upper * span))
    forth, side = upper * cos(opening), upper * sin(opening) * bend
    middle = (
        start[0] + along[0] * forth + across[0] * side,
        start[1] + along[1] * forth + across[1] * side,
    )
    return middle, abs(whole - span)


def joined(boxes: list[Box]) -> Box:
    """The smallest box around all of them; the list is not empty."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
