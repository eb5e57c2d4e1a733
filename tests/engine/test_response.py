"""The table of how a tendon answered: each row's whole finding, on both sides of its boundary."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.because import Facts
from heelwise.engine.response import Reading, findings_of, over_cap
from heelwise.engine.state import Baseline, Finding, Morning, Response, Tendon
from tests.engine.test_scores import tendon
from tests.people import day, library

LIMITS = library().limits
ON = 14
USUAL = Baseline(2, 10, "mornings")
TOLD = Baseline(2, 10, "intake")


def session(on: int = ON - 1, **told: Any) -> Response:
    """A session that hurt 2, done whole, unless something else is told."""
    usual: dict[str, Any] = {"during": 2, "after": 2, "sharp": False, "completed_pct": 100.0}
    return Response(day=day(on), steady=True, met_target=True, reps={}, **{**usual, **told})


def mornings(*pains: int | None) -> tuple[Morning, ...]:
    """One a day up to today; None was not written down."""
    first = ON - len(pains) + 1
    return tuple(Morning(day(first + place), pain, 10) for place, pain in enumerate(pains) if pain is not None)


def read(*pending: Response, tendon: Tendon | None = None, **told: Any) -> list[Finding]:
    """The findings of day 14."""
    here = replace(tendon or sore(), pending=pending)
    usual: dict[str, Any] = {"morning": None, "base": USUAL, "cap": 4, "missed": None}
    return list(findings_of(Reading(on=day(ON), tendon=here, **{**usual, **told}), LIMITS))


def sore(**changed: Any) -> Tendon:
    return replace(tendon(), **changed)


def checked(pain: int = 2, stiff: float = 10, **more: Any) -> Morning:
    return Morning(day(ON), pain, stiff, **more)


def found(rule: str, outcome: Any, **facts: Any) -> Finding:
    return Finding(day(ON), rule, outcome, facts)


YESTERDAY = day(ON - 1).isoformat()


class TestStop:
    """Sharp pain, pain at the stop mark, a limp the day after."""

    def test_sharp_pain(self) -> None:
        assert read(session(sharp=True)) == [found("sharp-pain", "regress", day=YESTERDAY)]

    @pytest.mark.parametrize(("during", "stops"), [(6, False), (7, True), (None, False)])
    def test_pain_at_the_mark(self, during: int | None, *, stops: bool) -> None:
        wanted = found("pain-stop", "regress", pain=during, stop_at=7, day=YESTERDAY)
        assert (wanted in read(session(during=during))) is stops

    def test_a_limp(self) -> None:
        assert read(morning=checked(limped_yesterday=True)) == [found("limp", "regress")]


class TestOverTheCap:
    """Pain during or right after a session."""

    @pytest.mark.parametrize(
        ("during", "after", "pain"),
        [(5, None, 5), (None, 5, 5), (5, 6, 6), (6, 5, 6), (4, 4, None), (None, None, None)],
    )
    def test_the_worse_of_the_two_counts(self, during: int | None, after: int | None, pain: int | None) -> None:
        wanted = [] if pain is None else [found("pain-over-cap", "regress", pain=pain, cap=4, day=YESTERDAY, times=1)]
        assert read(session(during=during, after=after)) == wanted

    @pytest.mark.parametrize("cap", [0, 1])
    def test_pain_that_nobody_told_is_not_over_any_cap(self, cap: int) -> None:
        assert not over_cap(session(during=None, after=None), cap)
        assert over_cap(session(during=cap + 1, after=None), cap)
        assert over_cap(session(during=None, after=cap + 1), cap)

    def test_the_worst_of_several_is_named_and_the_second_counts_double(self) -> None:
        facts: Facts = {"pain": 6, "cap": 4, "day": day(12).isoformat(), "times": 3}
        over = (session(11, during=5), session(12, during=6, after=None), session(13, during=None, after=5))
        assert read(*over) == [Finding(day(ON), "pain-over-cap-again", "regress", facts)]
        facts = {"pain": 6, "cap": 4, "day": day(13).isoformat(), "times": 3}
        over = (session(11, during=5), session(12, during=5), session(13, during=3, after=6))
        assert read(*over) == [Finding(day(ON), "pain-over-cap-again", "regress", facts)]

    @pytest.mark.parametrize(("before", "times"), [(7, 2), (6, 1)])
    def test_a_week_back(self, before: int, times: int) -> None:
        again = read(session(during=5), tendon=sore(over_cap_on=(day(before),)))
        assert [(one.rule, one.facts["times"]) for one in again] == [
            ("pain-over-cap-again" if times > 1 else "pain-over-cap", times)
        ]


class TestMornings:
    """The morning against what is usual, and against the cap."""

    @pytest.mark.parametrize("base", [None, TOLD])
    @pytest.mark.parametrize("pain", [4, 5])
    def test_over_the_cap_where_nothing_usual_was_measured(self, base: Baseline | None, pain: int) -> None:
        high = base and replace(base, pain=4)
        wanted = [found("morning-over-cap", "regress", pain=5, cap=4)] if pain > 4 else []
        assert [one for one in read(morning=checked(pain), base=high) if one.outcome == "regress"] == wanted

    @pytest.mark.parametrize(
        ("pain", "wanted"),
        [
            (2, []),
            (3, [found("morning-slight-rise", "hold", pain=3, base=2)]),
            (4, [found("morning-pain-rise", "regress", pain=4, base=2, rise=2)]),
        ],
    )
    def test_against_what_is_usual(self, pain: int, wanted: list[Finding]) -> None:
        assert read(morning=checked(pain)) == wanted

    @pytest.mark.parametrize("base", [USUAL, TOLD])
    @pytest.mark.parametrize(("stiff", "rises"), [(24.5, False), (25, True)])
    def test_stiffness(self, base: Baseline, stiff: float, *, rises: bool) -> None:
        wanted = [found("morning-stiffness-rise", "regress", stiffness=stiff, base=10, rise=15)] if rises else []
        assert read(morning=checked(stiff=stiff), base=base) == wanted

    def test_stiffness_that_was_never_told_cannot_rise(self) -> None:
        assert read(morning=checked(stiff=90), base=Baseline(2, None, "intake")) == []

    @pytest.mark.parametrize("base", [None, USUAL])
    def test_a_night(self, base: Baseline | None) -> None:
        assert read(morning=checked(night_pain=True), base=base) == [found("night-pain", "hold")]

    @pytest.mark.parametrize(("pain", "holds"), [(4, False), (5, True)])
    def test_as_usual_and_still_high(self, pain: int, *, holds: bool) -> None:
        wanted = [found("morning-still-high", "hold", pain=pain, cap=4)] if holds else []
        assert read(morning=checked(pain), base=Baseline(5, 10, "mornings")) == wanted


class TestWeek:
    """Mornings rising week on week, with or without one today."""

    @pytest.mark.parametrize(
        ("pains", "rule", "rise"),
        [
            ((1,) * 7 + (2,) * 7, "trend", 1.0),
            ((1,) * 7 + (1,) + (2,) * 6, None, None),
            ((1,) * 7 + (2,) * 6 + (None,), "trend", 1.0),
            ((1,) * 7 + (2, 2, 2, 2, 2, 3, 3), "trend", 1.3),
            ((1,) * 7 + (2,) * 7 + (3,) * 7, "trend-two-weeks", 1.0),
            ((1,) * 7 + (1,) * 7 + (3,) * 7, "trend", 2.0),
            ((None,) * 7 + (3,) * 7, None, None),
        ],
    )
    def test_a_rise(self, pains: tuple[int | None, ...], rule: str | None, rise: float | None) -> None:
        outcome = "regress" if rule == "trend-two-weeks" else "hold"
        wanted = [] if rule is None else [found(rule, outcome, rise=rise, limit=1)]
        assert read(tendon=sore(mornings=mornings(*pains))) == wanted


class TestIncomplete:
    """Sessions cut short or not done."""

    @pytest.mark.parametrize(("done", "told"), [(79.6, 80), (79.4, 79), (80, None), (None, None)])
    def test_cut_short(self, done: float | None, told: int | None) -> None:
        wanted = [] if told is None else [found("session-cut-short", "hold", done_pct=told, least_pct=80)]
        assert read(session(completed_pct=done)) == wanted

    @pytest.mark.parametrize(("missed", "holds"), [(None, False), (2, False), (3, True), (4, True)])
    def test_missed(self, missed: int | None, *, holds: bool) -> None:
        assert read(missed=missed) == ([found("sessions-missed", "hold", missed=missed, limit=3)] if holds else [])


def test_every_row_that_matches_is_found_gravest_first() -> None:
    both = read(session(during=8, completed_pct=50.0), morning=checked(4, night_pain=True), missed=3)
    assert [one.rule for one in both] == [
        "pain-stop",
        "pain-over-cap",
        "morning-pain-rise",
        "night-pain",
        "session-cut-short",
    ]
