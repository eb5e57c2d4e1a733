"""What ends a pathway and opens the next, part by part. Deciding on it is `turns`', saying it `reasons`'."""

from __future__ import annotations

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import verdict
from heelwise.engine.gates import weigh
from heelwise.engine.opening import Opening, evidence_of
from heelwise.engine.state import Tendon
from heelwise.knowledge.pathways import HandOver, Pathway


def end_of(tendon: Tendon, pathway: Pathway) -> HandOver | None:
    """Where a pathway leads this tendon; None where it leads nowhere."""
    over = pathway.hand_over
    if over is None or tendon.condition not in over.to:
        return None
    return over if not over.goals or tendon.intake.goal in over.goals else None


def end_due(tendon: Tendon, over: HandOver, day: Opening) -> tuple[Because, ...]:
    """What the end waits for: days at the last dose where it is one, then its gate. All must be met."""
    gate = weigh(over.gate, evidence_of(tendon, day, day.ladder.pathway.sources))
    if not over.at_end:
        return (gate,)
    least = day.limits.progress.least_days
    days = (day.on - tendon.placed_on).days
    facts: Facts = {"days": days, "wanted": int(least.value)}
    return Because("days-at-this-dose", verdict(met=days >= least.value), facts, least.sources), gate
