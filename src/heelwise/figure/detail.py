"""The foot shown again, larger, beside the person: a heel's height is what most of these exercises are about."""

from __future__ import annotations

from heelwise.figure.film import Film
from heelwise.figure.geometry import Box
from heelwise.figure.layers import figure
from heelwise.figure.motion import Motion
from heelwise.figure.props import standing
from heelwise.figure.svg import el, num

LEGS_ONLY = ("far-leg", "near-leg")
CORNER = 5.0


def enlarged(motion: Motion, film: Film, *, part: tuple[float, float, float], box: Box) -> str:
    """A framed window in `box` onto `part` (left, bottom, width) of the same moving legs."""
    left, bottom, width = part
    x, y, size = box[0], box[1], box[2] - box[0]
    floor = el("path", paint="floor", d=f"M{num(left - 2)} 0h{num(width + 4)}", stroke_width=0.8)
    seen = floor + standing(motion.props) + figure(motion, film, layers=LEGS_ONLY)
    view = f"{num(left)} {num(-bottom - width)} {num(width)} {num(width)}"
    place: dict[str, str | float] = {"x": x, "y": y, "width": size, "height": size}
    back = el("rect", paint="inset", **place, rx=CORNER)
    window = el("svg", seen, paint="", **place, viewBox=view)
    return back + window + el("rect", paint="inset-line", **place, rx=CORNER, stroke_width=1.6)
