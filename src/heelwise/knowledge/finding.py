"""Finding an exercise by name, alias, muscle, kit, position, aim, or a misspelling of any of them.

An index over words, made once; a query touches the words it matches, not the
exercises it does not. Which exercises a person may do is the engine's question.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from heelwise.knowledge.exercises import Exercise, ExerciseWords

NAME, ALIAS, FACT, PURPOSE = 8.0, 6.0, 3.0, 1.0
"""How much a word counts where it stands."""

PREFIX, FUZZY = 0.85, 0.7
"""What is left of that for the beginning of a word, and at most for a misspelling."""

LEAST_LIKE = 0.66
"""How alike a misspelling must be, 0 to 1: one wrong letter in three is too many."""

_WORD = re.compile(r"[a-z0-9]+")
_LITTLE = frozenset({"a", "an", "and", "at", "for", "from", "in", "my", "of", "on", "or", "the", "to", "with"})

_IRREGULAR = {"calves": "calf", "calve": "calf", "feet": "foot", "tiptoes": "tiptoe"}


class Entry(Struct, frozen=True, kw_only=True):
    """One thing to find: its words by weight, and its facets for filters."""

    id: str
    words: Mapping[str, float]
    facets: Mapping[str, tuple[str, ...]]


class Found(Struct, frozen=True):
    """Ids, best first, and how many of them each value of each facet would leave."""

    ids: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared: lower case, no accents, no plural s, no little words."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return [_singular(word) for word in _WORD.findall(plain) if word not in _LITTLE]


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def entry_of(exercise: Exercise, words: ExerciseWords, names: Mapping[str, str]) -> Entry:
    """An exercise as something to find. `names` gives the plain words of ids."""
    facts = (*exercise.muscles, *exercise.equipment, *exercise.props, exercise.position, exercise.kind)
    said = " ".join(f"{fact.replace('-', ' ')} {names.get(fact, '')}" for fact in facts)
    weighed: dict[str, float] = {}
    texts = ((words.purpose, PURPOSE), (said, FACT), (" ".join(words.aliases), ALIAS), (words.name, NAME))
    for text, weight in (*texts, (exercise.id.replace("-", " "), NAME)):
        for token in tokens(text):
            weighed[token] = max(weight, weighed.get(token, 0))
    facets = {
        "kind": (exercise.kind,),
        "equipment": exercise.equipment or ("nothing",),
        "position": (exercise.position,),
        "muscle": exercise.muscles,
        "legs": (exercise.legs,),
    }
    return Entry(id=exercise.id, words=weighed, facets=facets)


class Finder:
    """An index over entries. Queries change nothing, so one may serve many readers."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._places: dict[str, list[tuple[int, float]]] = {}
        having: dict[str, dict[str, set[int]]] = {}
        for index, entry in enumerate(self._entries):
            for word, weight in entry.words.items():
                self._places.setdefault(word, []).append((index, weight))
            for facet, values in entry.facets.items():
                for value in values:
                    having.setdefault(facet, {}).setdefault(value, set()).add(index)
        self._facets = {f: {v: frozenset(h) for v, h in values.items()} for f, values in having.items()}
        self._vocabulary = sorted(self._places)

    def find(self, text: str, *, wanted: Mapping[str, str] | None = None) -> Found:
        """What matches a text and the wanted value of each facet; everything for an empty text."""
        allowed = self._allowed(wanted or {})
        query = tokens(text)
        if query:
            ranked = self._ranked(self._scores(query), allowed)
        else:
            ranked = [index for index in range(len(self._entries)) if allowed is None or index in allowed]
        return Found(tuple(self._entries[index].id for index in ranked), self._counts(ranked))

    def _allowed(self, wanted: Mapping[str, str]) -> frozenset[int] | None:
        """The entries that the filters leave, None for all of them."""
        sets = [self._facets.get(facet, {}).get(value, frozenset()) for facet, value in wanted.items()]
        return frozenset.intersection(*sets) if sets else None

    @staticmethod
    def _ranked(scores: dict[int, float], allowed: frozenset[int] | None) -> list[int]:
        """Best first, equals in the order they were given in."""
        kept = sorted(scores) if allowed is None else sorted(scores.keys() & allowed)
        return sorted(kept, key=scores.__getitem__, reverse=True)

    def _counts(self, ranked: list[int]) -> dict[str, dict[str, int]]:
        left = frozenset(ranked)
        return {
            facet: {value: len(left & having) for value, having in values.items()}
            for facet, values in self._facets.items()
        }

    def _scores(self, query: list[str]) -> dict[int, float]:
        """Points by entry: entries that answer every word, or, where none does, any word."""
        by_word = [self._matches(word) for word in query]
        if len(by_word) == 1:
            return by_word[0]
        shared = set(by_word[0]).intersection(*by_word[1:])
        chosen: Iterable[int] = shared or set().union(*by_word)
        return {index: sum(points.get(index, 0.0) for points in by_word) for index in chosen}

    def _matches(self, word: str) -> dict[int, float]:
        """Points by entry for one word: itself, words that begin with it, else words like it."""
        points: dict[int, float] = {}
        like = self._like(word)
        if len(like) == 1:
            (known, share), *_ = like
            return {index: weight * share for index, weight in self._places[known]}
        for known, share in like:
            for index, weight in self._places[known]:
                points[index] = max(points.get(index, 0.0), weight * share)
        return points

    def _like(self, word: str) -> list[tuple[str, float]]:
        begins = [(known, 1.0 if known == word else PREFIX) for known in self._beginning(word)]
        if begins or len(word) < 3:
            return begins
        near = process.extract(
            word,
            self._vocabulary,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=LEAST_LIKE,
            limit=8,
        )
        return [(known, FUZZY * likeness) for known, likeness, _ in near]

    def _beginning(self, word: str) -> list[str]:
        """Known words that begin with this one, by bisection."""
        low = bisect_left(self._vocabulary, word)
        end = low
        while end < len(self._vocabulary) and self._vocabulary[end].startswith(word):
            end += 1
        return self._vocabulary[low:end]
