"""A day that has not come, supposed: the days until then played on with answers nobody has given yet.

Nothing here is a forecast. `pack` asks of each supposed day what `decide` would allow, and
keeps the least.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.day import DayView, view_of
from heelwise.engine.decision import Session
from heelwise.engine.past import Behind
from heelwise.engine.replay import play
from heelwise.record.chart import DayLog, SessionLog, empty_day
from heelwise.record.events import MorningChecked, SessionFinished, SetDone
from heelwise.terms import Heel

NOBODY = UUID(int=(8 << 76) | (2 << 62))
"""The id of an event that was never written."""

Done = Mapping[dt.date, tuple[Session, ...]]
"""Sessions supposed to be done, by day."""


class Told(Struct, frozen=True, kw_only=True):
    """What a morning says: pain 0-10, stiffness in minutes, a night disturbed. A limp stops every plan anyway."""

    pain: int = 0
    stiffness_min: int = 0
    night_pain: bool = False


Mornings = Mapping[tuple[dt.date, Heel], Told]


class Supposed(Struct, frozen=True, kw_only=True):
    """Answers for the days until one that is asked about.

    `during` is the worst pain in and after every session of the days before it, `today` that of its own first session,
    None while none was begun. `whole`: whether those sessions were done to their end, or
    broken off after one set, without a word.
    """

    mornings: Mornings
    done: Done
    during: int = 0
    whole: bool = True
    today: tuple[Session, int] | None = None


def days_from(view: DayView, on: dt.date) -> tuple[dt.date, ...]:
    """The view's day and those after it, up to `on`."""
    return tuple(view.on + dt.timedelta(days=n) for n in range((on - view.on).days + 1))


def mornings_ahead(view: DayView, on: dt.date) -> tuple[tuple[dt.date, Heel], ...]:
    """The mornings from the view's day to `on`: today's too where it is known, for it may be told again, and worse."""
    return tuple((day, tendon.heel) for day in days_from(view, on) for tendon in view.state.tendons)


def supposed_view(view: DayView, behind: Behind, on: dt.date, supposed: Supposed) -> DayView:
    """The view of day `on` if all this were so."""
    logs = [_log(day, on, view, supposed) for day in days_from(view, on)]
    state = play(behind.eve.before, logs, view.rules)
    return replace(view_of(view.rules, state, logs[-1]), shown=view.shown)


def _log(day: dt.date, on: dt.date, view: DayView, supposed: Supposed) -> DayLog:
    log = view.log if day == view.on else empty_day(day)
    mornings = [_morning(at, heel, told) for (at, heel), told in supposed.mornings.items() if at == day]
    sessions = {session.id: session for session in log.sessions}
    done = [(one, supposed.during) for one in supposed.done.get(day, ())]
    if day == on and supposed.today is not None:
        done.append(supposed.today)
    for session, pain in done:
        sessions[session.id] = _after(sessions.get(session.id), _session(session, day, pain, supposed))
    return replace(log, mornings=[*log.mornings, *mornings], sessions=list(sessions.values()))


def _after(begun: SessionLog | None, rest: SessionLog) -> SessionLog:
    """A session that was begun, and what is supposed of it."""
    if begun is None:
        return rest
    sets, finishes = [*begun.sets, *rest.sets], [*begun.finishes, *rest.finishes]
    return SessionLog(begun.id, begun.day, sets, begun.skipped, finishes)


def _morning(day: dt.date, heel: Heel, told: Told) -> MorningChecked:
    return MorningChecked(
        at=_at(day, 6),
        id=NOBODY,
        side=heel,
        pain=told.pain,
        stiffness_min=told.stiffness_min,
        night_pain=told.night_pain or None,
    )


def _session(session: Session, day: dt.date, pain: int, supposed: Supposed) -> SessionLog:
    sets = list(_sets(session, day, pain, whole=supposed.whole))
    planned = sum(item.sets for item in session.items)
    end = SessionFinished(
        at=_at(day, 13),
        id=NOBODY,
        session=session.id,
        slot=session.slot,
        planned_sets=planned,
        done_sets=planned,
        pain_during=pain,
        pain_after=pain,
    )
    return SessionLog(session.id, day, sets, [], [end] if supposed.whole else [])


def _sets(session: Session, day: dt.date, pain: int, *, whole: bool) -> Iterator[SetDone]:
    for item in session.items:
        for number in range(1, item.sets + 1):
            yield SetDone(
                at=_at(day, 12),
                id=NOBODY,
                session=session.id,
                exercise=item.exercise,
                side=item.side,
                set=number,
                reps=item.reps,
                hold_s=item.hold_s,
                minutes=item.minutes,
                load_kg=item.load_kg,
                band=item.band,
                support=item.support,
                pain=pain,
            )
            if not whole:
                return


def _at(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), dt.UTC)
