"""Days of recovery by how hard the last hard day was: both sides of each boundary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heelwise.engine.moving import Hard
from heelwise.engine.recovery import is_hard, recovering, sport_instead
from heelwise.engine.rules import Rules
from heelwise.engine.state import Morning, Tendon
from heelwise.record.events import IntakeAnswered
from tests.people import FIRST, day, library, person

INTAKE = next(e for e in person().record().events if isinstance(e, IntakeAnswered))
TENDON = Tendon(heel="left", intake=INTAKE, episode_on=FIRST, placed_on=FIRST, phase_since=FIRST, plan_since=FIRST)


def days_off(pain: int, effort: int, next_day: int | None, *, told: bool = True) -> int:
    """Days from a hard day until the next one may come."""
    mornings = () if next_day is None else (Morning(day(11), next_day, 10),)
    tendons = (replace(TENDON, mornings=mornings),)
    hard = Hard(day(10), pain, effort, told)
    return next(n for n in range(9) if recovering(hard, tendons, day(10 + n), library()) is None)


@pytest.mark.parametrize(
    ("pain", "effort", "next_day", "days"),
    [
        (1, 1, 2, 0),
        (2, 1, 2, 2),
        (1, 2, 2, 2),
        (1, 1, 3, 2),
        (1, 1, None, 2),
        (3, 4, 4, 2),
        (4, 1, 2, 3),
        (1, 5, 2, 3),
        (1, 1, 5, 3),
    ],
)
def test_the_highest_level_counts(pain: int, effort: int, next_day: int | None, days: int) -> None:
    assert days_off(pain, effort, next_day) == days


def test_what_was_not_told_is_not_light() -> None:
    assert days_off(0, 0, 0, told=False) == 2
    assert days_off(5, 0, 0, told=False) == 3


def test_without_a_hard_day_nothing_is_recovered_from() -> None:
    assert recovering(None, (TENDON,), day(3), library()) is None


def test_of_two_tendons_the_worse_morning_counts_and_both_must_be_known() -> None:
    calm = replace(TENDON, mornings=(Morning(day(11), 1, 10),))
    sore = replace(TENDON, heel="right", mornings=(Morning(day(11), 5, 10),))
    hard = Hard(day(10), 1, 1, told=True)
    assert recovering(hard, (calm, sore), day(12), library()) is not None
    assert recovering(hard, (calm, replace(sore, mornings=())), day(11), library()) is not None
    assert recovering(hard, (calm, calm), day(11), library()) is None


@given(st.integers(0, 10), st.integers(0, 10), st.none() | st.integers(0, 10), st.integers(0, 10))
def test_more_pain_never_shortens_it(pain: int, effort: int, next_day: int | None, more: int) -> None:
    assert days_off(max(pain, more), effort, next_day) >= days_off(pain, effort, next_day)
    if next_day is not None:
        assert days_off(pain, effort, max(next_day, more)) >= days_off(pain, effort, next_day)


@pytest.mark.parametrize(
    ("days", "other", "instead"),
    [
        (None, None, False),
        (["tue"], None, False),
        (["mon"], None, True),
        (["mon", "tue", "wed", "thu", "fri", "sat"], None, True),
        (["mon", "tue", "wed", "thu", "fri", "sat", "sun"], None, False),
        (["mon", "tue", "wed"], ["thu", "fri", "sat", "sun"], False),
        (["tue"], ["mon"], True),
    ],
)
def test_sport_takes_its_day_unless_every_day_is_one(
    days: list[str] | None, other: list[str] | None, *, instead: bool
) -> None:
    tendons = tuple(replace(TENDON, intake=replace(INTAKE, sport_days=given)) for given in (days, other))
    assert (sport_instead(tendons, day(0)) is not None) == instead


@pytest.mark.parametrize(
    ("pathway", "rung", "hard"),
    [
        ("graded-loading", "heel-drop-loaded", False),
        ("graded-loading", "rebound", True),
        ("graded-loading", "run", True),
        ("low-compression", "hop-ways", True),
    ],
)
def test_a_place_is_hard_where_it_springs(pathway: str, rung: str, *, hard: bool) -> None:
    ladder = Rules.of(library()).ladders[pathway]
    assert is_hard(ladder.places[ladder.at_rung(rung) or 0], library()) == hard
