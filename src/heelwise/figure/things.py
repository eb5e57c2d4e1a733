"""Things beside and under the person: what each needs to be told, where it bears weight, how it looks.

Reading and drawing meet them through `props`. Things that move with the body are in `gear`.
"""

from __future__ import annotations

from typing import Final

from heelwise.figure.geometry import Box, Point
from heelwise.figure.kind import SKY, Kind, Size, box, line
from heelwise.figure.machines import MACHINES
from heelwise.figure.svg import el, num


def _wall(s: Size) -> str:
    edge = line(f"M{num(s['x'])} {num(SKY)}V0", "prop-line", 1.2)
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
    return line(legs, "wood-line", 2.6) + line(back, "wood-line", 3.2) + box(left, top, right, bottom, "wood", 1.6)


def _bench(s: Size) -> str:
    left, right, top = s["x"], s["x"] + s["width"], -s["height"]
    legs = f"M{num(left + 5)} {num(top + 2)}V0M{num(right - 5)} {num(top + 2)}V0"
    return line(legs, "wood-line", 3) + box(left, top, right, top + 4, "wood", 1.6)


def _rail(s: Size) -> str:
    x, top = s["x"], -s["height"]
    post = line(f"M{num(x)} {num(-s['foot'])}V{num(top)}", "prop-line", 2.4)
    return post + line(f"M{num(x - 5)} {num(top)}H{num(x + 9)}", "prop-line", 3.6)


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
    post = line(f"M{num(s['x'])} 0V{num(-s['height'])}", "iron-line", 4)
    return post + line(f"M{num(s['x'] - 8)} 0H{num(s['x'] + 8)}", "iron-line", 2.5)


def _tape(s: Size) -> str:
    return line(f"M{num(s['x'] - 2)} 0.2H{num(s['x'] + 2)}", "iron-line", 2.4)


def ticks(s: Size) -> str:
    """Marks on the floor at even distances; who draws them may let them glide."""
    places = [s["x"] + s["every"] * i for i in range(-5, 6)]
    return line("".join(f"M{num(x - 3)} 2.6h6" for x in places), "prop-line", 1.8)


def _no_look(_: Size) -> str:
    return ""


def _rows(s: Size) -> list[Box]:
    return [(s["x"], -s["base"] - s["height"], s["x"] + s["width"], -s["base"])]


def _slab(s: Size) -> list[Box]:
    return [(s["x"], -s["height"], s["x"] + s["width"], 0)]


def _board(s: Size) -> list[Box]:
    return [(s["x"], -s["height"], s["x"] + s["width"], -s["height"] + 4)]


def _chair_room(s: Size) -> Box:
    left, _, right, _ = _chair_boxes(s)[0]
    return (left - 3, -s["back"] - 2, right + 3, 0)


def _stairs_room(s: Size) -> Box:
    boxes = _stairs_boxes(s)
    return (boxes[0][0], boxes[-1][1], boxes[0][2] - 14, 0)


def _chair_holds(s: Size) -> list[Point]:
    return [(s["x"] - s["faces"] * 2, -s["back"]), (s["x"] + s["faces"] * 3, -s["seat"])]


def _bar_room(s: Size) -> Box:
    return (s["x"] - 6, -s["height"] - 3, s["x"] + 10, 0)


def _bar_holds(s: Size) -> list[Point]:
    return [(s["x"], -s["height"]), (s["x"] + 6, -s["height"])]


KINDS: Final[dict[str, Kind]] = {
    "wall": Kind(
        {"x": None},
        _wall,
        solid=lambda s: [(s["x"], SKY, s["x"] + 40, 0)],
        room=lambda s: (s["x"] - 1, -20, s["x"] + 9, 0),
    ),
    "step": Kind({"x": None, "width": 46, "height": 18}, _step, solid=_slab),
    "stairs": Kind({"x": None, "rise": 17, "run": 28, "count": 2}, _stairs, solid=_stairs_boxes, room=_stairs_room),
    "chair": Kind(
        {"x": None, "seat": 46, "depth": 42, "back": 90, "faces": 1},
        _chair,
        solid=_chair_boxes,
        room=_chair_room,
        holds=_chair_holds,
    ),
    "bench": Kind({"x": None, "width": 60, "height": 46}, _bench, solid=_board),
    "table": Kind({"x": None, "width": 40, "height": 92}, _bench, solid=_board),
    "rail": Kind({"x": None, "height": 95, "foot": 0}, _rail, room=_bar_room, holds=_bar_holds),
    "pole": Kind({"x": None, "height": None}, _pole, room=_bar_room, holds=_bar_holds),
    "mat": Kind({"x": None, "width": None}, _mat, room=lambda s: (s["x"], -4, s["x"] + s["width"], 3)),
    "pillow": Kind({"x": None, "width": None, "height": None, "count": 1, "base": 0}, _pillow, solid=_rows),
    "marks": Kind({"x": None, "every": None}, _no_look, room=lambda s: (s["x"], -1, s["x"], 0)),
    "line": Kind({"x": None}, _tape, room=lambda s: (s["x"] - 3, -3, s["x"] + 3, 0)),
} | MACHINES
