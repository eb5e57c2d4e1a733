"""What stands in a gym, a pool or a boot: the things of the later phases."""

from __future__ import annotations

from typing import Final

from heelwise.figure.geometry import Box, Point
from heelwise.figure.kind import Kind, Size, line
from heelwise.figure.svg import el, num, path


def _press_seat(s: Size) -> str:
    x, y = s["x"], -s["height"]
    frame = f"M{num(x - 4)} {num(y + 4)}V0M{num(x - 26)} 0H{num(x + 30)}M{num(x - 30)} {num(y - 26)}L{num(x - 22)} 0"
    pad = f"M{num(x + 16)} {num(y + 3)}H{num(x - 12)}L{num(x - 48)} {num(y - 44)}"
    return line(frame, "iron-line", 3) + line(pad, "prop-dark-line", 6)


def _press_room(s: Size) -> Box:
    return (s["x"] - 54, -s["height"] - 50, s["x"] + 32, 0)


def _press_holds(s: Size) -> list[Point]:
    return [(s["x"] + 6, -s["height"] - 4)]


def _bike(s: Size) -> str:
    x = s["x"]
    base = f"M{num(x - 34)} 0H{num(x + 52)}M{num(x - 26)} -96L{num(x - 8)} -30L{num(x + 34)} -30"
    fork = f"M{num(x + 22)} -96L{num(x + 36)} -30"
    feet = f"M{num(x - 8)} -30L{num(x - 22)} 0M{num(x + 36)} -30L{num(x + 44)} 0"
    seat = f"M{num(x - 36)} -97H{num(x - 16)}"
    bars = f"M{num(x + 22)} -96L{num(x + 20)} -112H{num(x + 34)}"
    wheel = el("circle", paint="prop-dark", cx=x + 34, cy=-30, r=20) + el(
        "circle", paint="iron", cx=x + 34, cy=-30, r=4
    )
    crank = el("circle", paint="iron", cx=x, cy=-30, r=7)
    return (
        wheel
        + line(base + fork + feet, "iron-line", 3)
        + crank
        + line(seat, "prop-dark-line", 6)
        + line(bars, "iron-line", 3)
    )


def _bike_holds(s: Size) -> list[Point]:
    return [(s["x"] + 30, -112)]


def _glider(s: Size) -> str:
    x = s["x"]
    base = f"M{num(x - 50)} 0H{num(x + 62)}M{num(x + 56)} 0L{num(x + 44)} -128M{num(x + 44)} -128H{num(x + 34)}"
    wheel = el("circle", paint="prop-dark", cx=x + 42, cy=-28, r=24) + el(
        "circle", paint="iron", cx=x + 42, cy=-28, r=4
    )
    return wheel + line(base, "iron-line", 3.4)


def _glider_holds(s: Size) -> list[Point]:
    return [(s["x"] + 36, -128)]


def _trampoline(s: Size) -> str:
    left, right, top = s["x"], s["x"] + s["width"], -s["height"]
    legs = "".join(f"M{num(x)} {num(top)}V0" for x in (left + 6, right - 6))
    rim = line(f"M{num(left)} {num(top + 1.5)}H{num(right)}", "iron-line", 4)
    return (
        line(legs, "iron-line", 3) + rim + line(f"M{num(left + 6)} {num(top + 0.8)}H{num(right - 6)}", "prop-line", 2)
    )


def _water(s: Size) -> str:
    top = num(-s["height"])
    wave = f"M-300 {top}" + "q7 -4 14 0t14 0" * 22
    body = path(wave + "V0H-300Z", "water")
    return body + line(wave, "water-line", 1.4)


def _rug(s: Size) -> str:
    left, top = s["x"], -s["y"] - s["height"]
    return el("rect", paint="mat", x=left, y=top, width=s["width"], height=s["height"], rx=3)


def _post(s: Size) -> str:
    ring = el("circle", paint="iron", cx=s["x"], cy=-s["y"], r=6)
    return ring + el("circle", paint="prop-dark", cx=s["x"], cy=-s["y"], r=2.4)


MACHINES: Final[dict[str, Kind]] = {
    "press-seat": Kind({"x": None, "height": None}, _press_seat, room=_press_room, holds=_press_holds),
    "bike": Kind({"x": None}, _bike, room=lambda s: (s["x"] - 38, -116, s["x"] + 56, 0), holds=_bike_holds),
    "glider": Kind({"x": None}, _glider, room=lambda s: (s["x"] - 52, -132, s["x"] + 66, 0), holds=_glider_holds),
    "trampoline": Kind(
        {"x": None, "width": 96, "height": 22},
        _trampoline,
        solid=lambda s: [(s["x"], -s["height"], s["x"] + s["width"], -s["height"] + 3)],
    ),
    "water": Kind({"height": None}, _water, room=lambda s: (-60, -s["height"] - 4, 60, 0)),
    "rug": Kind(
        {"x": None, "y": None, "width": None, "height": None}, _rug, room=lambda s: (s["x"], -s["y"], s["x"], 0)
    ),
    "post": Kind({"x": None, "y": None}, _post, room=lambda s: (s["x"] - 6, -s["y"], s["x"] + 6, 0)),
}
