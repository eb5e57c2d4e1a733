"""Names of exercises, measures and plans; an id in plain words where there is no name yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heelwise.cli.inputs import words

if TYPE_CHECKING:
    from heelwise.knowledge.library import Knowledge


def name_of(exercise: str, known: Knowledge) -> str:
    """The name people read for an exercise or a measure."""
    return known.names.get(exercise) or (words(exercise).name if exercise in known.exercises else _plain(exercise))


def plan_name(pathway: str, known: Knowledge) -> str:
    """The name people read for a pathway."""
    return known.names.get(pathway) or _plain(pathway).lower()


def _plain(one: str) -> str:
    return one.replace("-", " ").capitalize()
