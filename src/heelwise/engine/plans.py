"""Where each tendon stands in its plan, as a decision shows it, and which of two is the stricter."""

from __future__ import annotations

from heelwise.engine.cap import cap_of
from heelwise.engine.condition import STRICTEST_FIRST
from heelwise.engine.day import DayView
from heelwise.engine.decision import PhaseAt, TendonPlan
from heelwise.engine.milestones import phase_index
from heelwise.engine.state import Tendon, change_of


def strictest(plans: tuple[TendonPlan, ...]) -> TendonPlan | None:
    """The stricter condition rules, then the earlier phase; None without a plan."""
    return min(plans, key=_strictness, default=None)


def _strictness(plan: TendonPlan) -> tuple[int, int, str]:
    return (STRICTEST_FIRST.index(plan.condition), plan.phase.number if plan.phase else 0, plan.side)


def plan_of(tendon: Tendon, view: DayView) -> TendonPlan:
    """One tendon's own place."""
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
