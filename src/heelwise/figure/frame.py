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
INSET = 94.0
INSET_LEAST = 76.0
INSET_FOOT = 30.0
"""The enlarged detail: its room at most and at least, and how high above the floor it hangs."""
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


def content(motion: Motion, bodies: list[Body]) -> Box:
    """Everything that is ever seen, with a margin."""
    boxes = [body_box(bodies)]
    boxes += [b for prop in motion.props if (b := extent(prop)) is not None]
    hints = [arrow.tail for arrow in motion.arrows] + [arrow.head for arrow in motion.arrows]
    boxes += [(x - 2, y - 2, x + 2, y + 2) for x, y in [*hints, *(pause.at for pause in motion.pauses)]]
    left, top, right, bottom = joined(boxes)
    return (left - MARGIN, top - MARGIN, right + MARGIN, max(bottom + 2, BELOW))


def window(motion: Motion, bodies: list[Body], *, square: bool = True) -> Box:
    """Left, top, right, bottom of the picture; `square` for cards, tight for a strip."""
    left, top, right, bottom = content(motion, bodies)
    if not square and not motion.close_up:
        return (left, top, right, bottom)
    if motion.frame is not None:
        left, bottom, width = motion.frame
        return (left, -bottom - width, left + width, -bottom)
    room = INSET_LEAST if motion.detail else 0.0
    side = max(right - left + room, bottom - top, SMALLEST)
    spare = side - (right - left)
    end = right + spare / 2
    if motion.detail:
        end = right + max(0.0, (spare - INSET) / 2)
    elif any(prop.kind == "wall" for prop in motion.props):
        end = right + min(WALL, spare / 2)
    above = side - (bottom - top)
    return (end - side, top - above * 0.6, end, bottom + above * 0.4)


def inset(motion: Motion, bodies: list[Body]) -> Box:
    """Where the enlarged detail lies: beside the person, a little above the floor."""
    left, _, _, _ = window(motion, bodies)
    size = min(INSET, content(motion, bodies)[0] - left) - MARGIN
    x = (left + content(motion, bodies)[0] - size) / 2
    return (x, -INSET_FOOT - size, x + size, -INSET_FOOT)
