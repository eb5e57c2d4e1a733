"""Days of recovery after springing, running or sport, by how hard it was (Silbernagel & Crossley 2015, remembered).

Pain then, pain the next morning, and effort each give a level; the highest counts, and
what was not told never counts as light. Also the day of sport itself, on which nothing else springs.
"""

from __future__ import annotations

import datetime as dt

from heelwise.engine.because import Because, Facts
from heelwise.engine.ladder import Place
from heelwise.engine.moving import Hard
from heelwise.engine.outings import SPRINGS
from heelwise.engine.rhythm import WEEK, is_sport_day
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import RunningLimits

LEVELS = ("light", "medium", "high")


def is_hard(place: Place, knowledge: Knowledge) -> bool:
    """Whether a place springs, hops or runs in a rhythm that leaves days between."""
    spaced = WEEK // place.phase.days_per_week > 1
    return spaced and any(knowledge.exercises[main.exercise].load_tier >= SPRINGS for main in place.rung.main)


def recovering(hard: Hard | None, tendons: tuple[Tendon, ...], on: dt.date, knowledge: Knowledge) -> Because | None:
    """Why day `on` still belongs to the last hard day; None when it does not."""
    limits = knowledge.limits.running
    if hard is None:
        return None
    level = _level(hard, tendons, limits)
    days = _days(level, limits)
    since = (on - hard.on).days
    if since >= days:
        return None
    facts: Facts = {"level": LEVELS[level], "days": days, "since": since, "on": hard.on.isoformat()}
    return Because("recovery-days", "met", facts, limits.high_days.sources)


def _level(hard: Hard, tendons: tuple[Tendon, ...], limits: RunningLimits) -> int:
    """0 light, 1 medium, 2 high."""
    next_day = _next_day(hard, tendons)
    told = (
        (hard.pain, limits.medium_pain, limits.high_pain),
        (next_day or 0, limits.medium_next_day_pain, limits.high_next_day_pain),
        (hard.effort, limits.medium_effort, limits.high_effort),
    )
    levels = [(value >= medium.value) + (value >= high.value) for value, medium, high in told]
    least = 0 if hard.told and next_day is not None else 1
    return max(least, *levels)


def _next_day(hard: Hard, tendons: tuple[Tendon, ...]) -> int | None:
    """The worst pain of the next morning; None where a tendon has none recorded."""
    after = hard.on + dt.timedelta(days=1)
    found = [next((m.pain for m in reversed(t.mornings) if m.on == after), None) for t in tendons]
    known = [pain for pain in found if pain is not None]
    return max(known) if known and len(known) == len(found) else None


def _days(level: int, limits: RunningLimits) -> int:
    return (0, int(limits.medium_days.value), int(limits.high_days.value))[level]


def sport_instead(tendons: tuple[Tendon, ...], on: dt.date) -> Because | None:
    """Whether sport is what this day asks of the tendon. Who plays every day has no such days."""
    days = {day for tendon in tendons for day in tendon.intake.sport_days or ()}
    if len(days) == WEEK or not any(is_sport_day(tendon.intake, on) for tendon in tendons):
        return None
    return Because("sport-is-the-load", "met", {}, ("heelwise", "F70"))
