"""Gates, one kind at a time: met, not met, and not known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.evidence import Evidence
from heelwise.engine.gates import weigh
from heelwise.engine.state import Baseline, Cleared, Morning, Person, Tendon
from heelwise.knowledge.conditions import (
    All,
    Any_,
    DaysInPhase,
    Gate,
    MilestoneOpen,
    MorningAtBase,
    RepsInSession,
    StepsDone,
    WalkPain,
    WeeksDone,
)
from heelwise.record.events import IntakeAnswered
from tests.people import FIRST, day, library, person

ON = day(5)
INTAKE = next(e for e in person().record().events if isinstance(e, IntakeAnswered))
TENDON = Tendon(heel="left", intake=INTAKE, episode_on=FIRST, placed_on=FIRST, phase_since=FIRST, plan_since=FIRST)
SEEN = Evidence(on=ON, person=Person(), tendon=TENDON, base=None, cap=4, knowledge=library(), sources=("heelwise",))


def seen(*, base: Baseline | None = None, walk: tuple[dt.date, int] | None = None, **tendon: Any) -> Evidence:
    return replace(SEEN, base=base, person=Person(last_walk=walk), tendon=replace(TENDON, **tendon))


USUAL = Baseline(2, 10, "intake")
TODAY = (Morning(ON, 2, 10),)

CASES: list[tuple[Gate, Evidence, str]] = [
    (DaysInPhase(at_least=5), seen(), "met"),
    (DaysInPhase(at_least=6), seen(), "unmet"),
    (WeeksDone(at_least=2), seen(weeks_done=1), "unmet"),
    (WeeksDone(at_least=2), seen(weeks_done=2), "met"),
    (StepsDone(pain_at_most=2), seen(), "unknown"),
    (StepsDone(pain_at_most=2), seen(good=2, good_pains=(1, 1)), "unmet"),
    (StepsDone(pain_at_most=2), seen(good=3, good_pains=(2, 1, 2)), "met"),
    (StepsDone(pain_at_most=2), seen(good=3, good_pains=(2, 3, 2)), "unmet"),
    (RepsInSession(exercise="heel-drop", at_least=45), seen(), "unknown"),
    (RepsInSession(exercise="heel-drop", at_least=45), seen(good_reps={"heel-drop": 44}), "unmet"),
    (RepsInSession(exercise="heel-drop", at_least=45), seen(good_reps={"heel-drop": 45}), "met"),
    (MorningAtBase(), seen(base=USUAL), "unknown"),
    (MorningAtBase(), seen(mornings=TODAY), "unknown"),
    (MorningAtBase(), seen(base=USUAL, mornings=TODAY), "met"),
    (MorningAtBase(), seen(base=USUAL, mornings=(Morning(ON, 3, 10),)), "unmet"),
    (MorningAtBase(), seen(base=USUAL, mornings=(Morning(day(4), 2, 10),)), "unknown"),
    (MorningAtBase(), seen(base=Baseline(6, 10, "intake"), mornings=(Morning(ON, 5, 10),)), "unmet"),
    (WalkPain(at_most=2, within_days=3), seen(), "unknown"),
    (WalkPain(at_most=2, within_days=3), seen(walk=(day(1), 1)), "unknown"),
    (WalkPain(at_most=2, within_days=3), seen(walk=(day(2), 2)), "met"),
    (WalkPain(at_most=2, within_days=3), seen(walk=(day(2), 3)), "unmet"),
    (MilestoneOpen(milestone="running"), seen(), "unmet"),
    (
        MilestoneOpen(milestone="running"),
        seen(milestones={"running": Cleared(FIRST, own=True, named="running")}),
        "met",
    ),
]


@pytest.mark.parametrize(("gate", "evidence", "verdict"), CASES)
def test_a_gate(gate: Gate, evidence: Evidence, verdict: str) -> None:
    because = weigh(gate, evidence)
    assert because.verdict == verdict
    assert because.sources == ("heelwise",)


MET, UNMET, UNKNOWN = DaysInPhase(at_least=5), DaysInPhase(at_least=6), StepsDone(pain_at_most=2)


@pytest.mark.parametrize(
    ("parts", "every", "some"),
    [
        ((MET, MET), "met", "met"),
        ((MET, UNMET), "unmet", "met"),
        ((MET, UNKNOWN), "unknown", "met"),
        ((UNMET, UNKNOWN), "unmet", "unknown"),
        ((UNMET, UNMET), "unmet", "unmet"),
        ((), "unknown", "unknown"),
    ],
)
def test_combined(parts: tuple[Gate, ...], every: str, some: str) -> None:
    """No part, no proof: an empty gate stays shut."""
    assert weigh(All(of=parts), SEEN).verdict == every
    assert weigh(Any_(of=parts), SEEN).verdict == some
    assert len(weigh(All(of=parts), SEEN).parts) == len(parts)
