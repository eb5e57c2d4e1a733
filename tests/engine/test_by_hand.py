"""A number written by hand: taken over, cut or refused, and the whole reason why."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.because import Because
from heelwise.engine.by_hand import by_hand, ruled, written_dose
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import Item
from heelwise.knowledge.pathways import Dose
from tests.people import day, library

KNOWN = library()
RAISE = "double-leg-heel-raise"
OWN = ("heelwise",)


def view_of(*words: str, on: int = 0, intake: str = "", **tendon: Any) -> DayView:
    """The usual heel after these words, read on day `on`."""
    view = day_view(KNOWN, diary([f"0 intake {intake}", "0 screen", *words]).record(), day(on))
    changed = replace(view.state.tendons[0], **tendon)
    return replace(view, state=replace(view.state, tendons=(changed,)))


def line(exercise: str = RAISE, **numbers: Any) -> Item:
    return Item(exercise=exercise, side="both", **{"sets": 2, "reps": 10, "rest_s": 60, **numbers})


def given(item: Item, view: DayView) -> Item:
    """The line after what was written for it."""
    return ruled(item, KNOWN.exercises[item.exercise], view.state.tendons[0], view)


def facts(variable: str, number: float, by: str = "clinician", exercise: str = RAISE, **more: Any) -> dict[str, Any]:
    return {"by": by, "exercise": exercise, "variable": variable, "number": number, **more}


class TestTheAnswer:
    """Each number is answered by itself."""

    @pytest.mark.parametrize("by", ["person", "clinician"])
    def test_less_is_taken_over_from_anybody(self, by: str) -> None:
        item = given(line(), view_of(f"0 prescribe {RAISE} reps=8 by={by}"))
        said = Because("prescription", "met", facts("reps", 8, by), OWN)
        assert item == line(reps=8, why=(said,))

    def test_more_by_a_person_is_earned_and_not_written(self) -> None:
        item = given(line(), view_of(f"0 prescribe {RAISE} sets=3 by=person"))
        said = Because("prescription-earned", "unmet", facts("sets", 3, "person"), OWN)
        assert item == line(why=(said,))

    @pytest.mark.parametrize(("wanted", "got"), [(3, 3), (4, 3)])
    def test_more_by_a_clinician_goes_up_to_the_most_the_plan_has_and_is_cut_only_above(
        self, wanted: int, got: int
    ) -> None:
        item = given(line(), view_of(f"0 prescribe {RAISE} sets={wanted} by=clinician"))
        said = Because("prescription-raised", "met", facts("sets", 3), OWN)
        if wanted > got:
            said = Because("prescription-cut", "unmet", facts("sets", wanted, most=got), OWN)
        assert item == line(sets=got, why=(said,))

    @pytest.mark.parametrize(("flared", "waits"), [(1, False), (2, True), (3, True)])
    def test_a_word_that_is_not_newer_than_the_flare_waits(self, flared: int, *, waits: bool) -> None:
        view = view_of(f"2 prescribe {RAISE} sets=3 by=clinician", on=3, unsettled_on=day(flared))
        item = given(line(), view)
        said = Because("prescription-raised", "met", facts("sets", 3), OWN)
        if waits:
            said = Because("prescription-waits", "unmet", facts("sets", 3, since=day(flared).isoformat()), OWN)
        assert item == line(sets=2 if waits else 3, why=(said,))

    def test_the_number_that_is_there_already_is_no_change(self) -> None:
        assert given(line(), view_of(f"0 prescribe {RAISE} sets=2 reps=10 by=person")) == line()

    def test_a_hold_and_a_weight_are_named_by_their_words(self) -> None:
        words = f"0 prescribe {RAISE} hold_s=20 load_kg=3 by=clinician"
        item = given(line(hold_s=30, load_kg=5), view_of(words))
        assert [why.facts["variable"] for why in item.why] == ["hold-s", "load-kg"]
        assert (item.hold_s, item.load_kg) == (20, 3)


class TestWhichWord:
    """A word is about one exercise, for as long as it says."""

    def test_a_word_about_another_exercise_changes_nothing(self) -> None:
        assert given(line(), view_of("0 prescribe heel-drop sets=1 reps=5 by=clinician")) == line()

    def test_a_word_about_another_exercise_does_not_end_the_looking(self) -> None:
        view = view_of("0 prescribe heel-drop sets=1 by=clinician", f"0 11:00 prescribe {RAISE} sets=1 by=clinician")
        assert given(line(), view).sets == 1

    def test_an_exercise_added_with_its_numbers_has_them_already(self) -> None:
        assert given(line(), view_of(f"0 prescribe {RAISE} add sets=1 by=clinician")) == line()

    @pytest.mark.parametrize(("on", "stands"), [(0, True), (1, True), (2, False)])
    def test_it_stands_to_the_end_of_the_day_it_names(self, on: int, *, stands: bool) -> None:
        view = view_of(f"0 prescribe {RAISE} sets=1 until=d1 by=clinician", on=on)
        assert bool(by_hand(view.state.tendons[0], view)) is stands


class TestWeights:
    """A weight that is still to be found counts as none."""

    def test_less_weight_is_less(self) -> None:
        item = given(line(load_kg=10), view_of(f"0 prescribe {RAISE} load_kg=5 by=person"))
        said = Because("prescription", "met", facts("load-kg", 5, "person"), OWN)
        assert item == line(load_kg=5, why=(said,))

    @pytest.mark.parametrize("weight", [None, 0])
    def test_a_weight_refused_is_left_to_be_found(self, weight: float | None) -> None:
        item = given(line(load_kg=weight), view_of(f"0 prescribe {RAISE} load_kg=1 by=person"))
        assert item.load_kg == weight
        assert [why.rule for why in item.why] == ["prescription-earned"]

    def test_what_takes_no_weight_gets_none_from_a_clinician_either(self) -> None:
        item = given(line(), view_of(f"0 prescribe {RAISE} load_kg=1 by=clinician"))
        said = Because("prescription-cut", "unmet", facts("load-kg", 1, most=0), OWN)
        assert item == line(why=(said,))

    @pytest.mark.parametrize(("exercise", "most"), [("weighted-heel-drop", 60), ("heel-drop", 0)])
    def test_the_most_is_that_of_the_exercise_the_weight_is_for(self, exercise: str, most: float) -> None:
        view = view_of(
            "0 choose pathway=alfredson by=clinician",
            f"0 prescribe {exercise} load_kg=400 by=clinician",
            intake="worst_pain_week=2",
        )
        assert view.state.tendons[0].pathway == "alfredson"
        item = given(line(exercise, reps=15), view)
        assert (item.load_kg, item.why[0].facts["most"]) == (most, most)

    @pytest.mark.parametrize(("rm", "there_is", "given_kg"), [(15, 40, 40), (15, None, 400), (None, 40, 0)])
    def test_by_repetitions_it_is_the_clinicians_to_know_within_what_there_is(
        self, rm: int | None, there_is: float | None, given_kg: float
    ) -> None:
        kit = f"max_load_kg={there_is or '-'}"
        view = view_of("0 prescribe single-leg-press load_kg=400 by=clinician", intake=kit)
        assert given(line("single-leg-press", load_kg=0, rm=rm), view).load_kg == given_kg


class TestAdded:
    """An exercise added with its numbers."""

    @staticmethod
    def written(words: str, exercise: str = RAISE) -> tuple[Dose, tuple[Because, ...]]:
        view = view_of(f"0 prescribe {exercise} add {words}")
        tendon = view.state.tendons[0]
        return written_dose(by_hand(tendon, view)[0], KNOWN.exercises[exercise], tendon, view)

    @pytest.mark.parametrize("by", ["person", "clinician"])
    def test_without_numbers_it_comes_as_it_is_and_without_weight(self, by: str) -> None:
        assert self.written(f"by={by}") == (Dose(sets=3, reps=10, load_kg=0), ())
        assert self.written(f"by={by}", "walk") == (Dose(sets=1, minutes=30, load_kg=0), ())

    @pytest.mark.parametrize("by", ["person", "clinician"])
    def test_its_own_numbers_are_no_cut(self, by: str) -> None:
        assert self.written(f"sets=3 reps=10 by={by}") == (Dose(sets=3, reps=10, load_kg=0), ())

    @pytest.mark.parametrize(("by", "rule"), [("person", "prescription-earned"), ("clinician", "prescription-cut")])
    def test_what_is_cut_says_how_far(self, by: str, rule: str) -> None:
        dose, cut = self.written(f"sets=9 reps=8 load_kg=1 by={by}")
        assert dose == Dose(sets=3, reps=8, load_kg=0)
        assert cut == (
            Because(rule, "unmet", facts("sets", 9, by, most=3), OWN),
            Because(rule, "unmet", facts("load-kg", 1, by, most=0), OWN),
        )
