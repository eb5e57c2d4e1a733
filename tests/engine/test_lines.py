"""One tendon's lines in a session: each whole, with its dose, its kit and the reason it is there."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.because import Because, Facts
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import Item, LeftOut
from heelwise.engine.lines import against, draft
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Dose, Group, Line, Main
from tests.people import day, library

KNOWN = library()
LADDER = KNOWN.pathways["graded-loading"]
TWO_LEGS = LADDER.phases[1]
RUNG = TWO_LEGS.rungs[0]
RAISE, PUMPS, BAND = "double-leg-heel-raise", "ankle-pumps", "band-plantar-flexion"
OWN = ("heelwise",)
HERE: Facts = {"rung": "raise-two", "phase": "two-legs", "step": 1, "steps": 3, "side": "left"}
PLACE = Because("place-on-ladder", "met", HERE, RUNG.sources)
"""Why the usual left heel is given the work of its rung."""


def told(*main: Main, support: tuple[Group, ...] = (), **rung: Any) -> Knowledge:
    """Content in which the rung of two-leg raises asks for this, and nothing beside it."""
    first = replace(RUNG, main=main or RUNG.main, **rung)
    phase = replace(TWO_LEGS, rungs=(first, *TWO_LEGS.rungs[1:]), support=support)
    phases = (LADDER.phases[0], phase, *LADDER.phases[2:])
    return replace(KNOWN, pathways={**KNOWN.pathways, "graded-loading": replace(LADDER, phases=phases)})


def opened(knowledge: Knowledge, *words: str, intake: str = "") -> DayView:
    return day_view(knowledge, diary([f"0 intake {intake}", "0 screen", *words], knowledge).record(), day(0))


def lines(view: DayView, turn: int = 0, **changed: Any) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """What the first tendon's plan wants, with the tendon changed."""
    tendon = replace(view.state.tendons[0], **changed)
    state = replace(view.state, tendons=(tendon, *view.state.tendons[1:]))
    found = draft(tendon, turn, replace(view, state=state))
    return found.items, found.left_out


def line(exercise: str = RAISE, side: Any = "both", **more: Any) -> Item:
    usual: dict[str, Any] = {"sets": 2, "reps": 10, "tempo_s": RUNG.tempo_s, "rest_s": RUNG.rest_s, "why": (PLACE,)}
    return Item(exercise=exercise, side=side, **{**usual, **more})


class TestTheRungsOwn:
    """Each exercise of the rung, at the step's dose or its own."""

    def test_at_the_dose_of_the_step(self) -> None:
        assert lines(opened(told())) == ((line(),), ())
        later = replace(PLACE, facts={**HERE, "step": 3})
        wanted = line(sets=3, reps=15, why=(later,))
        assert lines(opened(told()), place=opened(told()).state.tendons[0].place + 2) == ((wanted,), ())

    def test_at_its_own_dose_and_tempo(self) -> None:
        own = Main(exercise=RAISE, dose=Dose(sets=4, reps=6), tempo_s=(1, 1, 1, 1))
        assert lines(opened(told(own))) == ((line(sets=4, reps=6, tempo_s=(1, 1, 1, 1)),), ())

    def test_at_the_exercises_tempo_where_the_rung_has_none(self) -> None:
        wanted = line(tempo_s=KNOWN.exercises[RAISE].dosage.tempo_s)
        assert lines(opened(told(tempo_s=None))) == ((wanted,), ())

    def test_a_hold_has_no_tempo(self) -> None:
        held = Main(exercise="isometric-heel-raise", dose=Dose(sets=5, hold_s=30))
        wanted = line("isometric-heel-raise", sets=5, reps=None, hold_s=30, tempo_s=None)
        assert lines(opened(told(held))) == ((wanted,), ())

    def test_one_leg_is_the_sore_one(self) -> None:
        assert lines(opened(told(Main(exercise=PUMPS)))) == ((line(PUMPS, "left"),), ())

    def test_the_same_exercise_is_given_once_and_the_next_still_comes(self) -> None:
        mains = (Main(exercise=RAISE), Main(exercise=RAISE, dose=Dose(sets=9, reps=9)), Main(exercise=PUMPS))
        assert [(one.exercise, one.sets) for one in lines(opened(told(*mains)))[0]] == [(RAISE, 2), (PUMPS, 2)]

    @pytest.mark.parametrize(
        ("held", "sets", "reps"),
        [
            ({"sets_at_most": 1}, 1, 10),
            ({"sets_at_most": 9}, 2, 10),
            ({"reps_at_most": 7}, 2, 7),
            ({"reps_at_most": 12}, 2, 10),
        ],
    )
    def test_no_more_than_is_held_back(self, held: dict[str, int], sets: int, reps: int) -> None:
        assert lines(opened(told()), **held) == ((line(sets=sets, reps=reps),), ())


