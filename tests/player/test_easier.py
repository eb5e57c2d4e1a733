"""What may be done instead of what is too much: allowed now, easier by the content, and never more than the plan."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from heelwise.engine.cues import cues_of, length_s
from heelwise.engine.day import day_view
from heelwise.engine.decide import decide
from heelwise.engine.decision import Item
from heelwise.engine.may import may
from heelwise.figure.clock import clock
from heelwise.figure.read import motion_from
from heelwise.journal.files import read_record
from heelwise.knowledge.read import load, motion
from heelwise.web.pages.player.easier import WEIGHTED, easier_items
from heelwise.web.pages.player.figures import steps
from heelwise.web.pages.player.show import REST_TIER, sheet
from tests.cli.conftest import EXAMPLES

KNOWN = load()
DAY = dt.date(2026, 11, 20)
PEOPLE = ("runner", "desk", "insertional", "rupture")


def record(person: str):
    return read_record(EXAMPLES / f"{person}.jsonl")


def item(exercise: str, **fields) -> Item:
    return Item(exercise=exercise, side=fields.pop("side", "left"), sets=fields.pop("sets", 3), rest_s=30, **fields)


def every_item() -> tuple[Item, ...]:
    """Each exercise of the library that has repetitions or a hold, at a small dose."""
    found = []
    for one in KNOWN.exercises.values():
        side = "both" if one.legs == "two" else "left"
        if one.dosage.reps is not None:
            found.append(item(one.id, side=side, reps=6))
        elif one.dosage.hold_s is not None:
            found.append(item(one.id, side=side, hold_s=20))
    return tuple(found)


@pytest.mark.parametrize("person", PEOPLE)
def test_it_is_allowed_now_and_asks_for_no_more(person):
    asked = every_item()
    for place, other in easier_items(asked, day_view(KNOWN, record(person), DAY)).items():
        planned, one = asked[place], KNOWN.exercises[other.exercise]
        assert other.exercise in KNOWN.exercises[planned.exercise].easier
        assert may(KNOWN, record(person), exercise=other.exercise, on=DAY).answer == "yes"
        assert one.load_tier <= KNOWN.exercises[planned.exercise].load_tier
        assert other.sets == planned.sets
        assert (other.reps or 0) <= (planned.reps or 0)
        assert (other.hold_s or 0) <= (planned.hold_s or 0)
        assert not WEIGHTED & set(one.equipment)
        assert other.load_kg == 0


@pytest.mark.parametrize("person", PEOPLE)
def test_work_for_two_legs_is_not_put_on_one(person):
    asked = every_item()
    for place, other in easier_items(asked, day_view(KNOWN, record(person), DAY)).items():
        if asked[place].side == "both":
            assert KNOWN.exercises[other.exercise].legs == "two"


def test_somebody_gets_one():
    asked = (item("double-leg-heel-raise", side="both", reps=10),)
    view = day_view(KNOWN, record("desk"), DAY)
    assert easier_items(asked, view)[0].exercise == "seated-calf-raise"


def test_a_walk_or_a_ride_has_none():
    asked = (replace(item("walk-jog", side="both"), minutes=10),)
    assert easier_items(asked, day_view(KNOWN, record("desk"), DAY)) == {}


def test_the_page_brings_it_after_the_planned_items_with_a_sheet_of_its_own():
    decision = decide(KNOWN, record("desk"), DAY)
    (session,) = decision.sessions[:1]
    easier = easier_items(session.items, day_view(KNOWN, record("desk"), DAY))
    assert easier
    block = sheet(session, cues_of(session.items, KNOWN), decision, KNOWN, receipt="0", easier=easier)
    assert block["planned"] == len(session.items)
    for place, other in easier.items():
        there = block["easier"][place]
        assert block["items"][there["item"]]["exercise"] == other.exercise
        assert len(there["cues"]) == len(cues_of((other,), KNOWN))
        assert length_s(cues_of((other,), KNOWN)) > 0


def test_what_loads_the_tendon_is_told_apart():
    decision = decide(KNOWN, record("desk"), DAY)
    session = decision.sessions[0]
    block = sheet(session, cues_of(session.items, KNOWN), decision, KNOWN, receipt="0")
    for one in block["items"]:
        assert one["loads"] == (KNOWN.exercises[one["exercise"]].load_tier > REST_TIER)


@pytest.mark.parametrize("asked", every_item(), ids=lambda one: one.exercise)
def test_without_motion_every_moment_has_its_key_pose(asked):
    found = steps(asked)
    poses = motion_from(motion(asked.exercise)).strip
    assert found
    assert [at for at, _ in found] == sorted(at for at, _ in found)
    assert all(0 <= pose < len(poses) for _, pose in found)
    hold = None if asked.hold_s is None else float(asked.hold_s)
    assert found[-1][0] < sum(
        span.seconds for span in clock(motion_from(motion(asked.exercise)), tempo=None, hold=hold)
    )
