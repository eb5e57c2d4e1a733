"""The questions of readers each get a true reply, or a clear word that somebody has to look."""

import re

import pytest

from heelwise.knowledge.finding import Finder
from heelwise.knowledge.found_reading import entry_of_article, entry_of_reply
from tests.content.reading import ARTICLES, KNOWN, REPLIES, dangling, texts

IDS = list(REPLIES)
FINDER = Finder(entry_of_reply(reply) for reply in REPLIES.values())
GRAVITY = ("emergency", "urgent", "see-clinician", "mention")
MOST_WORDS = 60

# As people write them, and the reply that should come first.
ASKED = [
    ("9 weeks from surgery", "weeks-after-surgery"),
    ("may I do this after my operation", "weeks-after-surgery"),
    ("painful limp", "painful-limp"),
    ("limping when I walk", "painful-limp"),
    ("stuck at 95 degrees", "stuck-at-95-degrees"),
    ("ankle angle 90 degrees", "stuck-at-95-degrees"),
    ("swelling", "swelling"),
    ("my calf is swollen", "swelling"),
    ("no boot", "no-boot"),
    ("15 months of pain", "fifteen-months-of-pain"),
    ("ruptured yesterday playing basketball", "ruptured-yesterday"),
    ("gunshot fracture", "open-injury-with-fracture"),
    ("broken ankle and open injury", "open-injury-with-fracture"),
    ("bluish colour cannot rise on toes", "discoloured-and-weak"),
    ("what does my scan mean", "what-does-my-scan-mean"),
    ("mri gap retraction", "what-does-my-scan-mean"),
    ("stiff at five weeks", "stiff-at-five-weeks"),
    ("back to work", "back-to-work"),
    ("knee ligament exercise", "another-body-part"),
    ("sweling", "swelling"),
]


@pytest.mark.parametrize(("typed", "reply"), ASKED)
def test_what_people_type_finds_the_reply(typed: str, reply: str) -> None:
    assert FINDER.find(typed).ids[0] == reply


def test_every_reply_is_asked_for() -> None:
    assert {reply for _, reply in ASKED} == set(IDS)


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("eccentric", "slow-and-heavy"),
        ("how much pain", "the-pain-scale"),
        ("heel lift", "shoes-and-heel-lifts"),
        ("ice", "ice-and-heat"),
        ("blood clot", "rupture"),
        ("insertional", "where-it-hurts"),
        ("when can i run", "back-to-running"),
    ],
)
def test_what_people_type_finds_the_article(typed: str, article: str) -> None:
    finder = Finder(entry_of_article(article) for article in ARTICLES.values())
    assert article in finder.find(typed).ids[:2]


@pytest.mark.parametrize("reply", IDS)
def test_links_lead_somewhere(reply: str) -> None:
    assert not dangling(REPLIES[reply])


@pytest.mark.parametrize("reply", IDS)
def test_it_rests_on_rules_or_flags_and_says_why(reply: str) -> None:
    found = REPLIES[reply]
    assert found.rules or found.flags
    assert found.sources
    assert found.because.endswith(".")
    assert found.ask.endswith("?")
    assert len(found.match) >= 5


@pytest.mark.parametrize("reply", IDS)
def test_it_is_short(reply: str) -> None:
    found = REPLIES[reply]
    assert len(found.answer.split()) <= MOST_WORDS
    assert len(found.because.split()) <= MOST_WORDS + 20
    assert 2 <= len(found.steps) <= 5
    assert all(step.endswith((".", "?")) and len(step.split()) <= MOST_WORDS for step in found.steps)


@pytest.mark.parametrize("reply", IDS)
def test_nothing_is_shouted_or_promised(reply: str) -> None:
    everything = " ".join(texts(REPLIES[reply])).lower()
    assert "!" not in everything
    assert not re.findall(
        r"\b(?:cures?|cured|guarantee[ds]?|proven to|instantly|don't worry|do not worry)\b", everything
    )


@pytest.mark.parametrize("reply", IDS)
def test_a_grave_sign_is_never_answered_with_less(reply: str) -> None:
    """Where the reply leads to a clinician at all, one of its flags is at least as grave."""
    found = REPLIES[reply]
    if found.see == "urgent":
        actions = {KNOWN.flags[flag].action for flag in found.flags}
        assert actions & set(GRAVITY[:2])


@pytest.mark.parametrize("reply", IDS)
def test_a_healing_tear_is_never_told_to_stretch(reply: str) -> None:
    found = REPLIES[reply]
    if "rupture-guided" not in found.pathways:
        return
    told = " ".join(found.steps).lower()
    assert not re.search(r"(?:^|\. )stretch (?:it|the|your)", told)


def test_verified_is_honest() -> None:
    for found in REPLIES.values():
        if "heelwise" in found.sources:
            assert found.verified == "no"
