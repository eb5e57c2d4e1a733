"""Predicates 6 and 7: the spacing of heavy work, and the means to do what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.simulate.oracle.case import Case
from heelwise.simulate.oracle.seen import Line, Prescribed

APART_DAYS = 2
"""48 hours between heavy or springing sessions (evidence: three a week, on alternate days)."""

STEP_KG, STEP_OF_BODY = 5.0, 0.1
"""The largest step of weight: 5 kg, or a tenth of the body's weight."""

SPRINGING_TIER = 3
"""Load tier of rebounds, hops, jumps and runs."""

PUBLISHED_DAILY = frozenset({("silbernagel", "quick-rebound-raise")})
"""Springing work of a pathway that its published table has every day (F1, F2: phase 2)."""

AT_REST_TIER = 1
"""What a day of rest may still ask for is below this tier."""


def spacing(now: Prescribed, case: Case) -> Iterator[str]:
    """Heavy work too soon after the last, or anything loaded on a day of rest."""
    for heel, pathway in now.pathways.items():
        heavy = {line.exercise for line in now.lines() if line.concerns(heel) and is_spaced(line, pathway, case)}
        again = _too_soon(heavy, now, case) if heavy else None
        if again is not None:
            yield f"{heel}: {again}"
    if now.verdict == "rest":
        for line in now.lines():
            if case.knowledge.exercises[line.exercise].load_tier >= AT_REST_TIER:
                yield f"{line.exercise} on a day of rest"


def is_spaced(line: Line, pathway: str, case: Case) -> bool:
    """Whether work wants two days between: heavy or springing, unless it is published for every day."""
    exercise = case.knowledge.exercises[line.exercise]
    heavy = line.rm is not None or exercise.kind == "plyometric" or exercise.load_tier >= SPRINGING_TIER
    return heavy and (pathway, line.exercise) not in PUBLISHED_DAILY


def _too_soon(heavy: set[str], now: Prescribed, case: Case) -> str | None:
    """The same heavy work, or one spring after another, done less than two days ago."""
    exercises = case.knowledge.exercises
    springs = {name for name in heavy if exercises[name].load_tier >= SPRINGING_TIER}
    for done in reversed(case.order):
        if (now.on - done.on).days >= APART_DAYS:
            return None
        sprung = [n for n in done.exercises if springs and exercises[n].load_tier >= SPRINGING_TIER]
        again = [n for n in done.exercises if n in heavy] or sprung
        if again and done.on < now.on:
            return f"{again[0]} on {done.on}, {min(heavy)} again on {now.on}"
    return None


def means(now: Prescribed, case: Case) -> Iterator[str]:
    """Exercises without their kit, more weight than there is, too large a step of weight."""
    truth = case.truth
    before = {(line.exercise, line.side): line for line in case.offered.lines()} if case.offered else {}
    step = max(STEP_KG, STEP_OF_BODY * truth.weight_kg)
    for line in now.lines():
        lacking = [kit for kit in case.knowledge.exercises[line.exercise].equipment if kit not in truth.kit]
        if lacking:
            yield f"{line.exercise} without {lacking[0]}"
        load = line.load_kg or 0
        if truth.most_kg is not None and load > truth.most_kg:
            yield f"{line.exercise} with {load:g} kg, at hand {truth.most_kg:g}"
        old = before.get((line.exercise, line.side))
        if old is not None and old.load_kg is not None and load - old.load_kg > step:
            yield f"{line.exercise} from {old.load_kg:g} to {load:g} kg"