class TestKit:
    """Bands and weights, as far as there are any."""

    BANDED = Main(exercise=BAND, dose=Dose(sets=2, reps=10, band="medium"))

    def test_a_band_is_named_where_one_is_used(self) -> None:
        assert lines(opened(told(self.BANDED)))[0] == (line(BAND, "left", band="medium"),)
        without = Main(exercise=RAISE, dose=Dose(sets=2, reps=10, band="medium"))
        assert lines(opened(told(without)))[0] == (line(),)

    @pytest.mark.parametrize(("there_is", "given"), [("-", 5), (6, 5), (5, 5), (4, 4)])
    def test_no_more_weight_than_there_is(self, there_is: object, given: float) -> None:
        seated = Main(exercise="loaded-seated-calf-raise", dose=Dose(sets=2, reps=10, load_kg=5))
        found = lines(opened(told(seated), intake=f"max_load_kg={there_is}"))[0]
        assert found == (line("loaded-seated-calf-raise", load_kg=given),)

    def test_what_takes_no_weight_has_none(self) -> None:
        laden = Main(exercise=RAISE, dose=Dose(sets=2, reps=10, load_kg=5))
        assert lines(opened(told(laden)))[0] == (line(),)

    def test_what_is_missing_is_said_where_nothing_stands_in(self) -> None:
        reason = Because("no-kit", "unmet", {"exercise": BAND, "equipment": "band"}, OWN)
        assert lines(opened(told(self.BANDED), intake="equipment=[]")) == ((), (LeftOut(BAND, reason),))


class TestInstead:
    """The first substitute that kit and permission allow, with what spoke against the wish."""

    def test_it_says_what_it_stands_for_and_why(self) -> None:
        swap = replace(TestKit.BANDED, instead=("no-such-exercise", PUMPS, RAISE))
        items, _ = lines(opened(told(swap), intake="equipment=[]"))
        missing = Because("no-kit", "unmet", {"exercise": BAND, "equipment": "band"}, OWN)
        facts: Facts = {"wanted": BAND, "given": PUMPS}
        assert items == (line(PUMPS, "left", why=(Because("substituted", "met", facts, RUNG.sources, (missing,)),)),)

    def test_at_its_own_measure(self) -> None:
        counted = Main(exercise=BAND, instead=("isometric-heel-raise",))
        held = lines(opened(told(counted), intake="equipment=[]"))[0][0]
        own = KNOWN.exercises["isometric-heel-raise"].dosage
        assert (held.sets, held.reps, held.hold_s, held.tempo_s) == (2, None, own.hold_s, None)
        wall = Main(exercise="standing-calf-stretch", dose=Dose(sets=3, hold_s=30), instead=(PUMPS,))
        pumped = lines(opened(told(wall), intake="equipment=[]"))[0][0]
        assert (pumped.sets, pumped.reps, pumped.hold_s) == (3, KNOWN.exercises[PUMPS].dosage.reps, None)

    def test_what_else_may_be_done_is_there_and_no_heavier(self) -> None:
        swap = Main(exercise="seated-calf-raise", instead=(PUMPS, BAND, RAISE, "no-such-exercise"))
        assert lines(opened(told(swap)))[0][0].instead == (PUMPS, BAND)
        assert lines(opened(told(swap), intake="equipment=[chair]"))[0][0].instead == (PUMPS,)

    def test_what_was_taken_out_gives_way_and_says_so_alone(self) -> None:
        gone = Because("taken-out", "met", {"exercise": RAISE}, OWN)
        word = f"0 prescribe {RAISE} remove by=person"
        assert lines(opened(told(), word)) == ((), (LeftOut(RAISE, gone),))
        items, left_out = lines(opened(told(Main(exercise=RAISE, instead=(PUMPS,))), word))
        assert (items[0].why[0].parts, left_out) == ((gone,), ())

    def test_what_nobody_knows_is_left_out(self) -> None:
        nowhere = Because("not-in-library", "unmet", {"exercise": "no-such-exercise"}, OWN)
        view = opened(told())
        knowledge = replace(KNOWN, exercises={n: e for n, e in KNOWN.exercises.items() if n != RAISE})
        bare = replace(view, rules=replace(view.rules, knowledge=knowledge))
        assert lines(bare)[1] == (LeftOut(RAISE, replace(nowhere, facts={"exercise": RAISE})),)

    def test_what_comes_first_waits_for_nothing_and_what_follows_does(self) -> None:
        mains = (Main(exercise=RAISE), Main(exercise="isometric-heel-raise", dose=Dose(sets=5, hold_s=30)))
        items, left_out = lines(opened(told(*mains)), tier_at_most=1)
        assert [one.exercise for one in items] == [RAISE]
        assert [(out.exercise, out.because.rule) for out in left_out] == [("isometric-heel-raise", "heavier-waits")]


