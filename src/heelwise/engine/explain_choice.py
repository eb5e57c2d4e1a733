"""A choice in words and plain values: what `heelwise choose --json` prints, and every face shows."""

from __future__ import annotations

from typing import Any

import msgspec

from heelwise.engine.because import Because
from heelwise.engine.explain import because_json
from heelwise.engine.explain_evidence import figure_words
from heelwise.engine.option import Choice, Option
from heelwise.knowledge.evidence import Claim, Figure
from heelwise.knowledge.library import Knowledge


def choice_json(choice: Choice, knowledge: Knowledge) -> dict[str, Any]:
    """One tendon's choice. `claims` are about all of its options."""
    return {
        "side": choice.side,
        "condition": choice.condition,
        "chosen_by": choice.chosen_by,
        "recommended": choice.recommended,
        "why": because_json(choice.why, knowledge) if choice.why else None,
        "claims": [claim_json(c) for c in knowledge.claims.values() if choice.condition in c.conditions],
        "options": [_option_json(option, knowledge) for option in choice.options],
    }


def _option_json(option: Option, knowledge: Knowledge) -> dict[str, Any]:
    pathway = knowledge.pathways[option.pathway]

    def many(reasons: tuple[Because, ...]) -> list[dict[str, Any]]:
        return [because_json(reason, knowledge) for reason in reasons]

    return {
        "pathway": option.pathway,
        "name": knowledge.names.get(f"pathway.{option.pathway}", option.pathway),
        "state": option.state,
        "against": many(option.against),
        "mind": many(option.mind),
        "would": because_json(option.would, knowledge) if option.would else None,
        "demand": msgspec.to_builtins(option.demand),
        "evidence": [figure_json(f, knowledge) for f in knowledge.figures.values() if option.pathway in f.pathways],
        "claims": [claim_json(c) for c in knowledge.claims.values() if option.pathway in c.pathways],
        "sources": list(pathway.sources),
        "tag": pathway.tag,
        "verified": pathway.verified,
        "review": pathway.review.status,
    }


def figure_json(figure: Figure, knowledge: Knowledge) -> dict[str, Any]:
    """A figure with the sentence it is read in."""
    return {"text": figure_words(figure, knowledge), **msgspec.to_builtins(figure)}


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim as plain values."""
    return {
        "id": claim.id,
        "text": claim.text,
        "sources": list(claim.sources),
        "tag": claim.tag,
        "verified": claim.verified,
    }
