"""The skeleton: which part hangs on which joint, how long it is, how far it may bend.

Given as a person of 172 cm standing straight on the floor at the origin, facing
right (side view) or facing the reader (front view). A part's shape is drawn in
these same coordinates, so a pose is only a set of turns about these joints.
"""

from __future__ import annotations

from typing import Final

import msgspec

from heelwise.figure.geometry import Point

LEGS: Final = ("near", "far")
BALL_RADIUS: Final = 2.2
"""Half the thickness of the foot at the ball: its joint lies this far above the sole."""

PARENT: Final[dict[str, str]] = {"chest": "pelvis", "head": "chest"} | {
    f"{leg}.{part}": (f"{leg}.{up}" if up not in ("pelvis", "chest") else up)
    for leg in LEGS
    for part, up in {
        "thigh": "pelvis",
        "shank": "thigh",
        "foot": "shank",
        "toes": "foot",
        "upper": "chest",
        "fore": "upper",
        "hand": "fore",
    }.items()
}


class Rig(msgspec.Struct, frozen=True):
    """One view of the skeleton: each part's upper joint, and named points on the parts."""

    joint: dict[str, Point]
    spots: dict[str, tuple[str, Point]]


def _rig(*, hip: float, shoulder: float, depth: float, ball: Point = (12, -1)) -> Rig:
    """`hip` and `shoulder` are half widths (0 in the side view), `depth` the foot's forward reach."""
    joint: dict[str, Point] = {"pelvis": (0, -91), "chest": (0, -107), "head": (1.5 * depth, -145)}
    spots: dict[str, tuple[str, Point]] = {
        "crown": ("head", (2 * depth, -173)),
        "bar": ("chest", (-7 * depth, -146)),
        "chin": ("head", (7 * depth, -149)),
    }
    for leg, way in (("near", -1), ("far", 1)):
        x, s = way * hip, way * shoulder
        joint |= {
            f"{leg}.thigh": (x, -91),
            f"{leg}.shank": (x, -49),
            f"{leg}.foot": (x, -8),
            f"{leg}.toes": (x + 13 * depth, -BALL_RADIUS),
            f"{leg}.upper": (s, -138),
            f"{leg}.fore": (s, -110),
            f"{leg}.hand": (s, -85),
        }
        spots |= _spots(leg, x=x, s=s, depth=depth, ball=ball)
    return Rig(joint=joint, spots=spots)


def _spots(leg: str, *, x: float, s: float, depth: float, ball: Point) -> dict[str, tuple[str, Point]]:
    return {
        f"{leg}.hip": (f"{leg}.thigh", (x, -91)),
        f"{leg}.thigh": (f"{leg}.thigh", (x, -70)),
        f"{leg}.ham": (f"{leg}.thigh", (x - 8 * depth, -68)),
        f"{leg}.lap": (f"{leg}.thigh", (x + 8 * depth, -58)),
        f"{leg}.knee": (f"{leg}.shank", (x, -49)),
        f"{leg}.kneecap": (f"{leg}.shank", (x + 6 * depth, -50)),
        f"{leg}.calf": (f"{leg}.shank", (x - 6.5 * depth, -34)),
        f"{leg}.shin": (f"{leg}.shank", (x + 4 * depth, -30)),
        f"{leg}.ankle": (f"{leg}.foot", (x, -8)),
        f"{leg}.instep": (f"{leg}.foot", (x + 5 * depth, -8)),
        f"{leg}.heel": (f"{leg}.foot", (x - 5 * depth, -1.8)),
        f"{leg}.sole": (f"{leg}.foot", (x + 5 * depth, 0)),
        f"{leg}.ball": (f"{leg}.foot", (x + ball[0] * depth, ball[1])),
        f"{leg}.toes": (f"{leg}.toes", (x + 18 * depth, -1.8)),
        f"{leg}.elbow": (f"{leg}.fore", (s, -110)),
        f"{leg}.wrist": (f"{leg}.hand", (s, -85)),
        f"{leg}.palm": (f"{leg}.hand", (s + 1, -79)),
        f"{leg}.fingers": (f"{leg}.hand", (s, -70)),
        f"{leg}.shoulder": (f"{leg}.upper", (s, -138)),
    }


RIGS: Final = {
    "side": _rig(hip=0, shoulder=0, depth=1),
    "front": _rig(hip=8.5, shoulder=15.5, depth=0),
    "above": _rig(hip=8.5, shoulder=15.5, depth=0, ball=(0, 6.5)),
}

THICKNESS: Final[dict[str, float]] = {
    "hip": 9,
    "knee": 5.6,
    "heel": 1.8,
    "toes": 1.5,
    "elbow": 3.4,
    "wrist": 2.4,
}
"""How much flesh lies around a named spot, for the question what touches what."""

LIMITS: Final[dict[str, dict[str, tuple[float, float]]]] = {
    "side": {
        "ankle": (-58, 38),
        "knee": (-3, 145),
        "hip": (-28, 132),
        "toe": (-30, 70),
        "elbow": (-4, 162),
        "shoulder": (-62, 185),
        "waist": (-22, 45),
        "neck": (-35, 55),
    },
    "front": {
        "ankle": (-35, 35),
        "knee": (-30, 30),
        "hip": (-50, 50),
        "toe": (-30, 30),
        "elbow": (-60, 60),
        "shoulder": (-120, 120),
        "waist": (-20, 20),
        "neck": (-25, 25),
    },
}
LIMITS["above"] = LIMITS["front"]
"""Degrees a joint may take, wide enough for a supple person. In the side view bent forward or
upward is positive; in the front view it is the lean to either side, as far as the picture shows it."""
