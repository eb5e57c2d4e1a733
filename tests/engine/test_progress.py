"""What a day's opening makes of a tendon: down, up, or where it is, with all it remembers."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.ladder import Ladder, ladders_of
from heelwise.engine.opening import Opening
from heelwise.engine.progress import open_day
from heelwise.engine.state import Baseline, Finding, Lift, Morning, Person, Response, Tendon
from tests.engine.test_scores import tendon
from tests.people import day, library

KNOWN = library()
LADDERS = ladders_of(KNOWN)
EARNED, WEEKS = LADDERS["graded-loading"], LADDERS["heavy-slow-resistance"]
ON = 14
YESTERDAY = day(ON - 1).isoformat()
PROGRESS = KNOWN.limits.progress


def at(rung: str, step: int = 0, *, ladder: Ladder = EARNED, **changed: Any) -> Tendon:
    """A tendon that trained on a rung for two weeks."""
    first = ladder.at_rung(rung)
    assert first is not None
    place = first + step
    here: dict[str, Any] = {"pathway": ladder.pathway.id, "place": place, "trained_at": place, "last_session": day(13)}
    return replace(tendon(), **{**here, **changed})


def session(on: int = ON - 1, **told: Any) -> Response:
    usual: dict[str, Any] = {"during": 2, "after": 2, "completed_pct": 100.0, "sharp": False, "reps": {"x": 10}}
    return Response(day=day(on), **{"steady": True, "met_target": True, **usual, **told})


def opening(pain: int | None = 2, *, ladder: Ladder = EARNED, **changed: Any) -> Opening:
    morning = None if pain is None else Morning(day(ON), pain, 10)
    usual: dict[str, Any] = {"morning": morning, "base": Baseline(2, 10, "mornings"), "cap": 4, "missed": None}
    return Opening(on=day(ON), person=Person(), ladder=ladder, knowledge=KNOWN, **{**usual, **changed})


def found(rule: str, outcome: Any, **facts: Any) -> Finding:
    return Finding(day(ON), rule, outcome, facts)


OVER = found("pain-over-cap", "regress", pain=5, cap=4, day=YESTERDAY, times=1)
RISING = tuple(Morning(day(on), 3 + 2 * (on // 7), 10) for on in range(-7, 14))
"""Three weeks of mornings at 1, 3 and 5."""

READY: dict[str, Any] = {"good": 3, "good_from": day(7), "good_pains": (2, 2, 2), "good_reps": {"x": 10}}
"""What earns a step: three good sessions over seven days."""

ROW: dict[str, Any] = {"good": 2, "good_from": day(8), "good_pains": (1, 3), "good_reps": {"x": 10}}
NO_ROW: dict[str, Any] = {"good": 0, "good_from": None, "good_pains": (), "good_reps": {}}
"""Two good sessions, and none."""


class TestDown:
    """Once for one session's answer, and everything earned is gone."""

    def test_a_session_over_the_cap(self) -> None:
        before = at("lower-biased", 1, pending=(session(during=5),), weeks_done=1, before_raise=at("pumps"), **ROW)
        assert open_day(before, opening()) == replace(
            before,
            place=before.place - 1,
            placed_on=day(ON),
            weeks_done=0,
            before_raise=None,
            pending=(),
            over_cap_on=(day(ON - 1),),
            unsettled_on=day(ON),
            eased_since_session=True,
            findings=(OVER,),
            moved=OVER,
            **NO_ROW,
        )

    @pytest.mark.parametrize(("known", "kept"), [((6, 7, 10), (7, 10)), ((7,), (7,)), ((), ())])
    def test_days_over_the_cap_are_known_for_a_week(self, known: tuple[int, ...], kept: tuple[int, ...]) -> None:
        before = at("lower-biased", 1, pending=(session(during=5), session(10)), over_cap_on=tuple(map(day, known)))
        after = open_day(before, opening())
        assert after.over_cap_on == (*map(day, kept), day(ON - 1))

    def test_a_flare_that_goes_on_counts_once(self) -> None:
        before = at("lower-biased", 1, eased_since_session=True)
        after = open_day(before, opening(5))
        assert (after.place, after.findings[0].rule, after.resting_on) == (
            before.place,
            "morning-pain-rise",
            day(ON),
        )
        again = open_day(replace(before, pending=(session(),)), opening(5))
        assert again.place == before.place - 1

    @pytest.mark.parametrize(
        ("rung", "told", "pain", "rests"),
        [
            ("lower-biased", {}, 5, True),
            ("lower-biased", {"during": 5}, 2, False),
            ("pumps", {"during": 5}, 2, True),
            ("pumps", {}, 5, True),
            ("lower-biased", {"during": 5}, 5, True),
        ],
    )
    def test_a_morning_that_rose_rests_and_so_does_the_lowest_place(
        self, rung: str, told: dict[str, Any], pain: int, *, rests: bool
    ) -> None:
        before = at(rung, pending=(session(**told),), resting_on=day(3))
        assert open_day(before, opening(pain)).resting_on == (day(ON) if rests else day(3))

    @pytest.mark.parametrize(("limped", "rests"), [(True, True), (False, False)])
    def test_a_limp_rests(self, *, limped: bool, rests: bool) -> None:
        morning = Morning(day(ON), 2, 10, limped_yesterday=limped)
        after = open_day(at("lower-biased", pending=(session(during=5),)), opening(morning=morning))
        assert (after.resting_on == day(ON)) is rests

    def test_without_a_session_the_lowest_place_rests_only_after_a_bad_morning(self) -> None:
        after = open_day(at("pumps", mornings=RISING), opening(None))
        assert [one.rule for one in after.findings] == ["trend-two-weeks"]
        assert after.resting_on is None

    @pytest.mark.parametrize(("eased", "down"), [(None, 1), (7, 1), (8, 0), (13, 0)])
    def test_two_rising_weeks_ease_once_a_week(self, eased: int | None, down: int) -> None:
        since = None if eased is None else day(eased)
        before = at("lower-biased", 1, mornings=RISING, trend_eased_on=since)
        after = open_day(before, opening(None))
        assert after.place == before.place - down
        assert after.trend_eased_on == (day(ON) if down else since)

    def test_another_finding_beside_them_eases_all_the_same(self) -> None:
        before = at("lower-biased", 1, mornings=RISING, trend_eased_on=day(13), pending=(session(during=5),))
        assert open_day(before, opening(None)).place == before.place - 1

    def test_of_several_findings_the_lowest_place_rules(self) -> None:
        before = at("lower-biased", 1, pending=(session(during=7),))
        after = open_day(before, opening())
        assert [one.rule for one in after.findings] == ["pain-stop", "pain-over-cap"]
        assert after.place == open_day(before, opening(cap=7)).place

    def test_what_springs_above_all_that_was_done_waits(self) -> None:
        before = at("hop-two", 1, pending=(session(during=5),), tiers=((day(10), 2),))
        assert open_day(before, opening()).tier_at_most == 2

    def test_a_protocol_gives_a_set_and_a_fifth_of_the_weight(self) -> None:
        lift = Lift(20, "held", None, day(0))
        before = at("hsr-10rm", ladder=WEEKS, pending=(session(during=5),), week_since=day(10), loads={"a": lift})
        after = open_day(before, opening(ladder=WEEKS))
        assert (after.place, after.sets_at_most, after.week_spoilt) == (before.place, 3, True)
        assert after.loads["a"].kg == 16


