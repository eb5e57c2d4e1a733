"""The eight predicates one by one, on cases written by hand: each side of each boundary."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from heelwise.knowledge.library import Knowledge
from heelwise.record.events import (
    ActivityDone,
    Assessed,
    EventRetracted,
    IntakeAnswered,
    MilestoneCleared,
    MilestoneClosed,
    MorningChecked,
    PlanChosen,
    Rupture,
    ScreenAnswered,
    SessionFinished,
    SetDone,
    SiteAnswered,
)
from heelwise.simulate.oracle.case import Case
from heelwise.simulate.oracle.judge import PREDICATES, judge
from heelwise.simulate.oracle.seen import Line, Prescribed, Sitting, TrueSite, TrueTendon, Truth
from heelwise.simulate.pen import Pen
from tests.simulate.people import library

FIRST = dt.date(2026, 11, 2)
KIT = frozenset({"wall", "step", "chair", "band", "towel", "backpack"})


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


class Story:
    """A case in the making: what is told, what is asked, what the oracle says of it."""

    def __init__(self, site: TrueSite = "midportion", complaint: str = "midportion-pain", **intake: Any) -> None:
        self.pen = Pen(1)
        healing = day(-70) if site == "torn" else None
        truth = Truth(
            tendons=(TrueTendon(heel="left", site=site, healing_from=healing),), kit=KIT, most_kg=20, weight_kg=80
        )
        self.case = Case(truth, self.knowledge)
        usual: dict[str, Any] = {"side": "left", "goal": "running", "equipment": sorted(KIT), "birth_year": 1980}
        self.tell(IntakeAnswered, 0, 420, complaint=complaint, **{**usual, **intake})

    @property
    def knowledge(self) -> Knowledge:
        return library()

    def tell(self, kind: type[Any], on: int, minute: int = 600, **fields: Any) -> Any:
        event = kind(**self.pen.when(day(on), minute), **fields)
        self.case.tell(event)
        return event

    def screen(self, on: int = 0, **answers: str) -> Story:
        asked = {flag.id: "no" for flag in self.knowledge.flags.values() if flag.asked in ("always", "daily")}
        named = {flag.replace("_", "-"): answer for flag, answer in answers.items()}
        self.tell(ScreenAnswered, on, 440, scope="full", answers={**asked, **named})
        return self

    def morning(self, on: int, pain: int = 2, **more: Any) -> Story:
        self.tell(MorningChecked, on, 425, side="left", pain=pain, stiffness_min=10, **more)
        return self

    def does(self, on: int, *exercises: str, pain: int = 2, **more: Any) -> Story:
        for exercise in exercises:
            self.tell(SetDone, on, 545, session=f"{on}", exercise=exercise, side="left", set=1, reps=10)
        numbers = {"planned_sets": 3, "done_sets": 3}
        self.tell(SessionFinished, on, 580, session=f"{on}", slot="any", pain_during=pain, **numbers, **more)
        return self

    def asked(self, on: int, *lines: Line, verdict: str = "train", pathway: str = "graded-loading") -> list[str]:
        """What the oracle says of these lines, by the names of its predicates."""
        sittings = (Sitting(id=f"{on}", slot="any", lines=lines),) if lines else ()
        now = Prescribed(on=day(on), verdict=verdict, pathways={"left": pathway}, sittings=sittings)
        return [fault.predicate for fault in judge(now, self.case)]


def raises(sets: int = 3, reps: int = 10, exercise: str = "double-leg-heel-raise", **more: Any) -> Line:
    """Heel raises on two legs, or what is named, for the left."""
    side = "both" if library().exercises[exercise].legs == "two" else "left"
    return Line(**{"exercise": exercise, "side": side, "sets": sets, "reps": reps, **more})


def torn(**told: Any) -> Story:
    """Week 10 of a tear in a boot, under care, all questions answered."""
    tear = Rupture(on=day(-71), treatment="boot", boot_on=day(-70), clinician=True)
    return Story("torn", "rupture", rupture=tear, **told).screen()


def cleared(story: Story, milestone: str, on: int = 0, **by: Any) -> Story:
    story.tell(MilestoneCleared, on, 500, milestone=milestone, **(by or {"by": "clinician", "told_by": "Dr Vega"}))
    return story


def test_the_docstring_names_every_predicate() -> None:
    import heelwise.simulate.oracle as package

    assert [f"{number}. `{name}`" in (package.__doc__ or "") for number, name in enumerate(PREDICATES, 1)] == [True] * 8


class TestSign:
    def test_a_clean_screen_lets_through(self) -> None:
        assert not Story().screen().asked(0, raises())

    def test_nothing_before_the_first_screen(self) -> None:
        assert set(Story().asked(0, raises())) == {"sign"}

    def test_asking_nothing_is_always_safe(self) -> None:
        assert not Story().asked(0)

    @pytest.mark.parametrize(("answer", "stands"), [("yes", True), ("unsure", True), ("no", False)])
    def test_a_grave_sign(self, answer: str, stands: bool) -> None:
        assert ("sign" in Story().screen(calf_swelling=answer).asked(0, raises())) == stands

    @pytest.mark.parametrize(("answer", "stands"), [("yes", True), ("unsure", False)])
    def test_a_sign_to_show_a_clinician(self, answer: str, stands: bool) -> None:
        assert ("sign" in Story().screen(steroids=answer).asked(0, raises())) == stands

    def test_a_mention_trains(self) -> None:
        assert not Story().screen(pregnant="yes").asked(0, raises())

    @pytest.mark.parametrize(("by", "stands"), [("clinician", False), ("person", True)])
    def test_who_lifts_it(self, by: str, stands: bool) -> None:
        story = Story().screen(calf_swelling="yes")
        story.tell(Assessed, 1, flag="calf-swelling", outcome="cleared", by=by)
        assert ("sign" in story.asked(1, raises())) == stands

    @pytest.mark.parametrize(("minutes", "stands"), [(15, False), (16, True)])
    def test_a_wrong_tap(self, minutes: int, stands: bool) -> None:
        story = Story().screen()
        told = story.tell(ScreenAnswered, 1, 450, scope="daily", answers={"sudden-pop": "yes"})
        story.tell(EventRetracted, 1, 450 + minutes, event=told.id)
        assert ("sign" in story.asked(1, raises())) == stands

    @pytest.mark.parametrize(("days", "due"), [(14, False), (15, True)])
    def test_weeks_away_ask_everything_again(self, days: int, due: bool) -> None:
        story = Story().screen().does(1, "double-leg-heel-raise")
        assert ("sign" in story.asked(1 + days, raises())) == due

    @pytest.mark.parametrize(("pain", "due"), [(6, False), (7, True)])
    def test_hard_pain_asks_for_a_tear(self, pain: int, due: bool) -> None:
        story = Story().screen().does(1, "ankle-pumps", pain=pain)
        assert ("sign" in story.asked(2, raises())) == due
        assert "sign" not in story.screen(2).asked(2, raises())


class TestPastNeutral:
    @pytest.mark.parametrize(("site", "bends"), [("midportion", False), ("insertional", True)])
    def test_by_the_true_site(self, site: TrueSite, bends: bool) -> None:
        story = Story(site, "insertional-pain" if bends else "midportion-pain").screen()
        assert ("past-neutral" in story.asked(0, raises(exercise="heel-drop"))) == bends

    def test_an_unsure_person_is_guarded_until_the_place_is_told(self) -> None:
        story = Story("midportion", "pain-unsure").screen()
        assert "past-neutral" in story.asked(0, raises(exercise="heel-drop"))
        story.tell(SiteAnswered, 1, side="left", where="above-heel", pinch_heel="no", pinch_above="yes", by="person")
        assert "past-neutral" not in story.asked(1, raises(exercise="heel-drop"))

    @pytest.mark.parametrize(("on", "bends"), [(83, True), (84, False)])
    def test_a_clinician_opens_it_from_week_twelve(self, on: int, bends: bool) -> None:
        story = cleared(Story("insertional", "insertional-pain").screen(), "below-neutral")
        assert ("past-neutral" in story.screen(on).asked(on, raises(exercise="heel-drop"))) == bends


class TestHealing:
    def test_nothing_without_a_milestone(self) -> None:
        assert "healing" in torn().asked(0, raises())

    def test_what_an_opened_milestone_names_in_its_week(self) -> None:
        assert not cleared(torn(), "heel-raise-double").asked(0, raises())

    def test_what_it_does_not_name(self) -> None:
        assert "healing" in cleared(torn(), "heel-raise-double").asked(0, raises(exercise="single-leg-calf-raise"))

    def test_told_words_wait_for_the_week(self) -> None:
        story = cleared(torn(), "heel-raise-single")
        assert "healing" in story.asked(13, raises(exercise="single-leg-calf-raise"))
        assert "healing" not in story.asked(14, raises(exercise="single-leg-calf-raise"))

    def test_an_own_account_waits_for_the_hard_floor_alone(self) -> None:
        assert not cleared(torn(), "heel-raise-single", by="clinician").asked(
            0, raises(exercise="single-leg-calf-raise")
        )
        story = cleared(torn(), "running", by="clinician")
        assert "healing" in story.asked(0, raises(exercise="walk-jog", reps=None, minutes=5))

    def test_a_permissive_schedule_is_earlier_for_an_own_account(self) -> None:
        run = raises(exercise="walk-jog", reps=None, minutes=5)
        for permissive, on, early in ((True, 28, False), (True, 27, True), (False, 28, True), (False, 42, False)):
            story = cleared(torn(), "running", by="clinician").screen(on)
            if permissive:
                story.tell(PlanChosen, 1, by="clinician", schedule="permissive")
            assert ("healing" in story.asked(on, run)) == early

    def test_the_persons_own_word_opens_nothing(self) -> None:
        assert "healing" in cleared(torn(), "heel-raise-double", by="person").asked(0, raises())

    def test_what_was_closed_again(self) -> None:
        story = cleared(torn(), "heel-raise-double")
        story.tell(MilestoneClosed, 1, milestone="heel-raise-double", by="person")
        assert "healing" in story.asked(1, raises())


class TestOneStep:
    def trained(self, line: Line, pain: int = 2) -> Story:
        story = Story().screen()
        story.asked(0, line)
        return story.does(0, line.exercise, pain=pain).morning(1)

    @pytest.mark.parametrize(
        ("line", "safe"),
        [(raises(3, 10), True), (raises(3, 15), True), (raises(4, 10), True), (raises(4, 15), False)],
        ids=["same", "reps", "sets", "both"],
    )
    def test_one_variable_at_a_time(self, line: Line, safe: bool) -> None:
        assert (not self.trained(raises(3, 10)).asked(1, line)) == safe

    def test_one_rung_at_a_time(self) -> None:
        story = self.trained(raises(3, 10))
        assert not story.asked(1, raises(3, 10, "two-up-one-down-heel-raise"))
        story = self.trained(raises(3, 10))
        assert "one-step" in story.asked(1, raises(1, 15, "eccentric-calf-raise"))

    def test_not_without_a_morning(self) -> None:
        story = Story().screen()
        story.asked(0, raises(3, 10))
        assert "one-step" in story.does(0, "double-leg-heel-raise").asked(1, raises(3, 15))

    def test_not_twice_without_a_session_between(self) -> None:
        story = self.trained(raises(2, 10))
        assert not story.asked(1, raises(3, 10))
        assert "one-step" in story.morning(2).asked(2, raises(3, 15))

    def test_not_back_from_an_easing_without_a_session(self) -> None:
        story = self.trained(raises(3, 10), pain=5)
        assert not story.asked(1, raises(2, 10))
        assert "one-step" in story.morning(2).asked(2, raises(3, 10))

    def test_back_to_what_was_done_after_a_step_nobody_did(self) -> None:
        story = self.trained(raises(3, 10))
        assert not story.morning(1).asked(1, raises(3, 15))
        assert not story.asked(2, raises(3, 10))

    def test_another_plan_is_not_compared(self) -> None:
        story = self.trained(raises(3, 10))
        story.tell(PlanChosen, 1, by="person", pathway="alfredson")
        assert not story.asked(1, raises(3, 15, "eccentric-calf-raise"), pathway="alfredson")


class TestAfterPain:
    @pytest.mark.parametrize(("pain", "sore"), [(4, False), (5, True)])
    def test_nothing_rises_after_a_session_over_the_cap(self, pain: int, sore: bool) -> None:
        story = Story().screen()
        story.asked(0, raises(3, 10))
        story.does(0, "double-leg-heel-raise", pain=pain).morning(1)
        assert ("after-pain" in story.asked(1, raises(3, 15))) == sore

    def test_nor_after_a_walk_over_it(self) -> None:
        story = Story().screen()
        story.asked(0, raises(3, 10))
        story.does(0, "double-leg-heel-raise").tell(ActivityDone, 0, 900, activity="walk", pain=5)
        assert "after-pain" in story.morning(1).asked(1, raises(3, 15))

    @pytest.mark.parametrize(("pain", "sore"), [(3, False), (4, True)])
    def test_nor_on_a_bad_morning(self, pain: int, sore: bool) -> None:
        story = Story().screen()
        for on in range(1, 9):
            story.morning(on)
        story.asked(8, raises(3, 10))
        story.does(8, "double-leg-heel-raise").morning(9, pain)
        assert ("after-pain" in story.asked(9, raises(3, 15))) == sore


class TestSpacing:
    @pytest.mark.parametrize(("later", "soon"), [(1, True), (2, False)])
    def test_two_days_between_springing_work(self, later: int, soon: bool) -> None:
        story = Story().screen().does(1, "quick-rebound-raise")
        assert ("spacing" in story.asked(1 + later, raises(3, 20, "quick-rebound-raise"))) == soon

    def test_quick_rebounds_are_published_for_every_day_in_one_programme(self) -> None:
        story = Story().screen().does(1, "quick-rebound-raise")
        assert "spacing" not in story.asked(2, raises(3, 20, "quick-rebound-raise"), pathway="silbernagel")

    @pytest.mark.parametrize(("exercise", "loads"), [("ankle-pumps", False), ("seated-calf-raise", True)])
    def test_a_day_of_rest(self, exercise: str, loads: bool) -> None:
        assert ("spacing" in Story().screen().asked(0, raises(exercise=exercise), verdict="rest")) == loads


class TestMeans:
    def test_kit_that_is_not_there(self) -> None:
        assert "means" in Story().screen().asked(0, raises(exercise="leg-press-calf-raise", rm=15))

    @pytest.mark.parametrize(("kg", "over"), [(20.0, False), (21.0, True)])
    def test_weight_that_is_not_there(self, kg: float, over: bool) -> None:
        assert ("means" in Story().screen().asked(0, raises(exercise="weighted-heel-drop", load_kg=kg))) == over

    @pytest.mark.parametrize(("kg", "far"), [(13.0, False), (14.0, True)])
    def test_a_step_of_weight_is_five_kilograms_or_a_tenth_of_the_body(self, kg: float, far: bool) -> None:
        story = Story().screen()
        story.asked(0, raises(exercise="weighted-heel-drop", load_kg=5.0))
        story.does(0, "weighted-heel-drop").morning(1)
        assert ("means" in story.asked(1, raises(exercise="weighted-heel-drop", load_kg=kg))) == far


class TestHardPain:
    def story(self, **felt: Any) -> Story:
        story = Story().screen()
        story.asked(0, raises(3, 10))
        return story.does(0, "double-leg-heel-raise", **felt).screen(1).morning(1)

    @pytest.mark.parametrize("felt", [{"pain": 7}, {"pain": 3, "sharp_pain": True}], ids=["seven", "sharp"])
    def test_the_same_again_is_too_much(self, felt: dict[str, Any]) -> None:
        assert "hard-pain" in self.story(**felt).asked(1, raises(3, 10))

    def test_less_of_it_or_an_easier_one_is_right(self) -> None:
        assert not self.story(pain=7).asked(1, raises(2, 10))
        assert not self.story(pain=7).asked(1, raises(3, 10, "seated-calf-raise"))

    def test_a_limp_counts_like_it(self) -> None:
        story = Story().screen()
        story.asked(0, raises(3, 10))
        story.does(0, "double-leg-heel-raise").morning(1, limped_yesterday=True)
        assert "hard-pain" in story.asked(1, raises(3, 10))

    def test_pain_below_it_may_stay(self) -> None:
        assert "hard-pain" not in self.story(pain=6).asked(1, raises(3, 10))

    def test_the_lowest_rung_has_nothing_below_it(self) -> None:
        story = Story().screen()
        story.asked(0, raises(2, 20, "ankle-pumps"))
        story.does(0, "ankle-pumps", pain=7).screen(1).morning(1)
        assert "hard-pain" not in story.asked(1, raises(2, 20, "ankle-pumps"))


def test_what_was_taken_back_no_longer_counts_but_a_late_sharp_pain_does() -> None:
    for minutes, stands in ((10, False), (40, True)):
        story = Story().screen()
        told = story.tell(
            SessionFinished,
            0,
            580,
            session="0",
            slot="any",
            planned_sets=1,
            done_sets=1,
            pain_during=3,
            sharp_pain=True,
        )
        story.tell(EventRetracted, 0, 580 + minutes, event=told.id)
        assert (story.case.alarmed is not None) == stands
