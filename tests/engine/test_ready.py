"""What springing and running wait for, one condition at a time: met, not met, and not known."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.evidence import Evidence
from heelwise.engine.gates import weigh
from heelwise.engine.moving import Counted, Outing
from heelwise.engine.state import Baseline, Morning, Person, Tendon
from heelwise.knowledge.conditions import DailyPain, Gate, HopPain, LongWalk, PainStable, SingleRaises
from heelwise.record.events import IntakeAnswered, Measured
from heelwise.terms import Heel, Measure
from tests.people import FIRST, day, library, person

ON = day(30)
INTAKE = next(e for e in person(sex="male").record().events if isinstance(e, IntakeAnswered))
BOTH = replace(INTAKE, side="both")
OLD = replace(INTAKE, birth_year=1951, sex="female")
TENDON = Tendon(heel="left", intake=INTAKE, episode_on=FIRST, placed_on=FIRST, phase_since=FIRST, plan_since=FIRST)
USUAL = Baseline(2, 10, "mornings")


def mornings(*ages: int, pain: int = 2, stiff: float = 10) -> tuple[Morning, ...]:
    """Mornings so many days ago, oldest first."""
    return tuple(Morning(day(30 - age), pain, stiff) for age in sorted(ages, reverse=True))


def walk(ago: int, *, pain: int | None = 1, minutes: float | None = 30, activity: str = "walk") -> Outing:
    return Outing(day(30 - ago), activity, minutes, None, pain, planned=False)


def measured(measure: Measure, value: float, ago: int, side: Heel = "left") -> tuple[Measure, Heel, Measured]:
    diary = person().write(
        "measured", 30 - ago, "12:00", measure=measure, value=value, side=side,
        unit="points" if measure == "hop-pain" else "reps", method="form" if measure == "hop-pain" else "counted",
    )  # fmt: skip
    return measure, side, next(e for e in diary.record().events if isinstance(e, Measured))


def seen(
    *,
    base: Baseline | None = USUAL,
    walks: tuple[Outing, ...] = (),
    tests: tuple[tuple[Measure, Heel, Measured], ...] = (),
    counted: dict[Heel, Counted] | None = None,
    trained: tuple[int, ...] = (),
    **tendon: Any,
) -> Evidence:
    taken: dict[Any, tuple[Measured, ...]] = {}
    for measure, side, event in tests:
        taken[measure, side] = (*taken.get((measure, side), ()), event)
    who = Person(
        outings=walks, measured=taken, counted=counted or {}, session_days=tuple(day(30 - ago) for ago in trained)
    )
    return Evidence(
        on=ON, person=who, tendon=replace(TENDON, **tendon), base=base, cap=4, knowledge=library(), sources=("F3",)
    )


STABLE = PainStable(weeks=3)
WEEKS = (0, 2, 4, 6, 7, 9, 11, 13, 14, 16, 18, 20)
DAILY = DailyPain(at_most=2, within_days=7)
WALKED = LongWalk(minutes=30, at_most=2, within_days=14)
HOPS = HopPain(at_most=1, within_days=14)
RAISES = SingleRaises(at_least=20, norm_pct=80, symmetry_pct=90, within_days=42)


def raises(left: float, right: float | None = None, *, ago: int = 5) -> tuple[tuple[Measure, Heel, Measured], ...]:
    own = measured("heel-raise-endurance", left, ago)
    return (own,) if right is None else (own, measured("heel-raise-endurance", right, ago, "right"))


CASES: list[tuple[Gate, Evidence, str]] = [
    # three steady weeks
    (STABLE, seen(mornings=mornings(*WEEKS), trained=(7, 14, 21)), "met"),
    (STABLE, seen(mornings=mornings(*WEEKS), trained=(7, 14)), "unknown"),
    (STABLE, seen(mornings=mornings(*WEEKS[:-1]), trained=(7, 14, 21)), "unknown"),
    (STABLE, seen(mornings=mornings(*WEEKS), trained=(1, 8, 15), phase_since=day(10)), "unmet"),
    (STABLE, seen(mornings=mornings(*WEEKS), trained=(1, 8, 15), phase_since=day(9)), "met"),
    (STABLE, seen(mornings=mornings(*WEEKS), trained=(1, 8, 15), unsettled_on=day(10)), "unmet"),
    # mornings and walks
    (DAILY, seen(), "unknown"),
    (DAILY, seen(mornings=mornings(0, 1, 2, 6), walks=(walk(7),)), "met"),
    (DAILY, seen(mornings=mornings(0, 1, 2, 7), walks=(walk(7),)), "unknown"),
    (DAILY, seen(mornings=mornings(0, 1, 2, 6), walks=(walk(8),)), "unknown"),
    (DAILY, seen(mornings=mornings(0, 1, 2, 6), walks=(walk(0),)), "unknown"),
    (DAILY, seen(mornings=mornings(0, 1, 2, 6), walks=(walk(2, pain=None),)), "unknown"),
    (DAILY, seen(mornings=mornings(0, 1, 2, 6), walks=(walk(2, activity="run"),)), "unknown"),
    (DAILY, seen(mornings=mornings(0, 1, 2, 6), walks=(walk(2, pain=3), walk(1))), "unmet"),
    (DAILY, seen(mornings=mornings(0, pain=3)), "unmet"),
    # a long walk
    (WALKED, seen(), "unknown"),
    (WALKED, seen(walks=(walk(1),), mornings=mornings(0)), "met"),
    (WALKED, seen(walks=(walk(14),), mornings=mornings(13)), "met"),
    (WALKED, seen(walks=(walk(15),), mornings=mornings(14)), "unknown"),
    (WALKED, seen(walks=(walk(0),), mornings=mornings(0)), "unknown"),
    (WALKED, seen(walks=(walk(1, minutes=29),), mornings=mornings(0)), "unknown"),
    (WALKED, seen(walks=(walk(1, minutes=None),), mornings=mornings(0)), "unknown"),
    (WALKED, seen(walks=(walk(1, pain=2),), mornings=mornings(0)), "met"),
    (WALKED, seen(walks=(walk(1, pain=3),), mornings=mornings(0)), "unmet"),
    (WALKED, seen(walks=(walk(5), walk(1, pain=3)), mornings=mornings(0, 4)), "unmet"),
    (WALKED, seen(walks=(walk(1, pain=None),), mornings=mornings(0)), "unknown"),
    (WALKED, seen(walks=(walk(2),), mornings=mornings(0)), "unknown"),
    (WALKED, seen(walks=(walk(1),), mornings=mornings(0), base=None), "unknown"),
    (WALKED, seen(walks=(walk(1),), mornings=mornings(0), base=Baseline(2, None, "intake")), "unknown"),
    (WALKED, seen(walks=(walk(1),), mornings=mornings(0, pain=3)), "unmet"),
    (WALKED, seen(walks=(walk(1),), mornings=mornings(0, stiff=24)), "met"),
    (WALKED, seen(walks=(walk(1),), mornings=mornings(0, stiff=25)), "unmet"),
    # ten hops
    (HOPS, seen(), "unknown"),
    (HOPS, seen(tests=(measured("hop-pain", 1, 14),)), "met"),
    (HOPS, seen(tests=(measured("hop-pain", 1, 15),)), "unknown"),
    (HOPS, seen(tests=(measured("hop-pain", 1, 3),), episode_on=day(28)), "unknown"),
    (HOPS, seen(tests=(measured("hop-pain", 1, 3, "right"),)), "unknown"),
    (HOPS, seen(tests=(measured("hop-pain", 2, 3),)), "unmet"),
    (HOPS, seen(tests=(measured("hop-pain", 0, 9), measured("hop-pain", 2, 3))), "unmet"),
    (HOPS, seen(tests=(measured("hop-pain", 2, 9), measured("hop-pain", 1, 3))), "met"),
    (HOPS, seen(tests=(measured("hop-pain", 3, 3), measured("hop-pain", 0, 3))), "unmet"),
    # heel raises on one leg
    (RAISES, seen(), "unknown"),
    (RAISES, seen(tests=raises(20)), "unknown"),
    (RAISES, seen(tests=raises(19)), "unmet"),
    (RAISES, seen(tests=raises(20, 22)), "met"),
    (RAISES, seen(tests=raises(20, 23)), "unmet"),
    (RAISES, seen(tests=raises(20, 22, ago=30)), "met"),
    (RAISES, seen(tests=raises(20, 22, ago=30), episode_on=day(1)), "unknown"),
    (RAISES, seen(tests=raises(20), intake=BOTH), "met"),
    (RAISES, seen(tests=raises(19), intake=BOTH), "unmet"),
    (RAISES, seen(tests=raises(13, 14), intake=OLD), "met"),
    (RAISES, seen(tests=raises(12, 13), intake=OLD), "unmet"),
    (RAISES, seen(counted={"left": Counted(day(20), 21, 4), "right": Counted(day(20), 22, 0)}), "met"),
    (RAISES, seen(counted={"left": Counted(day(20), 21, 5), "right": Counted(day(20), 22, 0)}), "unknown"),
    (RAISES, seen(counted={"left": Counted(day(20), 21, None), "right": Counted(day(20), 22, 0)}), "unknown"),
    (RAISES, seen(tests=raises(19, 20, ago=12), counted={"left": Counted(day(20), 21, 2)}), "met"),
    (RAISES, seen(tests=raises(19, 20, ago=10), counted={"left": Counted(day(20), 21, 2)}), "unmet"),
    (RAISES, seen(counted={"left": Counted(day(0), 21, 2)}, episode_on=day(1)), "unknown"),
]


@pytest.mark.parametrize(("gate", "evidence", "verdict"), CASES)
def test_a_condition(gate: Gate, evidence: Evidence, verdict: str) -> None:
    because = weigh(gate, evidence)
    assert because.verdict == verdict
    assert because.sources == ("F3",)
