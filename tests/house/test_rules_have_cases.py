"""Every rule the engine can give, with every verdict, is reached by a vignette; the few that cannot be are named."""

from __future__ import annotations

from tests.cases.played import told
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
    "top-of-ladder.unmet": "weighed on the last place, where `top-of-ladder.met` is told",
    "next-phase.met": "what is met has been earned, so a step is told in its place",
    "reps-in-session.unmet": "a good session that does fewer than the gate wants",
}


def test_every_rule_and_verdict_has_a_case() -> None:
    reached = told().keys()
    excused = NOT_WITH_THIS_CONTENT.keys() | NOT_TOLD.keys()
    assert not GIVEN - reached - excused, "add a case in tests/cases"
    assert not excused & reached, "these have a case now and need no excuse"
    assert excused <= GIVEN, "these are no rules any more"
