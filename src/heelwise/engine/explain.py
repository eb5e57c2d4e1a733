"""Reasons and decisions in words and plain values. The only place where a rule meets its sentence.

Sentences live in `content/words/`; an unknown rule or a missing fact still gives a
readable line, because a reason must never break the page that shows it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from heelwise.engine.because import Because, Fact
from heelwise.engine.course import Course
from heelwise.engine.cues import Cue, name_of
from heelwise.engine.decision import Decision, Item, May, PhaseAt, Session
from heelwise.engine.signs import action_of
from heelwise.knowledge.library import Knowledge

DATES = frozenset({"day", "on", "since"})
"""Facts that hold a date, YYYY-MM-DD."""


KINDS = {"now": "rung", "from": "pathway", "to": "pathway", "chosen": "pathway"}
"""Facts that are named after the part they play: the kind of id they hold."""


def day_words(iso: str) -> str:
    """A date as it is said: `Thursday 19 November`."""
    day = dt.date.fromisoformat(iso)
    return f"{day:%A} {day.day} {day:%B}"


class _Facts(dict[str, str]):
    """Facts for a sentence; a missing one shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "-"


def say(because: Because, knowledge: Knowledge) -> str:
    """One sentence for a reason. A raised flag says what to do now."""
    if because.rule == "flag-raised":
        flag = knowledge.flags.get(str(because.facts.get("flag")))
        if flag is not None:
            return flag.now
    template = knowledge.sentences.get(f"{because.rule}.{because.verdict}")
    if template is None:
        return f"{because.rule.replace('-', ' ').capitalize()}: {because.verdict}."
    facts = _Facts({key: word_of(key, value, knowledge) for key, value in because.facts.items()})
    sentence = template.format_map(facts)
    return sentence[:1].upper() + sentence[1:]


def word_of(key: str, value: Fact, knowledge: Knowledge) -> str:
    """A fact as it is said: ids by their names, numbers without a needless `.0`."""
    if value is None:
        return "not recorded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, int):
        return str(value)
    if key in DATES:
        return day_words(value)
    if key == "flag":
        flag = knowledge.flags.get(value)
        return flag.question if flag else value
    if key in ("exercise", "wanted", "given") or value in knowledge.exercises:
        return name_of(value, knowledge)
    kind = KINDS.get(key, key)
    return knowledge.names.get(f"{kind}.{value}") or knowledge.names.get(value, value)


def because_json(because: Because, knowledge: Knowledge) -> dict[str, Any]:
    """BECAUSE as the command line promises it."""
    return {
        "rule": because.rule,
        "verdict": because.verdict,
        "text": say(because, knowledge),
        "facts": dict(because.facts),
        "sources": list(because.sources),
        "parts": [because_json(part, knowledge) for part in because.parts],
    }


def decision_json(decision: Decision, knowledge: Knowledge) -> dict[str, Any]:
    """The document of `heelwise today --json`."""

    def many(reasons: tuple[Because, ...]) -> list[dict[str, Any]]:
        return [because_json(reason, knowledge) for reason in reasons]

    return {
        "on": decision.on.isoformat(),
        "edition": decision.edition,
        "verdict": decision.verdict,
        "ask": list(decision.ask),
        "condition": decision.condition,
        "pathway": decision.pathway,
        "phase": _phase_json(decision.phase),
        "change": decision.change,
        "pain_cap": decision.pain_cap,
        "provisional": decision.provisional,
        "tendons": [
            {
                "side": t.side,
                "condition": t.condition,
                "pathway": t.pathway,
                "phase": _phase_json(t.phase),
                "rung": t.rung,
                "change": t.change,
                "pain_cap": t.pain_cap,
            }
            for t in decision.tendons
        ],
        "sessions": [_session_json(s, knowledge) for s in decision.sessions],
        "next_session": msgspec.to_builtins(decision.next_session),
        "reasons": many(decision.reasons),
        "next": many(decision.next),
        "flips": many(decision.flips),
        "locked": [
            {"exercise": lock.exercise, "answer": lock.answer, "because": because_json(lock.because, knowledge)}
            for lock in decision.locked
        ],
        "left_out": [
            {"exercise": out.exercise, "because": because_json(out.because, knowledge)} for out in decision.left_out
        ],
        "advice": [
            {"id": a, "text": knowledge.advice[a].text, "sources": list(knowledge.advice[a].sources)}
            for a in decision.advice
        ],
        "flags": [{"id": f, "action": action_of(f, knowledge)} for f in decision.flags],
        "response": _response_json(decision.response, knowledge),
    }


def _response_json(response: Course, knowledge: Knowledge) -> dict[str, Any]:
    """How it has been going; `pct` is null where nothing was asked."""
    return {
        "sessions": [{**msgspec.to_builtins(kept), "pct": kept.pct} for kept in response.sessions],
        "mornings": [msgspec.to_builtins(known) for known in response.mornings],
        "said": [because_json(one, knowledge) for one in response.said],
        "scores": [because_json(score, knowledge) for score in response.scores],
    }


def may_json(answer: May, knowledge: Knowledge) -> dict[str, Any]:
    """The document of `heelwise may --json`."""
    return {
        "exercise": answer.exercise,
        "on": answer.on.isoformat(),
        "answer": answer.answer,
        "because": because_json(answer.because, knowledge),
    }


def cues_json(cues: tuple[Cue, ...]) -> list[dict[str, Any]]:
    """A cue sheet as plain values."""
    return [msgspec.to_builtins(cue) for cue in cues]


def _phase_json(phase: PhaseAt | None) -> dict[str, Any] | None:
    return None if phase is None else msgspec.to_builtins(phase)


def _session_json(session: Session, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "id": session.id,
        "slot": session.slot,
        "state": session.state,
        "minutes": session.minutes,
        "items": [_item_json(item, knowledge) for item in session.items],
    }


def _item_json(item: Item, knowledge: Knowledge) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(item)
    return {**plain, "why": [because_json(reason, knowledge) for reason in item.why]}
