"""Things that move with the body: worn or held on a part, or stretched between named spots."""

from __future__ import annotations

from typing import Final

from heelwise.figure.geometry import Point, add, turn
from heelwise.figure.motion import Prop
from heelwise.figure.solve import Body
from heelwise.figure.svg import el, path

_BACKPACK = (
    path("M-10 -142C-22 -143 -27 -137 -27 -128L-26 -112Q-25 -107 -20 -107L-9 -108Z", "bag")
    + path("M-26.6 -124Q-20 -121 -14 -124L-14 -112Q-20 -109 -25.6 -112Z", "bag-dark")
    + path("M-8 -143C3 -144 8 -134 5 -122C3 -115 -4 -112 -9 -112", "bag-line", stroke_width=3)
)
_DUMBBELL = path("M-9 -78H9", "iron-line", stroke_width=2.6) + path(
    "M-11 -83V-73M-7.5 -83V-73M11 -83V-73M7.5 -83V-73", "iron-line", stroke_width=3.4
)
_LAP_BAG = path("M9.6 -74C9 -66 9 -56 9.8 -50.5L25 -51Q29 -51.4 29 -55L29.6 -66Q29.6 -73 23 -73.6Z", "bag") + path(
    "M13 -69Q18 -66 13.4 -55L22 -55.6Q24.4 -56 24.4 -58L24.6 -66Q24.6 -69 22 -69.2Z", "bag-dark"
)
_BARBELL = (
    el("circle", paint="iron", cx=-8, cy=-147, r=13)
    + el("circle", paint="prop-dark", cx=-8, cy=-147, r=4)
    + el("circle", paint="iron", cx=-8, cy=-147, r=1.6)
)
_ICE = path(
    "M-11 -16Q-12 -20 -8 -20L-2 -19Q0 -18.4 0 -15L-1 -4Q-1.6 -1.4 -5 -1.6L-9 -2Q-12 -2.4 -11.6 -6Z", "ice"
) + path("M-6 -15V-7M-9.4 -13L-2.6 -9M-9.4 -9L-2.6 -13", "ice-line", stroke_width=1)
_HEAT = path(
    "M-11 -24Q-12 -27 -8 -27L-2 -26Q0 -25.4 0 -22L-1 -6Q-1.6 -3.4 -5 -3.6L-9 -4Q-12 -4.4 -11.6 -8Z", "heat"
) + path(
    "M-8.4 -22Q-6.8 -19.5 -8.4 -17T-8.4 -12T-8.4 -8M-4 -22Q-2.4 -19.5 -4 -17T-4 -12T-4 -8", "heat-line", stroke_width=1
)
_WRAP_SHANK = path("M-5 -21C-4.6 -16 -4.5 -12 -4.7 -8A4.7 4.7 0 0 0 4.7 -8L5.2 -20.4Q0 -18.6 -5 -21Z", "wrap") + path(
    "M-4.8 -17.5L5 -14.5M-4.6 -13L4.8 -10", "wrap-line", stroke_width=0.8
)
_WRAP_FOOT = path("M-4.6 -9.4L4.4 -10.6C6 -7.4 9 -5.8 12 -4.8L11 .4L3.6 .4L2 -1.6Q-1.6 -4.4 -4.6 -9.4Z", "wrap") + path(
    "M4.6 -9.6L4.2 .2M8.2 -6.4L7.6 .2", "wrap-line", stroke_width=0.8
)
_LOOP = "M8.6 -7.2C7.4 -4.6 7.4 -1.6 8 .6L14.4 .6C14.8 -1.4 14.6 -3.4 13.8 -5Z"

_ANKLE_LOOP = "M2.4 -11.4L5.8 -9.4Q3.6 -5 -.6 -3.2L-6.6 -5.4Q-4.4 -7 -4 -9.4Z"

