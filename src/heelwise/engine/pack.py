"""The pack: what a device may offer while it cannot ask. Today and two more days, each with its guard table.

Law: whatever is answered, the pack never gives more than `decide` would. So a day is
the least of what `decide` allows for the mildest answers, for none, and for the gravest
that still count as planned; and where a plan would change its phase, where a tendon
is torn, or when the days are over, it says to come online first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.day import DayView, day_view
from heelwise.engine.guards import (
    ALWAYS,
    Ask,
    Corner,
    Guard,
    Judge,
    Read,
    Scale,
    Then,
    at_corner,
    ends,
    judge_of,
    most_within,
    read,
    scales_of,
    sessions_of,
    today_rows,
    without_lighter,
)
from heelwise.engine.least import Sessions, least, no_larger
from heelwise.engine.past import Behind
from heelwise.engine.plans import plan_of
from heelwise.engine.rest import in_plan
from heelwise.engine.supposing import Supposed, Told, days_from, mornings_ahead, supposed_view
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record
from heelwise.terms import Heel

DAYS_AHEAD = 2
"""Days after the one it is made on. A Heelwise choice: longer than that nobody should train unseen."""

State = Literal["train", "rest", "come-online"]

Reads = Mapping[tuple[Ask, Heel | None], Read]


class Cell(Struct, frozen=True, kw_only=True):
    """A day, when on just the days `trained` something was done since the pack was made.

    `sessions` are as planned, `lighter` what is done instead when a guard says so.
    """

    trained: tuple[dt.date, ...]
    state: State
    sessions: Sessions = ()
    lighter: Sessions = ()
    guards: tuple[Guard, ...] = ()


class PackDay(Struct, frozen=True):
    """One day, for each way the days before it may have gone."""

    on: dt.date
    cells: tuple[Cell, ...]


class Pack(Struct, frozen=True, kw_only=True):
    """Made on day `on` from a record; `until` is the last day it speaks of. No days: come online first."""

    on: dt.date
    until: dt.date
    edition: str
    pain_cap: int
    days: tuple[PackDay, ...]


def pack_of(knowledge: Knowledge, record: Record, on: dt.date) -> Pack:
    """The pack made on day `on`, from the events up to it."""
    view = day_view(knowledge, record, on)
    behind = view.behind
    days: list[PackDay] = []
    if behind is not None and view.triage.verdict is None and in_plan(view) and view.paused is None:
        ahead = 0 if any(t.condition == "rupture" for t in view.state.tendons) else DAYS_AHEAD
        for day in days_from(view, on + dt.timedelta(days=ahead)):
            days.append(_Packing(view, behind, day).day(days))
    cap = min((plan_of(t, view).pain_cap for t in view.state.tendons), default=0)
    return Pack(on=on, until=days[-1].on if days else on, edition=knowledge.edition, pain_cap=cap, days=tuple(days))


class _Packing:
    """One day being packed."""

    def __init__(self, view: DayView, behind: Behind, on: dt.date) -> None:
        self.view, self.behind, self.on = view, behind, on
        self.knowledge: Knowledge = view.rules.knowledge
        self.mornings = mornings_ahead(view, on)

    def day(self, before: Sequence[PackDay]) -> PackDay:
        """The day's cells; a day that a plan does not reach has one that says so."""
        return PackDay(self.on, tuple(self._cell(trained, before) for trained in _ways(before)))

    def _cell(self, trained: tuple[dt.date, ...], before: Sequence[PackDay]) -> Cell:
        lost = Cell(trained=trained, state="come-online")
        done: dict[dt.date, Sessions] = {}
        for on in trained:
            there = cell_of(before, on, tuple(day for day in trained if day < on))
            if there is None or not there.sessions:
                return lost
            done[on] = there.sessions
        return self._packed(trained, done) or lost

    def _packed(self, trained: tuple[dt.date, ...], done: Mapping[dt.date, Sessions]) -> Cell | None:
        """The cell with its guards; None where the server must be asked."""
        calm = Supposed(mornings=dict.fromkeys(self.mornings, Told()), done=done)
        judge = judge_of(self.view, self.behind, self.on)
        mild = [judge(one) for one in _mild(calm)]
        if any(one.today is None for one in mild) or self._elsewhere(calm):
            return None
        planned = least([sessions_of(one) for one in mild], self.knowledge)
        scales = list(scales_of(self.view, self.on, calm))
        if not planned:
            return Cell(trained=trained, state="rest", guards=ALWAYS)
        return self._guarded(Cell(trained=trained, state="train", sessions=planned), scales, calm, judge)

    def _guarded(self, cell: Cell, scales: list[Scale], calm: Supposed, judge: Judge) -> Cell:
        """The cell with its table, and its sessions cut to what all of its answers together would leave."""
        reads = {(scale.ask, scale.side): read(scale, cell.sessions, judge, self.knowledge) for scale in scales}
        worst = at_corner(calm, self._corner(scales, reads, "as-planned"), self.on)
        sessions = least([cell.sessions, *(sessions_of(judge(one)) for one in worst)], self.knowledge)
        if not sessions:
            return Cell(trained=cell.trained, state="rest", guards=ALWAYS)
        lighter = self._lighter(sessions, scales, reads, calm, judge)
        table = [row for of in reads.values() for row in (of.rows if lighter else without_lighter(of.rows))]
        table += today_rows(sessions, worst, judge, self.knowledge)
        return replace(cell, sessions=sessions, lighter=lighter, guards=(*ALWAYS, *table))

    def _lighter(self, planned: Sessions, scales: list[Scale], reads: Reads, calm: Supposed, judge: Judge) -> Sessions:
        """The least of every lighter day that was found; nothing where no answer means lighter."""
        found = [sessions for of in reads.values() for sessions in of.lighter]
        if not found:
            return ()
        corner = at_corner(calm, self._corner(scales, reads, "lighter"), self.on)
        there = least([*found, *(sessions_of(judge(one)) for one in corner)], self.knowledge)
        return no_larger(there, planned, self.knowledge)

    def _corner(self, scales: Sequence[Scale], reads: Reads, then: Then) -> Corner:
        """The gravest answers that all still mean `then`, or milder."""
        most = {(s.ask, s.side): most_within(reads[s.ask, s.side].rows, s.values, then) for s in scales}
        return {key: value for key, value in most.items() if value is not None}

    def _elsewhere(self, calm: Supposed) -> bool:
        """Whether a plan would be in another phase, or another plan, by then."""
        there = supposed_view(self.view, self.behind, self.on, calm)
        return _places(there) != _places(self.view)


def _ways(before: Sequence[PackDay]) -> Iterator[tuple[dt.date, ...]]:
    """Every way the days before may have gone: something done, or nothing."""
    for did in product((False, True), repeat=len(before)):
        yield tuple(day.on for day, done in zip(before, did, strict=True) if done)


def cell_of(days: Sequence[PackDay], on: dt.date, trained: tuple[dt.date, ...]) -> Cell | None:
    """The cell of a day, None where the pack has none."""
    cells = (cell for day in days if day.on == on for cell in day.cells)
    return next((cell for cell in cells if cell.trained == trained), None)


def _mild(calm: Supposed) -> Iterator[Supposed]:
    """The mildest answers, and none; sessions done to their end, and broken off."""
    for told in (calm, replace(calm, mornings={})):
        yield from ends(told)


def _places(view: DayView) -> tuple[tuple[str | None, str | None], ...]:
    plans = (plan_of(tendon, view) for tendon in view.state.tendons)
    return tuple((plan.pathway, plan.phase.id if plan.phase is not None else None) for plan in plans)
