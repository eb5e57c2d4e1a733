"""The few things the nouns can do."""

from __future__ import annotations

import pytest

from heelwise import terms
from heelwise.terms import (
    Heel,
    Milestone,
    Side,
    both_or,
    heels_of,
    milestones_implied_by,
    other,
    words,
)

HEALING: tuple[Milestone, ...] = words(Milestone)
NAMED_ONLY = {"dorsiflexion-stretch", "below-neutral"}


def test_the_other_heel() -> None:
    assert (other("left"), other("right")) == ("right", "left")


@pytest.mark.parametrize(("side", "heels"), [("left", ("left",)), ("right", ("right",)), ("both", ("left", "right"))])
def test_a_side_names_its_heels_and_back(side: Side, heels: tuple[Heel, ...]) -> None:
    assert heels_of(side) == heels
    assert both_or(heels) == side


def test_clearing_a_milestone_clears_the_earlier_ones() -> None:
    assert milestones_implied_by("active-motion") == {"active-motion"}
    assert milestones_implied_by("out-of-boot") == set(HEALING[:4])
    assert milestones_implied_by("contact-sport") == set(HEALING) - NAMED_ONLY
    assert milestones_implied_by("below-neutral") == {"below-neutral", *HEALING[:8]}
    assert milestones_implied_by("dorsiflexion-stretch") == {"dorsiflexion-stretch", *HEALING[:8]}


@pytest.mark.parametrize("milestone", HEALING)
def test_nothing_else_implies_a_stretch_or_a_load_below_neutral(milestone: Milestone) -> None:
    assert milestones_implied_by(milestone) & NAMED_ONLY == {milestone} & NAMED_ONLY


@pytest.mark.parametrize("milestone", sorted(NAMED_ONLY))
def test_the_two_that_nothing_implies(milestone: Milestone) -> None:
    assert milestone in milestones_implied_by(milestone)


def test_every_name_of_the_package_is_there_and_sorted() -> None:
    assert terms.__all__ == sorted(terms.__all__)
    assert all(hasattr(terms, each) for each in terms.__all__)
