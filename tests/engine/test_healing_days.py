"""A healing tear from day to day: its place follows what is open, pain takes sets, weeks away take more."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.milestones import healing_day, heals, opened_place, phase_index
from heelwise.engine.state import Cleared, Finding, Morning, Person, Response, Tendon
from heelwise.record.chart import empty_day
from heelwise.record.events import PhaseSet
from heelwise.terms import Milestone
from tests.engine.test_milestones import RULES, cleared, torn
from tests.people import day, library

KNOWN = library()
LADDER = RULES.ladders["rupture-guided"]
LONG_AGO = day(-40)
WHO = Person(session_days=tuple(day(-ago) for ago in range(7, 0, -1) for _ in range(2)))
"""Nobody who missed a session."""


READY: dict[str, Any] = {"good": 3, "good_from": day(-7), "good_pains": (1, 1, 1), "good_reps": {"x": 1}}
"""Three good sessions over seven days."""


def place(rung: str) -> int:
    found = LADDER.at_rung(rung)
    assert found is not None
    return found


def on_rung(rung: str | None, *named: Milestone, week: int = 30, **changed: Any) -> Tendon:
    """A tear in a week of healing that stands on a rung since long, trained yesterday, with these cleared."""
    since = {"placed_on": LONG_AGO, "phase_since": LONG_AGO, "plan_since": LONG_AGO, "episode_on": LONG_AGO}
    here = {"place": -1 if rung is None else place(rung), "last_session": day(-1), "milestones": cleared(*named)}
    if rung is not None:
        here["trained_at"] = place(rung)
    return replace(torn(week), **{**since, **here, **changed})


def session(**told: Any) -> Response:
    usual: dict[str, Any] = {"during": 1, "after": 1, "completed_pct": 100.0, "sharp": False, "reps": {}}
    return Response(day=day(-1), steady=True, met_target=True, **{**usual, **told})


def opened(tendon: Tendon, *words: str, pain: int | None = None) -> Tendon:
    """After day 0 opened, with words of that day and its morning."""
    log = empty_day(day(0))
    if words:
        events = diary([f"0 {word}" for word in words]).record().events
        log = replace(log, words=[event for event in events if isinstance(event, PhaseSet)])
    morning = None if pain is None else Morning(day(0), pain, 10)
    return healing_day(tendon, WHO, log, morning, RULES)


def found(rule: str, outcome: Any, **facts: Any) -> Finding:
    return Finding(day(0), rule, outcome, facts)


class TestPlaced:
    """The place follows what a clinician opened."""

    def test_nothing_open_is_nowhere_and_forgets_what_was_found(self) -> None:
        gone = found("earned", "progress")
        before = on_rung("heal-band", findings=(gone,), moved=gone)
        nowhere = {"place": -1, "placed_on": day(0), "phase_since": day(0)}
        assert opened(before) == replace(before, **nowhere, findings=(), moved=None)

    def test_the_first_day_begins_the_plan_with_what_was_felt_since_yesterday(self) -> None:
        before = on_rung(None, "band", pending=(replace(session(during=4), day=day(-2)), session()))
        after = opened(before)
        felt = opened(replace(before, pending=(session(during=4),)))
        assert (after.findings, felt.findings) == ((), (TestSets.OVER,))
        assert (after.place, after.before_raise) == (place("heal-band"), None)
        assert {after.placed_on, after.phase_since, after.plan_since} == {day(0)}

    def test_a_later_rung_is_begun_after_a_day_that_says_nothing_against_it(self) -> None:
        before = on_rung("heal-band", "heel-raise-double")
        after = opened(before, pain=0)
        assert after == replace(before, place=place("heal-raise-two"), placed_on=day(0), before_raise=before)

    def test_a_later_phase_is_begun_today(self) -> None:
        before = on_rung("heal-raise-two", "heel-raise-single")
        assert opened(before).phase_since == day(0)
        assert (phase_index(before, LADDER), phase_index(opened(before), LADDER)) == (2, 3)

    @pytest.mark.parametrize(
        ("changed", "pain"),
        [
            ({"eased_since_session": True}, None),
            ({"pending": (session(during=4),)}, None),
            ({"pending": (session(completed_pct=50.0),)}, None),
            ({}, 9),
        ],
    )
    def test_not_after_a_day_that_speaks_against_it(self, changed: dict[str, Any], pain: int | None) -> None:
        before = on_rung("heal-band", "heel-raise-double", **changed)
        assert opened(before, pain=pain).place == before.place

    def test_what_was_closed_is_left_the_same_day_whatever_else_is_told(self) -> None:
        before = on_rung("heal-raise-one", "heel-raise-double", eased_since_session=True)
        after = opened(before)
        assert (after.place, after.before_raise) == (place("heal-raise-two"), None)
        assert {after.placed_on, after.phase_since} == {day(0)}

    @pytest.mark.parametrize(("week", "rung"), [(8, "heal-band"), (9, "heal-raise-two"), (12, "heal-raise-one")])
    def test_no_further_than_its_week(self, week: int, rung: str) -> None:
        before = on_rung("heal-seated", "heel-raise-single", week=week)
        assert opened_place(before, day(0), LADDER, KNOWN) == place(rung)
        assert opened(before).place == place(rung)


class TestSprings:
    """What springs and was opened before its time is come by a rung a session."""

    @staticmethod
    def sooner(on: int) -> dict[Milestone, Cleared]:
        """Sport, said so many days ago."""
        return {name: replace(one, on=day(on)) for name, one in cleared("sport").items()}

    @pytest.mark.parametrize(
        ("said", "changed", "rung"),
        [
            (0, {}, "heal-sport"),
            (-100, {}, "heal-spring"),
            (-100, {"trained_at": None}, "heal-run"),
            (-100, {"spaced_on": ()}, "heal-run"),
            (-100, {"spaced_on": (day(-41),)}, "heal-run"),
            (-100, {"spaced_on": (day(-41), day(-40))}, "heal-spring"),
        ],
    )
    def test_from_running(self, said: int, changed: dict[str, Any], rung: str) -> None:
        usual = {"spaced_on": (day(-1),), "milestones": self.sooner(said)}
        before = on_rung("heal-run", week=30, **{**usual, **changed})
        assert opened(before).place == place(rung)

    def test_up_to_what_does_not_spring_in_one_go(self) -> None:
        before = on_rung("heal-band", week=30, milestones=self.sooner(-200))
        assert opened(before).place == place("heal-raise-one")


class TestPhases:
    """A phase by name opens nothing by itself."""

    @pytest.mark.parametrize(
        ("word", "told"),
        [
            ("phase return by=clinician", 4),
            ("phase return by=told", 4),
            ("phase shoe by=clinician", 2),
            ("phase shoe by=person", 2),
            ("phase strengthen by=person", 3),
            ("phase return by=person", None),
            ("phase no-such-phase by=clinician", None),
        ],
    )
    def test_who_may_name_it(self, word: str, told: int | None) -> None:
        before = on_rung("heal-raise-one", "heel-raise-single")
        after = opened(before, word)
        if told is None:
            assert after == before
            return
        assert (after.phase_told, after.phase_told_on, after.phase_since) == (told, day(0), day(0))

    def test_an_earlier_one_closes_later_rungs_until_a_newer_clearance(self) -> None:
        before = on_rung("heal-raise-one", "heel-raise-single")
        back = opened(before, "phase shoe by=clinician")
        assert back.place == place("heal-raise-two")
        newer = {name: replace(one, on=day(1)) for name, one in before.milestones.items()}
        assert opened_place(replace(back, milestones=newer), day(1), LADDER, KNOWN) == place("heal-raise-one")
        assert opened_place(back, day(1), LADDER, KNOWN) == place("heal-raise-two")

    def test_a_word_from_before_this_tear_is_none_for_it(self) -> None:
        before = on_rung("heal-raise-one", "heel-raise-single")
        assert opened(before, "07:59 phase shoe by=clinician") == before
        assert opened(before, "08:00 phase shoe by=clinician").phase_told == 2

    @pytest.mark.parametrize(("rung", "told", "shown"), [(None, 0, 0), (None, 2, 2), ("heal-run", 1, 4)])
    def test_the_later_of_the_two_is_shown(self, rung: str | None, told: int, shown: int) -> None:
        assert phase_index(on_rung(rung, phase_told=told), LADDER) == shown


class TestAway:
    """After two weeks one set, after six the first rung, until a clinician's newer word."""

    @pytest.mark.parametrize(("days", "rule"), [(14, None), (15, "healing-gap"), (42, "healing-gap")])
    def test_two_weeks(self, days: int, rule: str | None) -> None:
        row: dict[str, Any] = {"good": 2, "good_from": day(-days), "good_pains": (1, 1), "good_reps": {"x": 1}}
        before = on_rung("heal-band", "band", last_session=day(-days), plan_since=day(-99), **row)
        after = opened(before)
        if rule is None:
            assert after == before
            return
        gap = found(rule, "regress", days=days)
        none: dict[str, Any] = {"good": 0, "good_from": None, "good_pains": (), "good_reps": {}, "sets_at_most": 1}
        assert after == replace(before, findings=(gap,), moved=gap, unsettled_on=day(0), **none)

    def test_six_weeks(self) -> None:
        before = on_rung("heal-raise-one", "heel-raise-single", last_session=day(-43), plan_since=day(-99))
        after = opened(before)
        gap = found("healing-gap-long", "regress", days=43)
        assert (after.place, after.sets_at_most, after.gap_steps) == (0, 1, 2)
        assert (after.findings, after.moved, after.unsettled_on) == ((gap,), gap, day(0))
        assert (after.phase_told, after.phase_told_on) == (LADDER.places[0].phase_index, day(0))
        again = opened(replace(after, milestones={n: replace(c, on=day(1)) for n, c in after.milestones.items()}))
        assert again.place == place("heal-raise-one")

    def test_the_days_count_from_the_plans_own_beginning(self) -> None:
        before = on_rung("heal-band", "band", last_session=day(-50), plan_since=day(-14))
        assert opened(before) == before
        never = on_rung("heal-band", "band", last_session=None, plan_since=day(-15))
        assert opened(never).findings == (found("healing-gap", "regress", days=15),)


