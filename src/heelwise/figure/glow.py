"""What lights up: the muscles and the tendon that stretch or work, drawn over the near leg."""

from __future__ import annotations

from typing import Final

from heelwise.figure.geometry import Point, minus, turn
from heelwise.figure.solve import Body
from heelwise.figure.svg import path

_CALF = """M-5.6 -47.5C-7.4 -43 -8.6 -38 -7.7 -31.5C-7 -26.5 -5.2 -22 -4.1 -18.6
C-2.4 -24 -.8 -29 -.7 -35C-.6 -41 -2.6 -45.6 -5.6 -47.5Z"""
_SOLEUS = """M-6.8 -33C-6.4 -26 -4.7 -19 -4 -13.6C-2.2 -18 -.6 -22 -.2 -27C-2 -31 -4.6 -33.4 -6.8 -33Z"""
_HAMSTRING = """M-9.2 -85C-9.4 -76 -8.8 -64 -5.6 -50.5C-4.4 -56 -2.6 -66 -3.4 -76
C-4 -81.6 -6.4 -85 -9.2 -85Z"""
_PLANTAR = "M-4.4 -.9Q4 -4.2 12.6 -1"

GLOWS: Final[dict[str, tuple[str, str]]] = {
    "calf": ("shank", _CALF),
    "soleus": ("shank", _SOLEUS),
    "hamstring": ("thigh", _HAMSTRING),
    "plantar": ("foot", _PLANTAR),
    "tendon": ("shank", ""),
}
"""The part each one lies on, and its outline; the tendon runs to the moving heel instead. Side view only."""

LINES: Final = ("plantar", "tendon")
TENDON_TOP: Final[tuple[Point, ...]] = ((-5.1, -24), (-3.9, -12.5))
TENDON_FOOT: Final[Point] = (-6, -4.2)
TENDON_WIDTH: Final = 2.4


def tendon(body: Body, leg: str) -> list[Point]:
    """The tendon from the calf to the heel bone, in the coordinates of the shank."""
    ankle = body.rig.joint[f"{leg}.foot"]
    bend = body.lean[f"{leg}.foot"] - body.lean[f"{leg}.shank"]
    end = turn(minus(TENDON_FOOT, (0, -8)), bend)
    return [*TENDON_TOP, (ankle[0] + end[0], ankle[1] + end[1])]


def shape(part: str, glow: str) -> str:
    """The lit drawing of a part that keeps its form."""
    d = GLOWS[part][1]
    if part in LINES:
        return path(d, f"{glow}-line", stroke_width=2)
    return path(d, glow)
