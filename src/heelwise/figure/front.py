"""The person in the front view: drawn once in the middle, then set out to either side."""

from __future__ import annotations

from typing import Final

from heelwise.figure.svg import group, num, path

_THIGH = """M-9 -92C-9.4 -78 -7 -62 -5.9 -50A5.9 5.9 0 0 0 5.9 -50C7 -62 9.4 -78 9 -92
A9 9 0 0 0 -9 -92Z"""
_SHORT = "M-9.8 -92C-10.2 -82 -9.4 -72 -8.8 -64L8.8 -64C9.4 -72 10.2 -82 9.8 -92A9.8 9.8 0 0 0 -9.8 -92Z"
_SHANK = """M-5.8 -50C-7.2 -44 -7.6 -37 -6.6 -29C-5.8 -22 -4 -15 -3.8 -8.4A3.9 3.9 0 0 0 3.9 -8.4
C4 -15 6.2 -22 6.8 -29C7.4 -37 7 -44 5.8 -50A5.8 5.8 0 0 0 -5.8 -50Z"""
_FOOT = "M-3.8 -10C-4 -7 -5.6 -5 -5.6 -2.4Q-5.6 0 -3.4 0L3.6 0Q5.8 0 5.8 -2.4C5.8 -5 4 -7 3.8 -10Z"
_TOES = "M-5.2 -3.6Q-5.4 0 -3.4 0L3.6 0Q5.6 0 5.4 -3.6Q0 -6.4 -5.2 -3.6Z"
_UPPER = (
    "M-4.8 -138C-4.8 -128 -4 -119 -3.6 -110A3.6 3.6 0 0 0 3.6 -110C4 -119 4.8 -128 4.8 -138A4.8 4.8 0 0 0 -4.8 -138Z"
)
_SLEEVE = "M-5.7 -138C-5.8 -132 -5.6 -127 -5.4 -121.5L5.4 -121.5C5.6 -127 5.8 -132 5.7 -138A5.7 5.7 0 0 0 -5.7 -138Z"
_FORE = (
    "M-3.6 -110C-3.8 -103 -2.8 -94 -2.4 -85A2.5 2.5 0 0 0 2.5 -85C2.8 -94 3.8 -103 3.6 -110A3.6 3.6 0 0 0 -3.6 -110Z"
)
_HAND = "M-2.5 -86C-3.4 -81 -3.2 -76 -2 -72Q0 -69.6 2 -72C3.2 -76 3.4 -81 2.5 -86Z"
_PELVIS = "M-12.6 -108C-13.6 -102 -17.6 -97 -18 -89Q-9 -80 0 -82.5Q9 -80 18 -89C17.6 -97 13.6 -102 12.6 -108Z"
_CHEST = """M-13 -105C-13 -114 -15.4 -122 -17 -131Q-18.6 -139.6 -11 -142L-4.6 -144.4Q0 -141.4 4.6 -144.4
L11 -142Q18.6 -139.6 17 -131C15.4 -122 13 -114 13 -105Q0 -101.6 -13 -105Z"""
_NECK = "M-4.6 -153L-4.8 -142.6Q0 -139.6 4.8 -142.6L4.6 -153Z"
_FACE = "M-8.8 -162C-9 -154 -6 -148.4 0 -148.2C6 -148.4 9 -154 8.8 -162C8.6 -169 4.8 -172 0 -172S-8.6 -169 -8.8 -162Z"
_HAIR = """M-9 -158.6C-11.6 -168 -6.4 -175 0 -174.8C6.4 -175 11.6 -168 9 -158.6Q8 -164 5 -166.4
Q-2 -164.8 -6 -167.4Q-8.4 -164.6 -9 -158.6Z"""


def _at(x: float, drawn: str) -> str:
    return group(drawn, transform=f"translate({num(x)} 0)")


def _side(name: str, *, hip: float, shoulder: float, tone: str) -> dict[str, str]:
    skin, shorts, sleeve = f"skin{tone}", f"shorts{tone}", f"sleeve{tone}"
    legs = {
        "thigh": path(_THIGH, skin) + path(_SHORT, shorts),
        "shank": path(_SHANK, skin),
        "foot": path(_FOOT, skin),
        "toes": path(_TOES, skin),
    }
    arms = {
        "upper": path(_UPPER, skin) + path(_SLEEVE, sleeve),
        "fore": path(_FORE, skin),
        "hand": path(_HAND, skin),
        "fist": path(_HAND, skin),
    }
    placed = {part: _at(hip, drawn) for part, drawn in legs.items()}
    placed |= {part: _at(shoulder, drawn) for part, drawn in arms.items()}
    return {f"{name}.{part}": drawn for part, drawn in placed.items()}


FRONT: Final[dict[str, str]] = {
    "pelvis": path(_PELVIS, "shorts"),
    "chest": path(_CHEST, "top"),
    "head": path(_NECK, "skin") + path(_FACE, "skin") + path(_HAIR, "hair"),
    **_side("near", hip=-8.5, shoulder=-15.5, tone=""),
    **_side("far", hip=8.5, shoulder=15.5, tone=""),
}

_FOOT_ABOVE = """M-3.8 -10C-4 -4 -5.2 0 -5.6 4Q-5.8 8.4 -3 9.6Q-.6 11.4 1 12.2Q4.6 14 5.2 10.4
C6 5 4.4 -3 3.8 -10Z"""
_TOES_ABOVE = "M-3.4 9.2L-3 6.6M-1.2 10.8L-.9 7.6M1.2 12L1.3 8.6"


def _foot_above(hip: float, mirror: int) -> str:
    drawn = path(_FOOT_ABOVE, "skin") + path(_TOES_ABOVE, "crease", stroke_width=0.5)
    return group(drawn, transform=f"matrix({mirror} 0 0 1 {num(hip)} 0)")


ABOVE: Final[dict[str, str]] = {
    **FRONT,
    "near.foot": _foot_above(-8.5, 1),
    "far.foot": _foot_above(8.5, -1),
    "near.toes": "",
    "far.toes": "",
}
"""Lying or sitting with straight legs, seen from above: the foot points down the page."""
