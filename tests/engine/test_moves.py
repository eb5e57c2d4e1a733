"""From one place of a ladder to another: what is carried along, which variable moves, what a step wants."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.ladder import Place
from heelwise.engine.opening import Opening
from heelwise.engine.progress import fewer_reps, moved_to, step_due, variable_moved
from heelwise.engine.state import Morning, Tendon
from heelwise.knowledge.pathways import Dose
from tests.engine.test_progress import EARNED, KNOWN, LADDERS, ON, READY, WEEKS, at, opening
from tests.people import day

NUMBERS = KNOWN.limits.progress
RAISES = EARNED.places[EARNED.at_rung("lower-biased") or 0]
HOLDS = EARNED.places[EARNED.at_rung("hold-one") or 0]


def dosed(place: Place, reps: int | None) -> Place:
    """A place with other repetitions."""
    return replace(place, dose=replace(place.dose, reps=reps))


class TestMoved:
    """A lower rung never asks for more; a higher one lifts what was held back."""

    HELD = ("lower-biased", 1)

    def held(self, **changed: Any) -> Tendon:
        usual: dict[str, Any] = {"sets_at_most": 2, "reps_at_most": 8, "weeks_done": 2, "before_raise": at("pumps")}
        return at(*self.HELD, phase_since=day(-9), **{**usual, **changed})

    @pytest.mark.parametrize(
        ("by", "phase", "sets", "reps"),
        [
            (1, False, None, None),
            (3, True, None, None),
            (-1, False, 2, 8),
            (-2, False, 2, 8),
            (-5, True, 2, 8),
        ],
    )
    def test_by_so_many_places(self, by: int, *, phase: bool, sets: int | None, reps: int | None) -> None:
        before = self.held()
        assert moved_to(before, before.place + by, day(ON), EARNED) == replace(
            before,
            place=before.place + by,
            placed_on=day(ON),
            phase_since=day(ON) if phase else day(-9),
            sets_at_most=sets,
            reps_at_most=reps,
            weeks_done=0,
            before_raise=None,
        )

    def test_down_a_rung_the_sets_that_were_done_are_the_most(self) -> None:
        free = self.held(sets_at_most=None, reps_at_most=None)
        assert moved_to(free, free.place - 1, day(ON), EARNED).sets_at_most is None
        assert moved_to(free, free.place - 2, day(ON), EARNED).sets_at_most == 3

    def test_down_a_rung_of_repetition_maxima_the_repetitions_are_the_most(self) -> None:
        heavy = at("hsr-8rm", ladder=WEEKS)
        below = moved_to(heavy, heavy.place - 1, day(ON), WEEKS)
        assert (below.sets_at_most, below.reps_at_most) == (4, 8)
        held = replace(heavy, reps_at_most=6)
        assert moved_to(held, held.place - 1, day(ON), WEEKS).reps_at_most == 6

    @pytest.mark.parametrize("target", [16, -1])
    def test_nowhere_else_is_nowhere(self, target: int) -> None:
        before = self.held()
        assert before.place == 16
        assert moved_to(before, target, day(ON), EARNED) is before

    def test_the_lowest_place_is_somewhere(self) -> None:
        assert moved_to(self.held(), 0, day(ON), EARNED).place == 0


class TestFewerRepetitions:
    """An exercise of both places asks no more below than above."""

    @pytest.mark.parametrize(
        ("above", "below", "held", "most"),
        [
            (8, 10, None, 8),
            (8, 10, 6, 6),
            (8, 10, 9, 8),
            (10, 10, None, None),
            (10, 8, None, None),
            (10, 8, 9, 9),
            (None, 10, None, None),
            (None, 10, 5, 5),
            (8, None, None, None),
        ],
    )
    def test_of_one_exercise(self, above: int | None, below: int | None, held: int | None, most: int | None) -> None:
        here = at("lower-biased", reps_at_most=held)
        assert fewer_reps(here, dosed(RAISES, above), dosed(RAISES, below)) == most

    def test_another_exercise_does_not_count(self) -> None:
        assert fewer_reps(at("lower-biased"), dosed(HOLDS, 5), dosed(RAISES, 10)) is None

    def test_its_own_dose_goes_before_the_rungs_and_what_stands_in_counts(self) -> None:
        main = RAISES.rung.main[0]
        own = replace(main, dose=Dose(sets=3, reps=6), instead=())
        other = replace(main, exercise="heel-drop", dose=None, instead=(main.exercise,))
        above = replace(dosed(RAISES, 20), rung=replace(RAISES.rung, main=(own,)))
        below = replace(dosed(RAISES, 10), rung=replace(RAISES.rung, main=(other,)))
        assert fewer_reps(at("lower-biased"), above, below) == 6

    def test_of_several_the_fewest(self) -> None:
        main = RAISES.rung.main[0]
        mains = tuple(
            replace(main, exercise=name, instead=(), dose=Dose(sets=3, reps=n)) for name, n in (("a", 9), ("b", 7))
        )
        above = replace(RAISES, rung=replace(RAISES.rung, main=mains))
        more = tuple(replace(one, dose=Dose(sets=3, reps=12)) for one in mains)
        below = replace(RAISES, rung=replace(RAISES.rung, main=more))
        assert fewer_reps(at("lower-biased"), above, below) == 7


@pytest.mark.parametrize(
    ("pathway", "rung", "step", "variable"),
    [
        ("graded-loading", "band", 0, "sets"),
        ("graded-loading", "band", 1, "band"),
        ("graded-loading", "seated", 0, "reps"),
        ("graded-loading", "seated", 1, "exercise"),
        ("graded-loading", "seated-loaded", 1, "load-kg"),
        ("graded-loading", "hold-two", 0, "hold-s"),
        ("graded-loading", "run-continuous", 0, "minutes"),
        ("graded-loading", "run-continuous", 6, "exercise"),
        ("heavy-slow-resistance", "hsr-15rm", 0, "rm"),
        ("alfredson", "alfredson-floor", 0, "exercise"),
    ],
)
def test_the_one_variable_a_step_moves(pathway: str, rung: str, step: int, variable: str) -> None:
    assert variable_moved(at(rung, step, ladder=LADDERS[pathway]), LADDERS[pathway]) == variable


@pytest.mark.parametrize(
    ("here", "there", "variable"),
    [
        (Dose(sets=3, reps=10, rm=10), Dose(sets=3, reps=10, rm=8), "rm"),
        (Dose(sets=2, reps=10), Dose(sets=3, reps=8), "sets"),
        (Dose(sets=3, reps=10), Dose(sets=3, reps=10), "exercise"),
    ],
)
def test_the_first_number_that_differs_is_named(here: Dose, there: Dose, variable: str) -> None:
    one, two = EARNED.places[15:17]
    places = (*EARNED.places[:15], replace(one, dose=here), replace(two, dose=there))
    assert variable_moved(at("lower-biased"), replace(EARNED, places=places)) == variable


class TestWanted:
    """What the next step wants, part by part."""

    @staticmethod
    def parts(tendon: Tendon, day: Opening) -> list[tuple[str, str]]:
        return [(part.rule, part.verdict) for part in step_due(tendon, day)]

    def test_sessions_and_days_with_their_numbers(self) -> None:
        sessions, days, *_ = step_due(at("lower-biased", good=5, good_from=day(4)), opening())
        facts: Facts = {"done": 3, "wanted": 3, "cap": 4}
        assert sessions == Because("good-sessions", "met", facts, NUMBERS.sessions_in_a_row.sources)
        facts = {"days": 10, "wanted": 7}
        assert days == Because("days-at-this-dose", "met", facts, NUMBERS.least_days.sources)

    def test_nothing_good_yet(self) -> None:
        sessions, days, *_ = step_due(at("lower-biased"), opening())
        facts: Facts = {"done": 0, "wanted": 3, "cap": 4}
        assert sessions == Because("good-sessions", "unmet", facts, NUMBERS.sessions_in_a_row.sources)
        facts = {"days": 0, "wanted": 7}
        assert days == Because("days-at-this-dose", "unmet", facts, NUMBERS.least_days.sources)

    def test_within_a_rung_no_gate_and_between_two_its_gate(self) -> None:
        within = self.parts(at("lower-biased", 0, **READY), opening())
        assert within == [("good-sessions", "met"), ("days-at-this-dose", "met"), ("morning-usual", "met")]
        between = list(step_due(at("lower-biased", 1, **READY), opening()))
        assert [(part.rule, part.verdict) for part in between[:3]] == within
        assert len(between) == 4
        assert between[3].sources == RAISES.rung.sources

    def test_a_rung_without_a_gate_has_none(self) -> None:
        last = EARNED.places[16]
        bare = replace(last, rung=replace(last.rung, gate=None))
        ladder = replace(EARNED, places=(*EARNED.places[:16], bare, *EARNED.places[17:]))
        assert len(self.parts(at("lower-biased", 1, **READY), opening(ladder=ladder))) == 3

    def test_what_is_held_back_asks_for_no_gate(self) -> None:
        assert len(self.parts(at("lower-biased", 1, sets_at_most=1, **READY), opening())) == 3

    @pytest.mark.parametrize(
        ("held", "rules"), [(None, ["top-of-ladder"]), (1, ["good-sessions", "days-at-this-dose"])]
    )
    def test_at_the_top_there_is_no_further_step(self, held: int | None, rules: list[str]) -> None:
        top = at("hop-ways", 3, sets_at_most=held, mornings=(Morning(day(ON), 2, 10),))
        found = list(step_due(top, opening()))
        assert [part.rule for part in found[:2]] == rules
        if held is None:
            assert found == [Because("top-of-ladder", "unmet", {}, EARNED.pathway.sources)]

    @pytest.mark.parametrize(("held", "rules"), [(None, ["morning-usual", "weeks-done"]), (2, ["good-sessions"])])
    def test_a_protocol_asks_for_its_weeks_unless_something_is_held_back(
        self, held: int | None, rules: list[str]
    ) -> None:
        found = self.parts(at("hsr-15rm", ladder=WEEKS, sets_at_most=held), opening(ladder=WEEKS))
        assert [rule for rule, _ in found][: len(rules)] == rules
