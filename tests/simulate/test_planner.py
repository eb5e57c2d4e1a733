"""Carrying the state along prescribes what plain `decide` prescribes, whatever arrives late or is taken back."""

import datetime as dt
import random

import pytest

from heelwise.engine.decide import decide
from heelwise.record.decode import decode_lines
from heelwise.record.encode import encode_lines
from heelwise.record.events import EventRetracted
from heelwise.record.record import Record
from heelwise.simulate.living import FIRST, Life
from heelwise.simulate.planner import EnginePlanner, still_to_do
from heelwise.simulate.traits import ARMS
from tests.simulate.people import library, life

DAYS = 100
ARMS_OF_THE_ENGINE = [name for name, arm in ARMS.items() if not arm.fixed]


def recorded(one: Life) -> Record:
    assert isinstance(one.planner, EnginePlanner)
    return Record.of(one.planner.events)


def compare(one: Life, on: dt.date) -> None:
    """What is asked now, both ways."""
    asked, decided = one.planner.ask(on), decide(library(), recorded(one), on)
    assert (asked.on, asked.verdict) == (decided.on, decided.verdict)
    assert asked.sittings == still_to_do(decided.sessions)
    assert asked.ask == (*decided.ask, *decided.daily_due)
    assert dict(asked.pathways) == {plan.side: plan.pathway for plan in decided.tendons if plan.pathway}


@pytest.mark.parametrize("arm", ARMS_OF_THE_ENGINE)
def test_on_sampled_days_both_ways_agree(arm: str) -> None:
    one = life(arm, 1, late=0.3, slips=0.1, signs=0.03)
    draw = random.Random(arm)
    one.live(1)
    for number in range(1, DAYS):
        one.day(number)
        if draw.random() < 0.12:
            compare(one, FIRST + dt.timedelta(days=number))
    assert any(isinstance(event, EventRetracted) for event in recorded(one).events) or arm == "rupture-guided"


def test_after_weeks_without_a_word_both_ways_agree() -> None:
    one = life("graded-loading", 2)
    one.live(20)
    for days in (1, 14, 15, 44, 45, 46, 47, 80):
        compare(one, FIRST + dt.timedelta(days=19 + days))


def test_what_virtual_people_write_is_a_valid_record() -> None:
    for arm in ("two-sides", "rupture-guided", "silbernagel"):
        one = life(arm, 3, late=0.2, slips=0.1, signs=0.05)
        one.live(60)
        events = recorded(one).events
        decoded = decode_lines(encode_lines(events).splitlines(), file=arm)
        assert not decoded.faults
        assert Record.of(decoded.events).events == events


def test_the_same_person_lives_the_same_life_twice() -> None:
    lives = [life("silbernagel", 4) for _ in range(2)]
    assert lives[0].live(40) == lives[1].live(40)
    assert recorded(lives[0]) == recorded(lives[1])
