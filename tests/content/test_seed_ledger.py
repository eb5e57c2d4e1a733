"""The ledger of the five articles is whole, and every place it names exists and says something."""

import re
from collections.abc import Callable

import pytest

from heelwise.knowledge.read import exercise_words
from tests.content.reading import ARTICLES, KNOWN, REPLIES
from tests.house.repository import ROOT

LEDGER = (ROOT / "docs" / "seeds.md").read_text().partition("\n## ")[2]
"""Without the introduction, whose examples of places lead nowhere."""

REFERENCE = re.compile(r"`(exercise|article|answer|advice|flag|permission|pathway|source):([\w-]+)(?:\.([\w-]+))?`")
TITLES = {
    "000": "Resistance Band Standing Back Achilles Stretch",
    "001": "11 Achilles tendon stretches and exercises for pain relief",
    "002": "Gentle Stretches and Exercises for Achilles Tendon Pain",
    "003": "Single Heel Drop Achilles Stretch",
    "004": "Achilles Tendon Rupture Stretches & Exercises",
}
LEAST_FACTS = {"000": 25, "001": 45, "002": 45, "003": 30, "004": 28}
MAPS = {
    "article": ARTICLES,
    "answer": REPLIES,
    "advice": KNOWN.advice,
    "flag": KNOWN.flags,
    "permission": KNOWN.permissions,
    "source": KNOWN.sources,
}


def section(seed: str) -> str:
    """The part of the ledger about one article."""
    found = re.search(rf"^## {seed}: {re.escape(TITLES[seed])}\n(.*?)(?=^## |\Z)", LEDGER, re.MULTILINE | re.DOTALL)
    assert found, f"no section for article {seed}"
    return found[1]


def rows(seed: str) -> list[tuple[str, str, str]]:
    """Number, fact and place of each line about one article."""
    return re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \|$", section(seed), re.MULTILINE)


def of_exercise(name: str, field: str) -> object:
    """A field of an exercise, from its words or its facts."""
    words = exercise_words(name)
    return getattr(words, field) if hasattr(words, field) else getattr(KNOWN.exercises[name], field)


def of_pathway(name: str, rung: str) -> object:
    """A pathway, or one of its rungs."""
    pathway = KNOWN.pathways[name]
    return pathway if not rung else next(r for phase in pathway.phases for r in phase.rungs if r.id == rung)


SPECIAL: dict[str, Callable[[str, str], object]] = {"exercise": of_exercise, "pathway": of_pathway}


@pytest.mark.parametrize("reference", sorted(set(REFERENCE.findall(LEDGER))), ids=":".join)
def test_every_place_exists_and_says_something(reference: tuple[str, str, str]) -> None:
    kind, name, field = reference
    assert SPECIAL[kind](name, field) if kind in SPECIAL else MAPS[kind][name]


def test_nothing_in_backticks_is_a_place_the_test_cannot_read() -> None:
    named = re.findall(r"`([^`]+)`", LEDGER)
    assert not [one for one in named if not REFERENCE.fullmatch(f"`{one}`")]


@pytest.mark.parametrize("seed", sorted(TITLES))
def test_each_article_is_gone_through_in_order(seed: str) -> None:
    numbers = [int(number) for number, _, _ in rows(seed)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= LEAST_FACTS[seed]


@pytest.mark.parametrize("seed", sorted(TITLES))
def test_each_fact_lives_somewhere_or_was_left_out_for_a_reason(seed: str) -> None:
    for _, fact, place in rows(seed):
        reason = re.match(r"Left out[^:]*: \S", place)
        assert reason or REFERENCE.search(place), fact


@pytest.mark.parametrize("seed", sorted(TITLES))
def test_every_exercise_of_an_article_is_in_its_ledger(seed: str) -> None:
    taught = {exercise.id for exercise in KNOWN.exercises.values() if seed in exercise.seeds}
    named = {name for kind, name, _ in REFERENCE.findall(section(seed)) if kind in {"exercise", "permission"}}
    shown_elsewhere = {name for name in taught if name.endswith("-bent")}
    assert not taught - named - shown_elsewhere


def test_every_reply_answers_a_reader_of_the_ledger() -> None:
    answered = {name for kind, name, _ in REFERENCE.findall(section("004")) if kind == "answer"}
    assert answered == set(REPLIES)
