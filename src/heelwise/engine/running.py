"""How much running a day may hold, from what was run before. It only ever lowers what the ladder has.

The next run against the longest of the last weeks (Frandsen 2025, observed), the week
against the fullest week before (a trial handout), half after weeks off, and without any
record the first run of the programme; no more than last time without a morning check, and
none for a week after a flare. Minutes of running; walks between do not count.
"""

from __future__ import annotations

import datetime as dt
import math

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.decision import Item, LeftOut
from heelwise.engine.moving import Outing
from heelwise.engine.outings import SPRINGS
from heelwise.engine.state import Person, State, Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import RunningLimits

WEEK = 7


class _Most(Struct, frozen=True):
    """The most minutes one rule allows, and why."""

    minutes: int
    because: Because


def within_running(item: Item, state: State, on: dt.date, knowledge: Knowledge) -> Item | LeftOut:
    """A line of running as long as the runs before allow, or why there is none; any other line as it is."""
    exercise = knowledge.exercises[item.exercise]
    if item.minutes is None or not is_run(exercise):
        return item
    flared = _flared(state.tendons, on, knowledge.limits.running)
    if flared is not None:
        return LeftOut(item.exercise, flared)
    wanted = item.sets * item.minutes
    most = min((*_rules(state.person, on, knowledge), *_unchecked(state, on)), key=lambda m: m.minutes)
    if wanted <= most.minutes:
        return item
    why = most.because
    if most.minutes < knowledge.limits.running.least_run_minutes.value:
        return LeftOut(item.exercise, Because("run-week", "unmet", why.facts, why.sources))
    facts: Facts = {**why.facts, "minutes": most.minutes, "wanted": wanted}
    return _shorter(item, most.minutes, replace(why, facts=facts))


def _flared(tendons: tuple[Tendon, ...], on: dt.date, limits: RunningLimits) -> Because | None:
    """A week without running after a tendon was last unsettled."""
    last = max((t.unsettled_on for t in tendons if t.unsettled_on is not None), default=None)
    off = int(limits.flare_off_days.value)
    if last is None or (on - last).days >= off:
        return None
    return Because("run-flare", "unmet", {"since": last.isoformat(), "days": off}, limits.flare_off_days.sources)


def is_run(exercise: Exercise) -> bool:
    """Whether an exercise is running, on the flat or on stairs."""
    return exercise.kind == "aerobic" and exercise.load_tier >= SPRINGS


def _shorter(item: Item, minutes: int, why: Because) -> Item:
    """Fewer turns of a run with breaks, fewer minutes of one without."""
    each = item.minutes or 1
    sets = min(item.sets, max(1, minutes // each))
    return replace(item, sets=sets, minutes=min(each, minutes), why=(*item.why, why))


def _rules(person: Person, on: dt.date, knowledge: Knowledge) -> tuple[_Most, _Most]:
    limits = knowledge.limits.running
    runs = [o for o in person.outings if o.activity == "run" and (o.on < on or not o.planned)]
    return _by_longest(runs, on, knowledge), _by_week(runs, on, limits)


def _unchecked(state: State, on: dt.date) -> tuple[_Most, ...]:
    """As long as the last run of the plan, where this morning is not known."""
    if all(any(morning.on == on for morning in tendon.mornings) for tendon in state.tendons):
        return ()
    runs = [o for o in state.person.outings if o.activity == "run" and o.planned and o.on < on]
    last = max((o.on for o in runs), default=None)
    minutes = math.floor(sum(o.minutes or 0 for o in runs if o.on == last))
    return (_Most(minutes, Because("run-unchecked", "unknown", {}, ("heelwise",))),) if minutes else ()


def _by_longest(runs: list[Outing], on: dt.date, knowledge: Knowledge) -> _Most:
    """Against the longest run that did not hurt too much; half of it after weeks without one."""
    limits = knowledge.limits.running
    first = int(limits.first_run_minutes.value)
    cap = knowledge.limits.pain.strict_cap.value
    borne = [o for o in runs if (o.pain or 0) <= cap and at_least(o, limits) > 0]
    if not borne:
        return _Most(first, Because("run-first", "met", {}, limits.first_run_minutes.sources))
    off = (on - max(o.on for o in borne)).days
    if off >= limits.off_days.value:
        longest = max(at_least(o, limits) for o in borne)
        half = math.floor(longest * limits.restart_pct.value / 100)
        facts: Facts = {"days": off, "longest": round(longest)}
        return _Most(max(first, half), Because("run-restart", "met", facts, limits.restart_pct.sources))
    window = limits.longest_window_days.value
    longest = max(at_least(o, limits) for o in borne if (on - o.on).days <= window)
    share = math.floor(longest * (100 + limits.longest_rise_pct.value) / 100)
    step = math.floor(longest + limits.least_step_minutes.value)
    facts = {"longest": round(longest), "days": int(window), "rise": int(limits.longest_rise_pct.value)}
    return _Most(max(first, share, step), Because("run-longest", "met", facts, limits.longest_rise_pct.sources))


def _by_week(runs: list[Outing], on: dt.date, limits: RunningLimits) -> _Most:
    """What is left of this week, which may hold so much more than the fullest of the weeks before."""
    done = sum(at_most(o, limits) for o in runs if (on - o.on).days < WEEK)
    before = max(limits.first_week_minutes.value, fullest_week(runs, on, limits))
    allowed = math.floor(before * (100 + limits.week_rise_pct.value) / 100)
    facts: Facts = {"done": round(done), "before": round(before), "rise": int(limits.week_rise_pct.value)}
    return _Most(math.floor(allowed - done), Because("run-week", "met", facts, limits.week_rise_pct.sources))


def fullest_week(runs: list[Outing], on: dt.date, limits: RunningLimits) -> float:
    """The most minutes of any seven days that ended a week ago or earlier, within the window."""
    ends = range(WEEK, int(limits.week_window_days.value) + 1)
    weeks = (sum(at_least(o, limits) for o in runs if 0 <= (on - o.on).days - end < WEEK) for end in ends)
    return max(weeks, default=0)


def at_least(run: Outing, limits: RunningLimits) -> float:
    """The minutes a run surely had: as told, or its kilometres at a quick pace; 0 where neither is told."""
    if run.minutes is not None:
        return run.minutes
    return (run.km or 0) * limits.fast_minutes_a_km.value


def at_most(run: Outing, limits: RunningLimits) -> float:
    """The minutes a run may have had: as told, or its kilometres at a slow pace."""
    if run.minutes is not None:
        return run.minutes
    return (run.km or 0) * limits.slow_minutes_a_km.value
