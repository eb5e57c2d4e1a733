"""Who prescribes: the real engine, carried along day by day, or a fixed dose whatever happens.

The engine is not asked to replay a whole record for each day: the state after yesterday
is kept, and only today is stepped. When something arrives late or is taken back, that
person's chart is replayed once. Both ways decide the same; a test compares them.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from heelwise.engine.day import DayView, charted, view_of
from heelwise.engine.decide import decide_view
from heelwise.engine.decision import Decision, Item
from heelwise.engine.replay import STILL_DAYS, replay, step
from heelwise.engine.rules import Rules
from heelwise.engine.state import State
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart, DayLog, empty_day, gather
from heelwise.record.events import Event, EventRetracted, IntakeAnswered, SessionFinished
from heelwise.record.order import in_order
from heelwise.record.record import Record
from heelwise.simulate.oracle.seen import Line, Prescribed, Sitting
from heelwise.terms import Side, heels_of

A_DAY = dt.timedelta(days=1)


class Planner(Protocol):
    """Is told events as they are written, and asked what to do."""

    def tell(self, event: Event) -> None:
        """Take note of an event."""

    def ask(self, on: dt.date) -> Prescribed:
        """What is asked of the person now. Days never go back."""


class EnginePlanner:
    """The real engine over one person's record, one day at a time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge, self.rules = knowledge, Rules.of(knowledge)
        self.events: list[Event] = []
        self.today: list[Event] = []
        self.on: dt.date | None = None
        self.before = State()
        self.quiet = 0
        self.stale = False

    def tell(self, event: Event) -> None:
        """Take note of an event; one of an earlier day, or one that takes back, makes the chart stale."""
        day = event.at.date()
        if self.on is not None and day > self.on:
            self._turn(day)
        self.events.append(event)
        self.today.append(event)
        if isinstance(event, EventRetracted) or (self.on is not None and day < self.on):
            self.stale = True

    def ask(self, on: dt.date) -> Prescribed:
        """The engine's decision as plain lines."""
        return prescribed(self.decision(on))

    def decision(self, on: dt.date) -> Decision:
        """The whole decision of a day."""
        return decide_view(self.view(on))

    def view(self, on: dt.date) -> DayView:
        """The day opened from the state that was carried along."""
        self._turn(on)
        log = self._again(on) if self.stale else _log(gather(in_order(self.today)), on)
        return view_of(self.rules, step(self.before, log, self.rules), log)

    def record(self) -> Record:
        """The whole record until now."""
        return Record.of(self.events)

    def _turn(self, on: dt.date) -> None:
        """Close the days before `on`: what was recorded, then the empty ones."""
        if self.on is not None and self.on < on:
            self._close(self.on)
            for passed in range(1, (on - self.on).days):
                self._pass(empty_day(self.on + passed * A_DAY))
        self.on = on

    def _close(self, day: dt.date) -> None:
        """Carry the state over the day that ended; a stale one is replayed when it is next needed."""
        if not self.stale:
            log = _log(gather(in_order(self.today)), day)
            if log.words or log.mornings or log.sessions or log.activities or log.measures:
                self.before, self.quiet = step(self.before, log, self.rules), 0
            else:
                self._pass(log)
        self.today = []

    def _pass(self, empty: DayLog) -> None:
        """An empty day; beyond the last that the replay steps through nothing moves."""
        self.quiet += 1
        if not self.stale and self.before.on is not None and self.quiet <= STILL_DAYS:
            self.before = step(self.before, empty, self.rules)

    def _again(self, on: dt.date) -> DayLog:
        """Replay the chart up to yesterday; today's log is what stands of today."""
        chart = charted(in_order(self.events), self.knowledge)
        past = [log for log in chart.days if log.on < on]
        self.before, self.quiet = State(), 0
        if past:
            self.quiet = (on - A_DAY - past[-1].on).days
            last = min(on - A_DAY, past[-1].on + STILL_DAYS * A_DAY)
            self.before = replay(self.rules, Chart(past), last)
        self.today = [event for event in self.events if event.at.date() == on]
        self.stale = any(isinstance(event, EventRetracted) for event in self.today)
        return _log(chart, on)


def _log(chart: Chart, on: dt.date) -> DayLog:
    return chart.days[-1] if chart.days and chart.days[-1].on == on else empty_day(on)


def prescribed(decision: Decision) -> Prescribed:
    """A decision as the plain lines that are still to be done."""
    open_ = [s for s in decision.sessions if s.state in ("due", "part-done")]
    return Prescribed(
        on=decision.on,
        verdict=decision.verdict,
        pathways={tendon.side: tendon.pathway for tendon in decision.tendons if tendon.pathway},
        phases=tuple(f"{t.pathway}/{t.phase.id}" for t in decision.tendons if t.phase is not None),
        ended=any(because.rule == "top-of-ladder" for because in decision.next),
        sittings=tuple(Sitting(id=s.id, slot=s.slot, lines=tuple(_line(i) for i in s.items)) for s in open_),
        ask=(*decision.ask, *decision.daily_due),
    )


def _line(item: Item) -> Line:
    return Line(
        exercise=item.exercise,
        side=item.side,
        sets=item.sets,
        reps=item.reps,
        hold_s=item.hold_s,
        minutes=item.minutes,
        load_kg=item.load_kg,
        rm=item.rm,
        band=item.band,
    )


class FixedDose:
    """The baseline: three sets of fifteen heel drops on every day, whatever happens and whoever it is."""

    def __init__(self) -> None:
        self.side: Side = "both"
        self.done: set[dt.date] = set()

    def tell(self, event: Event) -> None:
        """It hears where it hurts and what was done, and nothing else."""
        if isinstance(event, IntakeAnswered):
            self.side = event.side
        elif isinstance(event, SessionFinished):
            self.done.add(event.at.date())

    def ask(self, on: dt.date) -> Prescribed:
        """The same every day."""
        sides = heels_of(self.side)
        lines = tuple(Line(exercise="heel-drop", side=heel, sets=3, reps=15) for heel in sides)
        sitting = Sitting(id=f"{on.isoformat()}-any", slot="any", lines=lines)
        return Prescribed(on=on, verdict="train", sittings=() if on in self.done else (sitting,))
