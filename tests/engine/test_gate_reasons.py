"""What a gate says: rule, verdict, facts and sources, and the parts it rests on."""

from __future__ import annotations

from typing import cast

import pytest
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import Evidence
from heelwise.engine.gates import weigh
from heelwise.engine.moving import Counted
from heelwise.engine.state import Baseline, Cleared, Morning
from heelwise.knowledge.conditions import (
    All,
    Any_,
    DailyPain,
    DaysInPhase,
    Gate,
    HopPain,
    LongWalk,
    MilestoneOpen,
    MorningAtBase,
    PainStable,
    SingleRaises,
)
from heelwise.terms import Verdict
from tests.engine import test_ready as later
from tests.engine.test_gates import seen
from tests.people import FIRST, day

OWN, F3 = ("heelwise",), ("F3",)
OPEN = Cleared(FIRST, own=True, named="running")
HIGH = Baseline(6, 10, "mornings")
RAISES = SingleRaises(at_least=20, norm_pct=80, symmetry_pct=90, within_days=42)
WALKED = LongWalk(minutes=30, at_most=2, within_days=14)


class TestWholeReasons:
    """Nothing of a reason is left out."""

    @pytest.mark.parametrize(("milestones", "verdict"), [({}, "unmet"), ({"running": OPEN}, "met")])
    def test_a_milestone(self, milestones: dict[str, Cleared], verdict: Verdict) -> None:
        wanted = Because("milestone-open", verdict, {"milestone": "running"}, OWN)
        assert weigh(MilestoneOpen(milestone="running"), seen(milestones=milestones)) == wanted

    @pytest.mark.parametrize(("gate", "rule", "verdict"), [(All, "all-of", "unmet"), (Any_, "any-of", "met")])
    def test_several_together_rest_on_each(self, gate: type[All | Any_], rule: str, verdict: Verdict) -> None:
        of = (DaysInPhase(at_least=5), DaysInPhase(at_least=6))
        parts = tuple(weigh(one, seen()) for one in of)
        assert weigh(gate(of=of), seen()) == Because(rule, verdict, {"parts": 2}, OWN, parts)

    @pytest.mark.parametrize(
        ("evidence", "missing"),
        [(seen(), "base"), (seen(mornings=(Morning(day(5), 2, 10),)), "base"), (seen(base=HIGH), "morning")],
    )
    def test_a_morning_that_is_not_known_says_what_is_missing(self, evidence: Evidence, missing: str) -> None:
        wanted = Because("morning-at-base", "unknown", {"missing": missing}, OWN)
        assert weigh(MorningAtBase(), evidence) == wanted

    @pytest.mark.parametrize(("pain", "verdict"), [(4, "met"), (5, "unmet")])
    def test_the_cap_itself_is_within_the_cap(self, pain: int, verdict: Verdict) -> None:
        facts: Facts = {"pain": pain, "base": 6, "cap": 4}
        evidence = seen(base=HIGH, mornings=(Morning(day(5), pain, 10),))
        assert weigh(MorningAtBase(), evidence) == Because("morning-at-base", verdict, facts, OWN)

    @pytest.mark.parametrize(("pain", "verdict"), [(3, "unmet"), (None, "unknown")])
    def test_a_long_walk_that_hurt_or_of_which_nobody_knows(self, pain: int | None, verdict: Verdict) -> None:
        evidence = later.seen(walks=(later.walk(1, pain=pain),), mornings=later.mornings(0))
        facts: Facts = {"minutes": 30, "at_most": 2, "within_days": 14, "pain": pain, "on": day(29).isoformat()}
        assert weigh(WALKED, evidence) == Because("long-walk", verdict, facts, F3)

    def test_no_long_walk_at_all(self) -> None:
        facts: Facts = {"minutes": 30, "at_most": 2, "within_days": 14}
        assert weigh(WALKED, later.seen()) == Because("long-walk", "unknown", facts, F3)

    def test_raises_with_both_sides_sore_are_counted_on_this_leg_alone(self) -> None:
        facts: Facts = {"wanted": 20, "symmetry": 90, "within_days": 42, "reps": 20}
        evidence = later.seen(tests=later.raises(20), intake=later.BOTH)
        assert weigh(RAISES, evidence) == Because("single-raises", "met", facts, F3)

    def test_raises_that_nobody_counted_on_the_other_leg(self) -> None:
        facts: Facts = {"wanted": 20, "symmetry": 90, "within_days": 42, "reps": 20}
        evidence = later.seen(tests=later.raises(20))
        assert weigh(RAISES, evidence) == Because("single-raises", "unknown", facts, F3)

    def test_raises_that_nobody_counted_at_all(self) -> None:
        facts: Facts = {"wanted": 20, "symmetry": 90, "within_days": 42}
        assert weigh(RAISES, later.seen()) == Because("single-raises", "unknown", facts, F3)

    def test_raises_of_both_legs(self) -> None:
        facts: Facts = {"wanted": 20, "symmetry": 90, "within_days": 42, "reps": 20, "other": 22}
        evidence = later.seen(tests=later.raises(20, 22))
        assert weigh(RAISES, evidence) == Because("single-raises", "met", facts, F3)


