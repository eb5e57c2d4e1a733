"""The reasons of a day: for each tendon what its table found, what the next step wants, what would have changed it."""

from __future__ import annotations

from msgspec.structs import replace

from heelwise.engine.because import Because, Fact, Facts
from heelwise.engine.cap import cap_because
from heelwise.engine.day import DayView
from heelwise.engine.ending import end_due, end_of
from heelwise.engine.hand_reasons import hand_reasons
from heelwise.engine.healing_reasons import healing_next, not_yet, opened_because, schedule_because, waiting
from heelwise.engine.kit import lacking
from heelwise.engine.milestones import heals
from heelwise.engine.opening import is_held
from heelwise.engine.progress import step_due, variable_moved
from heelwise.engine.replay import morning_of
from heelwise.engine.rules import opening_of
from heelwise.engine.state import Finding, Tendon
from heelwise.knowledge.facts import Number
from heelwise.knowledge.library import Knowledge


def _numbers(knowledge: Knowledge) -> dict[str, Number]:
    """The number each finding turns on: its sources are the reason's."""
    pain, progress = knowledge.limits.pain, knowledge.limits.progress
    return {
        "sharp-pain": pain.stop_at,
        "pain-stop": pain.stop_at,
        "limp": pain.stop_at,
        "pain-over-cap": pain.strict_cap,
        "pain-over-cap-again": pain.repeat_window_days,
        "morning-over-cap": pain.strict_cap,
        "morning-pain-rise": pain.morning_rise_regress,
        "morning-stiffness-rise": pain.stiffness_rise_regress_min,
        "morning-slight-rise": pain.morning_rise_hold,
        "night-pain": pain.morning_rise_hold,
        "morning-still-high": pain.strict_cap,
        "trend": pain.trend_rise_hold,
        "trend-two-weeks": pain.trend_rise_hold,
        "session-cut-short": progress.completed_for_hold_pct,
        "sessions-missed": progress.missed_for_hold,
        "earned": progress.sessions_in_a_row,
        "weeks-earned": knowledge.limits.weeks.done_pct,
        "weight-earned": knowledge.limits.loads.raise_days,
        "week-counted": knowledge.limits.weeks.done_pct,
        "week-repeated": knowledge.limits.weeks.done_pct,
        "week-eased": knowledge.limits.weeks.done_pct,
        "gap-phase-back": progress.phase_back_after_gap_days,
        "gap-first-phase": progress.first_phase_after_gap_days,
    }


def found_because(finding: Finding, tendon: Tendon, knowledge: Knowledge) -> Because:
    """A finding as a reason."""
    number = _numbers(knowledge).get(finding.rule)
    sources = number.sources if number else ("heelwise",)
    facts: Facts = {"side": tendon.heel, **finding.facts}
    return Because(finding.rule, "met", facts, sources)


def day_reasons(tendon: Tendon, view: DayView) -> tuple[Because, ...]:
    """Why this tendon's plan is today what it is, the deciding reason first."""
    knowledge = view.rules.knowledge
    pathway = knowledge.pathways[tendon.pathway or ""]
    facts: Facts = {"side": tendon.heel, "condition": tendon.condition, "pathway": pathway.id}
    moved = tendon.moved if tendon.moved not in tendon.findings else None
    reasons = [found_because(f, tendon, knowledge) for f in (*tendon.findings, moved) if f is not None]
    if heals(tendon, knowledge):
        reasons += [opened_because(tendon, view), *not_yet(tendon, view)]
        reasons += [*schedule_because(tendon, view), *waiting(tendon, view)]
    elif not reasons and tendon.trained_at is None:
        reasons.append(
            Because("start", "met", {**facts, **_start_facts(tendon)}, knowledge.limits.start.low_rung_pain.sources)
        )
    elif not reasons:
        reasons.append(Because("steady", "met", facts, knowledge.limits.progress.sessions_in_a_row.sources))
    if tendon.condition == "unsure":
        reasons.append(Because("treated-as-insertional", "met", facts, ("pringels-2025", "heelwise")))
    if tendon.cap_wanted == "standard":
        reasons.append(cap_because(view.state.person, tendon, view.on, knowledge))
    if tendon.chosen is not None and tendon.chosen != tendon.pathway:
        reasons.append(_not_taken(tendon, tendon.chosen, facts, knowledge))
    return (*reasons, *hand_reasons(tendon, view))


