"""Measurements as the record has them, by measure and side, and the latest that still says something.

A measurement is current for as long as its measure says; older, doubtful or taken
before this episode it is unknown, never good.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.record.events import Measured
from heelwise.terms import Heel, Measure, Side

Series = tuple[Measured, ...]
"""Measurements of one measure and side, oldest first."""

Measurements = Mapping[tuple[Measure, Side | None], Series]


def noted(known: Measurements, events: Iterable[Measured]) -> dict[tuple[Measure, Side | None], Series]:
    """What is known after these measurements too; they are later than all before."""
    grown = dict(known)
    for event in events:
        key = (event.measure, event.side)
        grown[key] = (*grown.get(key, ()), event)
    return grown


def series_of(known: Measurements, measure: Measure, heel: Heel, knowledge: Knowledge) -> Series:
    """What was measured of one tendon: its own side's; of a questionnaire filled in for no side, that."""
    own = _trusted(known.get((measure, heel), ()), knowledge)
    if own or knowledge.outcomes[measure].kind == "test":
        return own
    sideless = (*known.get((measure, None), ()), *known.get((measure, "both"), ()))
    return tuple(sorted(_trusted(sideless, knowledge), key=lambda event: event.at))


def _trusted(series: Series, knowledge: Knowledge) -> Series:
    least = knowledge.limits.response.least_trust_pct.value
    return tuple(m for m in series if m.trust is None or 100 * m.trust >= least)


def current(
    known: Measurements, measure: Measure, heel: Heel, *, on: dt.date, since: dt.date, knowledge: Knowledge
) -> Measured | None:
    """The latest measurement that counts on day `on`, not from before `since` (this episode's first day)."""
    oldest = max(since, on - dt.timedelta(days=knowledge.outcomes[measure].current_for.value))
    series = series_of(known, measure, heel, knowledge)
    return next((m for m in reversed(series) if oldest <= m.at.date() <= on), None)


def gap(one: float, other: float) -> float:
    """How far two values lie apart, to a thousandth: 52.3 less 40 is 12.3, whatever binary fractions make of it."""
    return round(abs(one - other), 3)


def is_well(outcome: OutcomeMeasure, last: Measured) -> bool:
    """Whether a score is where recovered or healthy people are, as far as that is known."""
    marks = [mark.value for mark in (outcome.recovered, outcome.healthy) if mark is not None]
    if not marks:
        return False
    return last.value >= min(marks) if outcome.scale.better == "high" else last.value <= max(marks)
