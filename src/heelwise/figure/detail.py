"""The foot shown again, larger, beside the person: a heel's height is what most of these exercises are about."""

from __future__ import annotations

from heelwise.figure.film import Film
from heelwise.figure.geometry import Box
from heelwise.figure.layers import figure
from heelwise.figure.motion import Motion
from heelwise.figure.props import standing
from heelwise.figure.svg import el, group, num

Square = tuple[float, float, float]
LEGS_ONLY = ("far-leg", "near-leg")
CORNER = 5.0


def enlarged(motion: Motion, film: Film, *, part: Square, box: Box, name: str) -> str:
    """A framed window in `box` onto `part` (left, bottom, width) of the same moving legs.

    A group and a clip called `name`, not a nested `svg`: that would run on a clock of its own.
    """
    left, bottom, width = part
    size = box[2] - box[0]
    times = size / width
    floor = el("path", paint="floor", d=f"M{num(left - 2)} 0h{num(width + 4)}", stroke_width=0.8)
    seen = floor + standing(motion.props) + figure(motion, film, layers=LEGS_ONLY)
    across, down = box[0] - left * times, box[1] + (bottom + width) * times
    placed = group(seen, transform=f"matrix({times:.4g} 0 0 {times:.4g} {num(across)} {num(down)})")
    place: dict[str, str | float] = {"x": box[0], "y": box[1], "width": size, "height": size, "rx": CORNER}
    clip = el("clipPath", el("rect", paint="", **place), paint="", id=name)
    back = el("rect", paint="inset", **place)
    rim = el("rect", paint="inset-line", **place, stroke_width=1.6)
    return clip + back + group(placed, clip_path=f"url(#{name})") + rim