def _not_taken(tendon: Tendon, chosen: str, facts: Facts, knowledge: Knowledge) -> Because:
    """Why a chosen pathway is not the one followed, and what opens it."""
    way = knowledge.pathways.get(chosen)
    entry = way.entry if way is not None and tendon.condition in way.conditions else None
    if entry is None or tendon.pathway == "settle":
        sources = knowledge.pathways[tendon.pathway or ""].sources
        return Because("choice-not-taken", "unmet", {"chosen": chosen, **facts}, sources)
    missing = next(lacking(way, tuple(tendon.intake.equipment), knowledge), None) if way is not None else None
    if missing is not None:
        return Because("choice-kit", "unmet", {"chosen": chosen, **facts, **missing}, entry.sources)
    wanted: Facts = {"chosen": chosen, "rung": next(iter(entry.rungs), None)}
    return Because("choice-waits", "unmet", {**wanted, **facts}, entry.sources)


def once(reasons: list[Because]) -> tuple[Because, ...]:
    """The same reason for both tendons said once, of side `both`."""
    said: dict[tuple[object, ...], Because] = {}
    for reason in reasons:
        key = (reason.rule, *sorted((k, str(v)) for k, v in reason.facts.items() if k != "side"))
        there = said.get(key)
        apart = there is not None and there.facts.get("side") != reason.facts.get("side")
        said[key] = replace(reason, facts={**reason.facts, "side": "both"}) if apart else reason
    return tuple(said.values())


def _start_facts(tendon: Tendon) -> dict[str, Fact]:
    intake = tendon.intake
    return {"worst": intake.worst_pain_week, "raise": intake.can_single_leg_raise, "training": intake.training_now}


def next_because(tendon: Tendon, view: DayView) -> Because:
    """What opens the next step, part by part."""
    if heals(tendon, view.rules.knowledge):
        return healing_next(tendon, view)
    ladder = view.rules.ladders[tendon.pathway or ""]
    opening = opening_of(tendon, view.state.person, morning_of(view.log, tendon.heel), view.on, view.rules)
    parts = tuple(step_due(tendon, opening))
    facts: Facts = {"side": tendon.heel}
    held = is_held(tendon, ladder)
    if ladder.is_top(tendon.place, tendon.intake.goal) and not held:
        return Because("top-of-ladder", "met", facts, ladder.pathway.sources)
    here = ladder.places[tendon.place]
    there = here if held else ladder.places[tendon.place + 1]
    facts = {**facts, "variable": variable_moved(tendon, ladder), "rung": there.rung.id, "phase": there.phase.id}
    rule = "next-phase" if here.phase_index != there.phase_index else "next-step"
    verdicts = {part.verdict for part in parts}
    verdict = "unmet" if "unmet" in verdicts else ("unknown" if "unknown" in verdicts else "met")
    return Because(rule, verdict, facts, here.rung.sources, parts)  # type: ignore[arg-type]


def hand_over_because(tendon: Tendon, view: DayView) -> Because | None:
    """What ends this pathway and opens the next; None where it leads nowhere for this tendon."""
    pathway = view.rules.knowledge.pathways[tendon.pathway or ""]
    over = end_of(tendon, pathway)
    if over is None:
        return None
    if over.at_end and not view.rules.ladders[pathway.id].is_top(tendon.place, tendon.intake.goal):
        return None
    opening = opening_of(tendon, view.state.person, morning_of(view.log, tendon.heel), view.on, view.rules)
    due = end_due(tendon, over, opening)
    facts: Facts = {"side": tendon.heel, "to": over.to[tendon.condition]}
    verdicts = {part.verdict for part in due}
    verdict = "unmet" if "unmet" in verdicts else ("unknown" if "unknown" in verdicts else "met")
    parts = tuple(one for part in due for one in (part.parts or (part,)))
    return Because("hand-over", verdict, facts, pathway.sources, parts)  # type: ignore[arg-type]
