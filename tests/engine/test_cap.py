"""The pain cap: who gets the wider one, and the whole of the reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.cap import cap_because, cap_of, is_stable
from heelwise.engine.state import Morning, Person, Tendon
from tests.engine.test_scores import tendon
from tests.people import day, library

KNOWN = library()
PAIN = KNOWN.limits.pain
ON = 14
SAID = dt.datetime(2026, 11, 2, 8, 5, tzinfo=dt.UTC)
EVERY_OTHER = (1, 3, 5, 7, 8, 10, 12, 14)
"""Four mornings in each of the two weeks before day 14, the last of them today's."""


def sore(*mornings: int, **changed: Any) -> Tendon:
    known = tuple(Morning(day(on), 2, 10) for on in mornings or EVERY_OTHER)
    return replace(tendon(), **{"mornings": known, "cap_wanted": "standard", "cap_by": "person", **changed})


def who(*trained: int, **changed: Any) -> Person:
    return Person(session_days=tuple(map(day, trained or (3, 10))), **changed)


class TestStable:
    """Two weeks without a step down, each known by four mornings and a session."""

    @pytest.mark.parametrize(
        ("mornings", "stable"),
        [
            (EVERY_OTHER, True),
            ((1, 2, 3, 4, 11, 12, 13, 14), True),
            ((4, 5, 6, 7, 8, 9, 10, 11), True),
            ((0, 3, 5, 7, 8, 10, 12, 14), False),
            ((1, 3, 5, 8, 9, 10, 12, 14), False),
            ((1, 3, 5, 6, 7, 10, 12, 14), False),
            ((8, 9, 10, 11, 12, 13, 14), False),
            ((1, 2, 3, 4, 5, 6, 7), False),
        ],
    )
    def test_each_week_has_mornings_of_its_own(self, mornings: tuple[int, ...], *, stable: bool) -> None:
        assert is_stable(who(), sore(*mornings), day(ON), KNOWN) is stable

    @pytest.mark.parametrize(
        ("trained", "stable"),
        [
            ((3, 10), True),
            ((0, 14), False),
            ((7,), False),
            ((0, 7), True),
            ((8, 14), False),
            ((3,), False),
            ((-1, 10), False),
        ],
    )
    def test_each_week_has_a_session(self, trained: tuple[int, ...], *, stable: bool) -> None:
        assert is_stable(who(*trained), sore(), day(ON), KNOWN) is stable

    @pytest.mark.parametrize(("unsettled", "stable"), [(-1, True), (0, True), (1, False)])
    def test_two_weeks_since_the_last_unsettled_day(self, unsettled: int, *, stable: bool) -> None:
        assert is_stable(who(), sore(unsettled_on=day(unsettled)), day(ON), KNOWN) is stable

    @pytest.mark.parametrize(("since", "stable"), [(0, True), (1, False)])
    def test_two_weeks_since_the_plan_began(self, since: int, *, stable: bool) -> None:
        assert is_stable(who(), sore(plan_since=day(since)), day(ON), KNOWN) is stable


class TestCap:
    """Four, five where it is wished and earned or a clinician says so, three for a healing tear."""

    @pytest.mark.parametrize(
        ("changed", "trained", "cap", "verdict"),
        [
            ({}, (3, 10), 5, "met"),
            ({}, (3,), 4, "unmet"),
            ({"cap_by": "clinician"}, (3,), 5, "met"),
            ({"cap_wanted": "strict"}, (3, 10), 4, "met"),
            ({"cap_wanted": "strict", "cap_by": "clinician"}, (3, 10), 4, "met"),
            ({"condition": "rupture", "cap_by": "clinician"}, (3, 10), 3, "unmet"),
            ({"condition": "rupture", "cap_wanted": "strict"}, (3, 10), 3, "met"),
        ],
    )
    def test_with_its_reason(self, changed: dict[str, Any], trained: tuple[int, ...], cap: int, verdict: Any) -> None:
        here = sore(**changed)
        facts: Facts = {"cap": cap, "wanted": here.cap_wanted, "days": 14}
        number = PAIN.standard_cap if cap == 5 else PAIN.strict_cap
        assert cap_of(who(*trained), here, day(ON), KNOWN) == cap
        assert cap_because(who(*trained), here, day(ON), KNOWN) == Because("pain-cap", verdict, facts, number.sources)

    @pytest.mark.parametrize("told", [{"raised": {"pregnant": SAID}}, {"doubted": {"pregnant": SAID}}])
    def test_a_sign_to_mention_keeps_it_strict_whoever_wishes_otherwise(self, told: dict[str, Any]) -> None:
        for by in ("person", "clinician"):
            assert cap_of(who(3, 10, **told), sore(cap_by=by), day(ON), KNOWN) == 4

    def test_nobody_s_cap_is_the_strict_one(self) -> None:
        assert cap_of(who(), None, day(ON), KNOWN) == 4