class TestSets:
    """Pain takes a set, at one set the rung; good sessions give back no more than was open."""

    OVER = found("pain-over-cap", "regress", pain=4, cap=3, day=day(-1).isoformat(), times=1)
    STOP = found("pain-stop", "regress", pain=7, stop_at=7, day=day(-1).isoformat())

    @pytest.mark.parametrize(("sets", "left"), [(None, 2), (3, 2), (2, 1), (1, 1), (9, 2)])
    def test_a_set_less(self, sets: int | None, left: int) -> None:
        before = on_rung("heal-band", "band", pending=(session(during=4),), sets_at_most=sets)
        after = opened(before)
        assert (after.place, after.sets_at_most, after.findings, after.moved) == (
            before.place,
            left,
            (self.OVER,),
            self.OVER,
        )
        assert after.placed_on == LONG_AGO

    @pytest.mark.parametrize(
        ("rung", "sets", "during", "below"),
        [
            ("heal-shoe", 1, 7, "heal-seated"),
            ("heal-shoe", 2, 7, None),
            ("heal-shoe", 1, 4, None),
            ("heal-move", 1, 7, None),
        ],
    )
    def test_from_one_set_hard_pain_leads_to_the_rung_below(
        self, rung: str, sets: int, during: int, below: str | None
    ) -> None:
        before = on_rung(rung, "band", pending=(session(during=during),), sets_at_most=sets, place_at_most=place(rung))
        after = opened(before)
        wanted = rung if below is None else below
        assert (after.place, after.place_at_most, after.sets_at_most) == (place(wanted), place(wanted), 1)
        assert after.placed_on == (LONG_AGO if below is None else day(0))

    def test_the_second_time_in_a_week_is_hard_as_well(self) -> None:
        before = on_rung("heal-band", "band", pending=(session(during=4),), sets_at_most=1, over_cap_on=(day(-4),))
        assert opened(before).place == place("heal-shoe")

    def test_a_limp_without_a_session_leaves_the_rung(self) -> None:
        before = on_rung("heal-band", "band", sets_at_most=1)
        morning = Morning(day(0), 2, 10, limped_yesterday=True)
        after = healing_day(before, WHO, empty_day(day(0)), morning, RULES)
        assert (after.place, after.sets_at_most) == (before.place, 1)

    @pytest.mark.parametrize(("sets", "given"), [(1, 2), (2, None)])
    def test_good_sessions_give_a_set_back(self, sets: int, given: int | None) -> None:
        before = on_rung("heal-band", "band", sets_at_most=sets, **READY)
        after = opened(before, pain=1)
        assert (after.place, after.sets_at_most, after.good) == (before.place, given, 0)
        assert after.before_raise == replace(before, findings=())

    def test_and_at_all_sets_the_rung_that_pain_took(self) -> None:
        below = on_rung("heal-shoe", "band", place_at_most=place("heal-shoe"), **READY)
        after = opened(below, pain=1)
        assert (after.place, after.place_at_most, after.sets_at_most, after.placed_on) == (
            place("heal-band"),
            place("heal-band"),
            1,
            day(0),
        )

    def test_but_never_a_rung_that_nobody_opened(self) -> None:
        before = on_rung("heal-band", "band", **READY)
        assert opened(before, pain=1) == before

    @pytest.mark.parametrize(("held", "kept"), [("heal-shoe", True), ("heal-band", False), ("heal-raise-two", False)])
    def test_what_pain_holds_is_held_until_it_is_no_less_than_what_is_open(self, held: str, *, kept: bool) -> None:
        before = on_rung("heal-shoe", "band", place_at_most=place(held))
        after = opened(before)
        assert (after.place, after.place_at_most) == (
            (place("heal-shoe"), place("heal-shoe")) if kept else (place("heal-band"), None)
        )


def test_a_tear_heals_and_nothing_else_does() -> None:
    assert heals(torn(1), KNOWN)
    assert not heals(replace(torn(1), pathway="graded-loading"), KNOWN)
    assert not heals(replace(torn(1), pathway=None), KNOWN)
