"""How one fact might have been otherwise: a changed past, how far it is from what happened, and how it is said.

Each fact is a run of candidates, the nearest first. Whether one would have mattered is
not asked here: `flips` decides the day anew for each. Distances are a Heelwise choice
that orders what is shown, not a dose.

| what | one step is | starts at |
|---|---|---|
| less pain this morning, in the latest session, today | one point | 1 |
| stiffness this morning | five minutes | 1 |
| a morning that was not recorded, as usual | the morning | 1 |
| a disturbed night, a ragged session | yes to no | 1 |
| sets done in the latest session | a tenth of what was planned | 0 |
| one more session like the latest, one missed session done | the session | 2 |
| days: at this dose, since the latest session | one day | 2 |
| minutes a session, days a week | five minutes, one day | 3 |
| kit | one piece | 3 |

A fact that would have been worse (more pain, more stiffness, fewer sets) is twenty steps
further: what would have kept or opened something is said before what would have shut it.

Sharp pain, a limp, and a session stopped for pain are never offered otherwise: nobody is
invited to tell them away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.because import Because
from heelwise.engine.past import Past
from heelwise.record.chart import DayLog, SessionLog
from heelwise.record.events import Event

WORST = 10
"""The top of the pain scale."""

WORSE = 20
"""How much further away a fact is that would have been worse: what would have kept or opened more comes first."""

Told = tuple[Event, str]
"""An event and the field of it that holds a pain."""


class Otherwise(Struct, frozen=True):
    """A fact otherwise: how far from what happened, the past with it, and its reason without what would follow.

    `by_lines`: whether other lines alone tell that it mattered; one more session only
    lets the lines beside the ladder take another turn.
    """

    distance: float
    past: Past
    because: Because
    by_lines: bool = True


Run = Iterator[Otherwise]


def pains_near(pain: int) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """Less pain and more, the nearest first, each with its distance."""
    less = [(other, float(pain - other)) for other in range(pain - 1, -1, -1)]
    more = [(other, float(other - pain + WORSE)) for other in range(pain + 1, WORST + 1)]
    return less, more


def worst_told(told: Sequence[Told]) -> int | None:
    """The worst of these pains; None where none was told."""
    pains = [getattr(event, field) for event, field in told]
    return max((pain for pain in pains if pain is not None), default=None)


def at_worst(told: Sequence[Told], pain: int) -> dict[UUID, Event]:
    """The events with `pain` as their worst: what was worse lowered to it, or the first of the worst raised."""
    worst = worst_told(told)
    over = [(event, field) for event, field in told if (getattr(event, field) or 0) > pain]
    wrong = over or [next((event, field) for event, field in told if getattr(event, field) == worst)]
    changed: dict[UUID, Event] = {}
    for event, field in wrong:
        changed[event.id] = replace(changed.get(event.id, event), **{field: pain})
    return changed


def with_events(past: Past, changed: Mapping[UUID, Event]) -> Past:
    """The past with some events otherwise; each keeps its id and its day."""
    return Past(past.before, tuple(_with(log, changed) for log in past.logs))


def with_today(past: Past, **parts: list[object]) -> Past:
    """The past with some parts of its last day put in place of what they were."""
    return Past(past.before, (*past.logs[:-1], replace(past.logs[-1], **parts)))


def _with(log: DayLog, changed: Mapping[UUID, Event]) -> DayLog:
    def new(events: Sequence[Event]) -> list[Event]:
        return [changed.get(event.id, event) for event in events]

    sessions = [_with_session(session, changed) for session in log.sessions]
    return replace(log, mornings=new(log.mornings), activities=new(log.activities), sessions=sessions)


def _with_session(session: SessionLog, changed: Mapping[UUID, Event]) -> SessionLog:
    sets = [changed.get(event.id, event) for event in session.sets]
    finishes = [changed.get(event.id, event) for event in session.finishes]
    return replace(session, sets=sets, finishes=finishes)
