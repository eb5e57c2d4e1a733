"""Planted faults are found, each in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from heelwise import figure
from tests.figure.shipped import seated, small


def faults(data: dict[str, Any]) -> str:
    return "\n".join(figure.faults(figure.motion_from(data)))


def test_the_sound_ones_have_none() -> None:
    assert faults(small()) == ""
    assert faults(seated()) == ""


@pytest.mark.parametrize(
    ("where", "value", "words"),
    [
        ("near_arm", {"palm": [46, 190]}, "the near hand misses its place"),
        ("near_arm", {"palm": [40, 124]}, "palm is 6.0 cm off the wall".replace("palm", "hand")),
        ("near_arm", {"rest": [30, 90]}, "the near hand is 90.0 cm off the surface"),
        ("near_arm", {"grip": [30, 90]}, "off anything to hold"),
        ("near_arm", {"raised": 20, "elbow": -40}, "the near elbow is bent -40 degrees"),
        ("near", {"foot": 0, "shank": 50, "thigh": 4}, "the near ankle is bent 50 degrees"),
        ("near", {"foot": 0, "shank": -12, "thigh": 4}, "the near knee is bent -16 degrees"),
        ("near", {"foot": -20, "shank": 5, "thigh": 4}, "near.heel is"),
        ("far", {"at": [190, 0]}, "the far foot misses its place"),
        ("far", {"at": [60, 0]}, "inside a thing"),
        ("chest", 60, "the waist is bent 58 degrees"),
        ("head", 90, "the neck is bent"),
    ],
)
def test_a_planted_fault_is_found(where: str, value: Any, words: str) -> None:
    data = small()
    data["poses"]["low"][where] = value
    assert words in faults(data)


def test_a_body_sunk_into_the_floor_is_found() -> None:
    data = seated()
    data["poses"]["flat"]["at"] = [0, 4]
    assert "near.hip is 5.0 cm under the floor" in faults(data)


def test_an_arm_turned_outward_may_bend_the_other_way() -> None:
    data = small()
    data["poses"]["low"]["near_arm"] = {"grip": "bar", "bend": 1}
    assert faults(data) == ""
    data["poses"]["low"]["near_arm"] = {"grip": "bar", "bend": -1}
    assert "elbow" not in faults(data)


def test_a_head_cut_off_is_found() -> None:
    assert "the body leaves the picture" in faults({**small(), "frame": [-60, -8, 140]})


def test_a_strap_off_the_foot_or_out_of_hand_is_found() -> None:
    for spots in (["near.palm", "near.elbow"], ["near.ball", "near.knee"]):
        data = seated()
        data["props"][1] = {"kind": "band", "spots": spots}
        assert "the band does not run from a hand to the leg" in faults(data)


def test_an_anchored_strap_needs_no_hand() -> None:
    data = seated()
    data["props"][1] = {"kind": "band", "anchor": [-30, 10], "spots": ["near.ball"]}
    data["poses"]["flat"]["near_arm"] = {"raised": 10, "elbow": 20}
    assert faults(data) == ""


def test_a_jump_in_the_loop_is_found() -> None:
    data = small()
    data["phases"]["down"] = {"seconds": 1, "poses": ["low", "high"]}
    assert "the loop jumps from high to low" in faults(data)


def test_a_pose_nobody_sees_is_found() -> None:
    data = small()
    data["poses"]["lost"] = {"trunk": 1}
    assert "poses never shown: lost" in faults(data)


def test_a_foot_sunk_into_a_step_is_found() -> None:
    data = small()
    data["props"] = [{"kind": "step", "x": -30, "width": 60}, {"kind": "wall", "x": 46}]
    assert "inside a thing" in faults(data)
