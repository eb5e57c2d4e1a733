"""Every exercise that ships a drawing ships a sound one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from heelwise import figure
from heelwise.figure.clock import clock, moments
from heelwise.figure.joints import angles
from heelwise.figure.solve import solve
from tests.figure.shipped import EXERCISES, IDS, facts, packed, read

NEUTRAL_SWAY = 9.0
"""Degrees a standing shin leans forward over a flat foot in quiet stance; more is dorsiflexion on purpose."""

WALKING_SWAY = 18.0
"""In walking the shin passes over the foot; a little more is in its nature."""

ALLOWED = {"class", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "d", "points", "transform"}
ALLOWED |= {"x", "y", "width", "height", "rx", "cx", "cy", "r", "viewBox", "xmlns", "role", "opacity"}
ALLOWED |= {
    "attributeName",
    "type",
    "values",
    "keyTimes",
    "dur",
    "repeatCount",
    "font-size",
    "font-family",
    "id",
    "clip-path",
}


def drawn(name: str, **how: Any) -> str:
    return figure.draw(read(name), **{"side": "right", "mode": "moving", "title": name, **how})


def test_every_exercise_is_drawn() -> None:
    missing = [path.name for path in EXERCISES.iterdir() if path.is_dir() and path.name not in IDS]
    assert not missing, f"no motion.toml: {missing}"


@pytest.mark.parametrize("name", IDS)
def test_a_shipped_motion_has_no_faults(name: str) -> None:
    assert figure.faults(read(name)) == []


@pytest.mark.parametrize("name", IDS)
def test_the_files_stay_small(name: str) -> None:
    assert packed(drawn(name, mode="still")) <= 3 * 1024
    assert packed(drawn(name)) <= 12 * 1024


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("mode", ["moving", "still", "strip"])
def test_nothing_a_strict_page_forbids(name: str, mode: str) -> None:
    svg = drawn(name, mode=mode)
    assert not re.search(r"<(script|style|foreignObject|image|use|a)\b", svg)
    assert set(re.findall(r'\s([A-Za-z-]+)="', svg)) <= ALLOWED
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", IDS)
def test_the_picture_never_bends_the_ankle_further_than_the_exercise_may(name: str) -> None:
    """What the words forbid an insertional or a fresh tendon, the picture must not show."""
    motion = read(name)
    if facts(name)["dorsiflexion"] == "past-neutral" or motion.view != "side":
        return
    allowed = WALKING_SWAY if facts(name)["kind"] in ("aerobic", "plyometric") else NEUTRAL_SWAY
    bent = [angles(solve(motion, m.pose))["near ankle"] for m in moments(motion, clock(motion))]
    assert max(bent) <= allowed


@pytest.mark.parametrize("name", IDS)
def test_straight_and_bent_knees_look_their_names(name: str) -> None:
    motion, knee = read(name), facts(name).get("knee")
    if facts(name)["position"] in ("moving", "kneeling"):
        return
    if motion.view != "side" or motion.shorten or knee not in ("straight", "bent"):
        return
    bend = angles(solve(motion, motion.poses[motion.still]))["near knee"]
    if knee == "straight":
        assert bend <= 16
    else:
        assert bend >= 12


@pytest.mark.parametrize("name", IDS)
def test_the_contacts_hold_at_every_moment(name: str) -> None:
    motion = read(name)
    if motion.root == "pelvis":
        return
    for moment in moments(motion, clock(motion)):
        x, y = solve(motion, moment.pose).joint[f"{motion.root}.toes"]
        assert (x, y + 2.2) == pytest.approx(moment.pose.at, abs=1e-9)


@pytest.mark.parametrize("name", IDS)
def test_the_true_tempo_of_the_exercise_is_kept(name: str) -> None:
    dosage = facts(name).get("dosage", {})
    tempo = dosage.get("tempo-s")
    if tempo:
        spans = figure.clock(read(name), tempo=tuple(tempo))
        assert figure.period(read(name), tempo=tuple(tempo)) == pytest.approx(sum(tempo))
        down = next(span for span in spans if span.beat == "down")
        assert down.seconds >= tempo[2] - 0.5
    hold = dosage.get("hold-s")
    if hold:
        assert figure.period(read(name), hold=float(hold)) == pytest.approx(hold)
