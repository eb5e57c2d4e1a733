"""What a week asked of the tendon, in body weights, against the weeks before. It only ever holds a step back.

Load and pain are not correlated, so it is counted and said apart from pain. The figures
are engineering estimates by tier (`content/numbers/impact.toml`): for comparing one
person's weeks with each other and for nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import dropwhile
from typing import assert_never

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import verdict
from heelwise.engine.opening import Opening
from heelwise.engine.recovery import is_hard
from heelwise.engine.running import at_most, fullest_week, is_run
from heelwise.engine.state import Person, Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import ImpactLimits
from heelwise.record.chart import DayLog
from heelwise.record.events import SetDone

WEEK = 7

LOADS = frozenset({"isometric", "strength", "eccentric", "plyometric"})
"""Kinds of exercise that load the tendon by repetitions."""

PLAYED = frozenset({"run", "sport"})
"""Activities that count like running."""


def strained(tendon: Tendon, log: DayLog, body_kg: float, knowledge: Knowledge) -> Tendon:
    """The tendon with what a day asked of it."""
    limits = knowledge.limits.impact
    mine = [s for session in log.sessions for s in session.sets if s.side in (tendon.heel, "both")]
    asked = sum([of_set(s, knowledge.exercises, body_kg, limits) for s in mine])
    asked += sum(of_minutes(a.minutes or 0, limits) for a in log.activities if a.activity in PLAYED)
    if not asked:
        return tendon
    oldest = log.on - dt.timedelta(days=limits.week_window_days.value + WEEK)
    return replace(tendon, strain=(*dropwhile(lambda day: day[0] < oldest, tendon.strain), (log.on, asked)))


def of_set(done: SetDone, exercises: Mapping[str, Exercise], body_kg: float, limits: ImpactLimits) -> float:
    """Repetitions times peak load in body weights, with the weight carried; 0 for what does not load it."""
    exercise = exercises.get(done.exercise)
    if exercise is None:
        return 0
    if is_run(exercise):
        return of_minutes(done.minutes or 0, limits)
    if exercise.kind not in LOADS:
        return 0
    repetitions = done.reps or (done.hold_s or 0) / limits.hold_seconds_a_repetition.value
    legs = 2 if exercise.legs == "two" else 1
    return repetitions * _peak(exercise, limits) * (1 + (done.load_kg or 0) / (legs * body_kg))


def of_minutes(minutes: float, limits: ImpactLimits) -> float:
    """Minutes of running, for one tendon."""
    return minutes * limits.run_steps_a_minute.value * limits.run_peak.value


def _peak(exercise: Exercise, limits: ImpactLimits) -> float:
    match exercise.load_tier:
        case 0:
            return 0.0
        case 1:
            return limits.seated_peak.value
        case 2:
            return (limits.two_leg_peak if exercise.legs == "two" else limits.one_leg_peak).value
        case 3:
            return limits.two_leg_hop_peak.value
        case 4:
            return limits.one_leg_hop_peak.value
        case _:
            assert_never(exercise.load_tier)


def body_weight(tendons: tuple[Tendon, ...], person: Person, limits: ImpactLimits) -> float:
    """Kilograms: the last measured, else told at the start, else an ordinary figure."""
    measured = person.measured.get(("body-weight", None), ())
    if measured:
        return measured[-1].value
    told = (t.intake.weight_kg for t in tendons)
    return next((kg for kg in told if kg), limits.body_weight_kg.value)


def load_parts(tendon: Tendon, day: Opening) -> Iterator[Because]:
    """What a step wants of the week: that its load did not leap, and that running and strength do not rise together."""
    here = day.ladder.places[tendon.place]
    there = day.ladder.places[min(tendon.place + 1, len(day.ladder.places) - 1)]
    ran = any(o.activity in PLAYED and 0 < (day.on - o.on).days <= WEEK for o in day.person.outings)
    if ran or is_hard(here, day.knowledge) or is_hard(there, day.knowledge):
        yield _week_load(tendon, day)
    if ran and not is_hard(here, day.knowledge):
        yield _running_rose(day)


def _week_load(tendon: Tendon, day: Opening) -> Because:
    """The last seven days against the fullest seven of the weeks before."""
    limits = day.limits.impact
    ages = [((day.on - on).days, asked) for on, asked in tendon.strain]
    this = sum(asked for age, asked in ages if 0 < age <= WEEK)
    ends = range(WEEK + 1, int(limits.week_window_days.value) + 1)
    before = max((sum(asked for age, asked in ages if 0 <= age - end < WEEK) for end in ends), default=0)
    facts: Facts = {"limit": int(limits.week_rise_pct.value)}
    if not before:
        return Because("week-load", "unknown", facts, limits.week_rise_pct.sources)
    met = 100 * this <= (100 + limits.week_rise_pct.value) * before
    facts = {**facts, "rise": round(100 * this / before - 100)}
    return Because("week-load", verdict(met=met), facts, limits.week_rise_pct.sources)


def _running_rose(day: Opening) -> Because:
    """Whether this week had more running than any of the weeks before."""
    limits = day.limits.running
    runs = [o for o in day.person.outings if o.activity == "run" and o.on < day.on]
    this = sum(at_most(o, limits) for o in runs if (day.on - o.on).days <= WEEK)
    before = fullest_week(runs, day.on - dt.timedelta(days=1), limits)
    facts: Facts = {"minutes": round(this), "before": round(before)}
    return Because("running-rose", verdict(met=this <= before), facts, ("heelwise",))
