"""Weights found and raised for a person: from logged sets, never by more than the published steps.

Epley: the heaviest single lift is w x (1 + repetitions / 30), w being the weight and, for
raises done standing, the body's own. Where the body's weight is not known it is left out,
which gives the smaller step. Rounding is down, to what can be put together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from math import floor

from msgspec.structs import replace

from heelwise.engine.ladder import Place
from heelwise.engine.opening import Opening, reps_of
from heelwise.engine.state import Lift, Lifted, Response, Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.limits import LoadLimits
from heelwise.knowledge.pathways import Loading
from heelwise.record.chart import SessionLog

EPLEY = 30
"""Repetitions after which Epley's line has doubled."""


def lifted_in(
    session: SessionLog, tendon: Tendon, place: Place, exercises: Mapping[str, Exercise]
) -> dict[str, Lifted]:
    """The last logged set of each of a rung's exercises that was done with weight."""
    found: dict[str, Lifted] = {}
    for done in session.sets:
        if done.load_kg and done.reps and done.side in (tendon.heel, "both") and done.exercise in place.exercises:
            exercise = exercises.get(done.exercise)
            standing = exercise is not None and exercise.position == "standing"
            body = (tendon.intake.weight_kg or 0) if standing else 0
            found[done.exercise] = Lifted(done.load_kg, done.reps, body)
    return found


def learned(tendon: Tendon, response: Response, day: Opening, *, good: bool) -> dict[str, Lift]:
    """The weights after a session that did not take the plan back."""
    dose = day.ladder.places[tendon.place].dose
    loads = dict(tendon.loads)
    for name, last in response.lifted.items():
        old = loads.get(name)
        if dose.rm is None:
            _lighter(loads, name, last, tendon, day)
        elif old is None:
            loads[name] = _found(last, dose.rm, response.day, day.limits.loads, good=good)
        else:
            wanted = reps_of(tendon, dose.rm) or dose.rm
            loads[name] = _again(old, last, dose.rm, wanted, response.day, day.limits.loads, good=good)
    return loads


def _found(last: Lifted, rm: int, on: dt.date, limits: LoadLimits, *, good: bool) -> Lift:
    """The first weight: what was lifted, or less where it was too heavy for the repetitions."""
    whole = _whole(last)
    kg = rounded_down(min(last.kg, _for_reps(whole, rm, last.body_kg)), limits)
    return Lift(kg, "found", None, on, raised_on=on, whole_kg=whole if good else 0, body_kg=last.body_kg)


def _again(old: Lift, last: Lifted, rm: int, wanted: int, on: dt.date, limits: LoadLimits, *, good: bool) -> Lift:
    """A known weight after one more session with it: taken off, kept, or raised by "2-for-2"."""
    whole = _whole(last)
    known = replace(old, whole_kg=whole, body_kg=last.body_kg) if good else old
    fit = _for_reps(whole, rm, last.body_kg)
    if last.reps < wanted and fit < old.kg:
        return replace(known, kg=rounded_down(fit, limits), change="eased", was_kg=old.kg, since=on, extra=0)
    spare = good and last.kg >= old.kg and last.reps >= rm + limits.extra_reps.value
    extra = old.extra + 1 if spare else 0
    if extra < limits.extra_sessions.value:
        return replace(known, extra=extra)
    return _raised(replace(known, extra=extra), fit, on, limits)


def for_new_reps(tendon: Tendon, day: Opening) -> dict[str, Lift]:
    """The weights at a place with other repetitions, from the last good sets."""
    rm = day.ladder.places[tendon.place].dose.rm
    if rm is None:
        return tendon.loads
    limits = day.limits.loads
    return {
        name: _raised(lift, _for_reps(lift.whole_kg, rm, lift.body_kg), day.on, limits)
        for name, lift in tendon.loads.items()
    }


def _raised(old: Lift, fit: float, on: dt.date, limits: LoadLimits) -> Lift:
    """A weight raised towards `fit`, by no more than one published step, and once a week."""
    most = old.kg * (1 + limits.raise_most_pct.value / 100)
    kg = rounded_down(min(fit, most), limits)
    early = old.raised_on is not None and (on - old.raised_on).days < limits.raise_days.value
    if early or kg < old.kg * (1 + limits.raise_least_pct.value / 100):
        return replace(old, change="held", was_kg=old.kg)
    return replace(old, kg=kg, change="raised", was_kg=old.kg, since=on, raised_on=on, extra=0)


