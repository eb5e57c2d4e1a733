"""When a plan does not help: each boundary of the twelve weeks, of the share done, and of the gain."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.non_response import evidence_of_flag, no_gain, not_improving_since
from heelwise.engine.plan_week import PlanWeek
from heelwise.engine.state import Person, State, Tendon
from heelwise.engine.worsening import restless_since, trend_days, worse_since
from tests.engine.test_scores import KNOWN, measured, tendon
from tests.people import day

AT = day(84)
LIMITS = KNOWN.limits.response


def person(*scores: tuple[int, float], done: int = 7, weeks: int = 12, cleared: int | None = None) -> Person:
    """Somebody with these scores and twelve weeks of 10 asked sessions each."""
    rows = tuple(PlanWeek(since=day(7 * n), asked=10, done=done, paused=False) for n in range(weeks))
    known: dict[Any, Any] = {}
    for score in measured("visa-a", *scores):
        known.setdefault((score.measure, score.side), []).append(score)
    at = None if cleared is None else measured("visa-a", (cleared, 0))[0].at
    return Person(
        weeks=rows,
        measured={key: tuple(series) for key, series in known.items()},
        cleared={} if at is None else {"not-improving": at, "night-pain": at},
    )


SORE = tendon()


def found(who: Person, on: int = 84, of: Tendon = SORE) -> int | None:
    """The day number on which it shows, None where it does not."""
    gain = no_gain(of, who, day(on), KNOWN)
    return None if gain is None else (gain.on - day(0)).days


@pytest.mark.parametrize(("last", "shows"), [(50, True), (56.9, True), (57, False), (90, False), (10, True)])
def test_the_gain(last: float, *, shows: bool) -> None:
    assert (found(person((0, 50), (84, last))) is not None) is shows


def test_the_gain_is_counted_in_decimals() -> None:
    """57.3 less 50.3 is 7, whatever binary fractions make of it."""
    assert found(person((0, 50.3), (84, 57.3))) is None


@pytest.mark.parametrize(("last", "shows"), [(89, True), (90, False)])
def test_who_is_well_has_nowhere_to_rise_to(last: float, *, shows: bool) -> None:
    assert (found(person((0, 86), (84, last))) is not None) is shows


@pytest.mark.parametrize(("done", "shows"), [(7, True), (6, False), (10, True), (0, False)])
def test_the_share_of_sessions(done: int, *, shows: bool) -> None:
    """7 of 10 each week are 70 %."""
    assert (found(person((0, 50), (84, 50), done=done)) is not None) is shows


@pytest.mark.parametrize(("weeks", "shows"), [(12, True), (11, False)])
def test_the_weeks_of_training(weeks: int, *, shows: bool) -> None:
    assert (found(person((0, 50), (84, 50), weeks=weeks)) is not None) is shows


@pytest.mark.parametrize(("on", "shows"), [(83, None), (84, 84), (200, 84)])
def test_it_shows_from_the_day_the_weeks_are_over(on: int, shows: int | None) -> None:
    assert found(person((0, 50), (80, 50), weeks=30), on) == shows


def test_a_score_more_than_three_weeks_early_is_not_one_of_week_12() -> None:
    assert found(person((0, 50), (62, 50)), 84) is None
    assert found(person((0, 50), (63, 50)), 84) == 84


@pytest.mark.parametrize(("first", "shows"), [(0, True), (21, True), (22, False)])
def test_the_first_score_is_near_the_start(first: int, *, shows: bool) -> None:
    assert (found(person((first, 50), (84, 50))) is not None) is shows


@pytest.mark.parametrize("condition", ["tightness", "rupture"])
def test_the_score_was_made_for_painful_tendons(condition: Any) -> None:
    assert found(person((0, 50), (84, 50)), of=replace(SORE, condition=condition)) is None


@pytest.mark.parametrize("scores", [(), ((0, 50),), ((84, 50),)])
def test_without_two_scores_nothing_is_concluded(scores: tuple[tuple[int, float], ...]) -> None:
    assert found(person(*scores)) is None


def test_two_ways_of_scoring_are_not_compared() -> None:
    mixed = person((0, 50))
    other = measured("visa-a", (84, 50), method="counted")
    series = (*mixed.measured["visa-a", None], *other)
    assert found(replace(mixed, measured={("visa-a", None): series})) is None


def test_it_stays_when_a_better_score_follows() -> None:
    assert found(person((0, 50), (84, 50), (90, 80), weeks=20), 120) == 84


class TestLookedAt:
    """After a clinician cleared it the count begins anew."""

    def test_the_same_scores_do_not_show_it_again(self) -> None:
        assert found(person((0, 50), (84, 50), weeks=30, cleared=85), 168) is None

    def test_twelve_weeks_later_a_new_score_may(self) -> None:
        assert found(person((0, 50), (84, 50), (175, 54), weeks=30, cleared=85), 200) == 175

    def test_a_gain_since_then_does_not(self) -> None:
        assert found(person((0, 50), (84, 50), (175, 57), weeks=30, cleared=85), 200) is None


class TestMornings:
    """Rising again after the plan was eased, and nights."""

    @pytest.mark.parametrize(
        ("on", "eased", "again"), [(26, 20, None), (27, 27, 27), (34, 34, 34), (35, 35, None), (60, 60, None)]
    )
    def test_a_week_to_a_fortnight_after(self, on: int, eased: int, again: int | None) -> None:
        before = replace(SORE, trend_eased_on=day(20))
        assert trend_days(before, day(on), LIMITS) == (day(eased), None if again is None else day(again))

    def test_the_first_time_is_a_row_of_the_table(self) -> None:
        assert trend_days(SORE, day(20), LIMITS) == (day(20), None)

    def test_what_was_found_before_is_kept(self) -> None:
        before = replace(SORE, trend_eased_on=day(20), worse_again_on=day(20))
        assert trend_days(before, day(22), LIMITS) == (day(20), day(20))
        assert trend_days(before, day(50), LIMITS) == (day(50), day(20))

    @pytest.mark.parametrize(("cleared", "stands"), [(None, True), (28, False), (29, False), (14, True), (15, False)])
    def test_an_assessment_needs_a_fortnight_of_new_mornings(self, cleared: int | None, *, stands: bool) -> None:
        worse = replace(SORE, worse_again_on=day(28))
        assert (worse_since(worse, person(cleared=cleared)) is not None) is stands

    @pytest.mark.parametrize(("cleared", "stands"), [(None, True), (7, True), (8, False), (14, False)])
    def test_nights_need_a_week_of_new_ones(self, cleared: int | None, *, stands: bool) -> None:
        restless = replace(SORE, restless_on=day(14))
        assert (restless_since(restless, person(cleared=cleared)) is not None) is stands

    def test_no_nights_no_flag(self) -> None:
        assert restless_since(SORE, person()) is None


def test_both_ways_are_evidence() -> None:
    worse = replace(SORE, worse_again_on=day(80))
    state = State(on=AT, person=person((0, 50), (84, 50)), tendons=(worse,))
    assert not_improving_since(state, AT, KNOWN) == AT
    assert [because.rule for because in evidence_of_flag(state, AT, KNOWN)] == ["worse-again", "no-gain"]


def test_nothing_shows_nothing() -> None:
    state = State(on=AT, person=person(), tendons=(SORE,))
    assert not_improving_since(state, AT, KNOWN) is None
    assert evidence_of_flag(state, AT, KNOWN) == ()
