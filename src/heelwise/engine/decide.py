"""One input, one output: a record and a day in, a decision with every reason out. Pure.

Triage first; then each tendon's plan; then the day they make together. The order of
the file is the order of the thought.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.cap import cap_of
from heelwise.engine.condition import STRICTEST_FIRST
from heelwise.engine.counsel import advice_for
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import Decision, Locked, PhaseAt, TendonPlan
from heelwise.engine.may import permit_now
from heelwise.engine.milestones import phase_index
from heelwise.engine.reasons import day_reasons, flips_of, hand_over_because, next_because, once
from heelwise.engine.rest import in_plan
from heelwise.engine.state import Tendon, change_of
from heelwise.engine.today import Today, today_of
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record
from heelwise.terms import Change, DayVerdict


def decide(knowledge: Knowledge, record: Record, on: dt.date) -> Decision:
    """The decision for day `on`, from the events up to it. Never raises for what a record may hold."""
    return decide_view(day_view(knowledge, record, on))


def decide_view(view: DayView) -> Decision:
    """The decision for an opened day."""
    base = _base(view)
    if view.triage.verdict is not None:
        return replace(base, verdict=view.triage.verdict, reasons=view.triage.reasons, flips=_triage_flips(view))
    tendons = in_plan(view)
    if not tendons:
        return replace(base, verdict="see-clinician", reasons=(_no_plan(view),))
    today = today_of(view)
    reasons = once([r for t in tendons for r in day_reasons(t, view)])
    if today.resting is not None:
        reasons = _rest_first(today.resting, reasons)
    if view.stopped is not None and today.resting is None:
        reasons = (view.stopped, *reasons)
    steps = tuple(next_because(t, view) for t in tendons)
    ends = tuple(end for t in tendons if (end := hand_over_because(t, view)) is not None)
    return replace(
        base,
        verdict=_verdict(today, base.change, view),
        sessions=today.sessions,
        next_session=today.next_session,
        left_out=today.left_out,
        provisional=_provisional(tendons, view),
        reasons=reasons,
        next=(*ends, *steps),
        flips=flips_of(reasons, steps),
    )


def _rest_first(resting: Because, reasons: tuple[Because, ...]) -> tuple[Because, ...]:
    """The reason for resting leads; a tendon's own finding says it better than that it rests."""
    return reasons if resting.rule == "resting-tendon" else (resting, *reasons)


def _base(view: DayView) -> Decision:
    """What every decision carries, whatever its verdict."""
    knowledge = view.rules.knowledge
    plans = tuple(_plan_of(t, view) for t in view.state.tendons)
    strict = min(plans, key=_strictness) if plans else None
    return Decision(
        on=view.on,
        edition=knowledge.edition,
        verdict="ask",
        ask=view.triage.ask,
        condition=strict.condition if strict else None,
        pathway=strict.pathway if strict else None,
        phase=strict.phase if strict else None,
        change=strict.change if strict else "none",
        pain_cap=strict.pain_cap if strict else cap_of(view.state.person, None, view.on, knowledge),
        tendons=plans,
        locked=_locked(view),
        advice=advice_for(view),
        flags=view.triage.raised,
        daily_due=view.triage.daily,
    )


def _strictness(plan: TendonPlan) -> tuple[int, int, str]:
    return (STRICTEST_FIRST.index(plan.condition), plan.phase.number if plan.phase else 0, plan.side)


def _plan_of(tendon: Tendon, view: DayView) -> TendonPlan:
    return TendonPlan(
        side=tendon.heel,
        condition=tendon.condition,
        pathway=tendon.pathway,
        phase=_phase_of(tendon, view),
        rung=view.rules.ladders[tendon.pathway or ""].places[tendon.place].rung.id if tendon.place >= 0 else None,
        change=change_of(tendon),
        pain_cap=cap_of(view.state.person, tendon, view.on, view.rules.knowledge),
    )


def _phase_of(tendon: Tendon, view: DayView) -> PhaseAt | None:
    ladder = view.rules.ladders.get(tendon.pathway or "")
    if ladder is None:
        return None
    phases = ladder.pathway.phases
    index = phase_index(tendon, ladder)
    wanted = sum(phase.is_for(tendon.intake.goal) for phase in phases)
    return PhaseAt(id=phases[index].id, number=index + 1, of=max(wanted, index + 1), since=tendon.phase_since)


def _locked(view: DayView) -> tuple[Locked, ...]:
    """Every exercise that is shut today. Before an intake there is nobody to shut it for."""
    if not view.state.tendons:
        return ()
    permits = ((name, permit_now(name, view)) for name in view.rules.knowledge.exercises)
    return tuple(Locked(name, permit.because, permit.answer) for name, permit in permits if permit.answer != "yes")


def _no_plan(view: DayView) -> Because:
    """No load can be prescribed: a healing rupture without a clinician's word, or no pathway for this condition."""
    torn = [t for t in view.state.tendons if t.condition == "rupture"]
    sources = view.rules.knowledge.pathways["rupture-guided"].sources if torn else ("heelwise",)
    facts: Facts = {"side": (torn or list(view.state.tendons))[0].heel}
    return Because("rupture-locked" if torn else "no-pathway", "unmet", facts, sources)


def _verdict(today: Today, change: Change, view: DayView) -> DayVerdict:
    """Train, less than planned, or rest."""
    loads = [s for s in today.sessions if s.state in ("due", "part-done", "done")]
    if today.resting is not None or not loads:
        return "rest"
    cancelled = any(s.state == "cancelled" for s in today.sessions)
    eased = change == "regress" or cancelled or view.stopped is not None
    return "adjust" if eased else "train"


def _provisional(tendons: tuple[Tendon, ...], view: DayView) -> bool:
    """Whether a morning check is still missing; the dose is then the same or less, never more."""
    checked = {m.side for m in view.log.mornings}
    return any(t.heel not in checked for t in tendons)


def _triage_flips(view: DayView) -> tuple[Because, ...]:
    """What would change a triage verdict: answers, or an assessment."""
    triage = view.triage
    if triage.verdict == "ask":
        return (Because("flip-answers", "unmet", {"questions": len(triage.ask)}, ("heelwise",)),)
    flag = triage.raised[0]
    return (Because("flip-assessed", "unmet", {"flag": flag}, triage.reasons[0].sources),)
