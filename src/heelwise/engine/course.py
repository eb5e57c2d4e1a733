"""How it is going, for the faces: sessions done of those asked, mornings known, and what the measurements say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from heelwise.engine.adherence import Kept, last_weeks
from heelwise.engine.because import Because
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
    """Sessions over 1, 4 and 12 weeks, mornings over 7 and 28 days, and one reason for each measurement."""

    sessions: tuple[Kept, ...] = ()
    mornings: tuple[MorningsKnown, ...] = ()
    scores: tuple[Because, ...] = ()


def course_of(state: State, on: dt.date, knowledge: Knowledge) -> Course:
    """The course up to day `on`."""
    mornings = (
        MorningsKnown(side=t.heel, days=days, known=sum(0 <= (on - m.on).days < days for m in t.mornings))
        for t in state.tendons
        for days in MORNING_DAYS
    )
    return Course(
        sessions=tuple(last_weeks(state.person, count) for count in SPANS),
        mornings=tuple(mornings),
        scores=tuple(_scores(state, on, knowledge)) if state.person.measured else (),
    )


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
