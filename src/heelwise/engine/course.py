"""How it is going, for the faces: sessions done of those asked, mornings known, and what the measurements say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from heelwise.engine.adherence import Kept, last_weeks
from heelwise.engine.because import Because, Facts
from heelwise.engine.norms import norm_because, symmetry_because
from heelwise.engine.scores import Seen, score_because
from heelwise.engine.state import State
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Heel, Measure, words

SPANS = (1, 4, 12)
"""Weeks that sessions are counted over."""

MORNING_DAYS = (7, 28)


class MorningsKnown(Struct, frozen=True, kw_only=True):
    """How many of the last days have a morning check, for one tendon."""

    side: Heel
    days: int
    known: int


class Course(Struct, frozen=True, kw_only=True):
    """Sessions over 1, 4 and 12 weeks, mornings over 7 and 28 days, measurements.

    `said` is what the sessions and mornings come to, `scores` one reason for each
    measurement. Counts are of the plan's own weeks that have passed; pauses are apart.
    """

    sessions: tuple[Kept, ...] = ()
    mornings: tuple[MorningsKnown, ...] = ()
    said: tuple[Because, ...] = ()
    scores: tuple[Because, ...] = ()


def course_of(state: State, on: dt.date, knowledge: Knowledge) -> Course:
    """The course up to day `on`."""
    mornings = tuple(
        MorningsKnown(side=t.heel, days=days, known=sum(0 <= (on - m.on).days < days for m in t.mornings))
        for t in state.tendons
        for days in MORNING_DAYS
    )
    sessions = tuple(last_weeks(state.person, count) for count in SPANS)
    return Course(
        sessions=sessions,
        mornings=mornings,
        said=(*_of_sessions(sessions[-1]), *_of_mornings(mornings, knowledge)),
        scores=tuple(_scores(state, on, knowledge)) if state.person.measured else (),
    )


def _of_sessions(kept: Kept) -> Iterator[Because]:
    """Sessions of the longest span; weeks without any and pauses are told apart, as facts of life."""
    facts: Facts = {"weeks": kept.weeks, "done": kept.done, "asked": kept.asked}
    yield Because("sessions-kept", "met" if kept.asked else "unknown", facts, ("heelwise",))
    if kept.missed:
        yield Because("weeks-missed", "met", {"missed": kept.missed}, ("heelwise",))
    if kept.paused:
        yield Because("weeks-paused", "met", {"paused": kept.paused}, ("heelwise",))


def _of_mornings(mornings: tuple[MorningsKnown, ...], knowledge: Knowledge) -> Iterator[Because]:
    """Whether the last week's mornings are enough to know what is usual."""
    least = knowledge.limits.progress.baseline_least_mornings
    for one in mornings:
        if one.days == MORNING_DAYS[0]:
            facts: Facts = {"side": one.side, "known": one.known, "days": one.days, "least": int(least.value)}
            enough = one.known >= least.value
            yield Because("mornings-known", "met" if enough else "unknown", facts, least.sources)


def _scores(state: State, on: dt.date, knowledge: Knowledge) -> Iterator[Because]:
    known = state.person.measured
    sore = len(state.tendons) > 1
    for tendon in state.tendons:
        seen = Seen(on=on, person=state.person, tendon=tendon, knowledge=knowledge)
        for measure in words(Measure):
            said = (
                score_because(measure, seen),
                symmetry_because(known, measure, tendon, on=on, other_is_sore=sore, knowledge=knowledge),
            )
            yield from (because for because in said if because is not None)
        norm = norm_because(known, tendon, on=on, knowledge=knowledge)
        if norm is not None:
            yield norm
