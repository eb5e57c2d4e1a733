"""After a step down nothing comes in that is heavier than all that was done in the two weeks before."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.because import Because
from heelwise.engine.heavier import lightened, waits, with_tier
from heelwise.engine.state import Tendon
from heelwise.record.chart import SessionLog
from heelwise.record.events import SetDone
from tests.engine.test_scores import tendon
from tests.people import day, library

KNOWN = library()
LIMITS = KNOWN.limits.progress
TIERS = {"ankle-pumps": 0, "seated-calf-raise": 1, "double-leg-heel-raise": 2, "double-leg-hop": 3}


def session(on: int, *sets: str) -> SessionLog:
    """A session with sets as `EXERCISE SIDE`."""
    lines = [f"{on} set {one.split()[0]} session=one side={one.split()[1]} set={n}" for n, one in enumerate(sets, 1)]
    done = [event for event in diary(lines).record().events if isinstance(event, SetDone)] if lines else []
    return SessionLog(id="one", day=day(on), sets=done, skipped=[], finishes=[])


def known(*tiers: tuple[int, int], at_most: int | None = None) -> Tendon:
    """A tendon with these tiers of (day, tier)."""
    return replace(tendon(), tiers=tuple((day(on), tier) for on, tier in tiers), tier_at_most=at_most)


@pytest.mark.parametrize(
    ("sets", "tier"),
    [
        ((), None),
        (("ankle-pumps left",), None),
        (("seated-calf-raise both",), 1),
        (("seated-calf-raise both", "double-leg-heel-raise both", "seated-calf-raise left"), 2),
        (("double-leg-hop right",), None),
        (("double-leg-hop right", "seated-calf-raise left"), 1),
        (("walk both",), None),
        (("no-such-exercise left",), None),
        (("no-such-exercise left", "double-leg-hop both"), 3),
    ],
)
def test_the_heaviest_load_this_side_did(sets: tuple[str, ...], tier: int | None) -> None:
    before = known((0, 3))
    after = with_tier(before, session(5, *sets), KNOWN.exercises, LIMITS)
    assert after == (before if tier is None else known((0, 3), (5, tier)))


@pytest.mark.parametrize(("on", "kept"), [(14, ((0, 3), (14, 1))), (15, ((15, 1),))])
def test_two_weeks_are_remembered(on: int, kept: tuple[tuple[int, int], ...]) -> None:
    after = with_tier(known((0, 3)), session(on, "seated-calf-raise left"), KNOWN.exercises, LIMITS)
    assert after == known(*kept)


@pytest.mark.parametrize(
    ("tiers", "on", "before", "at_most"),
    [
        ((), 5, None, None),
        (((0, 2),), 5, None, 2),
        (((0, 2), (3, 1)), 5, None, 2),
        (((0, 1), (3, 2)), 5, None, 2),
        (((0, 2), (3, 1)), 14, None, 2),
        (((0, 2), (3, 1)), 15, None, 1),
        (((0, 2),), 15, None, None),
        (((0, 2),), 15, 1, 1),
        (((0, 2),), 5, 1, 1),
        (((0, 1),), 5, 2, 1),
        (((0, 0),), 5, 2, 0),
    ],
)
def test_a_step_down_holds_it_there(
    tiers: tuple[tuple[int, int], ...], on: int, before: int | None, at_most: int | None
) -> None:
    assert lightened(known(*tiers, at_most=before), day(on), LIMITS) == known(*tiers, at_most=at_most)


@pytest.mark.parametrize(
    ("exercise", "at_most", "held"),
    [
        ("double-leg-hop", None, False),
        ("double-leg-hop", 3, False),
        ("double-leg-hop", 2, True),
        ("double-leg-heel-raise", 2, False),
        ("double-leg-heel-raise", 1, True),
        ("seated-calf-raise", 0, True),
        ("ankle-pumps", 0, False),
        ("walk", 0, False),
        ("single-leg-balance", 0, False),
    ],
)
def test_what_is_heavier_waits(exercise: str, at_most: int | None, *, held: bool) -> None:
    wanted = Because("heavier-waits", "unmet", {"exercise": exercise}, ("heelwise",)) if held else None
    assert waits(KNOWN.exercises[exercise], known(at_most=at_most)) == wanted
