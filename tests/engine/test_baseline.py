"""What is usual in the morning, and how a week compares with the one before."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.baseline import baseline_of, weekly_rise, with_morning
from heelwise.engine.state import Baseline, Morning, Tendon
from tests.engine.test_scores import tendon
from tests.people import day, library

LIMITS = library().limits.progress


def woke(*told: tuple[int, int] | tuple[int, int, float]) -> tuple[Morning, ...]:
    """Mornings as (day, pain) or (day, pain, minutes of stiffness)."""
    return tuple(Morning(day(on), pain, more[0] if more else 10) for on, pain, *more in told)


def after(*told: Any, **changed: Any) -> Tendon:
    """The tendon after these mornings, told one by one."""
    sore = replace(tendon(), **changed)
    for morning in woke(*told):
        mornings, medians = with_morning(sore, morning, LIMITS)
        sore = replace(sore, mornings=mornings, medians=medians)
    return sore


class TestMedians:
    """A week is known from four of its mornings on; the middle one counts."""

    @pytest.mark.parametrize(
        ("told", "median"),
        [
            (((0, 2), (1, 2), (2, 2)), None),
            (((0, 2), (1, 3), (2, 4), (3, 9)), (3, 3.5, 10)),
            (((0, 9), (1, 1), (2, 4), (3, 3), (4, 2)), (4, 3, 10)),
            (((0, 2, 5), (1, 2, 40), (2, 2, 10), (3, 2, 20)), (3, 2, 15)),
            (((0, 2), (4, 4), (5, 4), (6, 4)), (6, 4, 10)),
            (((0, 2), (5, 4), (6, 4), (7, 4)), None),
            (((0, 9), (1, 1), (2, 1), (3, 1), (7, 3)), (7, 1, 10)),
        ],
    )
    def test_of_seven_days(self, told: Any, median: tuple[int, float, float] | None) -> None:
        known = after(*told).medians
        last = told[-1][0]
        wanted = None if median is None else (day(median[0]), median[1], median[2])
        assert next((one for one in known if one[0] == day(last)), None) == wanted

    def test_what_is_older_than_the_look_back_falls_off(self) -> None:
        sore = after(*((on, 2) for on in range(30)))
        assert (sore.mornings[0].on, sore.mornings[-1].on) == (day(1), day(29))
        assert [one[0] for one in sore.medians] == [day(on) for on in range(3, 30)]
        later = after(*((on, 2) for on in range(33)))
        assert (later.mornings[0].on, later.medians[0][0]) == (day(4), day(4))


class TestUsual:
    """The lowest of the last four weeks; before there is one, what the intake told."""

    MEDIANS = ((day(0), 3.0, 20.0), (day(5), 2.0, 30.0), (day(9), 4.0, 10.0))

    @pytest.mark.parametrize(
        ("on", "pain", "stiff"),
        [(10, 2, 10), (9, 2, 20), (5, 3, 20), (28, 2, 10), (33, 2, 10), (34, 4, 10), (37, 4, 10)],
    )
    def test_the_lowest_before_today(self, on: int, pain: float, stiff: float) -> None:
        known = replace(tendon(), medians=self.MEDIANS)
        assert baseline_of(known, day(on), LIMITS) == Baseline(pain, stiff, "mornings")

    @pytest.mark.parametrize("on", [0, 38])
    def test_as_told_where_no_week_is_known(self, on: int) -> None:
        known = replace(tendon(morning_pain=3, stiffness_min=15), medians=self.MEDIANS)
        assert baseline_of(known, day(on), LIMITS) == Baseline(3, 15, "intake")

    def test_without_minutes_of_stiffness_only_the_pain_is_known(self) -> None:
        assert baseline_of(tendon(morning_pain=0, stiffness_min=None), day(0), LIMITS) == Baseline(0, None, "intake")

    def test_nothing_where_nobody_told(self) -> None:
        assert baseline_of(tendon(morning_pain=None), day(0), LIMITS) is None


class TestRise:
    """This week's mean less last week's."""

    @pytest.mark.parametrize(
        ("told", "rise"),
        [
            ((), None),
            (((14, 3),), None),
            (((7, 3),), None),
            (((7, 1), (14, 3)), 2),
            (((1, 1), (8, 3)), 2),
            (((0, 9), (1, 1), (8, 3)), 2),
            (((0, 1), (8, 3)), None),
            (((7, 1), (8, 3)), 2),
            (((1, 1), (7, 2), (8, 4), (14, 5)), 3),
            (((7, 4), (14, 1)), -3),
            (((7, 1), (14, 3), (15, 9)), 2),
        ],
    )
    def test_on_day_14(self, told: Any, rise: float | None) -> None:
        assert weekly_rise(woke(*told), day(14)) == rise

    def test_two_weeks_back_is_still_found_among_three_weeks_of_mornings(self) -> None:
        told = woke(*((on, 1 if on < 8 else 3) for on in range(21)))
        assert weekly_rise(told, day(14)) == 2
