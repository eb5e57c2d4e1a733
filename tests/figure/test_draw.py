"""The SVG: what it holds, how it moves, how it mirrors."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest

from heelwise import figure
from heelwise.figure.clock import moments
from heelwise.figure.frame import body_box, inset, window
from heelwise.figure.solve import solve
from tests.figure.shipped import IDS, SVG, read, seated, small, tree


def moving(name: str, **how: object) -> str:
    return figure.draw(read(name), side="right", mode="moving", title=name, **how)  # type: ignore[arg-type]


@cache
def tree_of(name: str) -> ET.Element:
    return tree(moving(name))


@pytest.mark.parametrize("name", IDS)
def test_all_animations_share_one_loop(name: str) -> None:
    motion = read(name)
    found = [e for e in tree_of(name).iter() if e.tag.startswith(f"{SVG}animate")]
    assert found
    for animation in found:
        times = [float(t) for t in animation.attrib["keyTimes"].split(";")]
        assert times[0] == 0
        assert times[-1] == 1
        assert times == sorted(times)
        assert len(times) == len(animation.attrib["values"].split(";"))
        assert float(animation.attrib["dur"].removesuffix("s")) == pytest.approx(figure.period(motion), abs=1e-3)
        assert animation.attrib["repeatCount"] == "indefinite"


@pytest.mark.parametrize("name", IDS)
def test_the_loop_closes(name: str) -> None:
    going_round = {e for p in tree_of(name).iter(f"{SVG}g") if p.attrib.get("class") == "hw-marks" for e in p}
    for animation in tree_of(name).iter():
        if animation in going_round:
            continue
        values = animation.attrib.get("values", "").split(";")
        if animation.attrib.get("type") == "rotate":
            first, last = (float(v.split()[0]) for v in (values[0], values[-1]))
            assert (first - last) % 360 == pytest.approx(0, abs=0.11) or (first - last) % 360 > 359.8
        else:
            assert values[0] == values[-1]


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("mode", ["moving", "still"])
def test_left_is_the_exact_mirror_of_right(name: str, mode: figure.Mode) -> None:
    motion = read(name)
    right = figure.draw(motion, side="right", mode=mode, title="t")
    left = figure.draw(motion, side="left", mode=mode, title="t")
    view = [float(v) for v in tree(right).attrib["viewBox"].split()]
    mirror = next(g for g in tree(left) if g.tag == f"{SVG}g")
    a, b, c, d, across, down = mirror.attrib["transform"].removeprefix("matrix(").removesuffix(")").split()
    assert (a, b, c, d, down) == ("-1", "0", "0", "1", "0")
    assert float(across) == pytest.approx(2 * view[0] + view[2], abs=0.21)
    plain = [nameless(e) for e in tree(right)]
    mirrored = [nameless(e) for e in (tree(left)[0], *mirror)]
    same = mirrored == plain
    assert same


def nameless(element: ET.Element) -> str:
    return re.sub("hw-[0-9a-f]{8}", "", ET.tostring(element, encoding="unicode"))


def test_both_sides_are_drawn_like_the_right() -> None:
    motion = figure.motion_from(small())
    both = figure.draw(motion, side="both", mode="still", title="t")
    assert both == figure.draw(motion, side="right", mode="still", title="t")


def test_no_two_different_drawings_share_an_id() -> None:
    names = [
        id_
        for name in IDS
        for side in ("left", "right")
        for mode in ("moving", "still", "strip")
        for id_ in ids_of(figure.draw(read(name), side=side, mode=mode, title="t"))  # type: ignore[arg-type]
    ]
    assert names
    assert len(names) == len(set(names))


def test_the_same_drawing_twice_on_a_page_takes_a_prefix() -> None:
    once = ids_of(moving("heel-drop"))
    assert once != ids_of(moving("heel-drop", prefix="b")) != ids_of(moving("heel-drop", prefix="c"))
    assert ids_of(moving("heel-drop", tempo=(1, 0, 3, 2))) != once


def test_the_enlarged_foot_keeps_the_clock_of_the_whole() -> None:
    """A nested svg would run on its own time, whatever a player sets."""
    assert not list(tree(moving("heel-drop")).iter(f"{SVG}svg"))[1:]


def ids_of(svg: str) -> list[str]:
    return [e.attrib["id"] for e in tree(svg).iter() if "id" in e.attrib]


def test_a_still_does_not_move_and_shows_its_hints() -> None:
    still = figure.draw(figure.motion_from(small()), side="right", mode="still", title="t")
    assert "<animate" not in still
    assert still.count("hw-arrow") == 2
    assert "hw-arrow" not in figure.draw(figure.motion_from(small()), side="right", mode="moving", title="t")


def test_a_strip_shows_each_key_pose_once() -> None:
    motion = figure.motion_from(small())
    strip = tree(figure.draw(motion, side="right", mode="strip", title="t"))
    panels = strip.findall(f"{SVG}svg")
    assert len(panels) == len(motion.strip) == 2
    assert float(panels[1].attrib["x"]) > float(panels[0].attrib["width"])


def test_a_mirrored_strip_still_reads_in_the_order_of_doing() -> None:
    motion = figure.motion_from(small())
    right = tree(figure.draw(motion, side="right", mode="strip", title="t"))
    left = tree(figure.draw(motion, side="left", mode="strip", title="t"))
    for plain, mirrored in zip(right.findall(f"{SVG}svg"), left.findall(f"{SVG}svg"), strict=True):
        inside = mirrored.find(f"{SVG}g")
        assert inside is not None
        assert [ET.tostring(e) for e in plain] == [ET.tostring(e) for e in inside]


@pytest.mark.parametrize("name", [name for name in IDS if read(name).detail])
def test_the_enlarged_foot_lies_beside_the_person(name: str) -> None:
    motion = read(name)
    bodies = [solve(motion, m.pose) for m in moments(motion, figure.clock(motion))]
    box, room, whole = inset(motion, bodies), window(motion, bodies), body_box(bodies)
    assert room[0] < box[0] < box[2] < whole[0]
    assert room[1] < box[1] < box[3] < 0
    assert box[2] - box[0] > 1.3 * motion.detail[2]  # type: ignore[index]
    svg = tree(figure.draw(motion, side="right", mode="still", title="t"))
    assert [e.attrib.get("class") for e in svg.iter(f"{SVG}rect")].count("hw-inset") == 1


def test_the_title_is_read_aloud_and_escaped() -> None:
    svg = figure.draw(figure.motion_from(small()), side="right", mode="still", title="Up & <down>")
    assert tree(svg).attrib["role"] == "img"
    title = tree(svg).find(f"{SVG}title")
    assert title is not None
    assert title.text == "Up & <down>"


def test_the_legend_names_only_the_colours_in_use() -> None:
    motion = figure.motion_from(small())
    words = {"stretch": "stretches", "work": "works"}
    svg = figure.draw(motion, side="left", mode="still", title="t", legend=words)  # type: ignore[arg-type]
    assert [e.text for e in tree(svg).findall(f"{SVG}text")] == ["works", "stretches"]
    band = figure.motion_from(seated())
    assert "<text" not in figure.draw(band, side="left", mode="still", title="t", legend=words)  # type: ignore[arg-type]


def test_a_strap_and_its_loop_follow_the_foot() -> None:
    svg = figure.draw(figure.motion_from(seated()), side="right", mode="moving", title="t")
    band = [e for e in tree(svg).iter(f"{SVG}polyline") if e.attrib["class"] == "hw-band"]
    assert len(band) == 1
    assert band[0].find(f"{SVG}animate") is not None
    assert "hw-band-fill" in svg


def test_a_frame_of_ones_own_is_kept() -> None:
    data = {**small(), "frame": [-100, -10, 200]}
    svg = figure.draw(figure.motion_from(data), side="right", mode="still", title="t")
    assert tree(svg).attrib["viewBox"] == "-100 -190 200 200"


def test_every_class_drawn_can_be_recoloured() -> None:
    rules = figure.stylesheet(dark=True)
    for name in IDS:
        for element in tree(moving(name)).iter():
            for word in element.attrib.get("class", "").split():
                assert word in ("hw-figure", "hw-marks") or f".{word}{{" in rules
