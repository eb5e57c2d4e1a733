"""Every vignette: this record, this day, this decision, for these reasons.

The vignettes are the `*.toml` files beside this one. Their expectations are taken
from the clinical rules, never from what the engine prints. See `README.md` here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from heelwise.engine.because import Because
from heelwise.engine.decision import Decision, Item
from tests.cases import manual
from tests.cases.notation import diary, value
from tests.people import Diary, day

FOLDER = Path(__file__).parent


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text())["case"]:
            yield pytest.param(case, id=f"{path.stem}/{case['id']}")


CASES = list(cases())


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    person = diary(case["record"])
    if case.get("backwards"):
        person.lines.reverse()
    on = case["on"]
    decision = person.decision(on)
    wrong = [
        f"{key}: wanted {wanted!r}, found {found!r}"
        for key, wanted in case["expect"].items()
        if (found := _found(key, wanted, decision, person, on)) != wanted
    ]
    assert not wrong, "\n".join([case["says"], *wrong])


def test_ids_are_unique() -> None:
    ids = [case.id for case in CASES]
    assert len(set(ids)) == len(ids)


def _found(key: str, wanted: Any, decision: Decision, person: Diary, on: int | str) -> Any:
    """What the decision says under an expectation's key, in the expectation's own form."""
    seen = _seen(decision)
    match key:
        case "may":
            assert isinstance(on, int)
            return {name: person.may(name, on).answer for name in wanted}
        case "may-because":
            assert isinstance(on, int)
            return {name: _spoken(person.may(name, on).because) for name in wanted}
        case "has" | "lacks":
            there = [one for one in wanted if any(one in item for item in seen["items"])]
            return there if key == "has" else [one for one in wanted if one not in there]
        case "because" | "next" | "asks" | "advice" | "left-out" | "locked" | "flips":
            return [one for one in wanted if one in seen[key]]
        case "not-because" | "not-locked" | "not-advice" | "not-asks":
            return [one for one in wanted if one not in seen[key.removeprefix("not-")]]
        case _:
            return seen[key]


def _seen(decision: Decision) -> dict[str, Any]:
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
        "next": [_spoken(b) for b in _all(decision.next)],
        "flips": [b.rule for b in _all(decision.flips)],
        "locked": [lock.exercise for lock in decision.locked],
        "left-out": [f"{out.exercise} {out.because.rule}" for out in decision.left_out],
        "advice": list(decision.advice),
        "next-session": f"{(coming.on - day(0)).days} {coming.slot}" if coming else "none",
    }


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


def test_the_short_hand_reads_values() -> None:
    assert [value(text) for text in ("3", "2.5", "-", "true", "[a,b]", "d1", "x-y")] == [
        3, 2.5, None, True, ["a", "b"], "2026-11-03", "x-y",
    ]  # fmt: skip


def test_the_manual_shows_the_cases_as_they_are() -> None:
    assert manual.PAGE.read_text() == manual.page(), "python -m tests.cases.manual writes it anew"
