"""From angles to places: lengths are kept, contacts are met, ends are reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise import figure
from heelwise.figure.blend import blend
from heelwise.figure.clock import clock, moments
from heelwise.figure.geometry import distance, hanging, nearest_turn, reach, turn
from heelwise.figure.motion import Turned
from heelwise.figure.rig import RIGS
from heelwise.figure.solve import solve
from tests.figure.shipped import IDS, read, seated, small

angle = st.floats(min_value=-170, max_value=170)
BONES = [("thigh", "shank"), ("shank", "foot"), ("foot", "toes"), ("upper", "fore"), ("fore", "hand")]


@given(pitch=angle)
def test_a_bone_hangs_in_the_direction_it_was_turned(pitch: float) -> None:
    assert hanging(turn((0, 40), pitch)) == pytest.approx(pitch, abs=1e-6)


@given(pitch=angle, before=st.floats(min_value=-720, max_value=720))
def test_a_turn_is_written_nearest_to_the_last(pitch: float, before: float) -> None:
    near = nearest_turn(pitch, before)
    assert abs(near - before) <= 180 + 1e-6
    assert turn((0, 1), near) == pytest.approx(turn((0, 1), pitch), abs=1e-6)


@given(x=st.floats(-100, 100), y=st.floats(-100, 100), bend=st.sampled_from([1, -1]))
def test_two_bones_keep_their_length(x: float, y: float, bend: int) -> None:
    if distance((0, 0), (x, y)) < 2:
        return
    middle, short = reach((0, 0), (x, y), 42, 41, bend=bend)
    assert distance((0, 0), middle) == pytest.approx(42, abs=1e-3)
    if short < 1e-3:
        assert distance(middle, (x, y)) == pytest.approx(41, abs=1e-2)


def test_the_knee_bends_forward_and_the_elbow_back() -> None:
    assert reach((0, 0), (0, 60), 42, 41, bend=1)[0][0] > 0
    assert reach((0, 0), (0, 40), 28, 25, bend=-1)[0][0] < 0


@pytest.mark.parametrize("name", IDS)
def test_every_bone_keeps_its_length(name: str) -> None:
    motion = read(name)
    rig = RIGS[motion.view]
    for moment in moments(motion, clock(motion)):
        joint = solve(motion, moment.pose).joint
        for leg in ("near", "far"):
            for upper, lower in BONES:
                a, b = f"{leg}.{upper}", f"{leg}.{lower}"
                if a not in motion.shorten:
                    assert distance(joint[a], joint[b]) == pytest.approx(distance(rig.joint[a], rig.joint[b]))


def test_toes_stay_flat_under_a_lifted_heel() -> None:
    body = solve(figure.motion_from(small()), figure.motion_from(small()).poses["high"])
    assert body.lean["near.foot"] == 36
    assert body.lean["near.toes"] == body.lean["far.toes"] == 0


def test_toes_in_the_air_follow_the_foot() -> None:
    motion = figure.motion_from(seated())
    body = solve(motion, motion.poses["point"])
    assert body.lean["near.toes"] == -50


def test_toes_just_off_the_floor_bend_to_clear_it() -> None:
    data = small()
    data["poses"]["high"]["far"] = {"at": [4, 2], "foot": 40}
    motion = figure.motion_from(data)
    body = solve(motion, motion.poses["high"])
    assert 0 < body.lean["far.toes"] < 40
    assert body.spot("far.toes")[1] < 0


def test_a_far_root_carries_the_body_too() -> None:
    data = small()
    low = data["poses"]["low"]
    low["near"], low["far"] = low["far"], low["near"]
    high = data["poses"]["high"]
    high["near"], high["far"] = high["far"], high["near"]
    motion = figure.motion_from({**data, "root": "far"})
    there = solve(figure.motion_from(small()), figure.motion_from(small()).poses["high"])
    assert solve(motion, motion.poses["high"]).joint["pelvis"] == pytest.approx(there.joint["pelvis"])
    assert figure.faults(motion) == []


def test_a_standing_leg_without_angles_is_refused() -> None:
    motion = figure.motion_from(seated())
    assert isinstance(motion.poses["flat"].near, Turned)
    small_motion = figure.motion_from(small())
    swapped = type(small_motion)(
        **{**{n: getattr(small_motion, n) for n in small_motion.__struct_fields__}, "root": "far"}
    )
    with pytest.raises(TypeError, match="by its angles"):
        solve(swapped, swapped.poses["low"])


def test_a_blend_begins_and_ends_at_its_poses() -> None:
    poses = figure.motion_from(small()).poses
    low, high = poses["low"], poses["high"]
    assert blend(low, high, 0) == low
    assert blend(low, high, 1) == high
    half = blend(low, high, 0.5)
    assert isinstance(half.near, Turned)
    assert half.near.foot == 18
    assert half.glow == pytest.approx(0.65)
