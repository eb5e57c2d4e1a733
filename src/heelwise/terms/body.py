"""Words for the body and what it holds: sides, kit, days. No rules about them."""

from __future__ import annotations

from typing import Literal, assert_never

Heel = Literal["left", "right"]
"""One tendon."""

Leg = Heel

Side = Literal["left", "right", "both"]
"""In an intake `both` is two sore heels; in an exercise it is two feet together."""

Sex = Literal["female", "male", "other"]

Equipment = Literal["wall", "step", "chair", "band", "towel", "weights", "backpack", "gym"]

Band = Literal["x-light", "light", "medium", "heavy", "x-heavy"]

Support = Literal["two-fingers", "one-finger", "none", "eyes-closed"]

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def other(heel: Heel) -> Heel:
    """The opposite heel."""
    return "right" if heel == "left" else "left"


def heels_of(side: Side) -> tuple[Heel, ...]:
    """The tendons a side speaks of, left first."""
    match side:
        case "left":
            return ("left",)
        case "right":
            return ("right",)
        case "both":
            return ("left", "right")
        case _:
            assert_never(side)


def both_or(heels: tuple[Heel, ...]) -> Side:
    """One side that names all these tendons; `heels` is not empty."""
    return heels[0] if len(heels) == 1 else "both"
