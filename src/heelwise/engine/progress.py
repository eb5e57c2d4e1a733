"""Moving on the ladder: what findings do to a place, and when three good sessions earn a step.

One variable at a time; a floor in days is never a reason. Nothing here looks at a
clock or at content beyond the ladder and the limits it is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import Evidence, verdict
from heelwise.engine.gates import weigh
from heelwise.engine.ladder import Ladder, Place
from heelwise.engine.response import Reading, findings_of, over_cap
from heelwise.engine.state import Baseline, Finding, Morning, Person, Response, Tendon
from heelwise.knowledge.limits import Limits

RUNG_RULES = frozenset({"sharp-pain", "pain-stop", "limp"})
"""Findings that step down a whole rung."""

REST_RULES = frozenset({"morning-over-cap", "morning-pain-rise", "morning-stiffness-rise", "limp"})
"""Findings of this morning that make today a day of rest."""

UNSETTLED_RULES = RUNG_RULES | REST_RULES | {"pain-over-cap", "pain-over-cap-again", "trend", "trend-two-weeks"}


class Opening(Struct, frozen=True, kw_only=True):
    """The opening of a day for one tendon: all that its table is read over."""

    on: dt.date
    person: Person
    ladder: Ladder
    morning: Morning | None
    base: Baseline | None
    cap: int
    missed: int | None
    limits: Limits


def open_day(tendon: Tendon, day: Opening) -> Tendon:
    """The tendon after its table was read at the start of a day; sessions awaiting an answer get one."""
    seen = Reading(on=day.on, tendon=tendon, morning=day.morning, base=day.base, cap=day.cap, missed=day.missed)
    found = findings_of(seen, day.limits)
    if any(f.outcome == "regress" for f in found):
        return _eased(tendon, found, day)
    answered = _answered(tendon, found, day)
    if found:
        finding = found[0]
        unsettled = day.on if finding.rule in UNSETTLED_RULES else tendon.unsettled_on
        return replace(answered, findings=found, unsettled_on=unsettled)
    return _earned(answered, day)


def _eased(tendon: Tendon, found: tuple[Finding, ...], day: Opening) -> Tendon:
    """Down by the gravest finding; once for one session's answer, however long the flare goes on."""
    rules = {f.rule for f in found}
    floor = tendon.place <= 0
    target = min(_target(f, tendon, day.ladder) for f in found)
    if tendon.eased_since_session and not tendon.pending:
        target = tendon.place
    if rules == {"trend-two-weeks"} and tendon.trend_eased_on and (day.on - tendon.trend_eased_on).days < 7:
        target = tendon.place
    resting = bool(rules & REST_RULES) or (floor and bool(tendon.pending))
    over = tuple(r.day for r in tendon.pending if over_cap(r, day.cap))
    window = day.on - dt.timedelta(days=day.limits.pain.repeat_window_days.value)
    return replace(
        moved_to(tendon, target, day.on, day.ladder),
        pending=(),
        good=0,
        good_from=None,
        good_pains=(),
        good_reps={},
        over_cap_on=(*(d for d in tendon.over_cap_on if d >= window), *over),
        unsettled_on=day.on,
        eased_since_session=True,
        trend_eased_on=day.on if "trend-two-weeks" in rules else tendon.trend_eased_on,
        resting_on=day.on if resting else tendon.resting_on,
        findings=found,
        moved=found[0],
    )


def _target(finding: Finding, tendon: Tendon, ladder: Ladder) -> int:
    if finding.outcome != "regress":
        return tendon.place
    if finding.rule in RUNG_RULES:
        return ladder.rung_down(tendon.place)
    once = ladder.down(tendon.place)
    return ladder.down(once) if finding.rule == "pain-over-cap-again" else once


def moved_to(tendon: Tendon, target: int, on: dt.date, ladder: Ladder) -> Tendon:
    """The tendon at another place; the phase's date follows when the phase changes.

    On a lower rung it does no more sets than it did, until good sessions lift that:
    an easier exercise done five times is not a step down from one done once.
    """
    if target == tendon.place or target < 0:
        return tendon
    here, there = ladder.places[tendon.place], ladder.places[target]
    since = on if here.phase_index != there.phase_index else tendon.phase_since
    held = tendon.sets_at_most
    if target > tendon.place:
        held = None
    elif here.rung_index != there.rung_index:
        held = sets_of(tendon, here)
    return replace(tendon, place=target, placed_on=on, phase_since=since, sets_at_most=held)


def sets_of(tendon: Tendon, place: Place) -> int:
    """The sets that are asked for at a place."""
    return place.dose.sets if tendon.sets_at_most is None else min(place.dose.sets, tendon.sets_at_most)


def is_held(tendon: Tendon, ladder: Ladder) -> bool:
    """Whether fewer sets are asked for than the place has; lifting that is the next step."""
    return sets_of(tendon, ladder.places[tendon.place]) < ladder.places[tendon.place].dose.sets


