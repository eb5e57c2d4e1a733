"""Predicates 6 and 7: the spacing of heavy work, and the means to do what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.simulate.oracle.case import Case
from heelwise.simulate.oracle.seen import Line, Prescribed, is_heavy

APART_DAYS = 2
"""48 hours between heavy or springing sessions (evidence: three a week, on alternate days)."""

STEP_KG, STEP_OF_BODY = 5.0, 0.1
"""The largest step of weight: 5 kg, or a tenth of the body's weight."""

AT_REST_TIER = 1
"""What a day of rest may still ask for is below this tier."""


def spacing(now: Prescribed, case: Case) -> Iterator[str]:
    """Heavy work too soon after the last, or anything loaded on a day of rest."""
    exercises = case.knowledge.exercises
    heavy = [line for line in now.lines() if is_heavy(line, exercises[line.exercise])]
    if heavy:
        yield from _too_soon(heavy, now, case)
    if now.verdict == "rest":
        for line in now.lines():
            if exercises[line.exercise].load_tier >= AT_REST_TIER:
                yield f"{line.exercise} on a day of rest"


def _too_soon(heavy: list[Line], now: Prescribed, case: Case) -> Iterator[str]:
    names = {line.exercise for line in heavy}
    exercises = case.knowledge.exercises
    for done in reversed(case.order):
        if (now.on - done.on).days >= APART_DAYS:
            return
        again = [name for name in done.exercises if name in names]
        sprung = [name for name in done.exercises if exercises[name].kind == "plyometric"]
        if done.on < now.on and (again or (sprung and any(exercises[n].kind == "plyometric" for n in names))):
            yield f"{(again or sprung)[0]} on {done.on}, {min(names)} again on {now.on}"
            return


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
