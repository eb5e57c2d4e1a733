"""One input, one output: a record and a day in, a decision with every reason out. Pure.

Triage first; then each tendon's plan; then the day they make together. The order of
the file is the order of the thought.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.cap import cap_of
from heelwise.engine.counsel import advice_for
from heelwise.engine.course import course_of
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import Decision, Locked
from heelwise.engine.flips import flips_of
from heelwise.engine.hand_reasons import hand_reasons
from heelwise.engine.healing_reasons import healing_next, waiting
from heelwise.engine.held import changed_by_update
from heelwise.engine.may import permit_now
from heelwise.engine.milestones import heals
from heelwise.engine.outcome import outcome_of
from heelwise.engine.plans import plan_of, strictest
from heelwise.engine.reasons import day_reasons, hand_over_because, next_because, once
from heelwise.engine.rest import in_plan
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record


def decide(knowledge: Knowledge, record: Record, on: dt.date) -> Decision:
    """The decision for day `on`, from the events up to it. Never raises for what a record may hold."""
    return decide_view(day_view(knowledge, record, on))


def decide_view(view: DayView) -> Decision:
    """The decision for an opened day."""
    outcome = outcome_of(view)
    today = outcome.today
    base = replace(_base(view), verdict=outcome.verdict, flips=flips_of(view, outcome))
    if view.triage.verdict is not None:
        return replace(base, reasons=view.triage.reasons)
    if today is None:
        healing = [t for t in view.state.tendons if heals(t, view.rules.knowledge)]
        words = [one for t in healing for one in (*waiting(t, view), *hand_reasons(t, view))]
        return replace(base, reasons=once([_no_plan(view), *words]), next=tuple(healing_next(t, view) for t in healing))
    tendons = in_plan(view)
    reasons = once([r for t in tendons for r in day_reasons(t, view)])
    reasons += changed_by_update(tuple(item for session in today.sessions for item in session.items))
    if today.resting is not None:
        reasons = _rest_first(today.resting, reasons)
    if view.stopped is not None and today.resting is None:
        reasons = (view.stopped, *(reason for reason in reasons if reason.rule != "steady"))
    steps = tuple(next_because(t, view) for t in tendons)
    ends = tuple(end for t in tendons if (end := hand_over_because(t, view)) is not None)
    return replace(
        base,
        sessions=today.sessions,
        next_session=today.next_session,
        left_out=today.left_out,
        provisional=_provisional(tendons, view),
        reasons=reasons,
        next=(*ends, *steps),
    )


def _rest_first(resting: Because, reasons: tuple[Because, ...]) -> tuple[Because, ...]:
    """The reason for resting leads; a tendon's own finding says it better than that it rests."""
    return reasons if resting.rule == "resting-tendon" else (resting, *reasons)


def _base(view: DayView) -> Decision:
    """What every decision carries, whatever its verdict."""
    knowledge = view.rules.knowledge
    plans = tuple(plan_of(t, view) for t in view.state.tendons)
    strict = strictest(plans)
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
        response=course_of(view.state, view.on, knowledge),
    )


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


def _provisional(tendons: tuple[Tendon, ...], view: DayView) -> bool:
    """Whether a morning check is still missing; the dose is then the same or less, never more."""
    checked = {m.side for m in view.log.mornings}
    return any(t.heel not in checked for t in tendons)
