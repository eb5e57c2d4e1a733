"""Three days above 5 within four make a flare; five days after the last of them it is over."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from heelwise.engine.flare import flare_because, flared
from heelwise.engine.state import Tendon
from tests.engine.test_scores import KNOWN, tendon
from tests.people import day

LIMITS = KNOWN.limits.response
SORE = tendon()


def after(*pains: tuple[int, int]) -> Tendon:
    """A tendon with these pains of (day, pain), on the last of them."""
    told = tuple((day(on), pain) for on, pain in pains)
    return flared(replace(SORE, week_pains=told), told[-1][0], LIMITS)


@pytest.mark.parametrize(
    ("pains", "flares"),
    [
        ([(0, 6), (1, 6), (2, 6)], True),
        ([(0, 6), (2, 6), (3, 6)], True),
        ([(0, 6), (2, 6), (4, 6)], False),
        ([(0, 6), (1, 6)], False),
        ([(0, 6), (0, 8), (1, 6), (1, 7)], False),
        ([(0, 5), (1, 5), (2, 5)], False),
        ([(0, 6), (1, 6), (2, 5)], False),
        ([(0, 10), (1, 2), (1, 9), (2, 6)], True),
    ],
)
def test_days_above_the_mark(pains: list[tuple[int, int]], *, flares: bool) -> None:
    assert (after(*pains).flared_on == day(pains[-1][0])) is flares


def test_a_day_without_pain_changes_nothing() -> None:
    was = after((0, 6), (1, 6), (2, 6))
    assert flared(was, day(3), LIMITS) is was


@pytest.mark.parametrize(("on", "shut"), [(2, True), (7, True), (8, False)])
def test_how_long_it_shuts(on: int, *, shut: bool) -> None:
    found = flare_because(after((0, 6), (1, 6), (2, 6)), day(on), LIMITS)
    assert (found is not None) is shut


def test_without_one_nothing_is_shut() -> None:
    assert flare_because(SORE, day(0), LIMITS) is None
