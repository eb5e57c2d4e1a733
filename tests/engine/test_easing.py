"""Where a step down leads: a place and the sets asked for there."""

from __future__ import annotations

import pytest

from heelwise.engine.easing import Spot, eased_spot
from heelwise.engine.ladder import ladders_of
from tests.people import library

LADDERS = ladders_of(library())

STEP = ("pain-over-cap", "morning-pain-rise", "morning-stiffness-rise", "morning-over-cap", "trend-two-weeks")
RUNG = ("sharp-pain", "pain-stop", "limp")
TWICE = ("pain-over-cap-again",)


def spot(pathway: str, rung: str, step: int, sets: int) -> Spot:
    """A step of a rung, with so many sets."""
    first = LADDERS[pathway].at_rung(rung)
    assert first is not None
    assert LADDERS[pathway].places[first + step].step == step
    return first + step, sets


EARNED = [
    # within a rung a step is a step; sets that were held back stay held back
    (STEP, ("heel-drop", 2, 3), ("heel-drop", 1, 2)),
    (STEP, ("heel-drop", 2, 1), ("heel-drop", 1, 1)),
    (TWICE, ("heel-drop", 2, 3), ("heel-drop", 0, 1)),
    (RUNG, ("heel-drop", 2, 3), ("eccentric-floor", 2, 3)),
    (RUNG, ("heel-drop", 0, 1), ("eccentric-floor", 0, 1)),
    # from the first step of a rung: the rung below, at the highest step that asks for no more
    (STEP, ("raise-two", 0, 2), ("hold-two", 0, 2)),
    (STEP, ("lower-biased", 0, 3), ("raise-two", 1, 3)),
    (STEP, ("lower-biased", 0, 2), ("raise-two", 1, 2)),
    (TWICE, ("lower-biased", 0, 3), ("raise-two", 0, 2)),
    (TWICE, ("raise-two", 1, 3), ("hold-two", 0, 2)),
    # on the very lowest place: a set less, and never none
    (STEP, ("pumps", 0, 2), ("pumps", 0, 1)),
    (STEP, ("pumps", 0, 1), ("pumps", 0, 1)),
    (TWICE, ("pumps", 0, 2), ("pumps", 0, 1)),
    (RUNG, ("pumps", 0, 2), ("pumps", 0, 1)),
    (RUNG, ("band", 3, 3), ("pumps", 0, 2)),
]


@pytest.mark.parametrize(("rules", "here", "there"), EARNED)
def test_on_a_ladder_that_is_earned(rules: tuple[str, ...], here: tuple[str, int, int], there: object) -> None:
    for rule in rules:
        place, sets = eased_spot(rule, spot("graded-loading", *here), LADDERS["graded-loading"])
        where = LADDERS["graded-loading"].places[place]
        assert (where.rung.id, where.step, sets) == there


WEEKS = [
    # a set less within the rung, at one set the rung below
    (STEP, ("hsr-10rm", 0, 4), ("hsr-10rm", 3)),
    (STEP, ("hsr-10rm", 0, 2), ("hsr-10rm", 1)),
    (STEP, ("hsr-10rm", 0, 1), ("hsr-12rm", 1)),
    (TWICE, ("hsr-10rm", 0, 4), ("hsr-10rm", 2)),
    (TWICE, ("hsr-10rm", 0, 2), ("hsr-12rm", 1)),
    (RUNG, ("hsr-10rm", 0, 4), ("hsr-12rm", 3)),
    (RUNG, ("hsr-10rm", 0, 2), ("hsr-12rm", 2)),
    (STEP, ("hsr-15rm", 0, 3), ("hsr-15rm", 2)),
    (STEP, ("hsr-15rm", 0, 1), ("hsr-15rm", 1)),
    (RUNG, ("hsr-15rm", 0, 3), ("hsr-15rm", 2)),
    (RUNG, ("hsr-15rm", 0, 1), ("hsr-15rm", 1)),
]


@pytest.mark.parametrize(("rules", "here", "there"), WEEKS)
def test_on_a_protocol_of_counted_weeks(
    rules: tuple[str, ...], here: tuple[str, int, int], there: tuple[str, int]
) -> None:
    for rule in rules:
        place, sets = eased_spot(rule, spot("heavy-slow-resistance", *here), LADDERS["heavy-slow-resistance"])
        assert (LADDERS["heavy-slow-resistance"].places[place].rung.id, sets) == there