class TestHold:
    """A finding that holds: nothing is earned today, and the place stays."""

    @pytest.mark.parametrize(("pain", "rule"), [(3, "morning-slight-rise"), (4, "morning-pain-rise")])
    def test_a_morning_a_little_worse_breaks_the_row(self, pain: int, rule: str) -> None:
        before = at("lower-biased", pending=(session(),), **ROW)
        after = open_day(before, opening(pain))
        assert (after.findings[0].rule, after.good) == (rule, 0)

    def test_a_rising_week_unsettles(self) -> None:
        rising = tuple(Morning(day(on), 1 if on < 7 else 3, 10) for on in range(14))
        before = at("lower-biased", mornings=rising, unsettled_on=day(0), findings=(OVER,), **ROW)
        trend = found("trend", "hold", rise=1.7, limit=1)
        assert open_day(before, opening(None)) == replace(before, findings=(trend,), unsettled_on=day(ON))

    def test_missed_sessions_do_not(self) -> None:
        before = at("lower-biased", unsettled_on=day(0), **ROW)
        missed = found("sessions-missed", "hold", missed=3, limit=3)
        assert open_day(before, opening(missed=3)) == replace(before, findings=(missed,))

    def test_a_week_that_is_over_is_told_beside_it(self) -> None:
        before = at("hsr-10rm", ladder=WEEKS, week_since=day(7), week_days=())
        after = open_day(before, opening(ladder=WEEKS, missed=3))
        assert [one.rule for one in after.findings] == ["sessions-missed", "week-repeated"]
        calm = open_day(before, opening(ladder=WEEKS))
        assert [one.rule for one in calm.findings] == ["week-repeated"]