class TestEdges:
    """A condition at its very boundary."""

    @pytest.mark.parametrize(
        ("gate", "evidence", "verdict"),
        [
            (RAISES, later.seen(tests=later.raises(27, 30)), "met"),
            (RAISES, later.seen(tests=later.raises(26, 29)), "unmet"),
            (RAISES, later.seen(tests=later.raises(34, 38)), "unmet"),
            (replace(RAISES, within_days=10), later.seen(tests=later.raises(20, 20, ago=10)), "met"),
            (replace(RAISES, within_days=10), later.seen(tests=later.raises(20, 20, ago=11)), "unknown"),
            (
                replace(RAISES, within_days=10),
                later.seen(counted={"left": Counted(day(20), 20, 0), "right": Counted(day(20), 20, 0)}),
                "met",
            ),
            (
                replace(RAISES, within_days=9),
                later.seen(counted={"left": Counted(day(20), 20, 0), "right": Counted(day(20), 20, 0)}),
                "unknown",
            ),
            (HopPain(at_most=1, within_days=14), later.seen(tests=(later.measured("hop-pain", 1, 0),)), "met"),
            (HopPain(at_most=1, within_days=14), later.seen(tests=(later.measured("hop-pain", 2, 0),)), "unmet"),
            (
                LongWalk(minutes=1, at_most=2, within_days=14),
                later.seen(walks=(later.walk(1, minutes=None),), mornings=later.mornings(0)),
                "unknown",
            ),
            (DailyPain(at_most=0, within_days=7), later.seen(), "unknown"),
        ],
    )
    def test_on_both_sides(self, gate: Gate, evidence: Evidence, verdict: Verdict) -> None:
        assert weigh(gate, evidence).verdict == verdict

    @pytest.mark.parametrize(("share", "wanted"), [(80, 12), (86, 13), (85, 12), (100, 14), (200, 20)])
    def test_a_share_of_what_is_usual_is_rounded_up_and_never_above_the_number_for_everybody(
        self, share: int, wanted: int
    ) -> None:
        very_old = replace(later.INTAKE, birth_year=1930, sex="female")
        because = weigh(replace(RAISES, norm_pct=share), later.seen(tests=later.raises(1), intake=very_old))
        assert because.facts["wanted"] == wanted

    def test_a_morning_belongs_to_one_week_only(self) -> None:
        """Four mornings each in the two weeks; the one of a week ago is the earlier week's."""
        stable = PainStable(weeks=2)
        enough = later.seen(mornings=later.mornings(0, 2, 4, 6, 7, 9, 11, 13), trained=(1, 8))
        short = later.seen(mornings=later.mornings(0, 2, 4, 7, 9, 11, 13), trained=(1, 8))
        assert [weigh(stable, one).verdict for one in (enough, short)] == ["met", "unknown"]


def test_a_gate_of_a_kind_nobody_knows_gives_no_answer_at_all() -> None:
    with pytest.raises(AssertionError, match="a gate of tomorrow"):
        weigh(cast("Gate", "a gate of tomorrow"), seen())
