"""Steps down: where each finding leads, as a place and the sets asked for there. Order is load.

One step and a rung down never raise, and keep the order of what they are applied to; so a
graver answer never ends above a milder one.
"""

from __future__ import annotations

from heelwise.engine.ladder import Ladder

Spot = tuple[int, int]
"""A place, and the most sets there."""

RUNG_RULES = frozenset({"sharp-pain", "pain-stop", "limp"})
"""Findings that step down a whole rung."""

TWICE = "pain-over-cap-again"
"""The finding that takes two steps."""


def eased_spot(rule: str, here: Spot, ladder: Ladder) -> Spot:
    """Where a finding that takes the plan back leads from `here`."""
    if rule in RUNG_RULES:
        return _rung_down(here, ladder)
    once = _one_down(here, ladder)
    return _one_down(once, ladder) if rule == TWICE else once


def _one_down(here: Spot, ladder: Ladder) -> Spot:
    """One step; a set less where the pathway counts weeks, and at the very lowest place."""
    place, sets = here
    if place == 0 or (sets > 1 and ladder.pathway.advance == "weeks"):
        return place, max(1, sets - 1)
    return _at(ladder.down(place), sets, ladder)


def _rung_down(here: Spot, ladder: Ladder) -> Spot:
    place, sets = here
    below = ladder.rung_down(place)
    return _one_down(here, ladder) if below == place else _at(below, sets, ladder)


def _at(place: int, sets: int, ladder: Ladder) -> Spot:
    return place, min(sets, ladder.places[place].dose.sets)
