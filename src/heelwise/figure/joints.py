"""How far each joint is bent in a solved body, in the words of anatomy."""

from __future__ import annotations

from heelwise.figure.geometry import nearest_turn
from heelwise.figure.rig import LEGS
from heelwise.figure.solve import Body


def angles(body: Body) -> dict[str, float]:
    """Degrees by joint: ankle upward, knee, hip and elbow bent, shoulder raised, toes up."""
    lean = body.lean
    found = {
        "waist": _turn(lean["chest"] - lean["pelvis"]),
        "neck": _turn(lean["head"] - lean["chest"]),
    }
    for leg in LEGS:
        thigh, shank, foot = (lean[f"{leg}.{part}"] for part in ("thigh", "shank", "foot"))
        upper, fore = lean[f"{leg}.upper"], lean[f"{leg}.fore"]
        found |= {
            f"{leg} hip": _turn(lean["pelvis"] - thigh, middle=50),
            f"{leg} knee": _turn(shank - thigh, middle=70),
            f"{leg} ankle": _turn(shank - foot),
            f"{leg} toe": _turn(foot - lean[f"{leg}.toes"]),
            f"{leg} elbow": _turn(upper - fore, middle=70),
            f"{leg} shoulder": _turn(lean["chest"] - upper, middle=60),
        }
    return found


def _turn(difference: float, *, middle: float = 0.0) -> float:
    return nearest_turn(difference, middle)
