"""Articles: all of them, sources per paragraph, and the ways to them from where they matter."""

from __future__ import annotations

import html
import re

import pytest

from heelwise.knowledge.learning import articles
from tests.web.conftest import Somebody, owner_of, text_of


def test_the_contents_name_every_article(anna: Somebody) -> None:
    page = anna.get("/learn").content.decode()
    for name in articles():
        assert f'href="/learn/{name}"' in page


@pytest.mark.parametrize("name", sorted(articles()))
def test_an_article_cites_each_paragraph_and_says_who_signed(anna: Somebody, name: str) -> None:
    answer = anna.get(f"/learn/{name}")
    page, said = answer.content.decode(), html.unescape(text_of(answer))
    article = articles()[name]
    for section in article.sections:
        assert section.heading in said
        for paragraph in section.paragraphs:
            assert re.sub(r"\s+", " ", paragraph.text) in said
    assert page.count('<sup class="cite">') == sum(len(section.paragraphs) for section in article.sections)
    assert len(set(re.findall(r'<li id="s\d+"', page))) == len(article.sources)
    assert "Draft: not yet signed by a physiotherapist. Edition" in said


def test_an_unknown_article_is_not_there(anna: Somebody) -> None:
    assert anna.get("/learn/nonsense").status_code == 404


@pytest.mark.parametrize("example", ["runner", "insertional", "rupture", "desk"])
def test_today_s_advice_leads_to_what_explains_it(example: str) -> None:
    from heelwise.web.pages.learn.show import explained

    owner = owner_of(example)
    today, learn = owner.get("/").content.decode(), owner.get("/learn").content.decode()
    for name in set(re.findall(r'href="/learn/([a-z-]+)"', today)):
        assert any(name == one["id"] for found in explained().values() for one in found)
        assert "For you, now" in learn


def test_the_likely_cause_that_was_told_is_linked() -> None:
    """`recent_change` becomes advice, and each such advice has an article."""
    from heelwise.engine.counsel import CAUSES
    from heelwise.web.pages.learn.show import explained

    assert set(CAUSES.values()) <= set(explained())


def test_the_plan_and_the_exercises_lead_to_articles(runner: Somebody) -> None:
    assert 'href="/learn/' in runner.get("/plan").content.decode()
    assert 'href="/learn/back-to-running"' in runner.get("/library/walk-jog").content.decode()
