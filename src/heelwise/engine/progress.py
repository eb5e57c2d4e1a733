"""Moving on the ladder: what findings do to a place, and when three good sessions earn a step.

One variable at a time; a floor in days is never a reason. Nothing here looks at a
clock or at content beyond the ladder and the limits it is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.easing import Spot, eased_spot
from heelwise.engine.evidence import verdict
from heelwise.engine.gates import weigh
from heelwise.engine.heavier import lightened
from heelwise.engine.impact import load_parts
from heelwise.engine.ladder import Ladder, Place
from heelwise.engine.loads import added_weight, eased_loads, for_new_reps, learned
from heelwise.engine.opening import (
    Opening,
    evidence_of,
    held_variable,
    is_held,
    morning_known,
    morning_part,
    reps_of,
    sets_of,
)
from heelwise.engine.response import Reading, findings_of, over_cap
from heelwise.engine.state import Finding, Response, Tendon
from heelwise.engine.unproven import raised_from
from heelwise.engine.weeks import moved_week, read_week, week_due
from heelwise.engine.worsening import trend_days

REST_RULES = frozenset({"morning-over-cap", "morning-pain-rise", "morning-stiffness-rise", "limp"})
"""Findings of this morning that make today a day of rest."""


def open_day(tendon: Tendon, day: Opening) -> Tendon:
    """The tendon after its table was read at the start of a day; sessions awaiting an answer get one."""
    seen = Reading(on=day.on, tendon=tendon, morning=day.morning, base=day.base, cap=day.cap, missed=day.missed)
    found = findings_of(seen, day.limits)
    eased = any(f.outcome == "regress" for f in found)
    tendon, told = read_week(tendon, day, eased=eased) if day.weekly else (tendon, ())
    if eased:
        return _eased(tendon, found, told, day)
    answered = _answered(tendon, found, day)
    if found:
        finding = found[0]
        unsettled = day.on if finding.rule == "trend" else tendon.unsettled_on
        return replace(answered, findings=(*found, *told), unsettled_on=unsettled)
    opened = _earned(answered, day)
    return replace(opened, findings=(*opened.findings, *told)) if told else opened


def _eased(tendon: Tendon, found: tuple[Finding, ...], told: tuple[Finding, ...], day: Opening) -> Tendon:
    """Down by the gravest finding; once for one session's answer, however long the flare goes on."""
    rules = {f.rule for f in found}
    floor = tendon.place <= 0
    here = (tendon.place, sets_of(tendon, day.ladder.places[tendon.place]))
    spot = min(eased_spot(f.rule, here, day.ladder) for f in found if f.outcome == "regress")
    if tendon.eased_since_session and not tendon.pending:
        spot = here
    if rules == {"trend-two-weeks"} and tendon.trend_eased_on and (day.on - tendon.trend_eased_on).days < 7:
        spot = here
    known = (tendon.trend_eased_on, tendon.worse_again_on)
    rising = trend_days(tendon, day.on, day.limits.response) if "trend-two-weeks" in rules else known
    resting = bool(rules & REST_RULES) or (floor and bool(tendon.pending))
    over = tuple(r.day for r in tendon.pending if over_cap(r, day.cap))
    window = day.on - dt.timedelta(days=day.limits.pain.repeat_window_days.value)
    return replace(
        lightened(_eased_to(tendon, spot, day), day.on, day.limits.progress),
        pending=(),
        good=0,
        good_from=None,
        good_pains=(),
        good_reps={},
        over_cap_on=(*(d for d in tendon.over_cap_on if d >= window), *over),
        unsettled_on=day.on,
        eased_since_session=True,
        trend_eased_on=rising[0],
        worse_again_on=rising[1],
        resting_on=day.on if resting else tendon.resting_on,
        findings=(*found, *told),
        moved=found[0],
    )


