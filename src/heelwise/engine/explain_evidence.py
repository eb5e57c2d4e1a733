"""Figures of studies in words: what was counted, in whom, and how sure we are of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from msgspec import Struct

from heelwise.knowledge.evidence import Figure
from heelwise.knowledge.facts import Tag
from heelwise.knowledge.library import Knowledge

WEEKS_A_YEAR = 52

HONESTY: Mapping[Tag, str] = {
    "found": "",
    "seed": "",
    "2nd": "quoted by others",
    "M": "from memory",
    "D": "our own rule, not evidence",
}
"""How sure a row is, where that has to be said."""


class Course(Struct, frozen=True):
    """One outcome of one group over time, each point with its honesty."""

    name: str
    points: str


class Trial(Struct, frozen=True, kw_only=True):
    """One group of one study."""

    trial: str
    group: str
    people: str
    courses: tuple[Course, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]


def trials_of(pathway: str, knowledge: Knowledge) -> tuple[Trial, ...]:
    """The studies of a pathway, in the order of the content."""
    figures = (figure for figure in knowledge.figures.values() if pathway in figure.pathways)
    groups = groupby(figures, key=lambda figure: (figure.trial, figure.group))
    return tuple(_trial(tuple(rows), knowledge) for _, rows in groups)


def _trial(rows: tuple[Figure, ...], knowledge: Knowledge) -> Trial:
    first = rows[0]
    courses = groupby(rows, key=lambda figure: figure.outcome)
    return Trial(
        trial=first.trial,
        group=first.group,
        people=first.population if first.n is None else f"{first.n} {first.population}",
        courses=tuple(_course(tuple(points), knowledge) for _, points in courses),
        notes=tuple(dict.fromkeys(figure.note for figure in rows if figure.note)),
        sources=tuple(dict.fromkeys(key for figure in rows for key in figure.sources)),
    )


def _course(points: Iterable[Figure], knowledge: Knowledge) -> Course:
    rows = tuple(points)
    name = outcome_words(rows[0], knowledge)
    return Course(name[:1].upper() + name[1:], ", ".join(_point(row) for row in rows))


def _point(figure: Figure) -> str:
    doubt = HONESTY[figure.tag]
    return f"{value_words(figure)} {week_words(figure.week)}" + (f" ({doubt})" if doubt else "")


def figure_words(figure: Figure, knowledge: Knowledge) -> str:
    """`sessions done: 92 %, after 12 weeks`: what was counted, the number, when."""
    return f"{outcome_words(figure, knowledge)}: {value_words(figure)}, {week_words(figure.week)}"


def outcome_words(figure: Figure, knowledge: Knowledge) -> str:
    """What was counted, as it is said."""
    return knowledge.names.get(f"outcome.{figure.outcome}", figure.outcome)


def value_words(figure: Figure) -> str:
    """The number with its unit, and its interval where there is one."""
    spread = f" ({figure.lo:g} to {figure.hi:g})" if figure.lo is not None and figure.hi is not None else ""
    return f"{figure.value:g}{' %' if figure.unit == 'percent' else ''}{spread}"


def week_words(week: int) -> str:
    """A week of treatment as it is said."""
    if week == 0:
        return "at the start"
    years, rest = divmod(week, WEEKS_A_YEAR)
    if rest:
        return f"after {week} weeks"
    return "after a year" if years == 1 else f"after {years} years"
