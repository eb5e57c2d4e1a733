"""Turns of a plan that no single session brings: a phase set by hand, weeks away, the end of a pathway."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.ending import end_due, end_of
from heelwise.engine.ladder import Ladder
from heelwise.engine.loads import eased_loads
from heelwise.engine.opening import is_held
from heelwise.engine.progress import moved_to
from heelwise.engine.rules import Rules, opening_of
from heelwise.engine.state import Finding, Lift, Morning, Person, Tendon, begun_anew
from heelwise.engine.unproven import raised_from
from heelwise.record.events import PhaseSet


def phase_set(tendon: Tendon, word: PhaseSet, rules: Rules) -> Tendon:
    """A phase set by a clinician is obeyed; a person may only step down.

    A clinician's word that somebody copied opens no springing: that is earned, or opened by
    the clinician's own account.
    """
    ladder = rules.ladders.get(tendon.pathway or "")
    target = ladder.at_phase_id(word.phase) if ladder else None
    if target is None or (word.by == "person" and target > tendon.place):
        return tendon
    if word.told_by is not None and target > tendon.place:
        target = max(tendon.place, ladder.before_goals(target)) if ladder else target
    on = word.at.date()
    return replace(begun_anew(tendon, on), place=target, plan_since=tendon.plan_since, trained_at=tendon.trained_at)


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
    loads = _after_rest(tendon, wanted, on, rules) if tendon.gap_steps < wanted else tendon.loads
    away = moved_to(tendon, target, on, ladder)
    return replace(
        away,
        pending=(),
        good=0,
        good_from=None,
        good_pains=(),
        good_reps={},
        gap_steps=wanted,
        weeks_done=0,
        week_since=None,
        loads=loads,
        findings=(finding,),
        moved=finding,
    )


def _after_rest(tendon: Tendon, steps: int, on: dt.date, rules: Rules) -> dict[str, Lift]:
    """The weights after weeks away: less, or to be found again."""
    if steps > 1:
        return {}
    place = rules.ladders[tendon.pathway or ""].places[tendon.place]
    return eased_loads(tendon, place, on, rules.knowledge.limits.loads)


def within_goal(tendon: Tendon, on: dt.date, rules: Rules) -> Tendon:
    """Back to what is needed, on the day an intake names a goal that needs less. A clinician's phase stays."""
    if tendon.place < 0 or tendon.intake.at.date() != on:
        return tendon
    ladder = rules.ladders[tendon.pathway or ""]
    return moved_to(tendon, min(tendon.place, ladder.top(tendon.intake.goal)), on, ladder)


def handed_over(tendon: Tendon, person: Person, morning: Morning | None, on: dt.date, rules: Rules) -> Tendon:
    """Into the next pathway, when this one's end is reached by its criteria."""
    pathway = rules.knowledge.pathways[tendon.pathway or ""]
    over = end_of(tendon, pathway)
    if over is None or tendon.before_raise is not None:
        return tendon
    if over.at_end and not _at_end(tendon, rules.ladders[pathway.id]):
        return tendon
    opening = opening_of(tendon, person, morning, on, rules)
    if any(part.verdict != "met" for part in end_due(tendon, over, opening)):
        return tendon
    wish = rules.knowledge.pathways.get(tendon.chosen or "")
    wished = wish is not None and wish is not pathway and wish.entry is None and tendon.condition in wish.conditions
    target = wish.id if wish is not None and wished else over.to[tendon.condition]
    place = rules.ladders[target].at_rung(over.rung)
    finding = Finding(on, "handed-over", "progress", {"from": pathway.id, "to": target})
    done = tendon.chosen in (pathway.id, target)
    begun = replace(
        begun_anew(tendon, on),
        pathway=target,
        chosen=None if done and not wished else tendon.chosen,
        handed_over=target,
        place=place or 0,
        findings=(finding,),
        moved=finding,
    )
    return raised_from(tendon, begun)


def _at_end(tendon: Tendon, ladder: Ladder) -> bool:
    """Whether a tendon stands on its last place, whole, on a day that found nothing against it."""
    if not ladder.is_top(tendon.place, tendon.intake.goal) or is_held(tendon, ladder):
        return False
    return not any(f.outcome in ("hold", "regress") for f in tendon.findings)
