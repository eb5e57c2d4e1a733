"""What a day is read over: what is held back, and what a step wants of the morning."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import Evidence
from heelwise.engine.ladder import ladders_of
from heelwise.engine.opening import (
    Opening,
    evidence_of,
    held_variable,
    is_held,
    morning_known,
    morning_part,
    reps_of,
    sets_of,
)
from heelwise.engine.state import Baseline, Morning, Person, Response, Tendon
from tests.engine.test_scores import tendon
from tests.people import day, library

KNOWN = library()
LADDERS = ladders_of(KNOWN)
EARNED, LOOSE = LADDERS["graded-loading"], LADDERS["loosen"]
SOURCES = KNOWN.limits.pain.morning_rise_hold.sources
USUAL = Baseline(2, 10, "mornings")


def opening(on: int = 1, **changed: Any) -> Opening:
    usual: dict[str, Any] = {"morning": Morning(day(on), 2, 10), "base": USUAL, "ladder": EARNED}
    return Opening(on=day(on), person=Person(), cap=4, missed=None, knowledge=KNOWN, **{**usual, **changed})


def at(rung: str, **changed: Any) -> Tendon:
    return replace(tendon(), pathway="graded-loading", place=EARNED.at_rung(rung), **changed)


class TestHeldBack:
    """Less than the place has: the sets before the repetitions."""

    @pytest.mark.parametrize(
        ("rung", "sets", "reps", "asked", "held"),
        [
            ("lower-biased", None, None, (3, 10), None),
            ("lower-biased", 3, 10, (3, 10), None),
            ("lower-biased", 5, 15, (3, 10), None),
            ("lower-biased", 2, None, (2, 10), "sets"),
            ("lower-biased", 2, 8, (2, 8), "sets"),
            ("lower-biased", None, 8, (3, 8), "reps"),
            ("lower-biased", 3, 9, (3, 9), "reps"),
            ("hold-one", None, 8, (5, None), None),
            ("hold-one", 4, 8, (4, None), "sets"),
        ],
    )
    def test_what_is_asked(
        self, rung: str, sets: int | None, reps: int | None, asked: tuple[int, int | None], held: str | None
    ) -> None:
        here = at(rung, sets_at_most=sets, reps_at_most=reps)
        place = EARNED.places[here.place]
        assert (sets_of(here, place), reps_of(here, place.dose.reps)) == asked
        assert held_variable(here, place) == held
        assert is_held(here, EARNED) is (held is not None)


class TestMorning:
    """A step wants a morning that is known and no worse than usual; tightness only one that is known."""

    @pytest.mark.parametrize(
        ("changed", "verdict", "rule", "facts"),
        [
            ({}, "met", "morning-usual", {"pain": 2, "base": 2}),
            ({"base": Baseline(1.5, 10, "mornings")}, "unmet", "morning-usual", {"pain": 2, "base": 1.5}),
            ({"morning": None}, "unknown", "morning-usual", {"missing": "morning"}),
            ({"morning": None, "base": None}, "unknown", "morning-usual", {"missing": "morning"}),
            ({"morning": None, "ladder": LOOSE}, "unknown", "morning-usual", {"missing": "morning"}),
            ({"base": None}, "unknown", "morning-usual", {"missing": "base"}),
            ({"base": None, "ladder": LOOSE}, "met", "morning-seen", {"pain": 2}),
            ({"base": Baseline(0, 0, "intake"), "ladder": LOOSE}, "met", "morning-seen", {"pain": 2}),
        ],
    )
    def test_of_today(self, changed: dict[str, Any], verdict: Any, rule: str, facts: Facts) -> None:
        assert morning_part(opening(**changed)) == Because(rule, verdict, facts, SOURCES)

    @pytest.mark.parametrize(
        ("trained", "changed", "known"),
        [
            (0, {}, True),
            (1, {}, False),
            (-1, {}, False),
            (0, {"morning": None}, False),
            (0, {"base": None}, False),
            (0, {"base": Baseline(2, None, "intake")}, False),
            (0, {"base": Baseline(1.5, 10, "mornings")}, False),
            (-9, {"morning": None, "base": None, "ladder": LOOSE}, True),
        ],
    )
    def test_after_a_session(self, trained: int, changed: dict[str, Any], *, known: bool) -> None:
        session = Response(day(trained), 2, 2, sharp=False, completed_pct=100, steady=True, met_target=True, reps={})
        assert morning_known(session, opening(**changed)) is known


def test_what_a_gate_sees_is_all_of_the_day() -> None:
    here = at("heel-drop")
    today = opening()
    assert evidence_of(here, today, ("F9",)) == Evidence(
        on=day(1), person=Person(), tendon=here, base=USUAL, cap=4, knowledge=KNOWN, sources=("F9",)
    )
    assert today.limits is KNOWN.limits
    assert (today.weekly, opening(ladder=LADDERS["alfredson"]).weekly) == (False, True)
