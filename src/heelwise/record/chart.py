"""Events gathered by day: mornings, sessions with their sets, and words about the plan.

A chart is what happened, in a shape rules can walk through. It judges nothing and
knows no exercise. A session belongs to the day of its first set, also when its
end was written after midnight.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import assert_never

from msgspec import Struct

from heelwise.record.events import (
    ActivityDone,
    Assessed,
    Event,
    EventRetracted,
    IntakeAnswered,
    Measured,
    MilestoneCleared,
    MilestoneClosed,
    MorningChecked,
    Noted,
    Paused,
    PhaseSet,
    PlanChosen,
    PlanShown,
    PrescriptionChanged,
    Resumed,
    RoutineSaved,
    ScreenAnswered,
    SessionFinished,
    SetDone,
    SetSkipped,
    SiteAnswered,
)
from heelwise.terms import Side, Slot


class TakenBack(Struct, frozen=True, gc=False):
    """Red-flag answers that were retracted too late: no longer answers, but what was grave in them stays."""

    event: ScreenAnswered

    @property
    def at(self) -> dt.datetime:
        """When they were given."""
        return self.event.at


Said = (
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

Word = Said | TakenBack
"""What stands among the words of a day."""

Rare = Said | SetSkipped | ActivityDone | Measured | PlanShown | Noted | EventRetracted
"""Every kind that is not met many times a day; a new kind belongs here and in the match that gathers it."""

_LATEST_NEXT_DAY = dt.timedelta(days=1)


class SessionLog(Struct, gc=False):
    """One session as it was done. Filled while gathering, read-only afterwards.

    A session finished twice (two tabs, a late correction) is as bad as the worse of the two.
    """

    id: str
    day: dt.date
    sets: list[SetDone]
    skipped: list[SetSkipped]
    finishes: list[SessionFinished]

    @property
    def finish(self) -> SessionFinished | None:
        """The latest end; None while unfinished."""
        return self.finishes[-1] if self.finishes else None

    @property
    def slot(self) -> Slot | None:
        """The slot it was finished under; unknown while unfinished."""
        return self.finishes[-1].slot if self.finishes else None

    @property
    def pain_during(self) -> int | None:
        """The worst pain recorded within it, 0-10; None when nothing was recorded."""
        pains = [s.pain for s in self.sets if s.pain is not None]
        return max([*pains, *(f.pain_during for f in self.finishes)], default=None)

    @property
    def pain_after(self) -> int | None:
        """The worst pain right after, 0-10; unknown for an unfinished session."""
        return max((f.pain_after for f in self.finishes if f.pain_after is not None), default=None)

    @property
    def sharp(self) -> bool:
        """Whether it brought sharp pain."""
        return any(f.sharp_pain for f in self.finishes)

    @property
    def hurt(self) -> bool:
        """Whether it was stopped, or a set left out, because it hurt."""
        return any(f.stopped == "pain" for f in self.finishes) or any(s.reason == "hurt" for s in self.skipped)

    @property
    def steady(self) -> bool:
        """Whether nobody called it ragged; absent is fine."""
        return all(f.quality != "ragged" for f in self.finishes)

    @property
    def pain_side(self) -> Side | None:
        """The side that hurt, when every end of it names the same one."""
        sides = {f.pain_side for f in self.finishes}
        return sides.pop() if len(sides) == 1 else None

    @property
    def completed_pct(self) -> float | None:
        """Done of planned sets in percent; unknown for an unfinished session."""
        parts = [100 * f.done_sets / f.planned_sets for f in self.finishes if f.planned_sets]
        return min(parts, default=None)


class DayLog(Struct, gc=False):
    """All of one day. `mornings` holds every check, so that the worse one can rule."""

    on: dt.date
    words: list[Word]
    mornings: list[MorningChecked]
    sessions: list[SessionLog]
    activities: list[ActivityDone]
    measures: list[Measured]

    @property
    def hop_tests(self) -> list[Measured]:
        """The hop tests of the day; their value is pain, 0-10."""
        return [m for m in self.measures if m.measure == "hop-pain"] if self.measures else self.measures


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
        if log is not None and (on == log.day or (not log.finishes and on - log.day <= _LATEST_NEXT_DAY)):
            return log
        log = self.open[event.session] = SessionLog(event.session, on, [], [], [])
        self.day(on).sessions.append(log)
        return log


def gather(events: Iterable[Event], taken_back: Iterable[ScreenAnswered] = ()) -> Chart:
    """The chart of these events, which are ordered and stand (nothing retracted).

    `taken_back` are answers retracted too late; they stand among the words of their day.
    Linear in the number of events. Kinds that say nothing about a day's training
    (notes, what was shown) are not charted.
    """
    chart = _Gathering()
    for event in events:
        kind = type(event)
        if kind is SetDone:
            chart.session(event).sets.append(event)  # type: ignore[arg-type]
        elif kind is SessionFinished:
            chart.session(event).finishes.append(event)  # type: ignore[arg-type]
        elif kind is MorningChecked:
            chart.day(event.at.date()).mornings.append(event)  # type: ignore[arg-type]
        else:
            _gather_rare(chart, event)  # type: ignore[arg-type]
    for screen in taken_back:
        words = chart.day(screen.at.date()).words
        words.append(TakenBack(screen))
        words.sort(key=lambda word: word.at)
    return Chart([chart.days[on] for on in sorted(chart.days)])


def _gather_rare(chart: _Gathering, event: Rare) -> None:
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
        case PlanShown() | Noted() | EventRetracted():
            pass
        case _:
            assert_never(event)
