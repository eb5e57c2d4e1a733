"""A motion as a self-contained SVG: moving, still, or its key poses side by side.

SMIL only: no script, no inline style, no ids. The moving figure is one loop whose beats
follow `clock`; a player pauses it and sets its time.
"""

from __future__ import annotations

from html import escape
from typing import Literal
from zlib import crc32

from heelwise.figure.arrows import hints
from heelwise.figure.clock import Moment, Tempo, clock, moments, period
from heelwise.figure.detail import enlarged
from heelwise.figure.dress import marks
from heelwise.figure.film import Film
from heelwise.figure.frame import inset, window
from heelwise.figure.geometry import Box
from heelwise.figure.layers import figure
from heelwise.figure.motion import Glow, Mode, Motion
from heelwise.figure.props import standing
from heelwise.figure.solve import solve
from heelwise.figure.svg import el, group, num

LEGEND_ROW = 11.0
GAP = 6.0


def draw(
    motion: Motion,
    *,
    side: Literal["left", "right", "both"],
    mode: Mode,
    title: str,
    legend: dict[Glow, str] | None = None,
    tempo: Tempo | None = None,
    hold: float | None = None,
    prefix: str = "",
) -> str:
    """The SVG text. `legend` gives a word for each colour; without it none is drawn.

    The near leg is the one that works: a right leg faces right, a left one is the exact mirror.
    `prefix` begins its ids, if it has any, for a page that shows the very same drawing twice.
    """
    spans = clock(motion, tempo=tempo, hold=hold)
    reel = moments(motion, spans)
    bodies = [solve(motion, m.pose) for m in reel]
    square = window(motion, bodies)
    if mode == "strip":
        return _strip(motion, reel, side=side, title=title, legend=legend)
    if mode == "still":
        reel = (Moment(at=0.0, pose=motion.poses[motion.still]),)
    seconds = period(motion, tempo=tempo, hold=hold) if mode == "moving" else 0.0
    film = _film(motion, reel, seconds)
    body = _floor(motion, square) + standing(motion.props) + marks(motion, film) + figure(motion, film)
    if motion.detail is not None:
        body += enlarged(
            motion, film, part=motion.detail, box=inset(motion, bodies), name=_name(motion, (side, mode, spans), prefix)
        )
    body += hints(motion) if mode == "still" else ""
    return _page(group(body, transform=_mirror(square, side)), square, title, _rows(motion, legend))


def _name(motion: Motion, way: object, prefix: str) -> str:
    """An id no other drawing has: two that differ in anything differ in it."""
    return f"{prefix or 'hw'}-{crc32(repr((motion, way)).encode()):08x}"


def _film(motion: Motion, reel: tuple[Moment, ...], seconds: float) -> Film:
    return Film(
        times=tuple(m.at for m in reel),
        bodies=tuple(solve(motion, m.pose) for m in reel),
        poses=tuple(m.pose for m in reel),
        seconds=seconds,
    )


def _floor(motion: Motion, box: Box) -> str:
    line = el("path", paint="floor", d=f"M{num(box[0] - 2)} 0H{num(box[2] + 2)}", stroke_width=1.2)
    return "" if motion.view == "above" else line


def _strip(
    motion: Motion,
    reel: tuple[Moment, ...],
    *,
    side: str,
    title: str,
    legend: dict[Glow, str] | None,
) -> str:
    box = window(motion, [solve(motion, m.pose) for m in reel], square=False)
    wide = box[2] - box[0] + GAP
    panels = []
    for index, name in enumerate(motion.strip):
        here = (Moment(at=0.0, pose=motion.poses[name]),)
        film = _film(motion, here, 0.0)
        seen = _floor(motion, box) + standing(motion.props) + marks(motion, film) + figure(motion, film)
        scene = group(seen, transform=_mirror(box, side))
        view = f"{num(box[0])} {num(box[1])} {num(wide - GAP)} {num(box[3] - box[1])}"
        panels.append(
            el("svg", scene, x=index * wide, y=box[1], width=wide - GAP, height=box[3] - box[1],
               viewBox=view)
        )  # fmt: skip
    whole = (0.0, box[1], wide * len(motion.strip) - GAP, box[3])
    return _page("".join(panels), whole, title, _rows(motion, legend))


def _mirror(box: Box, side: str) -> str:
    return f"matrix(-1 0 0 1 {num(box[0] + box[2])} 0)" if side == "left" else ""


def _rows(motion: Motion, legend: dict[Glow, str] | None) -> list[tuple[Glow, str]]:
    used = dict.fromkeys(motion.glows.values())
    return [(glow, legend[glow]) for glow in used if legend and glow in legend]


def _page(body: str, box: Box, title: str, rows: list[tuple[Glow, str]]) -> str:
    left, top, right, bottom = box
    words = ""
    for glow, text in rows:
        bottom += LEGEND_ROW
        words += el("rect", paint=glow, x=left + 4, y=bottom - 8, width=6, height=6, rx=1.5)
        words += el(
            "text", escape(text), paint="word", x=left + 13, y=bottom - 2.6, font_size=7,
            font_family="system-ui, sans-serif",
        )  # fmt: skip
    view = f"{num(left)} {num(top)} {num(right - left)} {num(bottom - top)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img" class="hw-figure">'
        f"<title>{escape(title)}</title>{body}{words}</svg>"
    )