_KNEE_PAD = (
    path("M14 -54L16 -26", "iron-line", stroke_width=3)
    + el("circle", paint="iron", cx=17, cy=-22, r=11)
    + el("circle", paint="prop-dark", cx=17, cy=-22, r=3)
    + el("rect", paint="prop-dark", x=6.5, y=-63, width=8, height=19, rx=3)
)
_PRESS_PLATE = (
    path("M10 6V34", "iron-line", stroke_width=5)
    + el("rect", paint="prop-dark", x=-9, y=0.2, width=38, height=5, rx=1.5)
    + el("circle", paint="iron", cx=10, cy=24, r=15)
    + el("circle", paint="prop-dark", cx=10, cy=24, r=4)
)
_BOOT_SHANK = path("M-8.6 -36Q-9.4 -20 -6.4 -7L7 -7Q8 -22 7.6 -36Q-.4 -38.4 -8.6 -36Z", "boot") + path(
    "M-8.6 -30L7.6 -31M-8 -20.5L7.4 -21.5", "boot-line", stroke_width=1.6
)
_BOOT_FOOT = path(
    "M-6.8 -11L7 -12C9 -8 16 -6.6 21.6 -5Q23.6 -4 23.4 2.4Q10 4.2 -8.4 2.4Q-9.2 -4 -6.8 -11Z", "boot"
) + path("M8.6 -9.4L6.6 2M15.4 -6.4L14.4 2", "boot-line", stroke_width=1.6)
_PEDAL = path("M-9 2.4H22", "iron-line", stroke_width=3.4)
_FLOAT = path("M-11.6 -112Q0 -108.6 11.6 -112L11 -103.6Q0 -100.4 -11 -103.6Z", "heat")

WORN: Final[dict[str, dict[str, str]]] = {
    "backpack": {"chest": _BACKPACK},
    "barbell": {"chest": _BARBELL},
    "dumbbell": {"near.hand": _DUMBBELL},
    "pedals": {"near.foot": _PEDAL, "far.foot": _PEDAL},
    "boot": {"near.shank": _BOOT_SHANK, "near.foot": _BOOT_FOOT},
    "float-belt": {"chest": _FLOAT},
    "knee-pad": {"near.thigh": _KNEE_PAD},
    "press-plate": {"near.toes": _PRESS_PLATE},
    "lap-bag": {"near.thigh": _LAP_BAG},
    "ankle-loop": {"near.foot": path(_ANKLE_LOOP, "band-fill")},
    "ice-pack": {"near.foot": _ICE},
    "heat-pad": {"near.shank": _HEAT},
    "wrap": {"near.shank": _WRAP_SHANK, "near.foot": _WRAP_FOOT},
    "band-around-near": {"near.foot": path("M-14.4 4L-3 4L-2.6 8.8L-13.6 8Z", "band-fill")},
    "band-around-far": {"far.foot": path("M14.4 4L3 4L2.6 8.8L13.6 8Z", "band-fill")},
    "band-loop": {"near.foot": path(_LOOP, "band-fill")},
    "towel-loop": {"near.foot": path(_LOOP, "cloth-fill")},
}

STRAPS: Final[dict[str, tuple[str, float]]] = {
    "band": ("band", 2.0),
    "towel": ("cloth", 3.4),
    "bandage": ("bandage", 4.5),
    "crank": ("iron-line", 3.2),
    "rope": ("iron-line", 1.6),
}
"""The paint and the thickness of what is stretched between spots."""


def strap_points(strap: Prop, body: Body, *, turned: float) -> list[Point]:
    """Where a strap runs in this pose, from its anchor if it is tied to one; a rope by how far it has turned."""
    if strap.kind == "rope":
        hand = body.spot(strap.spots[0])
        return [add(hand, turn(p, turned)) for p in _ROPE]
    tied = [strap.anchor] if strap.anchor else []
    return tied + [body.spot(name) for name in strap.spots]


_ROPE: Final[tuple[Point, ...]] = ((0, 0), (4, 14), (5, 32), (2, 52), (-4, 70), (-12, 86), (-22, 98))
"""A turning rope seen from the side, a line that lags behind the hand."""
