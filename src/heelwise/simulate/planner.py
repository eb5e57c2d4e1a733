"""Who prescribes: the real engine, carried along day by day, or a fixed dose whatever happens.

The engine is not asked to replay a whole record for each day: the state of each eve is kept,
and only today is stepped. When something arrives late or is taken back, the days since then
are stepped again. What is asked is read off `outcome_of`, which `decide` is built on. That
all this prescribes what plain `decide` prescribes is tested on sampled days.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from msgspec import Struct

from heelwise.engine.day import DayView, charted, view_of
from heelwise.engine.decision import Item, Session
from heelwise.engine.outcome import outcome_of
from heelwise.engine.plans import plan_of
from heelwise.engine.replay import STILL_DAYS, step
from heelwise.engine.rules import Rules
from heelwise.engine.state import State, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart, DayLog, empty_day, gather
from heelwise.record.events import Event, EventRetracted, IntakeAnswered, SessionFinished
from heelwise.record.order import in_order
from heelwise.simulate.oracle.seen import Line, Prescribed, Sitting
from heelwise.terms import Side, heels_of

A_DAY = dt.timedelta(days=1)


class Planner(Protocol):
    """Is told events as they are written, and asked what to do."""

    def tell(self, event: Event) -> None:
        """Take note of an event."""

    def ask(self, on: dt.date) -> Prescribed:
        """What is asked of the person now. Days never go back."""


class Eve(Struct, frozen=True):
    """The state before a day, and the empty days that lie just behind it."""

    state: State
    quiet: int


class EnginePlanner:
    """The real engine over one person's record, one day at a time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge, self.rules = knowledge, Rules.of(knowledge)
        self.events: list[Event] = []
        self.today: list[Event] = []
        self.on: dt.date | None = None
        self.eves: dict[dt.date, Eve] = {}
        self.eve = Eve(State(), 0)
        self.stale: dt.date | None = None

    def tell(self, event: Event) -> None:
        """Take note of an event; one of an earlier day, or one that takes back, makes the days since then stale."""
        day = event.at.date()
        if self.on is not None and day > self.on:
            self._turn(day)
        self.events.append(event)
        self.today.append(event)
        if isinstance(event, EventRetracted):
            target = next((e.at.date() for e in reversed(self.events) if e.id == event.event), day)
            self._spoil(min(day, target))
        elif self.on is not None and day < self.on:
            self._spoil(day)

    def ask(self, on: dt.date) -> Prescribed:
        """What the engine asks of the person now."""
        return prescribed(self.view(on))

    def view(self, on: dt.date) -> DayView:
        """The day opened from the state that was carried along."""
        self._turn(on)
        log = _log(gather(in_order(self.today)), on) if self.stale is None else self._again(self.stale, on)
        return view_of(self.rules, step(self.eve.state, log, self.rules), log)

    def _spoil(self, since: dt.date) -> None:
        self.stale = since if self.stale is None else min(self.stale, since)

    def _turn(self, on: dt.date) -> None:
        """Close the days before `on`: what was recorded, then the empty ones."""
        if self.on is None:
            self.eves[on] = self.eve
        elif self.on < on and self.stale is None:
            self._close(_log(gather(in_order(self.today)), self.on))
            for passed in range(1, (on - self.on).days):
                self._close(empty_day(self.on + passed * A_DAY))
        if self.on is not None and self.on < on:
            self.today = []
        self.on = on

    def _close(self, log: DayLog) -> None:
        """Carry the state over a day that ended; of empty days the replay steps through some, then nothing moves."""
        state, quiet = self.eve.state, self.eve.quiet
        if log.words or log.mornings or log.sessions or log.activities or log.measures:
            self.eve = Eve(step(state, log, self.rules), 0)
        else:
            moves = state.on is not None and quiet < STILL_DAYS
            self.eve = Eve(step(state, log, self.rules) if moves else state, quiet + 1)
        self.eves[log.on + A_DAY] = self.eve

    def _again(self, since: dt.date, on: dt.date) -> DayLog:
        """Step the days since the first stale one again; today's log is what stands of today."""
        self.eve = self.eves.get(since, Eve(State(), 0))
        chart = charted(in_order(event for event in self.events if event.at.date() >= since), self.knowledge)
        logs = {log.on: log for log in chart.days}
        for passed in range((on - since).days):
            day = since + passed * A_DAY
            self._close(logs.get(day, empty_day(day)))
        self.stale = on if any(isinstance(event, EventRetracted) for event in self.today) else None
        return logs.get(on, empty_day(on))


def _log(chart: Chart, on: dt.date) -> DayLog:
    return chart.days[-1] if chart.days and chart.days[-1].on == on else empty_day(on)


def prescribed(view: DayView) -> Prescribed:
    """A day's outcome as the plain lines that are still to be done."""
    outcome = outcome_of(view)
    plans = [plan_of(tendon, view) for tendon in view.state.tendons]
    sessions = outcome.today.sessions if outcome.today is not None else ()
    return Prescribed(
        on=view.on,
        verdict=outcome.verdict,
        pathways={plan.side: plan.pathway for plan in plans if plan.pathway},
        phases=tuple(f"{plan.pathway}/{plan.phase.id}" for plan in plans if plan.phase is not None),
        ended=any(_at_the_end(tendon, view) for tendon in view.state.tendons),
        sittings=still_to_do(sessions),
        ask=(*view.triage.ask, *view.triage.daily),
    )


def still_to_do(sessions: tuple[Session, ...]) -> tuple[Sitting, ...]:
    """The sessions that are neither done nor cancelled, as plain lines."""
    open_ = [s for s in sessions if s.state in ("due", "part-done")]
    return tuple(Sitting(id=s.id, slot=s.slot, lines=tuple(_line(item) for item in s.items)) for s in open_)


def _at_the_end(tendon: Tendon, view: DayView) -> bool:
    """Whether a tendon stands at the top of its ladder."""
    ladder = view.rules.ladders.get(tendon.pathway or "")
    return ladder is not None and 0 <= tendon.place == len(ladder.places) - 1


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