def eased_loads(tendon: Tendon, place: Place, on: dt.date, limits: LoadLimits) -> dict[str, Lift]:
    """Every weight after a step down: a fifth less; earned steps are taken off whole."""
    if not place.weighs:
        return tendon.loads
    loads = dict(tendon.loads)
    for response in tendon.pending:
        for name, last in response.lifted.items():
            loads.setdefault(name, Lift(last.kg, "found", None, on))
    left = 1 - limits.ease_pct.value / 100
    steps = {main.exercise: main.load for main in place.rung.main if main.load is not None}
    for name, load in steps.items():
        loads.setdefault(name, Lift(load.start_kg, "found", None, on))
    for name, old in loads.items():
        step = steps.get(name)
        kg = old.kg * left
        kg = rounded_down(kg, limits) if step is None else floor(kg / step.step_kg) * step.step_kg
        loads[name] = replace(old, kg=kg, change="eased", was_kg=old.kg, since=on, raised_on=on, extra=0)
    return loads


def added_weight(tendon: Tendon, day: Opening) -> dict[str, Lift] | None:
    """The weights with one more step on each exercise that earned it today; None where none did."""
    place = day.ladder.places[tendon.place]
    found: dict[str, Lift] = {}
    for main in place.rung.main:
        if main.load is None or not _has_kit(main.load, tendon, day):
            continue
        old = tendon.loads.get(main.exercise) or Lift(main.load.start_kg, "found", None, tendon.placed_on)
        kg = _one_more(old.kg, main.load, tendon, day.limits.loads)
        waited = (day.on - (old.raised_on or tendon.placed_on)).days >= day.limits.loads.raise_days.value
        if kg > old.kg and waited and _bearable(tendon, main.load, day):
            found[main.exercise] = Lift(kg, "raised", old.kg, day.on, raised_on=day.on)
    return {**tendon.loads, **found} if found else None


def _has_kit(load: Loading, tendon: Tendon, day: Opening) -> bool:
    """Whether the form with weight can be done at all: no weight is earned that nobody lifts."""
    exercise = day.knowledge.exercises.get(load.exercise)
    return exercise is not None and all(kit in tendon.intake.equipment for kit in exercise.equipment)


def _one_more(kg: float, load: Loading, tendon: Tendon, limits: LoadLimits) -> float:
    """One step more: the smaller of the pathway's own and a part of the body's weight, up to what there is."""
    body = tendon.intake.weight_kg
    step = load.step_kg if body is None else min(load.step_kg, body * limits.body_step_pct.value / 100)
    return rounded_down(min(kg + step, most_kg(load.most_kg, tendon)), limits)


def _bearable(tendon: Tendon, load: Loading, day: Opening) -> bool:
    """Whether the last sessions in a row were good, and none hurt more than the step allows."""
    wanted = int(day.limits.progress.sessions_in_a_row.value)
    worst = max(tendon.good_pains[-wanted:], default=0)
    return tendon.good >= wanted and worst <= load.pain_at_most


def _lighter(loads: dict[str, Lift], name: str, last: Lifted, tendon: Tendon, day: Opening) -> None:
    """Where somebody took less than was earned, what they took is what stands."""
    for main in day.ladder.places[tendon.place].rung.main:
        old = loads.get(main.exercise)
        if main.load is not None and main.load.exercise == name and old is not None and last.kg < old.kg:
            loads[main.exercise] = replace(old, kg=last.kg, change="eased", was_kg=old.kg, since=day.on)


def most_kg(most: float, tendon: Tendon) -> float:
    """No more than this, and than the person has."""
    own = tendon.intake.max_load_kg
    return most if own is None else min(most, own)


def rounded_down(kg: float, limits: LoadLimits) -> float:
    """To what can be put together, never up and never below nothing."""
    if kg < limits.small_below_kg.value:
        step = limits.small_step_kg.value
    elif kg < limits.middle_below_kg.value:
        step = limits.middle_step_kg.value
    else:
        step = limits.large_step_kg.value
    return max(0.0, floor(kg / step + 1e-9) * step)


def _whole(last: Lifted) -> float:
    """The heaviest single lift, body weight included (Epley)."""
    return (last.kg + last.body_kg) * (1 + last.reps / EPLEY)


def _for_reps(whole: float, reps: int, body: float) -> float:
    """The weight that can be lifted so many times, without the body's own; Epley turned round."""
    return whole / (1 + reps / EPLEY) - body
