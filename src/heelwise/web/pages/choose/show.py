"""The plans side by side as plain values: time, kit, evidence with its honesty. No Django here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import structs

from heelwise.engine.because import Because
from heelwise.engine.decision import Decision
from heelwise.engine.demand import Demand
from heelwise.engine.explain import because_json
from heelwise.engine.explain_evidence import HONESTY, Trial, trials_of, value_words
from heelwise.engine.option import Choice, Option
from heelwise.knowledge.evidence import Claim
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Side
from heelwise.web import words

HEELS: Mapping[Side, str] = {"left": "the left heel", "right": "the right heel", "both": "both heels"}
TIMES = {1: "once a day", 2: "twice a day", 3: "three times a day", 4: "four times a day"}
OTHER = "choice-other-condition"


def choosing(choices: Iterable[Choice], knowledge: Knowledge) -> list[dict[str, Any]]:
    """Each tendon's choice; the recommended pathway first, then what is open, then what is shut."""
    return [_choice(choice, knowledge) for choice in choices]


def _choice(choice: Choice, knowledge: Knowledge) -> dict[str, Any]:
    own = [option for option in choice.options if not any(b.rule == OTHER for b in option.against)]
    own.sort(key=lambda option: option.pathway != choice.recommended)
    return {
        "side": choice.side,
        "heel": HEELS[choice.side],
        "condition": words.CONDITIONS[choice.condition],
        "why": _reason(choice.why, knowledge) if choice.why else None,
        "claims": [
            _claim(claim, knowledge) for claim in knowledge.claims.values() if choice.condition in claim.conditions
        ],
        "open": [option_values(option, choice, knowledge) for option in own if option.state != "shut"],
        "shut": [option_values(option, choice, knowledge) for option in own if option.state == "shut"],
        "others": [_name(option, knowledge) for option in choice.options if option not in own],
    }


def option_values(option: Option, choice: Choice, knowledge: Knowledge) -> dict[str, Any]:
    """One pathway: its card."""
    return {
        "id": option.pathway,
        "name": _name(option, knowledge),
        "note": knowledge.names.get(f"pathway-note.{option.pathway}", ""),
        "state": option.state,
        "recommended": option.pathway == choice.recommended,
        "by_clinician": option.state == "now" and choice.chosen_by == "clinician",
        "demand": _demand(option.demand) if option.demand else None,
        "kit": [words.named(knowledge, "equipment", kit) for kit in option.demand.equipment] if option.demand else [],
        "against": [_reason(because, knowledge) for because in option.against],
        "mind": [_reason(because, knowledge) for because in option.mind],
        "would": _reason(option.would, knowledge) if option.would else None,
        "trials": [_trial(trial, knowledge) for trial in trials_of(option.pathway, knowledge)],
        "claims": [_claim(claim, knowledge) for claim in knowledge.claims.values() if option.pathway in claim.pathways],
        "adherence": _adherence(option.pathway, knowledge),
        "sources": words.cited(knowledge, list(knowledge.pathways[option.pathway].sources)),
    }


def _adherence(pathway: str, knowledge: Knowledge) -> str:
    """How many of the sessions people did, in the first study that counted them."""
    counted = (f for f in knowledge.figures.values() if pathway in f.pathways and f.outcome == "adherence")
    found = next(counted, None)
    return f"{value_words(found)}, {found.trial}" if found else "not known"


def _name(option: Option, knowledge: Knowledge) -> str:
    return words.named(knowledge, "pathway", option.pathway)


def _reason(because: Because, knowledge: Knowledge) -> dict[str, Any]:
    return words.because(knowledge, because_json(because, knowledge))


def _demand(demand: Demand) -> dict[str, Any]:
    """The week in numbers and in words."""
    days = "every day" if demand.days_per_week == 7 else f"{demand.days_per_week} days a week"
    return {
        "days": demand.days_per_week,
        "rhythm": f"{demand.minutes} min {TIMES[demand.per_day]}, {days}",
        "week": hours(demand.minutes_a_week),
        "most": hours(demand.most_minutes_a_week) if demand.most_minutes_a_week > demand.minutes_a_week else "",
        "length": f"{demand.weeks} weeks at least" if demand.weeks else "as long as the steps take",
    }


def hours(minutes: int) -> str:
    """A length as people say it: 49 min, 2 h 10 min."""
    whole, rest = divmod(minutes, 60)
    said = f"{whole} h {rest} min" if whole and rest else f"{whole} h" if whole else f"{rest} min"
    return said.replace(" ", "\u00a0")


def _trial(trial: Trial, knowledge: Knowledge) -> dict[str, Any]:
    return {**structs.asdict(trial), "sources": words.cited(knowledge, list(trial.sources))}


def _claim(claim: Claim, knowledge: Knowledge) -> dict[str, Any]:
    return {"text": claim.text, "sources": words.cited(knowledge, list(claim.sources)), "honesty": HONESTY[claim.tag]}


def cap(decision: Decision, knowledge: Knowledge) -> dict[str, Any] | None:
    """The pain limit, and why a wider one that was wished for is not given; None where a tear has its own."""
    if decision.condition in {None, "rupture"}:
        return None
    refused = [reason for reason in decision.reasons if reason.rule == "pain-cap" and reason.verdict == "unmet"]
    return {
        "now": decision.pain_cap,
        "strict": int(knowledge.limits.pain.strict_cap.value),
        "standard": int(knowledge.limits.pain.standard_cap.value),
        "days": int(knowledge.limits.pain.standard_after_stable_days.value),
        "refused": _reason(refused[0], knowledge) if refused else None,
        "sources": words.cited(knowledge, list(knowledge.limits.pain.standard_cap.sources)),
    }
