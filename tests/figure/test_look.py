"""Text and colour: numbers as short as they can be, everything escaped, glows told apart on skin, light and dark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise import figure
from heelwise.figure.arrows import hints
from heelwise.figure.joints import angles
from heelwise.figure.palette import PAINTS
from heelwise.figure.solve import solve
from heelwise.figure.svg import el, group, num, path, points
from tests.figure.shipped import small


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@given(value=st.floats(min_value=-900, max_value=900))
def test_a_number_is_short_and_near(value: float) -> None:
    text = num(value)
    assert abs(float(text) - value) <= 0.0500001
    assert not text.endswith(".0")
    assert text != "-0"


def test_points_are_pairs() -> None:
    assert points((1, 2), (3.25, -0.01)) == "1 2 3.2 0"


def test_attributes_are_escaped_and_hyphenated() -> None:
    assert el("a", stroke_width=2.0, class_='x"<') == '<a stroke-width="2" class="x&quot;&lt;"/>'


def test_an_empty_group_is_nothing() -> None:
    assert group("", transform="rotate(3)") == ""
    assert group("<a/>") == "<a/>"
    assert group("<a/>", opacity="0.5") == '<g opacity="0.5"><a/></g>'


def test_a_path_is_written_on_one_line() -> None:
    assert "\n" not in path("M0 0\nL1 1", "skin")


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("glow", ["stretch", "work"])
def test_what_lights_up_differs_from_skin_and_from_paper(tone: str, glow: str) -> None:
    paper = {"light": "#fffdf9", "dark": "#1a2027"}[tone]
    lit, skin = getattr(PAINTS[glow], tone), getattr(PAINTS["skin"], tone)
    assert contrast(lit, paper) >= 3
    assert lit != skin


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_the_words_and_arrows_can_be_read(tone: str) -> None:
    paper = {"light": "#fffdf9", "dark": "#1a2027"}[tone]
    assert contrast(getattr(PAINTS["word"], tone), paper) >= 7
    assert contrast(getattr(PAINTS["arrow"], tone), paper) >= 3


def test_the_tendon_has_the_one_warm_accent() -> None:
    assert (PAINTS["stretch"].light, PAINTS["stretch"].dark) == ("#d9542b", "#f0744c")


@pytest.mark.parametrize("dark", [True, False])
def test_the_stylesheet_has_one_rule_for_each_paint(dark: bool) -> None:
    rules = figure.stylesheet(dark=dark).splitlines()
    assert len(rules) == len(PAINTS)
    assert all(rule.startswith(".hw-") for rule in rules)


def test_a_stroke_is_not_filled() -> None:
    assert 'fill="none"' in PAINTS["band"].attributes()
    assert 'fill="none"' not in PAINTS["skin"].attributes()


def test_hints_are_one_path_each() -> None:
    assert hints(figure.motion_from(small())).count("<path") == 2


def test_an_arrow_without_length_does_not_fail() -> None:
    data = {**small(), "arrows": [{"tail": [1, 1], "head": [1, 1]}]}
    assert "nan" not in hints(figure.motion_from(data))


def test_angles_speak_anatomy() -> None:
    """Bent forward is positive: a lunge has flexed hip and knee, a raise points the foot."""
    data = small()
    data["poses"]["low"] |= {"trunk": 20, "near": {"foot": 0, "shank": 25, "thigh": -60}}
    motion = figure.motion_from(data)
    bent = angles(solve(motion, motion.poses["low"]))
    assert bent["near ankle"] == pytest.approx(25)
    assert bent["near knee"] == pytest.approx(85)
    assert bent["near hip"] == pytest.approx(80)
    raised = figure.motion_from(small())
    assert angles(solve(raised, raised.poses["high"]))["near ankle"] == pytest.approx(-31)
    assert angles(solve(raised, raised.poses["high"]))["near toe"] == pytest.approx(36)