class TestTheRow:
    """Each session that waited counts, breaks the row, or is dropped for want of a morning."""

    @pytest.mark.parametrize(
        ("told", "good"),
        [
            ({}, 3),
            ({"during": 4, "after": 4}, 3),
            ({"during": None}, 0),
            ({"completed_pct": None}, 0),
            ({"completed_pct": 95}, 3),
            ({"completed_pct": 94}, 0),
            ({"steady": False}, 0),
            ({"met_target": False}, 0),
        ],
    )
    def test_a_good_one_is_whole_steady_and_on_target(self, told: dict[str, Any], good: int) -> None:
        after = open_day(at("lower-biased", pending=(session(**told),), **ROW), opening(base=Baseline(2, 10, "intake")))
        assert after.pending == ()
        assert (after.good, after.good_from) == ((good, day(8)) if good else (0, None))
        pains = (1, 3, told.get("during", 2)) if good else ()
        assert (after.good_pains, after.good_reps) == (pains, {"x": 10} if good else {})

    def test_without_its_morning_it_is_dropped_and_breaks_nothing(self) -> None:
        before = at("lower-biased", pending=(session(12), session(13)), **ROW)
        assert open_day(before, opening(None)) == replace(before, pending=())

    def test_the_last_three_pains_are_kept_and_the_first_day_of_the_row(self) -> None:
        before = at("lower-biased", pending=(session(13, during=4),), good=3, good_from=day(10), good_pains=(1, 2, 3))
        after = open_day(before, opening())
        assert (after.good, after.good_from, after.good_pains) == (4, day(10), (2, 3, 4))
        first = open_day(at("lower-biased", pending=(session(13, during=0),)), opening())
        assert (first.good, first.good_from, first.good_pains) == (1, day(13), (0,))

    def test_nothing_waits_and_nothing_changes(self) -> None:
        before = at("lower-biased", **ROW)
        assert open_day(before, opening()) == before
        assert open_day(replace(before, findings=(OVER,)), opening()) == before


class TestUp:
    """One step when everything that must be known is known and good."""

    def test_a_step_is_earned_once_and_remembers_where_it_stood(self) -> None:
        before = at("lower-biased", tier_at_most=2, weeks_done=2, phase_since=day(1), **READY)
        earned = found("earned", "progress", variable="reps")
        after = replace(
            before,
            place=before.place + 1,
            placed_on=day(ON),
            weeks_done=0,
            tier_at_most=None,
            moved=earned,
            findings=(earned,),
            before_raise=before,
            **NO_ROW,
        )
        assert open_day(before, opening()) == after
        more = replace(after, **READY)
        assert open_day(more, opening()) == replace(more, findings=())

    @pytest.mark.parametrize(
        ("held", "variable", "left"),
        [
            ({"sets_at_most": 2}, "sets", (None, None)),
            ({"reps_at_most": 8}, "reps", (None, None)),
            ({"sets_at_most": 2, "reps_at_most": 8}, "sets", (None, 8)),
        ],
    )
    def test_what_was_held_back_comes_first(
        self, held: dict[str, Any], variable: str, left: tuple[int | None, int | None]
    ) -> None:
        before = at("lower-biased", **held, **READY)
        after = open_day(before, opening())
        assert (after.place, after.findings) == (before.place, (found("earned", "progress", variable=variable),))
        assert (after.sets_at_most, after.reps_at_most, after.before_raise) == (*left, before)

    def test_counted_weeks_earn_the_next_dose(self) -> None:
        lift = Lift(20, "held", None, day(0), raised_on=day(0), whole_kg=30)
        before = at("hsr-15rm", ladder=WEEKS, weeks_done=1, week_since=day(13), loads={"a": lift}, **READY)
        after = open_day(before, opening(ladder=WEEKS))
        assert (after.place, after.weeks_done) == (before.place + 1, 0)
        assert after.findings == (found("weeks-earned", "progress", variable="rm"),)
        assert after.loads["a"].kg == 21
        held = open_day(replace(before, sets_at_most=2), opening(ladder=WEEKS))
        assert held.findings == (found("earned", "progress", variable="sets"),)

    @pytest.mark.parametrize(
        ("missing", "up"),
        [
            ({}, True),
            ({"good": 2}, False),
            ({"good_from": day(8)}, False),
            ({"good_from": None}, False),
        ],
    )
    def test_three_sessions_over_seven_days(self, missing: dict[str, Any], *, up: bool) -> None:
        before = at("lower-biased", **{**READY, **missing})
        assert (open_day(before, opening()).place > before.place) is up
        assert open_day(before, opening(None)).place == before.place
