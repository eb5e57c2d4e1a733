"""What articles and replies say in numbers is what the rules do, so that neither drifts from the other."""

import re

import pytest

from heelwise.knowledge.read import exercise_words
from tests.content.reading import ARTICLES, KNOWN, REPLIES, texts

PAIN, HEALING = KNOWN.limits.pain, KNOWN.limits.healing
WEEKS = {row.milestone: row.earliest_week for row in KNOWN.pathways["rupture-guided"].milestones}


def article(name: str) -> str:
    """Everything an article says."""
    return " ".join(texts(ARTICLES[name]))


def reply(name: str) -> str:
    """Everything a reply says."""
    return " ".join(texts(REPLIES[name]))


@pytest.mark.parametrize(
    ("text", "sentence", "number"),
    [
        ("the-pain-scale", r"Heelwise begins with (\d+);", PAIN.strict_cap),
        ("the-pain-scale", r"; (\d+) opens after two steady weeks", PAIN.standard_cap),
        ("the-pain-scale", r"sudden pain, (\d+) or more", PAIN.stop_at),
        ("the-pain-scale", r"or (\d+) minutes more stiffness", PAIN.stiffness_rise_regress_min),
        ("stretching", r"week (\d+) by our default", HEALING.stretch_week_conservative),
        ("stretching", r"week (\d+) at the earliest", HEALING.stretch_week_permissive),
        ("where-it-hurts", r"open it after week (\d+)", HEALING.below_neutral_week),
        ("back-to-running", r"for week (\d+) unless they chose otherwise", HEALING.run_week_conservative),
        ("back-to-running", r"from week (\d+)\. Here it also waits", HEALING.run_week_permissive),
    ],
)
def test_an_article_says_what_the_rules_do(text: str, sentence: str, number: object) -> None:
    said = re.search(sentence, article(text))
    assert said, sentence
    assert float(said[1]) == number.value


def test_two_steady_weeks_are_two_weeks() -> None:
    assert PAIN.standard_after_stable_days.value == 14
    assert "two points more" in article("the-pain-scale").lower()
    assert PAIN.morning_rise_regress.value == 2


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        (r"from week (\d+), or from", HEALING.stretch_week_conservative),
        (r"or from week (\d+) on the earliest schedule", HEALING.stretch_week_permissive),
    ],
)
def test_a_reply_says_what_the_rules_do(sentence: str, number: object) -> None:
    said = re.search(sentence, reply("stuck-at-95-degrees"))
    assert said, sentence
    assert float(said[1]) == number.value


@pytest.mark.parametrize(
    ("exercise", "sentence", "milestone"),
    [
        ("double-leg-heel-raise", r"not before about week (\d+) and a clinician's word", "heel-raise-double"),
        ("single-leg-balance", r"not before about week (\d+) and a clinician's word", "balance"),
        ("single-leg-calf-raise", r"before week (\d+) and a clinician's word", "heel-raise-single"),
        ("stair-jog", r"keeps for week (\d+) unless your clinician", "running"),
        ("heel-drop", r"not before week (\d+) and only if a clinician opens it", "below-neutral"),
        ("standing-calf-stretch", r"week (\d+) as a rule", "dorsiflexion-stretch"),
        ("towel-calf-stretch", r"week (\d+) as a rule", "dorsiflexion-stretch"),
    ],
)
def test_an_exercise_names_the_week_its_milestone_has(exercise: str, sentence: str, milestone: str) -> None:
    said = re.search(sentence, exercise_words(exercise).not_for)
    assert said, sentence
    assert int(said[1]) == WEEKS[milestone]


@pytest.mark.parametrize("exercise", sorted(KNOWN.exercises))
def test_the_published_load_is_not_contradicted(exercise: str) -> None:
    """A peak load in the facts comes with sources; words never give one where the facts have none."""
    facts, words = KNOWN.exercises[exercise], exercise_words(exercise)
    if facts.peak_load_bw is not None:
        assert facts.peak_load_bw.sources
        assert facts.peak_load_bw.value or (facts.peak_load_bw.lo and facts.peak_load_bw.hi)
    assert not re.search(r"\d(?:\.\d)? body weights?", words.dosage_note) or facts.peak_load_bw is not None


@pytest.mark.parametrize("exercise", sorted(KNOWN.exercises))
def test_what_is_shut_at_the_heel_bone_says_so(exercise: str) -> None:
    row, words = KNOWN.permissions[exercise], exercise_words(exercise)
    if row.insertional == "no":
        assert "insertional" in words.not_for.lower() or "heel bone" in words.not_for.lower()


@pytest.mark.parametrize("exercise", sorted(KNOWN.exercises))
def test_what_a_healing_tear_must_wait_for_is_said(exercise: str) -> None:
    """Anything loaded, and every stretch, names the rupture among those it is not for."""
    facts, words = KNOWN.exercises[exercise], exercise_words(exercise)
    if facts.load_tier > 0 or facts.kind == "static-stretch":
        assert re.search(r"rupture|tear|healing", words.not_for.lower())
