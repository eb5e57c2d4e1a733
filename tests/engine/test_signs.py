"""Warning signs over time: the later word of two rules, whatever order they are told in; who has seen a tear."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec import convert
from msgspec.structs import replace

from heelwise.engine.day import day_view
from heelwise.engine.signs import answered
from heelwise.engine.state import Person, State, Tendon
from heelwise.engine.triage import UNSEEN_TEAR, is_seen, triage
from heelwise.record.events import ScreenAnswered
from tests.people import Diary, day, library

FLAG = "calf-swelling"
NOON = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=1)
TORN = day(-7)


def told(answer: str, at: dt.datetime) -> ScreenAnswered:
    line = {"id": "01a0b319-ed80-7c38-808d-331dfd3b1631", "at": at, "scope": "full", "answers": {FLAG: answer}}
    return convert(line, ScreenAnswered)


def after(person: Person, answer: str, at: dt.datetime) -> Person:
    return answered(person, told(answer, at), library())


def torn(**tear: Any) -> Tendon:
    rupture = {"on": TORN.isoformat(), "treatment": "undecided"} | tear
    told = Diary().intake(0, complaint="rupture", rupture=rupture)
    (tendon,) = day_view(library(), told.record(), day(0)).state.tendons
    return tendon


class TestTwoAnswers:
    """Of two answers to one question."""

    def test_the_later_instant_rules_though_it_was_told_first(self) -> None:
        person = after(after(Person(), "no", LATER), "unsure", NOON)
        assert person.answers[FLAG] == ("no", LATER)

    def test_the_earlier_is_replaced(self) -> None:
        person = after(after(Person(), "unsure", NOON), "no", LATER)
        assert person.answers[FLAG] == ("no", LATER)

    def test_of_one_instant_the_last_told_rules(self) -> None:
        person = after(after(Person(), "unsure", NOON), "no", NOON)
        assert person.answers[FLAG] == ("no", NOON)

    def test_a_sign_stands_since_it_was_last_told(self) -> None:
        assert after(after(Person(), "yes", LATER), "yes", NOON).raised[FLAG] == LATER
        assert after(after(Person(), "yes", NOON), "yes", LATER).raised[FLAG] == LATER


class TestSeen:
    """Whether anybody who treats tendons has seen a tear."""

    @pytest.mark.parametrize(
        ("tear", "seen"),
        [
            ({}, False),
            ({"clinician": True}, True),
            ({"clinician": False}, False),
            ({"surgery_on": "2026-11-02"}, True),
            ({"surgery_on": "2026-11-03"}, False),
            ({"boot_on": "2026-11-02"}, True),
            ({"boot_on": "2026-11-03"}, False),
            ({"boot_on": "2026-11-02", "clinician": False}, False),
        ],
    )
    def test_as_far_as_the_record_tells(self, tear: dict[str, Any], *, seen: bool) -> None:
        assert is_seen(torn(**tear), day(0)) is seen

    def test_a_clinicians_own_word_shows_it(self) -> None:
        assert is_seen(replace(torn(), clinician_since=day(0)), day(0))

    @pytest.mark.parametrize(("cleared", "stands"), [(-1, True), (0, False), (1, False)])
    def test_a_look_before_this_tear_says_nothing_of_it(self, cleared: int, *, stands: bool) -> None:
        at = dt.datetime.combine(day(cleared), dt.time(12), dt.UTC)
        state = State(on=day(2), person=Person(cleared={UNSEEN_TEAR: at}), tendons=(torn(),))
        found = triage(state, day(2), library())
        flags = {because.facts.get("flag") for because in found.reasons}
        assert (UNSEEN_TEAR in flags) is stands


def test_after_hard_pain_the_other_open_questions_stay_open() -> None:
    diary = (
        Diary()
        .intake(0)
        .write("session-finished", 0, "10:00", session="a", slot="any", planned_sets=3, done_sets=3, pain_during=8)
    )
    ask = day_view(library(), diary.record(), day(0)).triage.ask
    assert {FLAG, "sudden-pop"} <= set(ask)
