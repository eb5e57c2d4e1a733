"""Every red flag of the triage table is there, as grave as it says, and askable in four short lists."""

from __future__ import annotations

from collections import Counter

import pytest

from heelwise.knowledge.library import Knowledge
from heelwise.terms import FlagAction, FlagAsked

DAILY: dict[str, FlagAction] = {
    "sudden-pop": "urgent",
    "calf-swelling": "urgent",
    "breathless": "emergency",
    "fever-or-wound": "urgent",
    "new-antibiotic": "urgent",
}

OTHERS: dict[str, tuple[FlagAction, FlagAsked]] = {
    "pop-cannot-walk": ("emergency", "follow-up"),
    "lost-single-raise": ("urgent", "always"),
    "gap-felt": ("urgent", "follow-up"),
    "calf-squeeze": ("urgent", "clinician"),
    "resting-foot-drops": ("urgent", "clinician"),
    "rupture-not-seen": ("urgent", "derived"),
    "healing-slip": ("urgent", "always"),
    "bruise-and-weak": ("urgent", "always"),
    "cut-at-tendon": ("urgent", "always"),
    "cut-bleeding": ("emergency", "follow-up"),
    "bone-after-twist": ("urgent", "always"),
    "heel-bone-stress": ("see-clinician", "always"),
    "recent-fracture": ("see-clinician", "always"),
    "clot-risk": ("urgent", "follow-up"),
    "anticoagulated-swelling": ("urgent", "follow-up"),
    "cold-or-numb-foot": ("emergency", "always"),
    "walking-calf-pain": ("see-clinician", "always"),
    "hot-red-tendon": ("emergency", "always"),
    "wound-not-closed": ("see-clinician", "always"),
    "hot-joint": ("urgent", "always"),
    "saddle-numbness": ("emergency", "always"),
    "numb-leg": ("see-clinician", "always"),
    "neurological": ("see-clinician", "always"),
    "diabetes-foot": ("see-clinician", "always"),
    "unwell": ("see-clinician", "always"),
    "past-antibiotic": ("see-clinician", "always"),
    "steroids": ("see-clinician", "always"),
    "both-heels-inflamed": ("see-clinician", "always"),
    "inflammatory-history": ("mention", "always"),
    "tendon-lumps": ("mention", "always"),
    "pregnant": ("mention", "always"),
    "osteoporosis": ("mention", "always"),
    "night-pain": ("see-clinician", "always"),
    "under-18": ("see-clinician", "always"),
    "sever-age": ("see-clinician", "derived"),
    "not-improving": ("see-clinician", "derived"),
}

CODES = {
    *("R1", "R2", "R3", "R4", "R5", "D1", "D2", "D3", "N1", "I1", "W1", "W2", "M1", "M2", "M3"),
    *("S1", "S2", "S3", "S4", "S5", "F1", "F2", "A1", "A2", "P1", "B1", "G2", "G3", "14.7"),
}


def test_the_daily_five_are_these_and_as_grave_as_this(knowledge: Knowledge) -> None:
    assert {flag.id: flag.action for flag in knowledge.flags.values() if flag.asked == "daily"} == DAILY


@pytest.mark.parametrize(("name", "wanted"), OTHERS.items())
def test_a_flag_is_as_grave_and_asked_as_the_table_says(
    knowledge: Knowledge, name: str, wanted: tuple[FlagAction, FlagAsked]
) -> None:
    flag = knowledge.flags[name]
    assert (flag.action, flag.asked) == wanted


def test_the_tables_above_have_every_flag(knowledge: Knowledge) -> None:
    assert knowledge.flags.keys() == DAILY.keys() | OTHERS.keys()


def test_every_row_of_the_triage_table_has_become_a_flag(knowledge: Knowledge) -> None:
    assert {flag.code for flag in knowledge.flags.values()} == CODES


def test_a_row_with_two_actions_is_two_flags(knowledge: Knowledge) -> None:
    actions = {code: Counter(f.action for f in knowledge.flags.values() if f.code == code) for code in ("R1", "B1")}
    assert actions["R1"] == {"urgent": 1, "emergency": 1}
    assert actions["B1"] == {"see-clinician": 1, "emergency": 1}


def test_the_gap_is_asked_after_a_pop_or_lost_strength(knowledge: Knowledge) -> None:
    assert set(knowledge.flags["gap-felt"].after) == {"sudden-pop", "lost-single-raise"}


def test_nobody_is_asked_to_try_a_raise(knowledge: Knowledge) -> None:
    flag = knowledge.flags["lost-single-raise"]
    assert "do not test it" in flag.question
    assert "do not try" in flag.now
    for other in knowledge.flags.values():
        assert not {"try to", "attempt"} & set(other.question.lower().split("please")[0].split(", "))


def test_a_known_tear_is_asked_about_what_is_new(knowledge: Knowledge) -> None:
    for name in ("sudden-pop", "lost-single-raise", "gap-felt"):
        said = knowledge.flags[name].question_rupture or ""
        assert "treatment" in said


def test_only_a_clinician_clears_what_stops_training(knowledge: Knowledge) -> None:
    for flag in knowledge.flags.values():
        assert "clinician" in flag.cleared_by
        assert ("person" in flag.cleared_by) <= (flag.action == "mention")


def test_hops_stay_shut_with_thin_bones_until_a_clinician_clears_them(knowledge: Knowledge) -> None:
    assert [flag.id for flag in knowledge.flags.values() if flag.no_plyometrics] == ["osteoporosis"]
    assert knowledge.flags["osteoporosis"].cleared_by == ("clinician",)


def test_long_stiffness_alone_is_no_sign_of_inflammation(knowledge: Knowledge) -> None:
    assert "all of these together" in knowledge.flags["both-heels-inflamed"].question
    assert [flag.id for flag in knowledge.flags.values() if "30 minutes" in flag.question] == ["both-heels-inflamed"]


def test_the_lists_are_short(knowledge: Knowledge) -> None:
    asked = [flag for flag in knowledge.flags.values() if flag.asked in {"always", "daily"}]
    groups = Counter(flag.group for flag in asked)
    assert set(groups) == {"tear", "clot", "infection-nerve-blood", "medicine-history"}
    assert max(groups.values()) <= 10
    assert len([flag for flag in asked if not flag.only_for]) <= 30


def test_questions_can_be_said_in_one_breath(knowledge: Knowledge) -> None:
    long = {flag.id: len(flag.question.split()) for flag in knowledge.flags.values() if len(flag.question.split()) > 40}
    assert not long


def test_the_gravest_say_where_to_go_now(knowledge: Knowledge) -> None:
    for flag in knowledge.flags.values():
        if flag.action == "emergency":
            assert "now" in flag.now
            assert "emergency" in flag.now
        if flag.action == "urgent" and flag.asked in {"always", "daily"}:
            assert "today" in flag.now
