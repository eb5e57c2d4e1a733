"""Hints of direction for the still picture."""

from __future__ import annotations

from math import atan2, cos, sin

from heelwise.figure.geometry import distance, mix_points
from heelwise.figure.motion import Arrow, Motion, Pause
from heelwise.figure.svg import num, path, point

WIDTH = 1.8
BARB = 4.2
SPREAD = 0.6


def hints(motion: Motion) -> str:
    """Arrows as bowed lines with an open head, pauses as two bars."""
    arrows = [_arrow(hint) for hint in motion.arrows]
    return "".join(arrows + [_pause(pause) for pause in motion.pauses])


def _pause(pause: Pause) -> str:
    x, y = pause.at
    bars = f"M{point((x - 2.4, y - 5))}V{num(y + 5)}M{point((x + 2.4, y - 5))}V{num(y + 5)}"
    return path(bars, "arrow", stroke_width=2.6)


def _arrow(hint: Arrow) -> str:
    (x0, y0), (x1, y1) = hint.tail, hint.head
    length = max(distance(hint.tail, hint.head), 1e-6)
    middle = mix_points(hint.tail, hint.head, 0.5)
    bowed = (
        middle[0] + (y1 - y0) / length * hint.bow,
        middle[1] - (x1 - x0) / length * hint.bow,
    )
    way = atan2(y1 - bowed[1], x1 - bowed[0])
    left = (x1 - BARB * cos(way - SPREAD), y1 - BARB * sin(way - SPREAD))
    right = (x1 - BARB * cos(way + SPREAD), y1 - BARB * sin(way + SPREAD))
    line = f"M{point((x0, y0))}Q{point(bowed)} {point(hint.head)}"
    head = f"M{point(left)}L{point(hint.head)}L{point(right)}"
    return path(line + head, "arrow", stroke_width=WIDTH)
