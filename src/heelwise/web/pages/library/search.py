"""One question to exercises, articles and replies, with filters and what each filter would leave. No Django here.

Which words are alike is `finding`'s; whether an exercise fits a person is the engine's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from heelwise.knowledge.exercises import ExerciseWords
from heelwise.knowledge.faults import ContentError
from heelwise.knowledge.finding import Entry, Finder, entry_of
from heelwise.knowledge.found_reading import entry_of_article, entry_of_reply
from heelwise.knowledge.learning import articles, replies
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import exercise_words
from heelwise.terms import MayAnswer

FACETS = ("kind", "equipment", "position", "muscle", "legs")
FITS = "fits"

Counts = Mapping[str, Mapping[str, int]]
Answers = Mapping[str, MayAnswer]


class Wanted(NamedTuple):
    """What was typed and chosen. `filters` has a value for each chosen facet; `fits` is an answer, or empty."""

    text: str
    filters: Mapping[str, str]
    fits: str

    @property
    def narrowed(self) -> bool:
        """Whether any filter is on."""
        return bool(self.filters or self.fits)


class Hits(NamedTuple):
    """Ids, best first; and for each filter how many exercises each of its values would leave."""

    exercises: tuple[str, ...]
    articles: tuple[str, ...]
    replies: tuple[str, ...]
    counts: Counts


class Index:
    """Everything there is to find, indexed once for all readers."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.words: dict[str, ExerciseWords] = {}
        entries: list[Entry] = []
        for exercise in knowledge.exercises.values():
            text = written(exercise.id)
            if text is not None:
                self.words[exercise.id] = text
                entries.append(entry_of(exercise, text, knowledge.names))
        self._facets = {entry.id: entry.facets for entry in entries}
        self._exercises = Finder(entries)
        self._articles = Finder(entry_of_article(article) for article in articles().values())
        self._replies = Finder(entry_of_reply(reply) for reply in replies().values())

    def ask(self, wanted: Wanted, answers: Answers) -> Hits:
        """What matches. `answers` says of each exercise whether it may be done now; empty without a record."""
        return Hits(
            exercises=self._left(wanted, answers),
            articles=self.reading(wanted.text) if wanted.text.strip() else (),
            replies=self.questions(wanted.text) if wanted.text.strip() else (),
            counts={facet: self._count(facet, wanted, answers) for facet in (*FACETS, FITS)},
        )

    def reading(self, text: str) -> tuple[str, ...]:
        """Articles that match; all of them for an empty text."""
        return self._articles.find(text).ids

    def questions(self, text: str) -> tuple[str, ...]:
        """Replies that match; all of them for an empty text."""
        return self._replies.find(text).ids

    def _left(self, wanted: Wanted, answers: Answers) -> tuple[str, ...]:
        found = self._exercises.find(wanted.text, wanted=wanted.filters).ids
        return tuple(one for one in found if not wanted.fits or answers.get(one) == wanted.fits)

    def _count(self, facet: str, wanted: Wanted, answers: Answers) -> dict[str, int]:
        """A filter's own choice does not hide its other values."""
        if facet == FITS:
            return dict(
                Counter(answers[one] for one in self._left(wanted._replace(fits=""), answers) if one in answers)
            )
        others = {name: value for name, value in wanted.filters.items() if name != facet}
        left = self._left(wanted._replace(filters=others), answers)
        return dict(Counter(value for one in left for value in self._facets[one].get(facet, ())))


def written(exercise: str) -> ExerciseWords | None:
    """The words, or None for an exercise that is not written up yet: the audit's complaint, not the reader's."""
    try:
        return exercise_words(exercise)
    except ContentError:
        return None
