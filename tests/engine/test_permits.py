"""What a lock answers, and the whole of its reason: rule, verdict, facts, sources."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

import pytest
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.ladder import ladders_of
from heelwise.engine.permission import Permit, Standing
from heelwise.engine.permit import permit_exercise, permit_measure
from heelwise.engine.state import Morning, Person
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Condition, Measure
from tests.engine.test_scores import tendon
from tests.people import day, library

KNOWN = library()
LADDERS = ladders_of(KNOWN)
OWN: tuple[str, ...] = ("heelwise",)
FRAGILE = Person(raised={"osteoporosis": dt.datetime(2026, 11, 2, 8, 5, tzinfo=dt.UTC)})


def stands(
    condition: Condition = "midportion",
    *,
    rung: str | None = None,
    on: int = 0,
    person: Person | None = None,
    told: dict[str, Any] | None = None,
    pathway: str | None = "graded-loading",
    **changed: Any,
) -> Standing:
    """A tendon in its plan, which began on day 0: on the first place of a rung, or on none."""
    ladder = LADDERS.get(pathway or "")
    place = -1 if ladder is None or rung is None else ladder.at_rung(rung)
    there = replace(tendon(**(told or {})), condition=condition, pathway=pathway, place=place, **changed)
    return Standing(on=day(on), person=person or Person(), tendon=there, ladder=ladder)


def exercise(name: str, at: Standing, knowledge: Knowledge = KNOWN) -> Permit:
    return permit_exercise(knowledge.exercises[name], at, knowledge)


def measure(name: Measure, at: Standing, knowledge: Knowledge = KNOWN) -> Permit:
    return permit_measure(knowledge.measures[name], at, knowledge)


def changed_row(name: str, **changed: Any) -> Knowledge:
    """The library with one row of its permissions told otherwise."""
    row = replace(KNOWN.permissions[name], **changed)
    return replace(KNOWN, permissions={**KNOWN.permissions, name: row})


def sources(name: str) -> tuple[str, ...]:
    """Those of an exercise's or a measure's row."""
    row = KNOWN.permissions[name] if name in KNOWN.permissions else KNOWN.measures[cast("Measure", name)]
    return row.sources


class TestExercises:
    """One exercise for one tendon."""

    def test_what_nobody_wrote_a_row_for_is_shut(self) -> None:
        bare = replace(KNOWN, permissions={})
        wanted = Because("no-permission", "unmet", {"exercise": "ankle-pumps"}, OWN)
        assert exercise("ankle-pumps", stands(), bare) == Permit("no", wanted)

    def test_what_is_open_to_the_condition_is_open_on_any_rung(self) -> None:
        facts: Facts = {"exercise": "ankle-pumps", "condition": "midportion"}
        wanted = Because("permitted", "met", facts, sources("ankle-pumps"))
        assert exercise("ankle-pumps", stands()) == Permit("yes", wanted)

    def test_a_row_that_says_no_is_no(self) -> None:
        facts: Facts = {"exercise": "ankle-pumps", "condition": "midportion"}
        wanted = Because("not-for-condition", "unmet", facts, sources("ankle-pumps"))
        assert exercise("ankle-pumps", stands(), changed_row("ankle-pumps", midportion="no")) == Permit("no", wanted)

    def test_a_row_that_wants_a_word_sends_to_the_clinician(self) -> None:
        facts: Facts = {"exercise": "ankle-pumps", "condition": "midportion"}
        wanted = Because("clinician-word", "unmet", facts, sources("ankle-pumps"))
        shut = changed_row("ankle-pumps", midportion="clinician")
        assert exercise("ankle-pumps", stands(), shut) == Permit("ask-clinician", wanted)

    def test_a_condition_nobody_thought_of_is_denied(self) -> None:
        at = stands(cast("Condition", "a condition of tomorrow"))
        facts: Facts = {"exercise": "ankle-pumps", "condition": "a condition of tomorrow"}
        wanted = Because("not-for-condition", "unmet", facts, sources("ankle-pumps"))
        assert exercise("ankle-pumps", at) == Permit("no", wanted)

    def test_a_cell_nobody_knows_gives_no_answer_at_all(self) -> None:
        with pytest.raises(AssertionError, match="perhaps"):
            exercise("ankle-pumps", stands(), changed_row("ankle-pumps", midportion="perhaps"))

    def test_fragile_bones_close_what_springs_until_a_clinician_clears_it(self) -> None:
        wanted = Because("no-plyometrics", "unmet", {"exercise": "double-leg-hop"}, OWN)
        at = stands("tightness", person=FRAGILE)
        assert exercise("double-leg-hop", at) == Permit("ask-clinician", wanted)
        assert exercise("ankle-pumps", at).answer == "yes"


class TestRungs:
    """What opens when the ladder has got there."""

    @pytest.mark.parametrize(
        ("rung", "answer", "verdict", "now"),
        [
            (None, "not-yet", "unmet", None),
            ("pumps", "not-yet", "unmet", "pumps"),
            ("band", "not-yet", "unmet", "band"),
            ("seated", "yes", "met", "seated"),
            ("raise-two", "yes", "met", "raise-two"),
        ],
    )
    def test_the_reason_names_the_rung_it_waits_for_and_the_one_reached(
        self, rung: str | None, answer: str, verdict: Any, now: str | None
    ) -> None:
        facts: Facts = {"exercise": "double-leg-heel-raise", "condition": "midportion", "rung": "seated", "now": now}
        found = exercise("double-leg-heel-raise", stands(rung=rung))
        assert found.answer == answer
        assert found.because == Because("rung-reached", verdict, facts, sources("double-leg-heel-raise"))

    def test_without_a_ladder_no_rung_is_reached(self) -> None:
        at = stands(pathway=None)
        for place in (-1, 0, 3):
            found = exercise("double-leg-heel-raise", replace(at, tendon=replace(at.tendon, place=place)))
            assert (found.answer, found.because.facts["now"]) == ("not-yet", None)

    def test_a_row_that_names_no_rung_never_opens(self) -> None:
        found = exercise(
            "double-leg-heel-raise", stands(rung="raise-two"), changed_row("double-leg-heel-raise", rungs=())
        )
        assert (found.answer, found.because.facts["rung"]) == ("not-yet", None)


class TestPastNeutral:
    """Nothing past neutral at the heel bone, or where it may be the heel bone."""

    @pytest.mark.parametrize("condition", ["insertional", "unsure"])
    @pytest.mark.parametrize(("on", "week"), [(0, 0), (6, 0), (7, 1), (10, 1), (84, 12)])
    def test_shut_with_the_whole_weeks_of_the_plan(self, condition: Condition, on: int, week: int) -> None:
        number = KNOWN.limits.healing.below_neutral_week
        facts: Facts = {"condition": condition, "week": week, "from_week": 12}
        found = exercise("heel-drop", stands(condition, on=on, pathway="low-compression"))
        assert found == Permit("no", Because("past-neutral", "unmet", facts, number.sources))
        shown = found.because.facts["week"]
        assert isinstance(shown, int)

    @pytest.mark.parametrize("condition", ["insertional", "unsure"])
    def test_the_compression_speaks_though_the_row_would_allow_it(self, condition: Condition) -> None:
        open_row = changed_row("heel-drop", insertional="ok")
        found = exercise("heel-drop", stands(condition, pathway="low-compression"), open_row)
        assert (found.answer, found.because.rule) == ("no", "past-neutral")

    def test_a_tight_calf_says_first_how_much_it_hurts(self) -> None:
        untold = stands("tightness", told={"complaint": "tightness", "worst_pain_week": None}, pathway="loosen")
        for found, name in (
            (measure("knee-to-wall", untold), "knee-to-wall"),
            (exercise("standing-calf-stretch", untold), "standing-calf-stretch"),
        ):
            assert found == Permit("not-yet", Because("tight-pain-unknown", "unknown", {"exercise": name}, OWN))


class TestFirstDays:
    """Warmth waits for three days after a sudden start, and while it is not known, as long as a tendon settles."""

    @pytest.mark.parametrize(
        ("told", "pathway", "days"),
        [
            ({"onset": "sudden", "since": "2026-11-01"}, "graded-loading", 1),
            ({"onset": "sudden", "since": "2026-10-31"}, "settle", 2),
            ({"onset": "sudden", "since": "2026-10-30"}, "graded-loading", None),
            ({"onset": "gradual", "since": "2026-11-01"}, "graded-loading", None),
            ({"since": "2026-11-01"}, "graded-loading", None),
            ({"onset": "sudden"}, "graded-loading", None),
            ({"onset": "sudden"}, "settle", 0),
            ({"onset": "gradual", "since": "2026-10-01"}, "settle", 0),
            ({}, "settle", 0),
            ({}, "graded-loading", None),
        ],
    )
    def test_heat_waits_from_the_day_it_began(self, told: dict[str, Any], pathway: str, days: int | None) -> None:
        found = exercise("heat", stands(told=told, pathway=pathway))
        if days is None:
            assert (found.answer, found.because.rule) == ("yes", "permitted")
            return
        facts: Facts = {"exercise": "heat", "days": days, "after_days": 3}
        assert found == Permit("not-yet", Because("acute-days", "unmet", facts, sources("heat")))


class TestMeasures:
    """Tests are loads."""

    @pytest.mark.parametrize("condition", ["tightness", "midportion", "insertional", "unsure", "rupture"])
    def test_a_questionnaire_is_always_open(self, condition: Condition) -> None:
        wanted = Because("permitted", "met", {"exercise": "visa-a"}, sources("visa-a"))
        assert measure("visa-a", stands(condition)) == Permit("yes", wanted)

    @pytest.mark.parametrize("name", ["single-hop", "hop-pain"])
    def test_fragile_bones_close_the_hop_tests_and_no_other(self, name: Measure) -> None:
        at = stands("tightness", person=FRAGILE)
        wanted = Because("no-plyometrics", "unmet", {"exercise": name}, OWN)
        assert measure(name, at) == Permit("ask-clinician", wanted)
        assert measure("heel-raise-endurance", at).answer == "yes"

    def test_a_flare_closes_the_hop_tests_and_no_other(self) -> None:
        at = stands("tightness", flared_on=day(0), on=3)
        assert measure("single-hop", at).because.rule == "flare"
        assert measure("hop-pain", at).answer == "not-yet"
        assert measure("heel-raise-endurance", at).answer == "yes"
        assert measure("knee-to-wall", at).answer == "yes"

    @pytest.mark.parametrize(
        ("worst", "mornings", "pain", "verdict"),
        [
            (None, (), None, "unknown"),
            (5, (), 5, None),
            (6, (), 6, "unmet"),
            (2, (6,), 6, "unmet"),
            (8, (5,), 5, None),
            (None, (6,), 6, "unmet"),
            (8, (7, 4), 4, None),
            (2, (4, 7), 7, "unmet"),
        ],
    )
    def test_the_latest_pain_known_decides_whether_calf_raises_are_counted(
        self, worst: int | None, mornings: tuple[int, ...], pain: int | None, verdict: Any
    ) -> None:
        seen = tuple(Morning(day(on), told, 10) for on, told in enumerate(mornings))
        at = stands("tightness", told={"worst_pain_week": worst}, mornings=seen, on=max(0, len(seen) - 1))
        found = measure("heel-raise-endurance", at)
        if verdict is None:
            assert (found.answer, found.because.rule) == ("yes", "permitted")
            return
        facts: Facts = {"pain": pain, "at_most": 5}
        assert found == Permit("not-yet", Because("measure-pain", verdict, facts, sources("heel-raise-endurance")))
