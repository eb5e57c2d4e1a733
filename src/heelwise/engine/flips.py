"""The smallest change of fact that would have changed the day, found by deciding the day again.

Nothing is reported that was not tried: each candidate past is played, and kept only
where the verdict, the move of a plan or the lines come out otherwise. The nearest
candidate is tried first, by the distances of `otherwise`; of one fact only its nearest
change is kept. A flip says what would have followed from a fact, not what to record.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from msgspec.structs import replace

from heelwise.engine.because import Because
from heelwise.engine.day import DayView, reopened
from heelwise.engine.otherwise import Otherwise, Run
from heelwise.engine.otherwise_done import done
from heelwise.engine.otherwise_felt import felt
from heelwise.engine.otherwise_told import told
from heelwise.engine.outcome import Outcome, outcome_of
from heelwise.engine.past import Behind

MOST = 3
"""Flips that are said."""

MOST_TRIED = 32
"""Candidates that are tried, so that a long search never slows a page."""


def flips_of(view: DayView, was: Outcome) -> tuple[Because, ...]:
    """The nearest changes that would have changed the day, the smallest first; none where nothing lies behind it."""
    return tuple(said for said, _ in tried(view, was))


def tried(view: DayView, was: Outcome) -> Iterator[tuple[Because, Otherwise]]:
    """The flips, each with the candidate that it was found by."""
    if view.behind is None:
        return
    queue = [
        (first.distance, order, first, run)
        for order, run in enumerate(_runs(view, was, view.behind))
        if (first := next(run, None)) is not None
    ]
    heapify(queue)
    found, lines = 0, was.lines()
    for _ in range(MOST_TRIED):
        if not queue or found == MOST:
            return
        _, order, candidate, run = heappop(queue)
        then = _then(was, lines, outcome_of(reopened(view, candidate.past)))
        if then is not None and (candidate.by_lines or then != "lines"):
            found += 1
            because = candidate.because
            yield replace(because, facts={**because.facts, "then": then}), candidate
        elif (following := next(run, None)) is not None:
            heappush(queue, (following.distance, order, following, run))


def _runs(view: DayView, was: Outcome, behind: Behind) -> Iterator[Run]:
    """Every fact with its candidates; where somebody must be seen first, only their word."""
    if view.triage.verdict in (None, "ask"):
        yield from felt(view, behind)
        yield from done(view, behind)
    yield from told(view, was, behind)


def _then(was: Outcome, lines: tuple[object, ...], other: Outcome) -> str | None:
    """What would have followed: another verdict, another move of a plan, other lines; None when nothing."""
    trains = {"train", "adjust"}
    if other.verdict != was.verdict and not {other.verdict, was.verdict} <= trains:
        return other.verdict
    moved = next((new for old, new in zip(was.changes, other.changes, strict=True) if new != old), None)
    if moved is not None:
        return moved
    if other.verdict != was.verdict:
        return other.verdict
    return None if other.lines() == lines else "lines"
