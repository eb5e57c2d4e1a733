"""Counted weeks of a published protocol: which sessions count, when a week is repeated, what the next dose waits for.

Week 1 is the seven days from the plan's start. A week counts when enough of its sessions
were done and nothing in it took a step back; else it is repeated. The grid of weeks does
not move with what happens in them, so that a bad week can never come out ahead of a good one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.gates import weigh
from heelwise.engine.ladder import Place
from heelwise.engine.opening import Opening, evidence_of, is_held, morning_part
from heelwise.engine.rhythm import WEEK, sessions_a_week
from heelwise.engine.state import Finding, Tendon
from heelwise.knowledge.conditions import WeeksDone
from heelwise.knowledge.limits import Limits
from heelwise.record.chart import SessionLog

ONE_WEEK = WeeksDone(at_least=1)
"""What a dose waits for where its rung says nothing else."""


def read_week(tendon: Tendon, day: Opening, *, eased: bool) -> tuple[Tendon, tuple[Finding, ...]]:
    """The tendon on a day of its running week, and what is said of a week that has just ended.

    `eased`: the day takes the plan back; the week that this is about does not count.
    """
    if tendon.week_since is None:
        return replace(tendon, week_since=day.on, week_days=(), week_spoilt=False), ()
    if (day.on - tendon.week_since).days < WEEK:
        return (replace(tendon, week_spoilt=True) if eased else tendon), ()
    asked = sessions_a_week(tendon.intake, day.ladder.places[tendon.place])
    done = len(tendon.week_days)
    least = day.limits.weeks.done_pct.value
    enough = 100 * done >= least * asked
    whole = not (tendon.week_spoilt or eased or is_held(tendon, day.ladder))
    counted = tendon.weeks_done + (1 if enough and whole else 0)
    facts: Facts = {"done": done, "asked": asked, "least_pct": int(least), "weeks": counted}
    if not enough:
        finding = Finding(day.on, "week-repeated", "hold", facts)
    elif not whole:
        finding = Finding(day.on, "week-eased", "hold", facts)
    else:
        finding = Finding(day.on, "week-counted", "none", facts)
    since = tendon.week_since + dt.timedelta(days=WEEK)
    return replace(tendon, week_since=since, week_days=(), week_spoilt=False, weeks_done=counted), (finding,)


def moved_week(tendon: Tendon, day: Opening) -> Tendon:
    """A tendon that moved on: late in a week, only the sessions from now on count for the new dose."""
    late = tendon.week_since is not None and (day.on - tendon.week_since).days > day.limits.weeks.grace_days.value
    return replace(tendon, week_days=()) if late else tendon


def week_days_with(tendon: Tendon, session: SessionLog, place: Place, limits: Limits) -> tuple[dt.date, ...]:
    """The days of the running week's sessions with one more, if it was one of the plan's and done far enough."""
    done = session.completed_pct
    known = tendon.week_days
    if done is None or done < limits.progress.completed_for_hold_pct.value:
        return known
    if known.count(session.day) >= place.phase.per_day:
        return known
    own = not session.sets or any(s.exercise in place.exercises for s in session.sets)
    return (*known, session.day) if own else known


def week_due(tendon: Tendon, day: Opening) -> Iterator[Because]:
    """What the next dose wants: a calm morning, and the rung's gate with its counted weeks."""
    yield morning_part(day)
    rung = day.ladder.places[tendon.place].rung
    yield weigh(rung.gate or ONE_WEEK, evidence_of(tendon, day, rung.sources))
