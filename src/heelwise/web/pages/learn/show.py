"""Articles and replies as plain values, with numbered sources; and which article explains what. No Django here."""

from __future__ import annotations

from functools import cache
from typing import Any

from heelwise.knowledge.articles import Article
from heelwise.knowledge.learning import articles, replies
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.replies import Reply
from heelwise.web import words
from heelwise.web.pages.library.sources import numbers, references, signed

ORDER = (
    "the-tendon", "why-it-hurts", "where-it-hurts", "safe-to-exercise", "the-pain-scale", "slow-and-heavy",
    "stretching", "ice-and-heat", "shoes-and-heel-lifts", "how-long-it-takes", "back-to-running", "rupture",
    "when-to-be-seen",
)  # fmt: skip
"""The order of reading; an article that is not in it comes last."""

SEEN = {
    "emergency": "Call the emergency number.",
    "urgent": "Be seen today.",
    "see-clinician": "See a clinician.",
    "mention": "Mention it at the next visit.",
}
Links = list[dict[str, str]]


def contents() -> list[dict[str, str]]:
    """Every article with its one sentence."""
    found = sorted(articles().values(), key=lambda one: ORDER.index(one.id) if one.id in ORDER else len(ORDER))
    return [{"id": one.id, "title": one.title, "answer": one.answer} for one in found]


def article(knowledge: Knowledge, one: Article) -> dict[str, Any]:
    """An article with its paragraphs, footnote numbers, and where it leads."""
    found = references(knowledge, one.sources)
    return {
        "title": one.title,
        "answer": one.answer,
        "sections": [
            {
                "heading": section.heading,
                "paragraphs": [
                    {"text": paragraph.text, "marks": numbers(found, paragraph.sources)}
                    for paragraph in section.paragraphs
                ],
            }
            for section in one.sections
        ],
        "exercises": _exercises(knowledge, one.exercises),
        "articles": _articles(one.articles),
        "flags": _flags(knowledge, one.flags),
        "references": found,
        "review": signed(one.review),
        "edition": knowledge.edition,
    }


def reply(knowledge: Knowledge, one: Reply) -> dict[str, Any]:
    """A reply: how soon to be seen if at all, the answer, why, and what to do."""
    return {
        "ask": one.ask,
        **_seen(one),
        "answer": one.answer,
        "because": one.because,
        "steps": one.steps,
        "exercises": _exercises(knowledge, one.exercises),
        "articles": _articles(one.articles),
        "flags": _flags(knowledge, one.flags),
        "references": references(knowledge, one.sources),
        "review": signed(one.review),
        "edition": knowledge.edition,
    }


def questions(ids: tuple[str, ...]) -> list[dict[str, Any]]:
    """Replies by id, as a list to choose from."""
    known = replies()
    return [{"id": one, "ask": known[one].ask, **_seen(known[one])} for one in ids]


def _seen(one: Reply) -> dict[str, Any]:
    """How soon to be seen, and whether that is grave."""
    return {"see": SEEN.get(one.see or "", ""), "grave": one.see in {"emergency", "urgent"}}


@cache
def explained() -> dict[str, Links]:
    """For each piece of advice the articles that explain it."""
    found: dict[str, Links] = {}
    for one in articles().values():
        for advice in one.advice:
            found.setdefault(advice, []).append({"id": one.id, "title": one.title})
    return found


def of_pathway(pathway: str) -> Links:
    """Articles that matter for a pathway."""
    return [{"id": one.id, "title": one.title} for one in articles().values() if pathway in one.pathways]


def _exercises(knowledge: Knowledge, ids: tuple[str, ...]) -> Links:
    return [{"id": one, "name": words.named(knowledge, "exercise", one)} for one in ids]


def _articles(ids: tuple[str, ...]) -> Links:
    known = articles()
    return [{"id": one, "title": known[one].title} for one in ids if one in known]


def _flags(knowledge: Knowledge, ids: tuple[str, ...]) -> list[str]:
    return [knowledge.flags[one].question for one in ids if one in knowledge.flags]
