"""What each measure is counted in, and how far its scale reaches.

The ends of a scale say what can be written down at all. What a value means for a
person of some age is knowledge, and not here.
"""

from __future__ import annotations

from typing import NamedTuple

from heelwise.terms import Measure


class Scale(NamedTuple):
    """The unit of a measure, its ends, and whether it belongs to one leg."""

    unit: str
    lowest: float
    highest: float
    one_leg: bool


SCALES: dict[Measure, Scale] = {
    "heel-raise-endurance": Scale("reps", 0, 1000, one_leg=True),
    "heel-raise-height": Scale("cm", 0, 50, one_leg=True),
    "heel-raise-work": Scale("J", 0, 100_000, one_leg=True),
    "knee-to-wall": Scale("cm", -30, 50, one_leg=True),  # below zero: the knee does not reach the wall
    "hop-pain": Scale("points", 0, 10, one_leg=True),
    "single-hop": Scale("cm", 0, 1000, one_leg=True),
    "visa-a": Scale("points", 0, 100, one_leg=False),
    "tendins-a": Scale("points", 0, 100, one_leg=False),
    "atrs": Scale("points", 0, 100, one_leg=False),
    "lefs": Scale("points", 0, 80, one_leg=False),
    "faam-adl": Scale("percent", 0, 100, one_leg=False),
    "faam-sport": Scale("percent", 0, 100, one_leg=False),
    "psfs": Scale("points", 0, 10, one_leg=False),
    "body-weight": Scale("kg", 20, 400, one_leg=False),
}

UNITS: dict[Measure, str] = {measure: scale.unit for measure, scale in SCALES.items()}
"""The one unit of each measure."""
