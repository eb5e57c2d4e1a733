"""Every exercise is explained, whole, and its cues are short enough to be spoken.

Whether the words are right is a physiotherapist's to say.
"""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from msgspec import structs

from heelwise.knowledge.exercises import ExerciseWords
from heelwise.knowledge.read import exercise_words, load

EXERCISES = load().exercises
IDS = sorted(EXERCISES)
MOST_SPOKEN_WORDS = 6
LONG_SENTENCE_WORDS = 10


def texts(value: object) -> Iterator[str]:
    """Every text of an exercise's words."""
    match value:
        case str():
            yield value
        case tuple():
            for part in value:
                yield from texts(part)
        case None:
            return
        case _:
            yield from texts(structs.astuple(value))


def sentences(words: ExerciseWords) -> set[str]:
    """The longer sentences, without their punctuation."""
    found = (
        " ".join(re.findall(r"[\w']+", part.lower())) for text in texts(words) for part in re.split(r"[.?;]", text)
    )
    return {sentence for sentence in found if len(sentence.split()) >= LONG_SENTENCE_WORDS}


@pytest.mark.parametrize("exercise", IDS)
def test_words_are_complete(exercise: str) -> None:
    words = exercise_words(exercise)
    assert not [text for text in texts(words) if not text.strip() or text != text.strip()]
    assert len(words.setup) >= 2
    assert len(words.steps) >= 3
    assert len(words.mistakes) >= 3
    assert len(words.questions) >= 4
    assert words.aliases


@pytest.mark.parametrize("exercise", IDS)
def test_cues_can_be_spoken_during_a_set(exercise: str) -> None:
    cues = exercise_words(exercise).cues
    assert 3 <= len(cues) <= 6
    assert not [cue for cue in cues if len(cue.split()) > MOST_SPOKEN_WORDS]
    assert len(set(cues)) == len(cues)


@pytest.mark.parametrize("exercise", IDS)
def test_nothing_is_shouted_or_promised(exercise: str) -> None:
    everything = " ".join(texts(exercise_words(exercise))).lower()
    assert "!" not in everything
    assert not re.findall(r"\b(?:cures?d?|guarantee[ds]?|pain[- ]relieving|instant(?:ly)? relief)\b(?! my)", everything)


@pytest.mark.parametrize("exercise", IDS)
def test_sides_are_compared_exactly_where_the_facts_say_so(exercise: str) -> None:
    assert EXERCISES[exercise].compare_sides == (exercise_words(exercise).compare_note is not None)


@pytest.mark.parametrize("exercise", IDS)
def test_every_question_asks_and_is_answered(exercise: str) -> None:
    for question in exercise_words(exercise).questions:
        assert question.ask.endswith(("?", "."))  # a question, or what people say when they want one answered
        assert question.answer.endswith(".")


def test_no_two_exercises_share_a_name() -> None:
    names = Counter(exercise_words(exercise).name.lower() for exercise in IDS)
    assert not [name for name, count in names.items() if count > 1]


def test_an_alias_means_one_exercise() -> None:
    aliases = Counter(alias.lower() for exercise in IDS for alias in set(exercise_words(exercise).aliases))
    assert not [alias for alias, count in aliases.items() if count > 1]


def test_no_long_sentence_is_repeated_from_exercise_to_exercise() -> None:
    repeated = Counter(sentence for exercise in IDS for sentence in sentences(exercise_words(exercise)))
    assert not [sentence for sentence, count in repeated.items() if count > 1]
