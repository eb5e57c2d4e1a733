"""Every rule the engine can give, with every verdict, is reached by a vignette; the few that cannot be are named."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heelwise.engine.because import Because
from tests.cases.notation import diary
from tests.cases.test_cases import CASES
from tests.house.test_sentences import GIVEN

NOT_WITH_THIS_CONTENT = {
    "any-of.met": "no shipped gate is content with one of several parts",
    "any-of.unmet": "likewise",
    "any-of.unknown": "likewise",
    "no-permission.unmet": "every shipped exercise has a row",
    "no-pathway.unmet": "every condition has a pathway",
    "not-in-library.unmet": "no pathway names an exercise that is not there",
    "not-for-condition.unmet": "every cell that says no is past neutral, which is said first",
}
"""The audit keeps these from happening to sound content."""

NOT_TOLD = {
    "hand-over.met": "what is met has been handed over, so the next plan is told in its place",
    "top-of-ladder.unmet": "weighed on the last place, where `top-of-ladder.met` is told",
    "next-phase.met": "what is met has been earned, so a step is told in its place",
    "reps-in-session.unmet": "a good session that does fewer than the gate wants",
}


def told(value: object) -> Iterator[str]:
    """Every reason in a decision or an answer, wherever it stands."""
    match value:
        case Because():
            yield f"{value.rule}.{value.verdict}"
            for part in value.parts:
                yield from told(part)
        case Struct():
            for field in value.__struct_fields__:
                yield from told(getattr(value, field))
        case tuple() | list():
            for member in value:
                yield from told(member)


def test_every_rule_and_verdict_has_a_case() -> None:
    reached: set[str] = set()
    for case in CASES:
        person = diary(case.record)
        reached.update(told(person.decision(case.on)))
        for asked in {**case.expect.get("may", {}), **case.expect.get("may-because", {})}:
            reached.update(told(person.may(asked, case.on)))
    excused = NOT_WITH_THIS_CONTENT.keys() | NOT_TOLD.keys()
    assert not GIVEN - reached - excused, "add a case in tests/cases"
    assert not excused & reached, "these have a case now and need no excuse"
    assert excused <= GIVEN, "these are no rules any more"
