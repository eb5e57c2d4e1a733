"""What a decision says, in the words that vignettes expect it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heelwise.audit.vignettes.diary import Diary, day
from heelwise.engine.because import Because
from heelwise.engine.decision import Decision, Item


def found(key: str, wanted: Any, decision: Decision, person: Diary, on: int | str) -> Any:
    """What the decision says under an expectation's key, in the expectation's own form."""
    seen = seen_in(decision)
    match key:
        case "may":
            return {name: person.may(name, on).answer for name in wanted}
        case "may-because":
            return {name: _spoken(person.may(name, on).because) for name in wanted}
        case "may-parts":
            return {name: [_spoken(part) for part in person.may(name, on).because.parts] for name in wanted}
        case "options" | "recommended" | "choice-because":
            return seen_in_choice(key, wanted, person, on)
        case "has" | "lacks":
            there = [one for one in wanted if any(one in item for item in seen["items"])]
            return there if key == "has" else [one for one in wanted if one not in there]
        case "because" | "why" | "next" | "asks" | "advice" | "left-out" | "locked" | "flips" | "scores" | "facts":
            return [one for one in wanted if one in seen[key]]
        case "not-because" | "not-next" | "not-locked" | "not-advice" | "not-asks" | "not-flips" | "not-scores":
            return [one for one in wanted if one not in seen[key.removeprefix("not-")]]
        case _:
            return seen[key]


def seen_in(decision: Decision) -> dict[str, Any]:
    """All that an expectation may name, by its key."""
    coming = decision.next_session
    return {
        "verdict": decision.verdict,
        "change": decision.change,
        "condition": decision.condition,
        "pathway": decision.pathway,
        "phase": decision.phase.id if decision.phase else None,
        "since": decision.phase.since.isoformat() if decision.phase else None,
        "rung": next((t.rung for t in decision.tendons if t.condition == decision.condition), None),
        "cap": decision.pain_cap,
        "provisional": decision.provisional,
        "flags": list(decision.flags),
        "ask": len(decision.ask),
        "asks": list(decision.ask),
        "daily": list(decision.daily_due),
        "tendons": [f"{t.side} {t.condition} {t.pathway} {t.rung}" for t in decision.tendons],
        "sessions": [f"{s.slot} {s.state}" for s in decision.sessions],
        "minutes": [s.minutes for s in decision.sessions],
        "items": [_dose(item) for s in decision.sessions for item in s.items],
        "leads": decision.reasons[0].rule if decision.reasons else None,
        "because": [_spoken(b) for b in _all(decision.reasons)] + [b.rule for b in _all(decision.reasons)],
        "why": [_spoken(b) for s in decision.sessions for item in s.items for b in _all(item.why)],
        "next": [_spoken(b) for b in _all(decision.next)],
        "flips": [words for b in decision.flips for words in (b.rule, _otherwise(b))],
        "locked": [lock.exercise for lock in decision.locked],
        "left-out": [f"{out.exercise} {out.because.rule}" for out in decision.left_out],
        "advice": list(decision.advice),
        "facts": [fact for b in _all(_every_reason(decision)) for fact in _facts(b)],
        "scores": [_spoken(b) for b in (*decision.response.said, *decision.response.scores)],
        "kept": [f"{kept.done}/{kept.asked}" for kept in decision.response.sessions],
        "paused": [kept.paused for kept in decision.response.sessions],
        "mornings": [f"{one.side} {one.known}/{one.days}" for one in decision.response.mornings],
        "next-session": f"{(coming.on - day(0)).days} {coming.slot}" if coming else "none",
    }


def _every_reason(decision: Decision) -> tuple[Because, ...]:
    """What the day, the next step, each line and what was left out say."""
    lines = (why for session in decision.sessions for item in session.items for why in item.why)
    return (*decision.reasons, *decision.next, *lines, *(out.because for out in decision.left_out))


def _facts(because: Because) -> list[str]:
    """What a reason looked at, each as `rule name value`."""
    return [f"{because.rule} {key.replace('_', '-')} {value}" for key, value in because.facts.items()]


def _otherwise(flip: Because) -> str:
    """A flip with its facts: `flip-morning-pain 4 to 2: hold`."""
    facts = flip.facts
    return f"{flip.rule} {facts['from']} to {facts['to']}: {facts['then']}"


def seen_in_choice(key: str, wanted: Any, person: Diary, on: int | str) -> Any:
    """What the plans of the first tendon say: their states, the recommended one with its rule, reasons by pathway."""
    choice = person.choices(on)[0]
    options = {option.pathway: option for option in choice.options}
    if key == "options":
        return {name: options[name].state for name in wanted}
    if key == "recommended":
        return f"{choice.recommended} {choice.why.rule}" if choice.why else "none"
    said = {name: (*o.against, *o.mind, *([o.would] if o.would else [])) for name, o in options.items()}
    return {name: [one for one in rows if one in map(_spoken, _all(said[name]))] for name, rows in wanted.items()}


def _spoken(because: Because) -> str:
    return f"{because.rule} {because.verdict}"


def _all(reasons: tuple[Because, ...]) -> Iterator[Because]:
    for reason in reasons:
        yield reason
        yield from _all(reason.parts)


def _dose(item: Item) -> str:
    amount = item.reps or (f"{item.hold_s}s" if item.hold_s else f"{item.minutes}min")
    load = f" {item.load_kg:g}kg" if item.load_kg else ""
    band = f" {item.band}" if item.band else ""
    return f"{item.exercise} {item.side} {item.sets}x{amount}{load}{band}"