class TestBeside:
    """Groups beside the rung take turns."""

    @staticmethod
    def group(choose: int) -> Group:
        named = (PUMPS, RAISE, "seated-calf-raise")
        given = tuple(Line(exercise=n, dose=Dose(sets=1, reps=5), rest_s=7, sources=("F1",)) for n in named)
        return Group(id="by-turns", choose=choose, lines=given)

    @pytest.mark.parametrize(
        ("choose", "turn", "given"),
        [
            (1, 0, [PUMPS]),
            (1, 2, ["seated-calf-raise"]),
            (1, 3, [PUMPS]),
            (2, 1, ["seated-calf-raise", PUMPS]),
            (9, 1, [PUMPS, RAISE, "seated-calf-raise"]),
        ],
    )
    def test_by_turns(self, choose: int, turn: int, given: list[str]) -> None:
        view = opened(told(Main(exercise=BAND), support=(self.group(choose),)))
        assert [one.exercise for one in lines(view, turn)[0]] == [BAND, *given]

    def test_with_their_own_reason(self) -> None:
        view = opened(told(Main(exercise=BAND), support=(self.group(1),)))
        why = Because("beside-the-ladder", "met", {"group": "by-turns"}, ("F1",))
        tempo = KNOWN.exercises[PUMPS].dosage.tempo_s
        wanted = line(PUMPS, "left", sets=1, reps=5, rest_s=7, tempo_s=tempo, why=(why,))
        assert lines(view)[0][1] == wanted


class TestAdded:
    """An exercise added by hand: permission is asked as for any other."""

    @pytest.mark.parametrize("by", ["person", "clinician"])
    def test_comes_last_with_its_reason(self, by: str) -> None:
        own = KNOWN.exercises[BAND].dosage
        why = Because("added-by-hand", "met", {"by": by, "exercise": BAND}, KNOWN.exercises[BAND].sources)
        wanted = line(BAND, "left", sets=1, reps=10, tempo_s=own.tempo_s, rest_s=own.rest_s, why=(why,))
        assert lines(opened(told(), f"0 prescribe {BAND} add sets=1 by={by}"))[0] == (line(), wanted)

    @pytest.mark.parametrize(("by", "asked"), [("person", []), ("clinician", ["double-leg-hop"])])
    def test_what_springs_is_a_clinicians_to_add_and_still_asks_for_permission(self, by: str, asked: list[str]) -> None:
        items, left_out = lines(opened(told(), f"0 prescribe double-leg-hop add by={by}"))
        assert (items, [out.exercise for out in left_out]) == ((line(),), asked)

    def test_a_dose_alone_adds_nothing_and_neither_does_what_nobody_knows(self) -> None:
        words = (f"0 prescribe {BAND} sets=1 by=clinician", "0 11:00 prescribe moon-walk add by=clinician")
        more = f"0 12:00 prescribe {PUMPS} add by=clinician"
        assert [one.exercise for one in lines(opened(told(), *words, more))[0]] == [RAISE, PUMPS]


class TestAgainst:
    """What two heels ask of one exercise."""

    @staticmethod
    def asked(exercise: str, **other: Any) -> Because | None:
        """The usual left heel, and a right one that is like it but for this."""
        view = opened(KNOWN)
        mine = view.state.tendons[0]
        both = replace(view, state=replace(view.state, tendons=(mine, replace(mine, heel="right", **other))))
        return against(KNOWN.exercises[exercise], mine, both)

    @pytest.mark.parametrize(
        ("exercise", "place", "there"),
        [(RAISE, 12, True), (RAISE, 13, True), (RAISE, 11, False), ("walk", 10, True), ("walk", 9, False)],
    )
    def test_two_leg_work_waits_until_the_other_sides_plan_has_come_to_it_or_to_its_like(
        self, exercise: str, place: int, *, there: bool
    ) -> None:
        facts: Facts = {"exercise": exercise, "side": "right"}
        wanted = None if there else Because("other-side-not-there", "unmet", facts, OWN)
        assert self.asked(exercise, place=place) == wanted

    @pytest.mark.parametrize("other", [{"place": -1}, {"place": 0, "condition": "tightness"}])
    def test_a_side_without_a_ladder_of_its_own_kind_has_no_say_in_it(self, other: dict[str, Any]) -> None:
        assert self.asked("walk", **other) is None

    def test_the_other_side_must_be_permitted_too(self) -> None:
        because = self.asked(RAISE, place=0)
        assert because is not None
        assert (because.rule, because.facts["now"]) == ("rung-reached", "pumps")

    @pytest.mark.parametrize(
        ("exercise", "condition", "rule"),
        [
            ("single-leg-balance", "midportion", None),
            ("single-leg-balance", "rupture", "milestone-open"),
            (PUMPS, "rupture", None),
            (RAISE, "rupture", "milestone-open"),
        ],
    )
    def test_a_healing_leg_that_stands_beside_it_must_be_permitted_too(
        self, exercise: str, condition: Any, rule: str | None
    ) -> None:
        because = self.asked(exercise, condition=condition, place=0)
        assert (because and because.rule) == rule

    def test_a_rungs_own_work_is_reached_by_standing_on_it(self) -> None:
        own = told(Main(exercise="heel-drop"))
        assert [one.exercise for one in lines(opened(own))[0]] == ["heel-drop"]
        elsewhere = told(Main(exercise=RAISE), Main(exercise=BAND, instead=("heel-drop",)))
        waits = lines(opened(elsewhere, intake="equipment=[step]"))[1]
        assert [out.because.rule for out in waits] == ["no-kit"]
