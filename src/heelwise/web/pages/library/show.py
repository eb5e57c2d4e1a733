"""The library as plain values: what was found, the filters, and answers to "may I". No Django here."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from heelwise.engine.decision import May
from heelwise.engine.explain import may_json
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.learning import articles, replies
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Side
from heelwise.web import words
from heelwise.web.pages.library.search import FACETS, FITS, Answers, Counts, Hits, Index, Wanted

KINDS = {
    "static-stretch": "Stretches that hold still",
    "dynamic-mobility": "Stretches that move",
    "isometric": "Holds",
    "strength": "Strength",
    "eccentric": "Slow lowering",
    "balance": "Balance",
    "plyometric": "Springs and hops",
    "aerobic": "Walking and running",
    "self-care": "Care",
}
ANSWERS = {
    "yes": ("go", "Yes, you may do this now."),
    "not-yet": ("", "Not yet."),
    "no": ("", "No."),
    "ask-clinician": ("", "Ask your clinician first."),
}
FIT = {"yes": "fits you today", "not-yet": "not yet", "no": "not for you", "ask-clinician": "ask a clinician"}
"""An answer as a filter and as a mark on a card."""

ASKS = {"kind": "Kind", "equipment": "You need", "position": "Position", "muscle": "Muscle", "legs": "Legs"}
VALUES: Mapping[str, Mapping[str, str]] = {
    "kind": KINDS,
    "equipment": {"nothing": "nothing"},
    "position": {"long-sitting": "sitting on the floor", "seated": "sitting", "moving": "on the move"},
    "muscle": {"intrinsic-foot-muscles": "small muscles of the foot"},
    "legs": {"one": "one leg", "two": "both legs"},
}
READ_AT_MOST = 3
TRY = ("calf", "stair", "balance", "tight", "heel drop", "ice")


def filters(knowledge: Knowledge, wanted: Wanted, counts: Counts) -> list[dict[str, Any]]:
    """Each filter with its values, how many each would leave, and which is chosen."""
    made = []
    for facet in FACETS:
        chosen = wanted.filters.get(facet, "")
        values = set(counts[facet]) | ({chosen} if chosen else set())
        options: list[dict[str, Any]] = [
            {
                "value": value,
                "label": label(knowledge, facet, value),
                "count": counts[facet].get(value, 0),
                "chosen": value == chosen,
            }
            for value in values
        ]
        options.sort(key=itemgetter("label"))
        made.append({"name": facet, "ask": ASKS[facet], "options": options})
    return made


def fits(wanted: Wanted, counts: Counts) -> list[dict[str, Any]]:
    """The person's own filter: an answer each, and how many exercises have it."""
    return [
        {"value": value, "label": says, "count": counts[FITS].get(value, 0), "chosen": wanted.fits == value}
        for value, says in FIT.items()
    ]


def label(knowledge: Knowledge, facet: str, value: str) -> str:
    """A value of a filter in words."""
    own = VALUES[facet].get(value)
    return own or knowledge.names.get(f"{facet}.{value}") or value.replace("-", " ")


def results(knowledge: Knowledge, index: Index, hits: Hits, wanted: Wanted, answers: Answers) -> dict[str, Any]:
    """What was found: shelves by kind while browsing, one list, best first, for a question."""
    cards = [_card(knowledge, index, one, answers) for one in hits.exercises]
    asked = bool(wanted.text.strip())
    one_list: list[dict[str, Any]] = [{"kind": "", "title": "Exercises", "cards": cards}]
    shelves = one_list if asked else _shelves(cards)
    read, told = articles(), replies()
    reading = [{"id": one, "title": read[one].title, "says": read[one].answer} for one in hits.articles]
    asked_before = [{"id": one, "title": told[one].ask} for one in hits.replies]
    return {
        "q": wanted.text,
        "says": _says(len(cards), hits),
        "shelves": [shelf for shelf in shelves if shelf["cards"]],
        "articles": reading[:READ_AT_MOST],
        "replies": asked_before[:READ_AT_MOST],
        "narrowed": wanted.narrowed,
        "unfiltered": len(index.ask(Wanted(wanted.text, {}, ""), {}).exercises) if wanted.narrowed else len(cards),
        "try_these": TRY,
    }


def _shelves(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    by_name = sorted(cards, key=lambda card: str(card["name"]))
    return [
        {"kind": kind, "title": title, "cards": [card for card in by_name if card["kind"] == kind]}
        for kind, title in KINDS.items()
    ]


def _card(knowledge: Knowledge, index: Index, one: str, answers: Answers) -> dict[str, Any]:
    exercise = knowledge.exercises[one]
    needs = ", ".join(label(knowledge, "equipment", kit) for kit in exercise.equipment)
    fit = answers.get(one)
    return {
        "id": one,
        "kind": exercise.kind,
        "name": index.words[one].name,
        "side": usual_side(exercise),
        "meta": " · ".join(part for part in (label(knowledge, "position", exercise.position), needs) if part),
        "fit": FIT[fit] if fit else "",
        "tone": "go" if fit == "yes" else "",
    }


def _says(exercises: int, hits: Hits) -> str:
    """The count in a sentence, for eyes and ears alike."""
    parts = [_many(exercises, "exercise", "exercises")]
    if hits.articles:
        parts.append(_many(min(len(hits.articles), READ_AT_MOST), "article", "articles"))
    if hits.replies:
        parts.append(_many(min(len(hits.replies), READ_AT_MOST), "question", "questions"))
    return " · ".join(parts)


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def usual_side(exercise: Exercise) -> Side:
    """The side a drawing shows: both feet, or one leg."""
    return "both" if exercise.legs == "two" else "left"


def answer(may: May, knowledge: Knowledge) -> dict[str, Any]:
    """May I do this now: a colour, a sentence, the reason, and what would turn a no into a yes."""
    plain = may_json(may, knowledge)
    tone, says = ANSWERS[may.answer]
    because = words.because(knowledge, plain["because"])
    turns = [part for part in because["parts"] if part["rule"].startswith("turn-")]
    because = {**because, "parts": [part for part in because["parts"] if part not in turns]}
    return {
        "answer": may.answer,
        "tone": tone,
        "says": says,
        "because": because,
        "turns": turns[-1]["text"] if turns else "",
        "rule": because["rule"].replace("-", " "),
    }
