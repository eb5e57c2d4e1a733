"""What stands in a gym, a pool or a boot: the things of the later phases."""

from __future__ import annotations

from typing import Final

from heelwise.figure.geometry import Box, Point
from heelwise.figure.kind import Kind, Size, line
from heelwise.figure.svg import num


def _press_seat(s: Size) -> str:
    x, y = s["x"], -s["height"]
    frame = f"M{num(x - 4)} {num(y + 4)}V0M{num(x - 26)} 0H{num(x + 30)}M{num(x - 30)} {num(y - 26)}L{num(x - 22)} 0"
    pad = f"M{num(x + 16)} {num(y + 3)}H{num(x - 12)}L{num(x - 48)} {num(y - 44)}"
    return line(frame, "iron-line", 3) + line(pad, "prop-dark-line", 6)


def _press_room(s: Size) -> Box:
    return (s["x"] - 54, -s["height"] - 50, s["x"] + 32, 0)


def _press_holds(s: Size) -> list[Point]:
    return [(s["x"] + 6, -s["height"] - 4)]


MACHINES: Final[dict[str, Kind]] = {
    "press-seat": Kind({"x": None, "height": None}, _press_seat, room=_press_room, holds=_press_holds),
}