def _eased_to(tendon: Tendon, spot: Spot, day: Opening) -> Tendon:
    """The tendon at a lower place, or with fewer sets, and with less weight where it lifts one."""
    place, sets = spot
    here = day.ladder.places[tendon.place]
    if spot == (tendon.place, sets_of(tendon, here)):
        return tendon
    moved = moved_to(tendon, place, day.on, day.ladder)
    if sets < sets_of(moved, day.ladder.places[place]):
        moved = replace(moved, sets_at_most=sets)
    return replace(moved, loads=eased_loads(tendon, here, day.on, day.limits.loads))


def moved_to(tendon: Tendon, target: int, on: dt.date, ladder: Ladder) -> Tendon:
    """The tendon at another place; the phase's date follows when the phase changes.

    On a lower rung it does no more sets than it did, and no more repetitions of what it
    did already, until good sessions lift that: an easier exercise done five times is not a
    step down from one done once.
    """
    if target == tendon.place or target < 0:
        return tendon
    here, there = ladder.places[tendon.place], ladder.places[target]
    since = on if here.phase_index != there.phase_index else tendon.phase_since
    sets, reps = tendon.sets_at_most, tendon.reps_at_most
    if target > tendon.place:
        sets, reps = None, None
    elif here.rung_index != there.rung_index:
        sets = sets_of(tendon, here)
        reps = reps_of(tendon, here.dose.reps) if here.dose.rm is not None else fewer_reps(tendon, here, there)
    return replace(
        tendon,
        place=target,
        placed_on=on,
        phase_since=since,
        sets_at_most=sets,
        reps_at_most=reps,
        weeks_done=0,
        before_raise=None,
    )


def fewer_reps(tendon: Tendon, here: Place, there: Place) -> int | None:
    """The most repetitions at a lower place, so that an exercise of both, done in place of another, asks no more."""
    now, then = _reps(here), _reps(there)
    rising = [now[name] for name in now.keys() & then.keys() if then[name] > now[name]]
    return reps_of(tendon, min(rising)) if rising else tendon.reps_at_most


def _reps(place: Place) -> dict[str, int]:
    """The repetitions of a place's exercises and of what may stand in for them."""
    doses = ((main, (main.dose or place.dose).reps) for main in place.rung.main)
    return {name: reps for main, reps in doses if reps is not None for name in (main.exercise, *main.instead)}


def _answered(tendon: Tendon, found: tuple[Finding, ...], day: Opening) -> Tendon:
    """Each waiting session counts as good, breaks the row, or is dropped for want of a morning."""
    if not tendon.pending:
        return tendon
    settled = not any(f.rule in ("trend", "night-pain", "morning-slight-rise", "morning-still-high") for f in found)
    good, since, pains, reps = tendon.good, tendon.good_from, tendon.good_pains, tendon.good_reps
    kept = int(day.limits.progress.sessions_in_a_row.value)
    for response in tendon.pending:
        fine = _is_good(response, day) and settled
        known = fine and morning_known(response, day)
        if not fine:
            good, since, pains, reps = 0, None, (), {}
        elif known:
            good, since, pains = good + 1, since or response.day, (*pains, response.during or 0)[-kept:]
            reps = response.reps
        if response.lifted:
            tendon = replace(tendon, loads=learned(tendon, response, day, good=known))
    return replace(tendon, pending=(), good=good, good_from=since, good_pains=pains, good_reps=reps)


def _is_good(response: Response, day: Opening) -> bool:
    """Within the cap, whole, steady and on target, as far as it is recorded; unknown is not good."""
    complete = response.completed_pct is not None
    least = day.limits.progress.completed_for_progress_pct.value
    return (
        response.during is not None
        and complete
        and (response.completed_pct or 0) >= least
        and response.steady
        and response.met_target
        and not over_cap(response, day.cap)
    )


