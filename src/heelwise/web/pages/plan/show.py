"""The plan of each tendon as plain values: phases, where you are, the gate in front. No Django here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heelwise.engine.decision import Decision, TendonPlan
from heelwise.engine.explain import because_json
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Pathway, Phase
from heelwise.terms import words as vocabulary
from heelwise.terms.clinic import Milestone
from heelwise.web import words
from heelwise.web.pages.learn.show import of_pathway

CHANGES = {
    "progress": "one step up from last time",
    "hold": "the same as last time",
    "regress": "lighter than last time",
    "start": "just started",
    "none": "",
}


def plan(decision: Decision, knowledge: Knowledge) -> dict[str, Any]:
    """Everything the page shows."""
    return {
        "tendons": [_tendon(tendon, knowledge) for tendon in decision.tendons],
        "next": [words.because(knowledge, because_json(found, knowledge)) for found in decision.next],
        "gates": [gate for found in decision.next if (gate := _gate(found.facts))],
        "cap": decision.pain_cap,
        "milestones": _milestones(decision, knowledge),
        "milestone_words": [(m, words.named(knowledge, "milestone", m)) for m in vocabulary(Milestone)],
    }


def _tendon(tendon: TendonPlan, knowledge: Knowledge) -> dict[str, Any]:
    pathway = knowledge.pathways.get(tendon.pathway or "")
    return {
        "side": tendon.side,
        "condition": words.CONDITIONS[tendon.condition],
        "pathway": words.named(knowledge, "pathway", pathway.id) if pathway else None,
        "note": knowledge.names.get(f"pathway-note.{pathway.id}", "") if pathway else "",
        "change": CHANGES[tendon.change],
        "since": tendon.phase.since if tendon.phase else None,
        "phases": _phases(pathway, tendon, knowledge) if pathway else [],
        "sources": words.cited(knowledge, list(pathway.sources)) if pathway else [],
        "reading": of_pathway(pathway.id) if pathway else [],
    }


def _phases(pathway: Pathway, tendon: TendonPlan, knowledge: Knowledge) -> list[dict[str, Any]]:
    at = tendon.phase.number if tendon.phase else 0
    of = tendon.phase.of if tendon.phase else len(pathway.phases)
    return [
        {
            "number": number,
            "name": words.named(knowledge, "phase", phase.id),
            "state": "past" if number < at else "now" if number == at else "later",
            "rungs": _rungs(phase, tendon, knowledge),
        }
        for number, phase in enumerate(pathway.phases[:of], start=1)
    ]


def _rungs(phase: Phase, tendon: TendonPlan, knowledge: Knowledge) -> list[dict[str, Any]]:
    return [{"name": words.named(knowledge, "rung", rung.id), "here": rung.id == tendon.rung} for rung in phase.rungs]


def _gate(facts: Mapping[str, Any]) -> dict[str, Any] | None:
    """How far a gate is, where it counts something."""
    done, wanted = facts.get("done"), facts.get("wanted") or facts.get("at_least")
    if not isinstance(done, (int, float)) or not isinstance(wanted, (int, float)) or not wanted:
        return None
    return {"done": min(done, wanted), "of": wanted, "text": f"{words.number(done)} of {words.number(wanted)}"}


def _milestones(decision: Decision, knowledge: Knowledge) -> list[dict[str, Any]]:
    """The sheet for the clinician: what each milestone would open, and its earliest week."""
    pathway = knowledge.pathways.get(decision.pathway or "")
    if pathway is None or decision.condition != "rupture":
        return []
    return [
        {
            "name": words.named(knowledge, "milestone", row.milestone),
            "week": row.earliest_week,
            "opens": [words.named(knowledge, "exercise", name) for name in row.opens],
            "sources": words.cited(knowledge, list(row.sources)),
        }
        for row in pathway.milestones
    ]


def can_choose_cap(decision: Decision) -> bool:
    """Whether a pain cap means anything here: a healing rupture has its own."""
    return decision.condition not in {None, "rupture"}
