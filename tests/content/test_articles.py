"""Every article is short, sourced paragraph by paragraph, and leads somewhere."""

import re

import pytest

from tests.content.reading import ARTICLES, KNOWN, dangling, texts

IDS = sorted(ARTICLES)
PARAGRAPHS = [(name, part) for name in IDS for section in ARTICLES[name].sections for part in section.paragraphs]
MOST_WORDS = 80
MOST_ANSWER_WORDS = 50

TOPICS = {
    "the-tendon", "why-it-hurts", "where-it-hurts", "safe-to-exercise", "the-pain-scale", "ice-and-heat",
    "slow-and-heavy", "stretching", "rupture", "back-to-running", "when-to-be-seen",
}  # fmt: skip


def test_every_topic_people_ask_about_has_an_article() -> None:
    assert not TOPICS - ARTICLES.keys()


@pytest.mark.parametrize("article", IDS)
def test_links_lead_somewhere(article: str) -> None:
    assert not dangling(ARTICLES[article])
    assert article not in ARTICLES[article].articles


@pytest.mark.parametrize("article", IDS)
def test_the_answer_is_one_sentence(article: str) -> None:
    answer = ARTICLES[article].answer
    assert answer.endswith(".")
    assert not re.search(r"[.?] [A-Z]", answer)
    assert len(answer.split()) <= MOST_ANSWER_WORDS


@pytest.mark.parametrize("article", IDS)
def test_sections_are_headed_and_filled(article: str) -> None:
    sections = ARTICLES[article].sections
    assert 2 <= len(sections) <= 7
    assert len({section.heading for section in sections}) == len(sections)
    assert all(section.paragraphs for section in sections)


@pytest.mark.parametrize(("article", "part"), PARAGRAPHS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_paragraph_is_short_and_names_its_sources(article: str, part: object) -> None:
    assert not dangling(part)
    assert part.sources
    assert part.text.endswith(".")
    assert len(part.text.split()) <= MOST_WORDS


@pytest.mark.parametrize(("article", "part"), PARAGRAPHS, ids=lambda value: value if isinstance(value, str) else "")
def test_no_paragraph_claims_more_certainty_than_its_sources(article: str, part: object) -> None:
    cited = [KNOWN.sources[key] for key in part.sources]
    if part.verified == "yes":
        assert any(source.verified == "yes" for source in cited)
    # A rule of ours is never shown as evidence, alone or mixed in.
    if "heelwise" in part.sources:
        assert part.verified == "no"


@pytest.mark.parametrize("article", IDS)
def test_nothing_is_shouted_or_promised(article: str) -> None:
    everything = " ".join(texts(ARTICLES[article])).lower()
    assert "!" not in everything
    assert not re.findall(r"\b(?:cures?|cured|guarantee[ds]?|proven to|instantly)\b", everything)


@pytest.mark.parametrize("article", IDS)
def test_search_words_and_review_are_there(article: str) -> None:
    found = ARTICLES[article]
    assert len(found.match) >= 5
    assert len(set(found.match)) == len(found.match)
    assert all(word == word.lower() for word in found.match)
    assert found.review.status in {"draft", "signed"}


def test_sources_are_listed_once_in_the_order_of_reading() -> None:
    for found in ARTICLES.values():
        assert len(set(found.sources)) == len(found.sources)
        first = found.sections[0].paragraphs[0].sources
        assert found.sources[: len(first)] == first


def test_what_the_plan_names_as_likely_cause_is_explained() -> None:
    explained = {advice for found in ARTICLES.values() for advice in found.advice}
    assert {"tight-calf", "activity-jump", "footwear", "heel-lift", "isometric-honest", "stretch-honest"} <= explained


def test_no_article_stands_alone() -> None:
    linked = {other for found in ARTICLES.values() for other in found.articles}
    assert not ARTICLES.keys() - linked
