"""The person in the side view: one drawing per part of the body, in the standing skeleton.

Outlines are rounded and tapered, and neighbours share the radius of their joint,
so that a bent joint stays closed. Nothing here moves.
"""

from __future__ import annotations

from typing import Final

from heelwise.figure.svg import path

_THIGH = """M-9.6 -92C-9.8 -76 -7.6 -62 -6 -50A6 6 0 0 0 6 -50
C7.8 -60 10 -74 9.6 -92A9.6 9.6 0 0 0 -9.6 -92Z"""
_SHORT = """M-10.3 -92C-10.6 -84 -9.8 -72 -9 -64.5L9 -63.5C10.2 -72 10.8 -84 10.3 -92
A10.3 10.3 0 0 0 -10.3 -92Z"""
_SHANK = """M-5.7 -50C-7.6 -45 -9.1 -39 -8 -31C-7 -24 -4.5 -17 -3.9 -9A4 4 0 0 0 4 -8.6
C4 -18 5.3 -34 5.9 -50A5.8 5.8 0 0 0 -5.7 -50Z"""
_FOOT = """M-4 -10.5C-4.2 -7.5 -7 -5.6 -7 -2.6Q-7 0 -4.4 0L1.5 0Q6 -1.4 10 0L13 0
A2.2 2.2 0 0 0 13.9 -4.3C10.5 -5.4 5.6 -7.6 4 -11Z"""
_TOES = "M13 0L18.6 0Q20.6 -.3 20.2 -2Q19.6 -3.6 16.5 -4L13.5 -4.4A2.2 2.2 0 0 0 13 0Z"
_PELVIS = """M-10.3 -91C-10.6 -98 -9.4 -103 -8.8 -108.5Q0 -110 8.9 -108.5C9.5 -103 10.4 -98 10.3 -91
A10.3 10.3 0 0 1 -10.3 -91Z"""
_CHEST = """M-9.3 -108C-9.6 -113 -11.6 -122 -11 -131C-10.6 -138 -7 -143.5 -1.5 -144.5
L4 -144C9 -142.5 11.4 -136 11.3 -130C11.2 -122 9.6 -114 9.4 -108
Q9.2 -104.6 6 -103.8Q0 -102.6 -6 -103.8Q-9.2 -104.6 -9.3 -108Z"""
_NECK = "M-4.6 -153L-5.2 -141Q0 -138.5 5.4 -141L5 -153Z"
_FACE = """M-8 -158C-9 -168 -2 -172.6 4 -172.2C10 -171.8 12.6 -167 12.4 -162.6
L14.3 -158.2Q14.6 -156.8 12.5 -156.6L12.2 -152Q11.6 -148.2 7.4 -148.4L1.5 -149.6Q-7 -151 -8 -158Z"""
_HAIR = """M12.5 -165.2C13.4 -168.4 12.4 -172 8.6 -173.8C3 -176.4 -4.6 -175 -8 -169.6
C-10.2 -165.6 -10 -160 -7.8 -155.4Q-6.6 -153 -4.4 -152.6L-2.6 -156.4Q-3 -158.8 -1 -159.4L1 -159.4
Q1.6 -162.6 3 -165C6.4 -164.4 9.8 -164.6 12.5 -165.2Z"""
_EYE = "M9.3 -161.2a.95 1.25 0 1 0 .1 0Z"
_EAR = "M-1.6 -158.6A2 2.4 0 1 1 1.2 -154.8Q-1.4 -155.4 -1.6 -158.6Z"
_UPPER = """M-4.8 -138C-4.8 -128 -4 -119 -3.6 -110A3.6 3.6 0 0 0 3.6 -110
C4.2 -119 5 -128 4.8 -138A4.8 4.8 0 0 0 -4.8 -138Z"""
_SLEEVE = """M-5.7 -138C-5.8 -132 -5.6 -127 -5.4 -121.5L5.6 -121C5.8 -127 6 -132 5.7 -138
A5.7 5.7 0 0 0 -5.7 -138Z"""
_FORE = """M-3.6 -110C-3.8 -103 -2.8 -94 -2.4 -85A2.5 2.5 0 0 0 2.5 -85
C3.2 -94 4 -103 3.6 -110A3.6 3.6 0 0 0 -3.6 -110Z"""
_HAND = """M-2.4 -86C-3 -82 -3 -76 -2 -71.5Q-.4 -69.4 1.2 -71.2L2 -77.5L3.4 -75.4Q5 -75.4 4.8 -77.4
C4.4 -80.4 3 -82.4 2.5 -86Z"""
_FIST = "M-2.4 -86C-3.6 -82.5 -4 -80 -3 -77A3.9 3.9 0 0 0 4 -77.6C4.4 -80.6 3 -83 2.5 -86Z"


_FORE_EDGE = "M-3.6 -109C-3.8 -103 -2.8 -94 -2.4 -85.5M2.5 -85.5C3.2 -94 4 -103 3.6 -109"
_FIST_EDGE = "M-2.4 -85.5C-3.6 -82.5 -4 -80 -3 -77A3.9 3.9 0 0 0 4 -77.6C4.4 -80.6 3 -83 2.5 -85.5"
_EDGE = 0.55
"""A soft line along the near forearm keeps it apart from the leg behind it."""
_SHORT_FAR = _SHORT.replace("-10.3 -92", "-9.6 -92").replace("10.3 -92", "9.6 -92").replace("A10.3 10.3", "A9.6 9.6")


def _edge(d: str, far: str) -> str:
    return "" if far else path(d, "crease", stroke_width=_EDGE)


def _limb(far: str) -> dict[str, str]:
    skin, shorts, sleeve = f"skin{far}", f"shorts{far}", f"sleeve{far}"
    return {
        "thigh": path(_THIGH, skin) + path(_SHORT_FAR if far else _SHORT, shorts),
        "shank": path(_SHANK, skin),
        "foot": path(_FOOT, skin),
        "toes": path(_TOES, skin),
        "upper": path(_UPPER, skin) + path(_SLEEVE, sleeve),
        "fore": path(_FORE, skin) + _edge(_FORE_EDGE, far),
        "hand": path(_HAND, skin),
        "fist": path(_FIST, skin) + _edge(_FIST_EDGE, far),
    }


SIDE: Final[dict[str, str]] = {
    "pelvis": path(_PELVIS, "shorts"),
    "chest": path(_CHEST, "top"),
    "head": path(_NECK, "skin")
    + path(_FACE, "skin")
    + path(_HAIR, "hair")
    + path(_EAR, "crease-fill")
    + path(_EYE, "hair"),
    **{f"near.{part}": drawn for part, drawn in _limb("").items()},
    **{f"far.{part}": drawn for part, drawn in _limb("-far").items()},
}
