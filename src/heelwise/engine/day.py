"""A record opened on one day: replayed, triaged, with what today already brought. What decisions are read from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.because import Because
from heelwise.engine.cap import cap_of
from heelwise.engine.past import Behind, Past, unrolled
from heelwise.engine.replay import play
from heelwise.engine.rules import Rules
from heelwise.engine.shown import Shown, last_shown
from heelwise.engine.state import State
from heelwise.engine.triage import Triage, triage
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart, DayLog, SessionLog, gather
from heelwise.record.events import Event, ScreenAnswered, SessionFinished
from heelwise.record.order import in_order, ordered_until
from heelwise.record.record import Record
from heelwise.record.retract import standing


class DayView(Struct, frozen=True, kw_only=True):
    """The day: state after everything recorded up to it, its own log, triage, and what stops or pauses it.

    `behind` is kept where a record was opened; who carries a state from day to day has none.
    `shown` is the plan as another edition last showed it, until a session was done under this one.
    """

    rules: Rules
    on: dt.date
    state: State
    log: DayLog
    triage: Triage
    stopped: Because | None
    paused: Because | None
    behind: Behind | None = None
    shown: Shown | None = None


def day_view(knowledge: Knowledge, record: Record, on: dt.date) -> DayView:
    """Open a record on a day. Events of later days are not seen.

    A session whose sharp pain was retracted too late still counts as it was told: the
    pain was real enough to be written down.
    """
    rules = Rules.of(knowledge)
    seen = ordered_until(record.events, on).seen
    chart = charted(seen, knowledge)
    behind = unrolled(rules, chart, on)
    shown = last_shown(seen, chart.days, on, knowledge.edition)
    return replace(view_of(rules, behind.state, behind.eve.logs[-1]), behind=behind, shown=shown)


def reopened(view: DayView, past: Past) -> DayView:
    """The day as it would be after this past, under the same content as before."""
    rules = view.rules
    return replace(view_of(rules, play(past.before, past.logs, rules), past.logs[-1]), shown=view.shown)


def charted(events: Iterable[Event], knowledge: Knowledge) -> Chart:
    """The chart of these events, which are ordered: what stands, and what stays dangerous though taken back."""
    minutes = int(knowledge.limits.progress.wrong_tap_minutes.value)
    stands = standing(events, wrong_tap=dt.timedelta(minutes=minutes))
    sharp = [e for e in stands.danger if isinstance(e, SessionFinished)]
    live = in_order((*stands.live, *sharp)) if sharp else stands.live
    return gather(live, [e for e in stands.danger if isinstance(e, ScreenAnswered)])


def view_of(rules: Rules, state: State, log: DayLog) -> DayView:
    """A day opened from its state and its log, for whoever carries the state from day to day."""
    knowledge = rules.knowledge
    return DayView(
        rules=rules,
        on=log.on,
        state=state,
        log=log,
        triage=triage(state, log.on, knowledge),
        stopped=_stopped(state, log, log.on, knowledge),
        paused=_paused(state),
    )


def _stopped(state: State, log: DayLog, on: dt.date, knowledge: Knowledge) -> Because | None:
    """Whether something today ended training for today: sharp pain, pain over the cap, or stopping for pain."""
    cap = min((cap_of(state.person, t, on, knowledge) for t in state.tendons), default=0)
    pain = knowledge.limits.pain
    for session in log.sessions:
        if session.sharp:
            return Because("stopped-sharp", "met", {"session": session.id}, pain.stop_at.sources)
    pains = [_worst(session) for session in log.sessions] + [a.pain for a in log.activities]
    pains += [ceil(test.value) for test in log.hop_tests]
    worst = max((p for p in pains if p is not None), default=0)
    if worst > cap:
        return Because("stopped-today", "met", {"pain": worst, "cap": cap}, pain.strict_cap.sources)
    if any(session.hurt for session in log.sessions):
        return Because("stopped-hurt", "met", {}, pain.strict_cap.sources)
    return None


def _worst(session: SessionLog) -> int | None:
    pains = [p for p in (session.pain_during, session.pain_after) if p is not None]
    return max(pains) if pains else None


def _paused(state: State) -> Because | None:
    since = state.person.paused_since
    return None if since is None else Because("paused", "met", {"since": since.isoformat()}, ("heelwise",))
