"""Sessions done against asked, week by week of the plan. Pauses are counted apart, and nothing scolds.

A week is counted when it has passed, from what the plan asked for then: the days of
its phase, less the days on which the plan itself rested. Own routines count as
sessions. Weeks under a red flag that stops training asked for nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.plan_week import PlanWeek
from heelwise.engine.rhythm import WEEK, sessions_a_week
from heelwise.engine.rules import Rules
from heelwise.engine.signs import action_of
from heelwise.engine.state import Person, State

KEPT_WEEKS = 160
"""Weeks a state carries: three years, so that what twelve of them showed is not forgotten before anybody looked."""


class Kept(Struct, frozen=True, kw_only=True):
    """Some weeks together. `missed` are weeks that asked for sessions and got none."""

    weeks: int
    done: int
    asked: int
    missed: int
    paused: int

    @property
    def pct(self) -> float | None:
        """Done of asked in percent, 100 at most; None when nothing was asked."""
        return 100 * min(self.done, self.asked) / self.asked if self.asked else None


def rolled(state: State, on: dt.date, rules: Rules) -> State:
    """The state, which is of the day before, with every week counted that ended before day `on`."""
    person = state.person
    if person.week_from is None:
        started = state.on is not None and any(t.place >= 0 for t in state.tendons)
        return replace(state, person=replace(person, week_from=state.on)) if started else state
    if (on - person.week_from).days < WEEK:
        return state
    asked = _asked(state, rules)
    rows = []
    start = person.week_from
    while (on - start).days >= WEEK:
        rows.append(_week(person, start, asked))
        start += dt.timedelta(days=WEEK)
    counted = replace(person, week_from=start, weeks=(*person.weeks, *rows)[-KEPT_WEEKS:], rested=())
    return replace(state, person=counted)


def _asked(state: State, rules: Rules) -> int:
    """Sessions a week that the plan asks for: of two tendons the fewer, none while a flag stops training."""
    knowledge = rules.knowledge
    if any(action_of(flag, knowledge) != "mention" for flag in state.person.raised):
        return 0
    places = ((t, rules.ladders[t.pathway or ""].places[t.place]) for t in state.tendons if t.place >= 0)
    return min((sessions_a_week(t.intake, place) for t, place in places), default=0)


def _week(person: Person, start: dt.date, asked: int) -> PlanWeek:
    end = start + dt.timedelta(days=WEEK)
    a_day = -(-asked // WEEK)
    rested = len({day for day in person.rested if start <= day < end})
    paused = person.paused_since is not None and person.paused_since < end
    ended = person.paused_until is not None and person.paused_until > start
    return PlanWeek(
        since=start,
        asked=min(asked, a_day * (WEEK - rested)),
        done=sum(start <= day < end for day in person.session_days),
        paused=paused or ended,
    )


def kept(weeks: Iterable[PlanWeek]) -> Kept:
    """These weeks together; a paused one asked for nothing."""
    rows = tuple(weeks)
    training = [week for week in rows if not week.paused]
    return Kept(
        weeks=len(rows),
        done=sum(min(week.done, week.asked) for week in training),
        asked=sum(week.asked for week in training),
        missed=sum(week.asked > 0 and week.done == 0 for week in training),
        paused=len(rows) - len(training),
    )


def last_weeks(person: Person, count: int) -> Kept:
    """The last `count` weeks that have passed; fewer where the plan is younger."""
    return kept(person.weeks[-count:])


def training_weeks(person: Person, since: dt.date, until: dt.date) -> tuple[PlanWeek, ...]:
    """Weeks between two days that asked for sessions and were not paused."""
    inside = (w for w in person.weeks if since <= w.since and w.since + dt.timedelta(days=WEEK) <= until)
    return tuple(week for week in inside if week.asked and not week.paused)