def _answered(tendon: Tendon, found: tuple[Finding, ...], day: Opening) -> Tendon:
    """Each waiting session counts as good, breaks the row, or is dropped for want of a morning."""
    if not tendon.pending:
        return tendon
    settled = not any(f.rule in ("trend", "night-pain", "morning-slight-rise") for f in found)
    good, since, pains, reps = tendon.good, tendon.good_from, tendon.good_pains, tendon.good_reps
    kept = int(day.limits.progress.sessions_in_a_row.value)
    for response in tendon.pending:
        if not _is_good(response, day) or not settled:
            good, since, pains, reps = 0, None, (), {}
        elif _morning_known(response, day):
            good, since, pains = good + 1, since or response.day, (*pains, response.during or 0)[-kept:]
            reps = response.reps
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


def _morning_known(response: Response, day: Opening) -> bool:
    """Whether the morning after a session says it settled; not needed where the pathway says so."""
    if not day.ladder.pathway.needs_morning:
        return True
    if day.morning is None or (day.on - response.day).days != 1:
        return False
    return day.base is not None and day.base.stiffness_min is not None and day.morning.pain <= day.base.pain


def _earned(tendon: Tendon, day: Opening) -> Tendon:
    """One step up, when everything that must be known is known and good."""
    tendon = replace(tendon, findings=()) if tendon.findings else tendon
    if any(part.verdict != "met" for part in step_due(tendon, day)):
        return tendon
    held = is_held(tendon, day.ladder)
    finding = Finding(day.on, "earned", "progress", {"variable": variable_moved(tendon, day.ladder)})
    return replace(
        tendon if held else moved_to(tendon, tendon.place + 1, day.on, day.ladder),
        sets_at_most=None,
        good=0,
        good_from=None,
        good_pains=(),
        good_reps={},
        moved=finding,
        findings=(finding,),
    )


def step_due(tendon: Tendon, day: Opening) -> Iterator[Because]:
    """What the next step wants, each part with how it stands, the dearest to know last. All must be met."""
    held = is_held(tendon, day.ladder)
    if day.ladder.is_top(tendon.place, tendon.intake.goal) and not held:
        yield Because("top-of-ladder", "unmet", {}, day.ladder.pathway.sources)
        return
    limits = day.limits.progress
    wanted, days = int(limits.sessions_in_a_row.value), int(limits.least_days.value)
    facts: Facts = {"done": min(tendon.good, wanted), "wanted": wanted, "cap": day.cap}
    yield Because("good-sessions", verdict(met=tendon.good >= wanted), facts, limits.sessions_in_a_row.sources)
    since = (day.on - tendon.good_from).days if tendon.good_from else 0
    facts = {"days": since, "wanted": days}
    yield Because("days-at-this-dose", verdict(met=since >= days), facts, limits.least_days.sources)
    yield _morning_part(day)
    if held:
        return
    here, there = day.ladder.places[tendon.place], day.ladder.places[tendon.place + 1]
    if here.rung_index != there.rung_index and here.rung.gate is not None:
        yield weigh(here.rung.gate, evidence_of(tendon, day, here.rung.sources))


def _morning_part(day: Opening) -> Because:
    sources = day.limits.pain.morning_rise_hold.sources
    if day.morning is None:
        return Because("morning-usual", "unknown", {"missing": "morning"}, sources)
    if not day.ladder.pathway.needs_morning:
        return Because("morning-seen", "met", {"pain": day.morning.pain}, sources)
    if day.base is None:
        return Because("morning-usual", "unknown", {"missing": "base"}, sources)
    facts: Facts = {"pain": day.morning.pain, "base": day.base.pain}
    return Because("morning-usual", "met" if day.morning.pain <= day.base.pain else "unmet", facts, sources)


def evidence_of(tendon: Tendon, day: Opening, sources: tuple[str, ...]) -> Evidence:
    """The evidence a gate is weighed against."""
    return Evidence(
        on=day.on,
        person=day.person,
        tendon=tendon,
        base=day.base,
        cap=day.cap,
        limits=day.limits.progress,
        sources=sources,
    )


def variable_moved(tendon: Tendon, ladder: Ladder) -> str:
    """The one variable the next step moves: exercise, sets, reps, hold, band, load, minutes."""
    if is_held(tendon, ladder):
        return "sets"
    here, there = ladder.places[tendon.place], ladder.places[tendon.place + 1]
    if here.rung_index != there.rung_index:
        return "exercise"
    names = ("sets", "reps", "hold_s", "band", "load_kg", "rm", "minutes")
    moved = (name for name in names if getattr(here.dose, name) != getattr(there.dose, name))
    return next(moved, "exercise").replace("_", "-")
