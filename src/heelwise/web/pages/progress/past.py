"""Every day of the shown weeks as seen from today: what hurt, what was usual, what was asked, where it stood.

One replay of the record as it stands now, so that what was taken back is not drawn. No Django here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from heelwise.engine.baseline import baseline_of
from heelwise.engine.cap import cap_of
from heelwise.engine.day import charted
from heelwise.engine.dose_done import concerns
from heelwise.engine.milestones import phase_index
from heelwise.engine.replay import STILL_DAYS, morning_of, play
from heelwise.engine.rules import Rules
from heelwise.engine.state import Baseline, Finding, Morning, State, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import DayLog, empty_day
from heelwise.record.order import ordered_until
from heelwise.record.record import Record
from heelwise.terms import Heel

ONE_DAY = dt.timedelta(days=1)


class TendonDay(Struct, frozen=True, kw_only=True):
    """One tendon on one day. `worst` is the most pain of sessions and activities, `strain` in body weights.

    `at` is where the plan stood, its place and what it held down: a day that moves nothing leaves it as it was.
    """

    on: dt.date
    cap: int
    usual: Baseline | None
    morning: Morning | None
    worst: int | None
    strain: float
    trained: bool
    pathway: str | None
    phase: int | None
    at: tuple[object, ...]
    moved: Finding | None


class Past(Struct, frozen=True, kw_only=True):
    """The days of each tendon in order, the log of each day that has one, and the state they end in."""

    days: dict[Heel, list[TendonDay]]
    logs: list[DayLog]
    state: State
    began: dt.date | None


def past_of(record: Record, knowledge: Knowledge, *, first: dt.date, today: dt.date) -> Past:
    """The days from `first` to today. `began` is the first day with anything on it, which may be earlier."""
    rules = Rules.of(knowledge)
    chart = charted(ordered_until(record.events, today).seen, knowledge)
    logs = [log for log in chart.days if log.on <= today]
    days: dict[Heel, list[TendonDay]] = {}
    state = State()
    for log, state in _walked(logs, rules, today):
        if log.on >= first:
            for tendon in state.tendons:
                days.setdefault(tendon.heel, []).append(_day(tendon, state, log, rules))
    shown = [log for log in logs if log.on >= first]
    return Past(days=days, logs=shown, state=state, began=logs[0].on if logs else None)


def _walked(logs: list[DayLog], rules: Rules, today: dt.date) -> Iterator[tuple[DayLog, State]]:
    """Each day with the state after it, the empty ones too, exactly as a replay up to that day has it.

    Beyond so many empty days nothing moves by itself: those days keep the state they found.
    """
    state = State()
    for n, log in enumerate(logs):
        state = play(state, [log], rules)
        yield log, state
        until = logs[n + 1].on if n + 1 < len(logs) else today + ONE_DAY
        kept = state
        for ahead in range(1, (until - log.on).days):
            empty = empty_day(log.on + ahead * ONE_DAY)
            kept = play(kept, [empty], rules) if ahead <= STILL_DAYS else kept
            yield empty, kept
        if (until - log.on).days <= STILL_DAYS:
            state = kept  # after a longer gap the next day plays the empty ones itself, as a replay does


def _day(tendon: Tendon, state: State, log: DayLog, rules: Rules) -> TendonDay:
    ladder = rules.ladders.get(tendon.pathway or "")
    last = tendon.strain[-1] if tendon.strain else None
    return TendonDay(
        on=log.on,
        cap=cap_of(state.person, tendon, log.on, rules.knowledge),
        usual=baseline_of(tendon, log.on, rules.knowledge.limits.progress),
        morning=morning_of(log, tendon.heel),
        worst=_worst(log, tendon.heel),
        strain=last[1] if last is not None and last[0] == log.on else 0.0,
        trained=any(concerns(session, tendon.heel) for session in log.sessions),
        pathway=tendon.pathway,
        phase=phase_index(tendon, ladder) if ladder is not None else None,
        at=(tendon.pathway, tendon.place, tendon.sets_at_most, tendon.reps_at_most, tendon.loads),
        moved=tendon.moved if tendon.moved is not None and tendon.moved.on == log.on else None,
    )


def _worst(log: DayLog, heel: Heel) -> int | None:
    """The most pain of a day's sessions of this leg and of its activities, during and after."""
    mine = [session for session in log.sessions if concerns(session, heel)]
    pains = [pain for session in mine for pain in (session.pain_during, session.pain_after)]
    return max((p for p in (*pains, *(a.pain for a in log.activities)) if p is not None), default=None)
