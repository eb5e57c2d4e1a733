"""A step up that no session followed stands only on a morning that is known and says nothing against it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.opening import Opening
from heelwise.engine.state import Baseline, Finding, Lift, Morning, Person, Tendon
from heelwise.engine.unproven import raised_from, reconsidered
from tests.engine.test_opening import EARNED, KNOWN, USUAL, at
from tests.people import day

FOUND = (Finding(day(1), "earned", "progress"),)


def opening(pain: int | None = 2, *, stiff: float = 10, base: Baseline | None = USUAL, **more: Any) -> Opening:
    """Day 2, the day after a step up."""
    morning = None if pain is None else Morning(day(2), pain, stiff, **more)
    return Opening(
        on=day(2), person=Person(), ladder=EARNED, morning=morning, base=base, cap=4, missed=9, knowledge=KNOWN
    )


BEFORE = at(
    "raise-two",
    good=3,
    good_from=day(-7),
    good_pains=(1, 2, 1),
    good_reps={"double-leg-heel-raise": 20},
    placed_on=day(-7),
    phase_since=day(-20),
    trained_at=12,
    sets_at_most=1,
    reps_at_most=8,
    tier_at_most=1,
    weeks_done=1,
    week_since=day(-7),
    week_days=(day(-6),),
    week_spoilt=True,
    loads={"weighted-heel-drop": Lift(5, "held", None, day(-7))},
    findings=FOUND,
)


def raised(**changed: Any) -> Tendon:
    """The tendon on the next step, which it was given on day 1, after what happened since."""
    stepped = replace(
        BEFORE,
        place=BEFORE.place + 1,
        placed_on=day(1),
        phase_since=day(1),
        plan_since=day(1),
        chosen="alfredson",
        handed_over="keep-well",
        pathway="alfredson",
        place_at_most=9,
        sets_at_most=None,
        reps_at_most=None,
        tier_at_most=None,
        trained_at=None,
        loads={},
        good=0,
        good_from=None,
        good_pains=(),
        good_reps={},
        weeks_done=0,
        week_since=None,
        week_days=(),
        week_spoilt=False,
        moved=FOUND[0],
        findings=FOUND,
    )
    return replace(raised_from(BEFORE, stepped), **changed)


class TestRemembered:
    """What a step up takes back to."""

    def test_where_it_stood_without_what_was_found_there(self) -> None:
        assert raised().before_raise == replace(BEFORE, findings=())
        assert raised().findings == FOUND

    def test_a_second_step_without_a_session_takes_back_to_the_first(self) -> None:
        first = raised()
        again = raised_from(first, replace(first, place=first.place + 1))
        assert again.before_raise == first.before_raise


class TestReconsidered:
    """The day after."""

    @pytest.mark.parametrize("day_after", [opening(2), opening(0), opening(2, base=None), opening(2, stiff=24)])
    def test_a_morning_that_says_nothing_against_it_lets_it_stand(self, day_after: Opening) -> None:
        assert reconsidered(raised(), day_after) == raised()

    @pytest.mark.parametrize(
        "day_after",
        [
            opening(None),
            opening(3),
            opening(4),
            opening(5, base=None),
            opening(2, stiff=25),
            opening(2, night_pain=True),
            opening(2, limped_yesterday=True),
        ],
    )
    def test_any_other_takes_it_back_and_nothing_that_was_felt_or_told(self, day_after: Opening) -> None:
        felt: dict[str, Any] = {
            "mornings": (Morning(day(2), 3, 10),),
            "week_pains": ((day(2), 3),),
            "unsettled_on": day(2),
            "flared_on": day(2),
            "resting_on": day(2),
        }
        back = reconsidered(raised(**felt), day_after)
        assert back == replace(BEFORE, **felt)

    def test_missed_sessions_are_no_reason(self) -> None:
        assert opening().missed == 9
        assert reconsidered(raised(), opening()).place == BEFORE.place + 1

    def test_where_nothing_was_raised_a_missing_morning_changes_nothing(self) -> None:
        assert reconsidered(BEFORE, opening(None)) is BEFORE