def _earned(tendon: Tendon, day: Opening) -> Tendon:
    """One step up, when everything that must be known is known and good."""
    tendon = replace(tendon, findings=()) if tendon.findings else tendon
    if tendon.before_raise is not None:
        return tendon  # one step up, then a session
    if any(part.verdict != "met" for part in step_due(tendon, day)):
        return _weighted(tendon, day)
    held = held_variable(tendon, day.ladder.places[tendon.place])
    rule = "weeks-earned" if day.weekly and held is None else "earned"
    finding = Finding(day.on, rule, "progress", {"variable": variable_moved(tendon, day.ladder)})
    stepped = replace(
        _stepped_up(tendon, day) if held is None else _lifted(tendon, held),
        tier_at_most=None,
        good=0,
        good_from=None,
        good_pains=(),
        good_reps={},
        moved=finding,
        findings=(finding,),
    )
    return raised_from(tendon, stepped)


def _stepped_up(tendon: Tendon, day: Opening) -> Tendon:
    """At the next place, with the weights for its repetitions."""
    moved = moved_week(moved_to(tendon, tendon.place + 1, day.on, day.ladder), day)
    return replace(moved, loads=for_new_reps(moved, day)) if moved.loads else moved


def _lifted(tendon: Tendon, held: str) -> Tendon:
    """Without what was held back: the sets first, the repetitions with another step."""
    return replace(tendon, sets_at_most=None) if held == "sets" else replace(tendon, reps_at_most=None)


def _weighted(tendon: Tendon, day: Opening) -> Tendon:
    """With one step more weight, where that is what good sessions earn."""
    place = day.ladder.places[tendon.place]
    if not place.weighs or is_held(tendon, day.ladder) or morning_part(day).verdict != "met":
        return tendon
    loads = added_weight(tendon, day)
    if loads is None:
        return tendon
    finding = Finding(day.on, "weight-earned", "progress", {"variable": "load-kg"})
    laden = replace(
        tendon, loads=loads, good=0, good_from=None, good_pains=(), good_reps={}, moved=finding, findings=(finding,)
    )
    return raised_from(tendon, laden)


def step_due(tendon: Tendon, day: Opening) -> Iterator[Because]:
    """What the next step wants, each part with how it stands, the dearest to know last. All must be met."""
    held = is_held(tendon, day.ladder)
    if day.ladder.is_top(tendon.place, tendon.intake.goal) and not held:
        yield Because("top-of-ladder", "unmet", {}, day.ladder.pathway.sources)
        return
    if day.weekly and not held:
        yield from week_due(tendon, day)
        return
    limits = day.limits.progress
    wanted, days = int(limits.sessions_in_a_row.value), int(limits.least_days.value)
    facts: Facts = {"done": min(tendon.good, wanted), "wanted": wanted, "cap": day.cap}
    yield Because("good-sessions", verdict(met=tendon.good >= wanted), facts, limits.sessions_in_a_row.sources)
    since = (day.on - tendon.good_from).days if tendon.good_from else 0
    facts = {"days": since, "wanted": days}
    yield Because("days-at-this-dose", verdict(met=since >= days), facts, limits.least_days.sources)
    yield morning_part(day)
    yield from load_parts(tendon, day)
    if held:
        return
    here, there = day.ladder.places[tendon.place], day.ladder.places[tendon.place + 1]
    if here.rung_index != there.rung_index and here.rung.gate is not None:
        yield weigh(here.rung.gate, evidence_of(tendon, day, here.rung.sources))


def variable_moved(tendon: Tendon, ladder: Ladder) -> str:
    """The one variable the next step moves: exercise, sets, reps, hold, band, load, minutes."""
    held = held_variable(tendon, ladder.places[tendon.place])
    if held is not None:
        return held
    here, there = ladder.places[tendon.place], ladder.places[tendon.place + 1]
    if here.rung_index != there.rung_index:
        return "rm" if here.dose.rm is not None and there.dose.rm is not None else "exercise"
    names = ("sets", "reps", "hold_s", "band", "load_kg", "rm", "minutes")
    moved = (name for name in names if getattr(here.dose, name) != getattr(there.dose, name))
    return next(moved, "exercise").replace("_", "-")
