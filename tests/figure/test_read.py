"""Reading a motion file: what a sound one becomes, and every fault at once."""

from __future__ import annotations

from typing import Any

import pytest

from heelwise import figure
from tests.figure.shipped import seated, small


def faults_of(data: Any) -> list[str]:
    with pytest.raises(figure.MotionError) as error:
        figure.motion_from(data)
    return error.value.faults


def test_a_pose_says_only_what_differs() -> None:
    motion = figure.motion_from(small())
    low, high = motion.poses["low"], motion.poses["high"]
    assert high.trunk == low.trunk == 2
    assert high.near != low.near
    assert high.near_arm == low.near_arm == low.far_arm


def test_heights_count_upwards_in_the_file() -> None:
    data = small()
    data["poses"]["low"]["at"] = [3, 18]
    assert figure.motion_from(data).poses["low"].at == (3, -18)


def test_the_way_down_is_the_way_up_unless_it_says_otherwise() -> None:
    phases = figure.motion_from(small()).phases
    assert phases["down"].poses == ("high", "low")
    assert phases["top"].poses == ("high",)
    assert phases["bottom"].seconds == 0


def test_a_hand_can_hold_a_spot_of_the_body() -> None:
    data = seated()
    data["poses"]["flat"]["near_arm"] = {"grip": "near.thigh", "shift": [1, 2]}
    arm = figure.motion_from(data).poses["point"].near_arm
    assert arm == figure.motion_from(data).poses["flat"].far_arm


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (["root"], "knee", "root: found 'knee', wanted one of near, far, pelvis"),
        (["root"], None, "root: found nothing, wanted one of near, far, pelvis"),
        (["view"], 3, "view: found 3, wanted one of side, front"),
        (["still"], "top", "still: found 'top', wanted one of low, high"),
        (["strip"], ["top"], "strip: found ['top'], wanted a list out of low, high"),
        (["frame"], [1, 2], "frame: found [1, 2], wanted [left, bottom, width]"),
        (["colour"], "red", "colour: found an unknown key, wanted no such key"),
        (["poses", "low", "trunk"], True, "poses.low.trunk: found True, wanted a number up to 1000"),
        (["poses", "low", "trunk"], float("nan"), "poses.low.trunk: found nan, wanted a number up to 1000"),
        (["poses", "low", "trunk"], 1e9, "poses.low.trunk: found 1000000000.0, wanted a number up to 1000"),
        (["poses", "low", "at"], [1], "poses.low.at: found [1], wanted [x, height] in centimetres"),
        (["poses", "low", "near"], 3, "poses.low.near: found 3, wanted a table"),
        (["poses", "low", "nose"], 3, "poses.low.nose: found an unknown key, wanted no such key"),
        (["poses", "low"], 3, "poses.low: found 3, wanted a table"),
        (["poses", "low", "near_arm"], {"grip": "nose"}, "poses.low.near_arm.grip: found 'nose', wanted one of"),
        (["phases", "up", "seconds"], "1", "phases.up.seconds: found '1', wanted a number up to 1000"),
        (["phases", "up", "poses"], ["low", "top"], "phases.up.poses: found ['low', 'top'], wanted a list out of"),
        (["phases"], {}, "phases.up: found nothing, wanted seconds and poses"),
        (["glows", "calf"], "red", "glows.calf: found 'red', wanted one of stretch, work"),
        (["props"], 4, "props: found 4, wanted a list of tables"),
        (["props"], [{"kind": "sofa"}], "props[0].kind: found 'sofa', wanted one of"),
        (["props"], [{"kind": "wall"}], "props[0].x: found nothing, wanted a number"),
        (["props"], [{"kind": "band", "spots": ["near.palm"]}], "props[0].spots: found 1 spots, wanted two or more"),
        (["arrows"], [{"tail": [0, 0]}], "arrows[0].head: found nothing, wanted [x, height]"),
        (["pauses"], [{"at": "here"}], "pauses[0].at: found 'here', wanted [x, height]"),
        (["shorten"], {"near.thigh": 0.5}, 'shorten: found root "near", wanted root "pelvis"'),
        (["close_up"], 1, "close_up: found 1, wanted true or false"),
        (["pauses"], [4], "pauses[0]: found 4, wanted a table"),
        (["view"], "front", "glows: found view front, wanted a side view, which shows them"),
    ],
)
def test_a_fault_names_its_key(path: list[str], value: Any, line: str) -> None:
    data = small()
    spot = data
    for key in path[:-1]:
        spot = spot[key]
    if value is None:
        del spot[path[-1]]
    else:
        spot[path[-1]] = value
    assert any(fault.startswith(line) for fault in faults_of(data)), faults_of(data)


def test_all_faults_come_at_once() -> None:
    data = {**small(), "root": 1, "still": 2, "colour": 3}
    assert len(faults_of(data)) == 3


def test_a_limb_is_told_in_one_manner() -> None:
    data = small()
    data["poses"]["low"]["far"] = {"thigh": 1, "shank": 1}
    data["poses"]["high"]["far"] = {"at": [4, 0]}
    assert any(fault.startswith("poses.high.far: found stood, wanted turned") for fault in faults_of(data))


def test_a_hand_keeps_its_hold() -> None:
    data = seated()
    data["poses"]["flat"]["near_arm"] = {"grip": "near.thigh"}
    data["poses"]["point"]["near_arm"] = {"grip": "near.shin"}
    line = "poses.point.near_arm: found grip near.shin, wanted grip near.thigh, as in the first pose; "
    assert line + "move it with shift" in faults_of(data)


def test_an_empty_file_is_told_what_it_needs() -> None:
    found = faults_of({})
    assert "poses: found none, wanted at least one pose" in found
    assert "root: found nothing, wanted one of near, far, pelvis" in found


def test_something_else_than_a_table_is_refused() -> None:
    assert faults_of([])[0] == "motion: found [], wanted a table"
    assert "motion" in str(figure.MotionError(["motion: found [], wanted a table"]))
