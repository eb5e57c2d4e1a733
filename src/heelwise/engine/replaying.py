"""Every day of a record with its own decision, as it would have been made with what was known up to that day.

Linear in days: the state is carried along. Where a day changes what earlier days were (something
taken back, an event of another zone, a session that went past midnight), the chart is drawn
again, and replayed from the first day that differs. Always equal to `decide` for each day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from uuid import UUID

from msgspec.structs import replace

from heelwise.engine.day import DayView, charted, view_of
from heelwise.engine.decide import decide_view
from heelwise.engine.decision import Decision
from heelwise.engine.past import Behind, Past
from heelwise.engine.replay import play
from heelwise.engine.rules import Rules
from heelwise.engine.shown import last_shown
from heelwise.engine.state import State
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import DayLog, empty_day
from heelwise.record.events import Event, EventRetracted, PlanShown, SessionFinished, SetDone, SetSkipped
from heelwise.record.order import in_order
from heelwise.record.record import Record

ONE_DAY = dt.timedelta(days=1)


def replaying(knowledge: Knowledge, record: Record, first: dt.date, last: dt.date) -> Iterator[Decision]:
    """The decisions of the days from `first` to `last`, both included, each seeing no later event."""
    for view in opening(knowledge, record, first, last):
        yield decide_view(view)


def opening(knowledge: Knowledge, record: Record, first: dt.date, last: dt.date) -> Iterator[DayView]:
    """The same days opened and not decided, for whoever counts something on each."""
    by_day: dict[dt.date, list[Event]] = {}
    for event in record.events:
        by_day.setdefault(event.at.date(), []).append(event)
    reel = _Reel(Rules.of(knowledge))
    reel.add_all(event for event in record.events if event.at.date() < first)
    for ahead in range((last - first).days + 1):
        day = first + ahead * ONE_DAY
        yield reel.turned(day, by_day.get(day, ()))


class _Reel:
    """What is seen so far: its days, and the state after each of them."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.seen: tuple[Event, ...] = ()
        self.taken_back: set[UUID] = set()
        self.shown: list[Event] = []
        self.logs: list[DayLog] = []
        self.states: list[State] = [State()]

    def turned(self, day: dt.date, events: Sequence[Event]) -> DayView:
        """The view of the next day, on which these events happened."""
        if self._extends(day, events):
            self.seen += tuple(events)
            self._note(events)
            self._play(charted(events, self.rules.knowledge).days)
        elif events:
            self.add_all(events)
        return self._view(day)

    def _view(self, day: dt.date) -> DayView:
        """The day opened, with what lies behind it."""
        recorded = bool(self.logs) and self.logs[-1].on == day
        days = self.logs if recorded else [*self.logs, empty_day(day)]
        last = len(days) - 1
        state = self.states[-1] if recorded else play(self.states[-1], days[-1:], self.rules)
        trained = next((n for n in range(last - 1, -1, -1) if days[n].sessions), last)
        behind = Behind(
            state=state,
            eve=Past(self.states[last], (days[last],)),
            since=Past(self.states[trained], tuple(days[trained:])),
        )
        shown = last_shown(self.shown, days, day, self.rules.knowledge.edition)
        return replace(view_of(self.rules, state, days[last]), behind=behind, shown=shown)

    def add_all(self, events: Iterator[Event] | Sequence[Event]) -> None:
        """Draw the chart again with these events too; days that stayed the same keep their states."""
        self.seen = in_order((*self.seen, *events))
        self.taken_back = {event.event for event in self.seen if isinstance(event, EventRetracted)}
        self.shown.clear()
        self._note(self.seen)
        logs = charted(self.seen, self.rules.knowledge).days
        same = 0
        while same < min(len(logs), len(self.logs)) and logs[same] == self.logs[same]:
            same += 1
        del self.logs[same:]
        del self.states[same + 1 :]
        self._play(logs[same:])

    def _note(self, events: Sequence[Event]) -> None:
        """Keep what tells which plan was shown, and whether a session was done since."""
        self.shown += (event for event in events if isinstance(event, PlanShown | SessionFinished))

    def _play(self, logs: Sequence[DayLog]) -> None:
        for log in logs:
            self.logs.append(log)
            self.states.append(play(self.states[-1], [log], self.rules))

    def _extends(self, day: dt.date, events: Sequence[Event]) -> bool:
        """Whether these events leave every earlier day as it was."""
        if not events:
            return False
        if self.seen and (events[0].at, events[0].id) < (self.seen[-1].at, self.seen[-1].id):
            return False
        unfinished = self._unfinished(day - ONE_DAY)
        return not any(self._reaches_back(event, unfinished) for event in events)

    def _unfinished(self, day: dt.date) -> set[str]:
        """The sessions of that day without an end: a set or an end of the next day may still be theirs."""
        if not self.logs or self.logs[-1].on != day:
            return set()
        return {session.id for session in self.logs[-1].sessions if not session.finishes}

    def _reaches_back(self, event: Event, unfinished: set[str]) -> bool:
        if isinstance(event, EventRetracted) or event.id in self.taken_back:
            return True
        return isinstance(event, SetDone | SetSkipped | SessionFinished) and event.session in unfinished
