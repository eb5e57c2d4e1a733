"""The shipped motions, and a small sound one to break on purpose."""

from __future__ import annotations

import copy
import gzip
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import heelwise
from heelwise import figure

EXERCISES = Path(heelwise.__file__).parent / "content" / "exercises"
IDS = sorted(path.parent.name for path in EXERCISES.glob("*/motion.toml"))
SVG = "{http://www.w3.org/2000/svg}"

_SMALL: dict[str, Any] = {
    "root": "near",
    "still": "high",
    "glows": {"calf": "work", "tendon": "stretch"},
    "props": [{"kind": "wall", "x": 46}],
    "arrows": [{"tail": [-25, 3], "head": [-25, 24], "bow": 4}],
    "pauses": [{"at": [-30, 8]}],
    "poses": {
        "low": {
            "trunk": 2,
            "near": {"foot": 0, "shank": 5, "thigh": 4},
            "far": {"at": [4, 0], "foot": 0},
            "near_arm": {"palm": [46, 124]},
            "glow": 0.3,
        },
        "high": {"near": {"foot": 36}, "far": {"foot": 36}, "glow": 1},
    },
    "phases": {"up": {"seconds": 1, "poses": ["low", "high"]}},
}


def small() -> dict[str, Any]:
    """A sound motion as a dict, free to spoil."""
    return copy.deepcopy(_SMALL)


def seated() -> dict[str, Any]:
    """A sound motion rooted at the pelvis, with a strap."""
    return {
        "root": "pelvis",
        "props": [{"kind": "mat", "x": -32, "width": 148}, {"kind": "band", "spots": ["near.palm", "near.ball"]}],
        "poses": {
            "flat": {
                "at": [0, 10.3],
                "trunk": -6,
                "chest": 0,
                "near": {"thigh": -89, "shank": -89, "foot": -89},
                "far": {"thigh": -89, "shank": -89, "foot": -89},
                "near_arm": {"grip": [24, 30]},
            },
            "point": {"near": {"foot": -50}},
        },
        "phases": {"up": {"seconds": 1, "poses": ["flat", "point"]}},
    }


def read(name: str) -> figure.Motion:
    """A shipped motion."""
    with (EXERCISES / name / "motion.toml").open("rb") as file:
        return figure.motion_from(tomllib.load(file))


def facts(name: str) -> dict[str, Any]:
    """The other file of an exercise: what it is, and how far it may bend the ankle."""
    with (EXERCISES / name / "exercise.toml").open("rb") as file:
        return tomllib.load(file)


def tree(svg: str) -> ET.Element:
    """The drawing as elements."""
    return ET.fromstring(svg)


def packed(svg: str) -> int:
    """Bytes after gzip at the level a small server uses."""
    return len(gzip.compress(svg.encode(), 2))
