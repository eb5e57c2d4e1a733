"""Events gathered by day: mornings, sessions with their sets, and words about the plan.

A chart is what happened, in a shape rules can walk through. It judges nothing and
knows no exercise. A session belongs to the day of its first set, also when its
end was written after midnight.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from heelwise.record.events import (
    ActivityDone,
    Assessed,
    Event,
    IntakeAnswered,
    Measured,
    MilestoneCleared,
    MilestoneClosed,
    MorningChecked,
    Paused,
    PhaseSet,
    PlanChosen,
    PrescriptionChanged,
    Resumed,
    RoutineSaved,
    ScreenAnswered,
    SessionFinished,
    SetDone,
    SetSkipped,
    SiteAnswered,
)
from heelwise.terms import Slot

Word = (
    IntakeAnswered
    | SiteAnswered
    | ScreenAnswered
    | Assessed
    | PhaseSet
    | MilestoneCleared
    | MilestoneClosed
    | PlanChosen
    | PrescriptionChanged
    | Paused
    | Resumed
    | RoutineSaved
)
"""What somebody said about the person or the plan, as against what was done."""

_LATEST_NEXT_DAY = dt.timedelta(days=1)


class SessionLog(Struct, gc=False):
    """One session as it was done. Filled while gathering, read-only afterwards."""

    id: str
    day: dt.date
    sets: list[SetDone]
    skipped: list[SetSkipped]
    finish: SessionFinished | None = None

    @property
    def slot(self) -> Slot | None:
        """The slot it was finished under; unknown while unfinished."""
        return self.finish.slot if self.finish else None

    @property
    def pain_during(self) -> int | None:
        """The worst pain recorded within it, 0-10; None when nothing was recorded."""
        worst = max((s.pain for s in self.sets if s.pain is not None), default=None)
        if self.finish is None:
            return worst
        return self.finish.pain_during if worst is None else max(worst, self.finish.pain_during)

    @property
    def pain_after(self) -> int | None:
        """Pain right after, 0-10; unknown for an unfinished session."""
        return self.finish.pain_after if self.finish else None

    @property
    def completed_pct(self) -> float | None:
        """Done of planned sets in percent; unknown for an unfinished session."""
        if self.finish is None or self.finish.planned_sets == 0:
            return None
        return 100 * self.finish.done_sets / self.finish.planned_sets


class DayLog(Struct, gc=False):
    """All of one day. `mornings` holds every check, so that the worse one can rule."""

    on: dt.date
    words: list[Word]
    mornings: list[MorningChecked]
    sessions: list[SessionLog]
    activities: list[ActivityDone]
    measures: list[Measured]


class Chart(Struct):
    """The days on which something was recorded, in order."""

    days: list[DayLog]


def empty_day(on: dt.date) -> DayLog:
    """A day on which nothing is recorded (yet)."""
    return DayLog(on, [], [], [], [], [])


class _Gathering:
    """The chart in the making; resumable by adding later events."""

    __slots__ = ("days", "open")

    def __init__(self) -> None:
        self.days: dict[dt.date, DayLog] = {}
        self.open: dict[str, SessionLog] = {}

    def day(self, on: dt.date) -> DayLog:
        log = self.days.get(on)
        if log is None:
            log = self.days[on] = empty_day(on)
        return log

    def session(self, event: SetDone | SetSkipped | SessionFinished) -> SessionLog:
        on = event.at.date()
        log = self.open.get(event.session)
        if log is not None and (on == log.day or (log.finish is None and on - log.day <= _LATEST_NEXT_DAY)):
            return log
        log = self.open[event.session] = SessionLog(event.session, on, [], [])
        self.day(on).sessions.append(log)
        return log


def gather(events: Iterable[Event]) -> Chart:
    """The chart of these events, which are ordered and stand (nothing retracted).

    Linear in the number of events. Kinds that say nothing about a day's training
    (notes, what was shown) are not charted.
    """
    chart = _Gathering()
    for event in events:
        kind = type(event)
        if kind is SetDone:
            chart.session(event).sets.append(event)  # type: ignore[arg-type]
        elif kind is SessionFinished:
            chart.session(event).finish = event  # type: ignore[arg-type, assignment]
        elif kind is MorningChecked:
            chart.day(event.at.date()).mornings.append(event)  # type: ignore[arg-type]
        else:
            _gather_rare(chart, event)
    return Chart([chart.days[on] for on in sorted(chart.days)])


def _gather_rare(chart: _Gathering, event: Event) -> None:
    match event:
        case SetSkipped():
            chart.session(event).skipped.append(event)
        case ActivityDone():
            chart.day(event.at.date()).activities.append(event)
        case Measured():
            chart.day(event.at.date()).measures.append(event)
        case (
            IntakeAnswered()
            | SiteAnswered()
            | ScreenAnswered()
            | Assessed()
            | PhaseSet()
            | MilestoneCleared()
            | MilestoneClosed()
            | PlanChosen()
            | PrescriptionChanged()
            | Paused()
            | Resumed()
            | RoutineSaved()
        ):
            chart.day(event.at.date()).words.append(event)
        case _:
            pass
