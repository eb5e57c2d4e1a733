"""Sessions done against asked, in weeks of the plan; pauses and rest days apart."""

from __future__ import annotations

import pytest

from heelwise.engine.adherence import Kept, kept, last_weeks, training_weeks
from heelwise.engine.day import day_view
from heelwise.engine.plan_week import PlanWeek
from heelwise.engine.state import Person
from tests.cases.notation import diary
from tests.people import day, library


def weeks(lines: list[str], on: int) -> tuple[PlanWeek, ...]:
    """The weeks counted by a day."""
    return day_view(library(), diary(["0 intake", "0 screen", *lines]).record(), day(on)).state.person.weeks


def told(lines: list[str], on: int) -> list[tuple[int, int, bool]]:
    return [(week.done, week.asked, week.paused) for week in weeks(lines, on)]


class TestWeeks:
    """One row a week that has passed."""

    def test_none_before_the_first_has_passed(self) -> None:
        assert told(["0..6 session any 2"], 6) == []

    def test_the_first(self) -> None:
        assert told(["0..6 session any 2"], 7) == [(7, 7, False)]

    def test_one_without_a_session(self) -> None:
        assert told(["0..6 session any 2"], 14) == [(7, 7, False), (0, 7, False)]

    def test_every_session_counts_also_two_a_day(self) -> None:
        assert told(["0..6 session morning 2", "0..6 19:00 session evening 2"], 7) == [(14, 7, False)]

    def test_a_day_on_which_the_plan_rested_was_not_asked_for(self) -> None:
        assert told(["0..6 session any 2", "1..2 morning 2/10", "3 morning 5/10"], 7) == [(7, 6, False)]

    def test_fewer_days_a_week(self) -> None:
        told_days = diary(["0 intake days_per_week=3", "0 screen", "0 session any 2", "2 session any 2"])
        found = day_view(library(), told_days.record(), day(7)).state.person.weeks
        assert [(week.done, week.asked) for week in found] == [(2, 3)]

    def test_a_week_with_a_pause_in_it_is_a_paused_one(self) -> None:
        assert told(["3 paused", "9 resumed"], 21) == [(0, 7, True), (0, 7, True), (0, 7, False)]

    def test_a_pause_that_goes_on(self) -> None:
        assert [week[2] for week in told(["8 paused"], 28)] == [False, True, True, True]

    def test_under_a_flag_that_stops_training_nothing_is_asked_for(self) -> None:
        assert told(["0..2 session any 2", "3 daily calf-swelling=yes"], 7) == [(3, 0, False)]

    def test_a_flag_to_mention_stops_nothing(self) -> None:
        assert told(["0..6 session any 2", "0 screen pregnant=yes"], 7)[0][1] == 7

    def test_a_tear_without_a_plan_has_no_weeks(self) -> None:
        torn = diary(["0 tear on=d-7 treatment=boot boot_on=d-6", "0 screen"])
        assert day_view(library(), torn.record(), day(30)).state.person.weeks == ()

    def test_two_tendons_ask_for_what_the_one_that_asks_for_less_does(self) -> None:
        both = diary(["0 intake side=left", "0 intake side=right days_per_week=3", "0 screen"])
        assert [w.asked for w in day_view(library(), both.record(), day(7)).state.person.weeks] == [3]

    def test_weeks_pass_also_when_nothing_is_written(self) -> None:
        assert len(weeks([], 100)) == 14


WEEK = PlanWeek(since=day(0), asked=7, done=5, paused=False)


def row(number: int, *, asked: int = 7, done: int = 7, paused: bool = False) -> PlanWeek:
    return PlanWeek(since=day(7 * number), asked=asked, done=done, paused=paused)


class TestTogether:
    """Several weeks as one."""

    def test_done_of_asked(self) -> None:
        found = kept([row(0, done=5), row(1, done=2)])
        assert found == Kept(weeks=2, done=7, asked=14, missed=0, paused=0)
        assert found.pct == 50

    def test_more_than_asked_in_one_week_makes_up_for_no_other(self) -> None:
        assert kept([row(0, done=14), row(1, done=0)]).pct == 50

    def test_a_pause_counts_apart(self) -> None:
        assert kept([row(0), row(1, done=0, paused=True)]) == Kept(weeks=2, done=7, asked=7, missed=0, paused=1)

    def test_a_missed_week_is_one_that_asked(self) -> None:
        assert kept([row(0, done=0), row(1, done=0, asked=0)]).missed == 1

    @pytest.mark.parametrize("rows", [[], [row(0, asked=0)], [row(0, paused=True)]])
    def test_nothing_asked_is_not_known(self, rows: list[PlanWeek]) -> None:
        assert kept(rows).pct is None

    def test_the_last_ones(self) -> None:
        person = Person(weeks=tuple(row(number, done=number) for number in range(6)))
        assert last_weeks(person, 1).done == 5
        assert last_weeks(person, 4).done == 2 + 3 + 4 + 5
        assert last_weeks(person, 12).weeks == 6

    def test_training_weeks_lie_inside_two_days(self) -> None:
        person = Person(weeks=(row(0), row(1, asked=0), row(2, paused=True), row(3), row(4)))
        assert [week.since for week in training_weeks(person, day(0), day(28))] == [day(0), day(21)]
        assert [week.since for week in training_weeks(person, day(1), day(34))] == [day(21)]
        assert [week.since for week in training_weeks(person, day(1), day(35))] == [day(21), day(28)]
