"""Turns of a plan that no single session brings: a phase set by hand, weeks away, the end of a pathway."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.gates import weigh
from heelwise.engine.opening import evidence_of
from heelwise.engine.progress import moved_to
from heelwise.engine.rules import Rules, opening_of
from heelwise.engine.state import Finding, Morning, Person, Tendon
from heelwise.record.events import PhaseSet


def phase_set(tendon: Tendon, word: PhaseSet, rules: Rules) -> Tendon:
    """A phase set by a clinician is obeyed; a person may only step down."""
    ladder = rules.ladders.get(tendon.pathway or "")
    target = ladder.at_phase_id(word.phase) if ladder else None
    if target is None or (word.by == "person" and target > tendon.place):
        return tendon
    on = word.at.date()
    return replace(tendon, place=target, sets_at_most=None, placed_on=on, phase_since=on, good=0, good_from=None)


def after_gap(tendon: Tendon, on: dt.date, rules: Rules) -> Tendon:
    """Back a phase, or to the first, after weeks without a session; once each. The same tendon without such a gap."""
    limits = rules.knowledge.limits.progress
    days = (on - (tendon.last_session or tendon.plan_since)).days
    if days > limits.first_phase_after_gap_days.value:
        wanted, rule = 2, "gap-first-phase"
    elif days > limits.phase_back_after_gap_days.value:
        wanted, rule = 1, "gap-phase-back"
    else:
        return tendon
    ladder = rules.ladders[tendon.pathway or ""]
    target = tendon.place
    if tendon.gap_steps < wanted:
        phase = 0 if wanted == 2 else ladder.places[tendon.place].phase_index - 1
        target = min(tendon.place, ladder.at_phase(phase))
    finding = Finding(on, rule, "regress", {"days": days})
    away = replace(tendon, pending=(), good=0, good_from=None, good_pains=(), good_reps={}, gap_steps=wanted)
    away = moved_to(away, target, on, ladder)
    return replace(away, findings=(finding,), moved=finding)


def within_goal(tendon: Tendon, on: dt.date, rules: Rules) -> Tendon:
    """Back to what is needed, on the day an intake names a goal that needs less. A clinician's phase stays."""
    if tendon.place < 0 or tendon.intake.at.date() != on:
        return tendon
    ladder = rules.ladders[tendon.pathway or ""]
    return moved_to(tendon, min(tendon.place, ladder.top(tendon.intake.goal)), on, ladder)


def handed_over(tendon: Tendon, person: Person, morning: Morning | None, on: dt.date, rules: Rules) -> Tendon:
    """Into the next pathway, when this one's end is reached by its criteria."""
    pathway = rules.knowledge.pathways[tendon.pathway or ""]
    over = pathway.hand_over
    if over is None or tendon.condition not in over.to:
        return tendon
    opening = opening_of(tendon, person, morning, on, rules)
    if weigh(over.gate, evidence_of(tendon, opening, pathway.sources)).verdict != "met":
        return tendon
    wish = rules.knowledge.pathways.get(tendon.chosen or "")
    wished = wish is not None and wish is not pathway and tendon.condition in wish.conditions
    target = wish.id if wish is not None and wished else over.to[tendon.condition]
    place = rules.ladders[target].at_rung(over.rung)
    finding = Finding(on, "handed-over", "progress", {"from": pathway.id, "to": target})
    return replace(
        tendon,
        pathway=target,
        chosen=tendon.chosen if wished else None,
        handed_over=target,
        place=place or 0,
        sets_at_most=None,
        placed_on=on,
        phase_since=on,
        plan_since=on,
        trained_at=None,
        good=0,
        good_from=None,
        findings=(finding,),
        moved=finding,
    )
