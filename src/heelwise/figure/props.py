"""Things beside and under the person: what they need to be told, where they bear weight, how they look.

Things that move with the body (straps, packs, weights) are in `gear`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from heelwise.figure.geometry import Box, Point
from heelwise.figure.motion import Prop
from heelwise.figure.svg import el, group, num, path

Size = dict[str, float]
Top = tuple[float, float, float]
"""A level surface: from x, to x, at y."""

FLOOR: Final[Top] = (-1e4, 1e4, 0.0)
SKY = -400.0
ROPE_ROOM: Final[Box] = (-45, -200, 75, 0)


class Kind(msgspec.Struct, frozen=True):
    """One kind of standing thing; sizes in centimetres, heights counted upwards."""

    needs: dict[str, float | None]
    """Each size and its usual value; None where a file must say it."""
    solid: Callable[[Size], list[Box]]
    """The boxes no limb may enter."""
    look: Callable[[Size], str]


def box(left: float, top: float, right: float, bottom: float, paint: str, round_: float = 1.2) -> str:
    """A rounded rectangle by its edges."""
    return el("rect", paint=paint, x=left, y=top, width=right - left, height=bottom - top, rx=round_)


def _line(d: str, paint: str, width: float) -> str:
    return path(d, paint, stroke_width=width)


def _wall(s: Size) -> str:
    edge = _line(f"M{num(s['x'])} {num(SKY)}V0", "prop-line", 1.2)
    return box(s["x"], SKY, s["x"] + 200, 0, "wall", 0) + edge


def _step(s: Size) -> str:
    top = -s["height"]
    lip = box(s["x"], top, s["x"] + s["width"], top + 2.4, "prop-dark", 0.8)
    return box(s["x"], top, s["x"] + s["width"], 0, "prop") + lip


def _stairs_boxes(s: Size) -> list[Box]:
    rise, run, end = s["rise"], s["run"], s["x"] + s["run"] * s["count"] + 20
    return [(s["x"] + run * i, -rise * (i + 1), end, -rise * i) for i in range(int(s["count"]))]


def _stairs(s: Size) -> str:
    steps = [
        box(left, top, right, bottom + 0.5, "prop", 0)
        + box(left - 0.6, top, left + s["run"], top + 2.2, "prop-dark", 0.8)
        for left, top, right, bottom in _stairs_boxes(s)
    ]
    return "".join(steps)


def _chair_boxes(s: Size) -> list[Box]:
    left, right = sorted((s["x"], s["x"] + s["depth"] * s["faces"]))
    return [(left, -s["seat"], right, -s["seat"] + 4)]


def _chair(s: Size) -> str:
    x, way, seat = s["x"], s["faces"], -s["seat"]
    front = x + way * (s["depth"] - 2)
    legs = f"M{num(x + way * 2)} {num(seat + 2)}L{num(x)} 0M{num(front)} {num(seat + 2)}V0"
    back = f"M{num(x + way * 1.5)} {num(seat)}L{num(x - way * 2)} {num(-s['back'])}"
    left, top, right, bottom = _chair_boxes(s)[0]
    return _line(legs, "wood-line", 2.6) + _line(back, "wood-line", 3.2) + box(left, top, right, bottom, "wood", 1.6)


def _bench(s: Size) -> str:
    left, right, top = s["x"], s["x"] + s["width"], -s["height"]
    legs = f"M{num(left + 5)} {num(top + 2)}V0M{num(right - 5)} {num(top + 2)}V0"
    return _line(legs, "wood-line", 3) + box(left, top, right, top + 4, "wood", 1.6)


def _press_seat(s: Size) -> str:
    x, y = s["x"], -s["height"]
    frame = f"M{num(x - 4)} {num(y + 4)}V0M{num(x - 26)} 0H{num(x + 30)}M{num(x - 30)} {num(y - 26)}L{num(x - 22)} 0"
    pad = f"M{num(x + 16)} {num(y + 3)}H{num(x - 12)}L{num(x - 48)} {num(y - 44)}"
    return _line(frame, "iron-line", 3) + _line(pad, "prop-dark-line", 6)


def _rail(s: Size) -> str:
    x, top = s["x"], -s["height"]
    post = _line(f"M{num(x)} {num(-s['foot'])}V{num(top)}", "prop-line", 2.4)
    return post + _line(f"M{num(x - 5)} {num(top)}H{num(x + 9)}", "prop-line", 3.6)


def _mat(s: Size) -> str:
    return box(s["x"], 0, s["x"] + s["width"], 2.6, "mat", 1.3)


def _pillow(s: Size) -> str:
    rows = int(s["count"])
    each = s["height"] / rows
    drawn = []
    for i in range(rows):
        inset = 1.5 * i
        left, right = s["x"] + inset, s["x"] + s["width"] - inset
        top = -s["base"] - each * (i + 1)
        drawn.append(
            el(
                "rect",
                paint="pillow",
                x=left,
                y=top,
                width=right - left,
                height=each,
                rx=min(each / 2.2, 4.5),
                stroke="#b9b1a0",
                stroke_width=0.8,
            )
        )
    return "".join(drawn)


def _pole(s: Size) -> str:
    post = _line(f"M{num(s['x'])} 0V{num(-s['height'])}", "iron-line", 4)
    return post + _line(f"M{num(s['x'] - 8)} 0H{num(s['x'] + 8)}", "iron-line", 2.5)


def _tape(s: Size) -> str:
    return _line(f"M{num(s['x'] - 2)} 0.2H{num(s['x'] + 2)}", "iron-line", 2.4)


def ticks(s: Size) -> str:
    """Marks on the floor at even distances; who draws them may let them glide."""
    places = [s["x"] + s["every"] * i for i in range(-5, 6)]
    return _line("".join(f"M{num(x - 3)} 2.6h6" for x in places), "prop-line", 1.8)


def _no_look(_: Size) -> str:
    return ""


def _rows(s: Size) -> list[Box]:
    return [(s["x"], -s["base"] - s["height"], s["x"] + s["width"], -s["base"])]


def _slab(s: Size) -> list[Box]:
    return [(s["x"], -s["height"], s["x"] + s["width"], 0)]


def _board(s: Size) -> list[Box]:
    return [(s["x"], -s["height"], s["x"] + s["width"], -s["height"] + 4)]


def _nothing(_: Size) -> list[Box]:
    return []


KINDS: Final[dict[str, Kind]] = {
    "wall": Kind({"x": None}, lambda s: [(s["x"], SKY, s["x"] + 40, 0)], _wall),
    "step": Kind({"x": None, "width": 46, "height": 18}, _slab, _step),
    "stairs": Kind({"x": None, "rise": 17, "run": 28, "count": 2}, _stairs_boxes, _stairs),
    "chair": Kind({"x": None, "seat": 46, "depth": 42, "back": 90, "faces": 1}, _chair_boxes, _chair),
    "bench": Kind(
        {"x": None, "width": 60, "height": 46},
        _board,
        _bench,
    ),
    "table": Kind({"x": None, "width": 40, "height": 92}, _board, _bench),
    "press-seat": Kind({"x": None, "height": None}, _nothing, _press_seat),
    "rail": Kind({"x": None, "height": 95, "foot": 0}, _nothing, _rail),
    "mat": Kind({"x": None, "width": None}, _nothing, _mat),
    "pillow": Kind({"x": None, "width": None, "height": None, "count": 1, "base": 0}, _rows, _pillow),
    "marks": Kind({"x": None, "every": None}, _nothing, _no_look),
    "line": Kind({"x": None}, _nothing, _tape),
    "pole": Kind({"x": None, "height": None}, _nothing, _pole),
}


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
        size = prop.size
        if prop.kind in ("rail", "pole"):
            found += [(size["x"], -size["height"]), (size["x"] + 6, -size["height"])]
        if prop.kind == "press-seat":
            found.append((size["x"] + 6, -size["height"] - 4))
        if prop.kind == "chair":
            back = size["x"] - size["faces"] * 2
            found += [(back, -size["back"]), (size["x"] + size["faces"] * 3, -size["seat"])]
        found += [(x, top) for left, top, right, _ in solids((prop,)) for x in (left, right)]
    return found


def standing(props: tuple[Prop, ...]) -> str:
    """All standing things, drawn in the order given."""
    return group(*(KINDS[prop.kind].look(prop.size) for prop in props if prop.kind in KINDS))


def extent(prop: Prop) -> Box | None:
    """What of a standing thing has to be in the picture; a wall may run out of it."""
    if prop.kind == "rope":
        return ROPE_ROOM
    size = prop.size
    match prop.kind:
        case "wall":
            return (size["x"] - 1, -20, size["x"] + 9, 0)
        case "press-seat":
            return (size["x"] - 54, -size["height"] - 50, size["x"] + 32, 0)
        case "line":
            return (size["x"] - 3, -3, size["x"] + 3, 0)
        case "mat":
            return (size["x"], -4, size["x"] + size["width"], 3)
        case "rail" | "pole":
            return (size["x"] - 6, -size["height"] - 3, size["x"] + 10, 0)
        case "chair":
            left, _, right, _ = _chair_boxes(size)[0]
            return (left - 3, -size["back"] - 2, right + 3, 0)
        case "stairs":
            boxes = _stairs_boxes(size)
            return (boxes[0][0], boxes[-1][1], boxes[0][2] - 14, 0)
        case _:
            return _room(solids((prop,)))


def _room(boxes: list[Box]) -> Box | None:
    return (boxes[0][0], boxes[0][1], boxes[0][2], 0) if boxes else None
