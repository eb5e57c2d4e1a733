"""Things beside, under and upon the person: drawn, solid where they should be, and holdable."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from heelwise import figure
from heelwise.figure.gear import STRAPS, WORN, strap_points
from heelwise.figure.motion import Prop
from heelwise.figure.people import people
from heelwise.figure.props import FLOOR, extent, grips, solids, standing, tops
from heelwise.figure.rig import PARENT, RIGS
from heelwise.figure.solve import solve
from heelwise.figure.things import KINDS
from tests.figure.shipped import IDS, SVG, read, seated, small, tree

SIZES = {
    "x": 10.0,
    "y": 20.0,
    "width": 50.0,
    "height": 40.0,
    "every": 30.0,
}


def thing(kind: str) -> Prop:
    needs = KINDS[kind].needs
    return Prop(kind=kind, size={key: SIZES[key] if usual is None else usual for key, usual in needs.items()})


def elements(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>').iter())[1:]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"marks"}))
def test_every_thing_is_drawn_in_colours_of_the_palette(kind: str) -> None:
    drawn = elements(standing((thing(kind),)))
    assert drawn
    rules = figure.stylesheet(dark=False)
    assert all(f".{e.attrib['class']}{{" in rules for e in drawn if "class" in e.attrib)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_thing_has_room_in_the_picture(kind: str) -> None:
    box = extent(thing(kind))
    assert box is not None
    left, top, right, bottom = box
    assert left <= right
    assert top <= bottom


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_solid_thing_carries_a_foot_on_its_top(kind: str) -> None:
    prop = thing(kind)
    levels = tops((prop,))
    assert levels[0] == FLOOR
    assert [(left, right, top) for left, top, right, _ in solids((prop,))] == levels[1:]
    for left, top, right, bottom in solids((prop,)):
        assert left < right
        assert top < bottom


@pytest.mark.parametrize("kind", ["chair", "rail", "pole", "bike", "glider", "press-seat"])
def test_what_is_made_to_be_held_can_be_held(kind: str) -> None:
    assert grips((thing(kind),))


def test_a_rope_and_a_pack_are_no_obstacles() -> None:
    worn = (Prop(kind="backpack", size={}), Prop(kind="rope", size={}, spots=("near.palm",)))
    assert solids(worn) == []
    assert grips(worn) == []
    assert standing(worn) == ""
    assert extent(worn[0]) is None
    assert extent(worn[1]) is not None


def test_a_chair_can_face_either_way() -> None:
    right = Prop(kind="chair", size={**thing("chair").size, "x": 0.0})
    left = Prop(kind="chair", size={**right.size, "faces": -1.0})
    assert solids((right,))[0][:3:2] == (0, 42)
    assert solids((left,))[0][:3:2] == (-42, 0)
    assert grips((left,))[0][0] == -grips((right,))[0][0]


def test_stairs_rise_by_equal_steps() -> None:
    stairs = Prop(kind="stairs", size={"x": 0.0, "rise": 17.0, "run": 28.0, "count": 3.0})
    assert [(left, top) for left, top, _, _ in solids((stairs,))] == [(0, -17), (28, -34), (56, -51)]


@pytest.mark.parametrize("kind", sorted(WORN))
def test_what_is_worn_hangs_on_a_part_of_the_body(kind: str) -> None:
    assert set(WORN[kind]) <= {*PARENT, "pelvis"}
    assert all(elements(drawn) for drawn in WORN[kind].values())


@pytest.mark.parametrize("kind", sorted(set(STRAPS) - {"rope", "crank"}))
def test_a_strap_runs_from_spot_to_spot(kind: str) -> None:
    motion = figure.motion_from(seated())
    body = solve(motion, motion.poses["flat"])
    strap = Prop(kind=kind, size={}, spots=("near.palm", "near.ball"))
    assert strap_points(strap, body, turned=0) == [body.spot("near.palm"), body.spot("near.ball")]
    tied = Prop(kind=kind, size={}, spots=("near.ball",), anchor=(-60.0, -12.0))
    assert strap_points(tied, body, turned=0)[0] == (-60, -12)


def test_a_rope_turns_about_the_hand_and_keeps_its_length() -> None:
    motion = figure.motion_from(small())
    body = solve(motion, motion.poses["low"])
    rope = Prop(kind="rope", size={}, spots=("near.palm",))
    hand = body.spot("near.palm")
    below, above = strap_points(rope, body, turned=0), strap_points(rope, body, turned=180)
    assert below[0] == above[0] == hand
    assert below[-1][1] > hand[1] > above[-1][1]
    assert below[-1][1] - hand[1] == pytest.approx(hand[1] - above[-1][1])


@pytest.mark.parametrize("view", sorted(RIGS))
def test_every_part_of_every_view_has_a_drawing(view: Any) -> None:
    drawn = people(view)
    assert set(drawn) == {*PARENT, "pelvis", "near.fist", "far.fist"}
    assert set(RIGS[view].joint) == {*PARENT, "pelvis"}
    assert {part for part, _ in RIGS[view].spots.values()} <= set(RIGS[view].joint)


def test_a_dumbbell_lies_in_the_hand() -> None:
    data = {**small(), "props": [{"kind": "wall", "x": 46}, {"kind": "dumbbell"}]}
    svg = figure.draw(figure.motion_from(data), side="right", mode="still", title="t")
    assert svg.count("hw-iron-line") == 2


def test_the_ground_goes_by_under_a_walker() -> None:
    svg = tree(figure.draw(read("walk"), side="right", mode="moving", title="t"))
    marks = [g for g in svg.iter(f"{SVG}g") if g.attrib.get("class") == "hw-marks"]
    assert len(marks) == 1
    places = [float(v.split()[0]) for v in marks[0][0].attrib["values"].split(";")]
    assert places == sorted(places, reverse=True)
    every = next(p.size["every"] for p in read("walk").props if p.kind == "marks")
    assert (places[0] - places[-1]) % every == pytest.approx(0)


@pytest.mark.parametrize("name", [n for n in IDS if any(p.kind in STRAPS for p in read(n).props)])
def test_straps_of_shipped_pictures_start_where_they_are_held(name: str) -> None:
    motion = read(name)
    for prop in motion.props:
        if prop.kind in STRAPS:
            body = solve(motion, motion.poses[motion.still])
            run = strap_points(prop, body, turned=0)
            assert len(run) >= 2
            starts = [body.spot(prop.spots[0])] + ([prop.anchor] if prop.anchor else [])
            assert run[0] in starts
