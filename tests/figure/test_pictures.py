"""What each picture must show to be recognised without its title: heels, knees, hands, seats as the words say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from heelwise.figure.clock import clock, moments
from heelwise.figure.joints import angles
from heelwise.figure.motion import Motion, Placed
from heelwise.figure.solve import Body, solve
from tests.figure.shipped import IDS, facts, read

ON_THE_EDGE = ["heel-drop", "heel-drop-bent", "weighted-heel-drop", "weighted-heel-drop-bent"]
BELOW_THE_EDGE = [*ON_THE_EDGE, "deficit-calf-raise", "deficit-soleus-raise", "stair-stretch", "stair-stretch-bent"]
RAISES = [
    "double-leg-heel-raise",
    "single-leg-calf-raise",
    "eccentric-calf-raise",
    "floor-loaded-calf-raise",
    "isometric-heel-raise",
    "isometric-heel-raise-single",
    "two-up-one-down-heel-raise",
    "quick-rebound-raise",
    "seated-calf-raise",
    "loaded-seated-calf-raise",
]
ONE_LEG = ["single-leg-calf-raise", "isometric-heel-raise-single", "single-leg-balance", "balance-cushion"]
SEATED = ["seated-calf-raise", "loaded-seated-calf-raise", "seated-plantar-fascia-stretch", "ice", "heat"]
LYING = ["supine-hamstring-stretch", "supine-hamstring-stretch-relaxed", "supine-heel-raise", "elevate"]
LONG_SITTING = ["band-plantar-flexion", "towel-calf-stretch", "ankle-pumps"]


def bodies(name: str) -> list[Body]:
    motion = read(name)
    return [solve(motion, m.pose) for m in moments(motion, clock(motion))]


def at_still(name: str) -> Body:
    motion = read(name)
    return solve(motion, motion.poses[motion.still])


def height(body: Body, spot: str) -> float:
    return -body.spot(spot)[1]


def edge(motion: Motion) -> tuple[float, float]:
    """Where the step begins and how high it is."""
    step = next(p for p in motion.props if p.kind in ("step", "stairs"))
    return step.size["x"], step.size.get("height", step.size.get("rise", 0))


def props(name: str) -> set[str]:
    return {prop.kind for prop in read(name).props}


@pytest.mark.parametrize("name", BELOW_THE_EDGE)
def test_the_ball_stands_on_the_edge_and_the_heel_sinks_below_it(name: str) -> None:
    x, top = edge(read(name))
    lowest = min(bodies(name), key=lambda body: height(body, "near.heel"))
    ball, heel = lowest.joint["near.toes"], lowest.spot("near.heel")
    assert 0 < ball[0] - x < 6
    assert -ball[1] - 2.2 == pytest.approx(top, abs=0.1)
    assert heel[0] < x
    assert top - height(lowest, "near.heel") > 1.5


@pytest.mark.parametrize("name", ON_THE_EDGE)
def test_a_heel_drop_goes_up_on_both_and_down_on_one(name: str) -> None:
    motion = read(name)
    high, low = solve(motion, motion.poses["high"]), solve(motion, motion.poses["low"])
    _, top = edge(motion)
    assert height(high, "far.ball") == pytest.approx(height(high, "near.ball"), abs=0.5)
    assert height(high, "near.heel") > top + 6
    assert height(low, "far.ball") > top + 8


@pytest.mark.parametrize("name", RAISES)
def test_a_raise_lifts_the_heel_and_keeps_the_toes_down(name: str) -> None:
    top = max(bodies(name), key=lambda body: height(body, "near.heel"))
    assert height(top, "near.heel") > 7
    assert top.joint["near.toes"][1] == pytest.approx(-2.2, abs=0.1)
    assert top.lean["near.toes"] == 0


@pytest.mark.parametrize("name", ["isometric-heel-raise", "isometric-heel-raise-single"])
def test_a_held_raise_is_about_half_as_high(name: str) -> None:
    held = max(height(body, "near.heel") for body in bodies(name))
    full = max(height(body, "near.heel") for body in bodies("double-leg-heel-raise"))
    assert 0.5 * full < held < 0.8 * full


@pytest.mark.parametrize("name", ONE_LEG)
def test_one_leg_means_the_other_foot_is_off_the_ground(name: str) -> None:
    body = at_still(name)
    assert height(body, "far.ball") > height(body, "near.ball") + 8


@pytest.mark.parametrize("name", ["standing-calf-stretch", "band-standing-achilles-stretch"])
def test_the_back_leg_is_straight_and_its_heel_down(name: str) -> None:
    body = at_still(name)
    assert angles(body)["near knee"] < 5
    assert angles(body)["far knee"] > 25
    assert height(body, "near.heel") == pytest.approx(1.8, abs=0.2)
    assert body.spot("far.ball")[0] - body.spot("near.ball")[0] > 40


def test_the_soleus_stretch_bends_the_back_knee_and_keeps_its_heel() -> None:
    body = at_still("standing-soleus-stretch")
    assert angles(body)["near knee"] > 30
    assert height(body, "near.heel") == pytest.approx(1.8, abs=0.2)
    stride = body.spot("far.ball")[0] - body.spot("near.ball")[0]
    other = at_still("standing-calf-stretch")
    assert stride < 0.75 * (other.spot("far.ball")[0] - other.spot("near.ball")[0])


@pytest.mark.parametrize("name", [name for name in IDS if "wall" in props(name)])
def test_hands_lie_on_the_wall(name: str) -> None:
    motion = read(name)
    wall = next(p.size["x"] for p in motion.props if p.kind == "wall")
    for body in bodies(name):
        for arm in ("near", "far"):
            placed = getattr(motion.poses[motion.still], f"{arm}_arm")
            if isinstance(placed, Placed):
                assert wall - 4 < body.spot(f"{arm}.palm")[0] <= wall + 0.5


@pytest.mark.parametrize("name", SEATED)
def test_a_sitter_sits_on_the_seat(name: str) -> None:
    motion = read(name)
    chair = next(p for p in motion.props if p.kind == "chair")
    for body in bodies(name):
        x, y = body.joint["pelvis"]
        assert -y == pytest.approx(chair.size["seat"] + 10, abs=1)
        assert chair.size["x"] < x < chair.size["x"] + chair.size["depth"]


@pytest.mark.parametrize("name", LYING)
def test_who_lies_lies_with_head_and_hips_down(name: str) -> None:
    for body in bodies(name):
        assert height(body, "near.hip") == pytest.approx(10.3, abs=0.2)
        assert height(body, "near.shoulder") < 14
        assert height(body, "crown") < 22


@pytest.mark.parametrize("name", LONG_SITTING)
def test_long_sitting_keeps_the_leg_out_and_the_chest_up(name: str) -> None:
    for body in bodies(name):
        assert body.spot("near.heel")[0] - body.spot("near.hip")[0] > 75
        assert height(body, "near.shoulder") > 45


def test_elevated_means_above_the_hip_with_a_free_heel() -> None:
    body = at_still("elevate")
    pillow = next(p for p in read("elevate").props if p.kind == "pillow")
    assert height(body, "near.ankle") > height(body, "near.hip") + 15
    assert body.spot("near.sole")[0] > pillow.size["x"] + 0.6 * pillow.size["width"]


def test_the_plantar_stretch_bends_the_toes_and_leaves_the_ankle() -> None:
    motion = read("seated-plantar-fascia-stretch")
    start, deep = (solve(motion, motion.poses[name]) for name in ("start", "deep"))
    assert abs(angles(deep)["near ankle"]) < 5
    assert angles(deep)["near ankle"] == pytest.approx(angles(start)["near ankle"])
    assert angles(deep)["near toe"] > angles(start)["near toe"] + 30
    assert height(deep, "near.ankle") > height(deep, "far.knee")


def test_the_knee_glides_over_the_foot_on_the_chair() -> None:
    motion = read("ankle-mobilization")
    start, deep = (solve(motion, motion.poses[name]) for name in ("start", "deep"))
    assert deep.spot("near.knee")[0] > start.spot("near.knee")[0] + 3
    assert height(deep, "near.heel") == pytest.approx(46 + 1.8, abs=0.2)


@pytest.mark.parametrize(
    ("name", "still_flexed"), [("supine-hamstring-stretch", True), ("supine-hamstring-stretch-relaxed", False)]
)
def test_one_hamstring_stretch_pulls_the_toes_and_the_other_lets_them_hang(name: str, still_flexed: bool) -> None:
    body = at_still(name)
    assert height(body, "near.heel") > 80
    assert (angles(body)["near ankle"] > 5) is still_flexed


@pytest.mark.parametrize(
    ("name", "way"), [("band-plantar-flexion", -1), ("towel-calf-stretch", 1), ("ankle-pumps", -1)]
)
def test_the_foot_goes_the_way_the_exercise_says(name: str, way: int) -> None:
    bends = [angles(body)["near ankle"] for body in bodies(name)]
    still = angles(at_still(name))["near ankle"]
    assert max(bends) - min(bends) > 20
    assert still == (max(bends) if way > 0 or name == "ankle-pumps" else min(bends))


@pytest.mark.parametrize("name", [n for n in IDS if facts(n)["position"] != "moving" and "hop" not in n])
def test_somebody_who_does_not_travel_stays_put(name: str) -> None:
    places = [body.joint["pelvis"] for body in bodies(name)]
    if "jump" in name:
        return
    assert max(x for x, _ in places) - min(x for x, _ in places) < 45


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("weighted-heel-drop", "backpack"),
        ("floor-loaded-calf-raise", "backpack"),
        ("loaded-seated-calf-raise", "lap-bag"),
        ("standing-calf-raise-barbell", "barbell"),
        ("leg-press-calf-raise", "press-plate"),
        ("heavy-seated-calf-raise", "knee-pad"),
        ("towel-calf-stretch", "towel"),
        ("band-plantar-flexion", "band"),
        ("skipping-rope", "rope"),
        ("knee-bend-in-boot", "boot"),
        ("ice", "ice-pack"),
        ("heat", "heat-pad"),
        ("wrap", "wrap"),
        ("balance-cushion", "pillow"),
        ("deep-water-running", "water"),
    ],
)
def test_the_thing_it_is_done_with_is_in_the_picture(name: str, kind: str) -> None:
    assert kind in props(name)


LIT: dict[str, Callable[[dict[str, Any]], bool]] = {
    "static-stretch": lambda glows: "stretch" in glows.values(),
    "strength": lambda glows: "stretch" not in glows.values() or "work" in glows.values(),
    "self-care": lambda glows: not glows,
}


@pytest.mark.parametrize("name", IDS)
def test_what_lights_up_fits_the_kind(name: str) -> None:
    kind = facts(name)["kind"]
    if kind in LIT:
        assert LIT[kind](dict(read(name).glows))


@pytest.mark.parametrize("name", IDS)
def test_the_still_is_one_of_the_poses_that_are_moved_through(name: str) -> None:
    motion = read(name)
    assert motion.still in motion.poses
    assert set(motion.strip) <= set(motion.poses)
    assert len(motion.strip) <= 5
