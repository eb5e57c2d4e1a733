"""What a standing thing is made of, and the few strokes all of them are drawn with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from heelwise.figure.geometry import Box, Point
from heelwise.figure.svg import el, path

Size = dict[str, float]
SKY: Final = -400.0


class Kind(msgspec.Struct, frozen=True):
    """One kind of standing thing; sizes in centimetres, heights counted upwards."""

    needs: dict[str, float | None]
    """Each size and its usual value; None where a file must say it."""
    look: Callable[[Size], str]
    solid: Callable[[Size], list[Box]] = lambda _: []
    """The boxes no limb may enter, and whose tops carry a foot."""
    room: Callable[[Size], Box] | None = None
    """What has to be in the picture, where that is not the first solid box down to the floor."""
    holds: Callable[[Size], list[Point]] = lambda _: []
    """Where a hand can hold on, beside the upper corners of the solid boxes."""


def box(left: float, top: float, right: float, bottom: float, paint: str, round_: float = 1.2) -> str:
    """A rounded rectangle by its edges."""
    return el("rect", paint=paint, x=left, y=top, width=right - left, height=bottom - top, rx=round_)


def line(d: str, paint: str, width: float) -> str:
    """A stroke of a thing."""
    return path(d, paint, stroke_width=width)
