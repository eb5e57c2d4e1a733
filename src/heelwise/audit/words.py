"""Has every exercise its words, complete, calm, and under the name it has elsewhere?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from heelwise.audit.texts import said
from heelwise.knowledge.exercises import ExerciseWords
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.read import exercise_words, exercises_in, load

ENOUGH = {"setup": 1, "steps": 2, "cues": 1, "mistakes": 1, "questions": 1}
"""How many of each an exercise needs to be understood."""

MAY_LACK = {"aliases", "compare_note"}


def words(folder: Path) -> Iterator[Fault]:
    """Every exercise folder has a words file that says everything."""
    named = _names(folder)
    for exercise in exercises_in(folder):
        file = f"exercises/{exercise}/words.en.toml"
        try:
            found = exercise_words(exercise, folder)
        except ContentError as error:
            yield from error.faults
            continue
        yield from _complete(found, file)
        if named.get(exercise, found.name) != found.name:
            yield Fault(file, "name", f"'{found.name}'", f"'{named[exercise]}', as in words/en/names.toml")


def _complete(found: ExerciseWords, file: str) -> Iterator[Fault]:
    for field in found.__struct_fields__:
        value, key = getattr(found, field), field.replace("_", "-")
        if field not in MAY_LACK and not value:
            yield Fault(file, key, "nothing", "words")
        if len(value or ()) < ENOUGH.get(field, 0):
            yield Fault(file, key, f"{len(value)}", f"{ENOUGH[field]} or more")
        for text in _texts(value):
            yield from said(file, key, text)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            if value:
                yield value
        case tuple():
            for member in value:
                yield from _texts(member)
        case None:
            return
        case _:
            for field in getattr(value, "__struct_fields__", ()):
                yield from _texts(getattr(value, field))


def _names(folder: Path) -> dict[str, str]:
    """Exercise names by id; none when the facts cannot be read, which other faults say."""
    try:
        known = load(folder).names
    except ContentError:
        return {}
    return {key.removeprefix("exercise."): name for key, name in known.items() if key.startswith("exercise.")}
