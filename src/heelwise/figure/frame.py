"""The window of the picture: a square around everything that is ever seen in it."""

from __future__ import annotations

from heelwise.figure.geometry import Box, joined
from heelwise.figure.motion import Motion
from heelwise.figure.props import extent
from heelwise.figure.solve import Body

MARGIN = 6.0
WALL = 14.0
"""How much more of a wall may show where the square leaves room."""
SMALLEST = 118.0
BELOW = 7.0
AROUND = {"crown": 1.0, "hip": 11.0, "shoulder": 11.0, "knee": 6.0}


def body_box(bodies: list[Body]) -> Box:
    """All the room the body takes."""
    found = []
    for body in bodies:
        for name in body.rig.spots:
            x, y = body.spot(name)
            r = AROUND.get(name.rpartition(".")[2], 3.0)
            found.append((x - r, y - r, x + r, y + r))
        for rest in ((-10, -164), (14.5, -158), (3, -174.5)):
            x, y = body.place("head", rest)
            found.append((x, y, x, y))
    return joined(found)


def window(motion: Motion, bodies: list[Body], *, square: bool = True) -> Box:
    """Left, top, right, bottom of the picture; `square` for cards, tight for a strip."""
    if motion.frame is not None and square:
        left, bottom, width = motion.frame
        return (left, -bottom - width, left + width, -bottom)
    boxes = [body_box(bodies), (0, 0, 0, 0)] if not bodies else [body_box(bodies)]
    boxes += [b for prop in motion.props if (b := extent(prop)) is not None]
    hints = [arrow.tail for arrow in motion.arrows] + [arrow.head for arrow in motion.arrows]
    boxes += [(x - 2, y - 2, x + 2, y + 2) for x, y in [*hints, *(pause.at for pause in motion.pauses)]]
    left, top, right, bottom = joined(boxes)
    left, top, right = left - MARGIN, top - MARGIN, right + MARGIN
    bottom = max(bottom + 2, BELOW)
    if not square:
        return (left, top, right, bottom)
    side = max(right - left, bottom - top, SMALLEST)
    walled = any(prop.kind == "wall" for prop in motion.props)
    middle = (left + right) / 2
    if walled:
        middle = right - side / 2 + min(WALL, (side - right + left) / 2)
    spare = side - (bottom - top)
    return (middle - side / 2, top - spare * 0.6, middle + side / 2, bottom + spare * 0.4)
