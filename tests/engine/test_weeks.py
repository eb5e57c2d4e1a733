"""A week of a published protocol: counted, repeated, or spoilt by a step back, and what is said of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.because import Because, Facts
from heelwise.engine.ladder import Ladder, ladders_of
from heelwise.engine.opening import Opening
from heelwise.engine.state import Baseline, Finding, Morning, Person, Tendon
from heelwise.engine.weeks import moved_week, read_week, week_days_with, week_due
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import SessionLog
from heelwise.record.events import Event, SessionFinished, SetDone
from tests.engine.test_scores import tendon
from tests.people import day, library

KNOWN = library()
LADDERS = ladders_of(KNOWN)
ALFREDSON = LADDERS["alfredson"]
"""Two sessions a day, so 14 a week; 12 of them are more than 80 %."""


def days(count: int) -> tuple[dt.date, ...]:
    """So many sessions, two a day from day 0 on."""
    return tuple(day(number // 2) for number in range(count))


def in_week(**changed: Any) -> Tendon:
    """A tendon on the protocol's first place, in the week that began on day 0."""
    here = {"pathway": "alfredson", "place": 0, "week_since": day(0), "week_days": days(14), "weeks_done": 0}
    return replace(tendon(), **{**here, **changed})


def opening(on: int, *, ladder: Ladder = ALFREDSON, knowledge: Knowledge = KNOWN, **changed: Any) -> Opening:
    usual: dict[str, Any] = {"morning": Morning(day(on), 2, 10), "base": Baseline(2, 10, "mornings"), "missed": None}
    return Opening(on=day(on), person=Person(), ladder=ladder, cap=5, knowledge=knowledge, **{**usual, **changed})


class TestReading:
    """What a day makes of the running week."""

    def test_the_first_day_begins_a_week(self) -> None:
        before = in_week(week_since=None, week_spoilt=True)
        after = replace(before, week_since=day(3), week_days=(), week_spoilt=False)
        assert read_week(before, opening(3), eased=False) == (after, ())
        assert read_week(before, opening(3), eased=True) == (after, ())

    @pytest.mark.parametrize("spoilt", [True, False])
    @pytest.mark.parametrize("eased", [True, False])
    def test_a_step_back_within_it_spoils_the_week(self, *, spoilt: bool, eased: bool) -> None:
        running = in_week(week_days=days(6), week_spoilt=spoilt)
        after = replace(running, week_spoilt=spoilt or eased)
        assert read_week(running, opening(6), eased=eased) == (after, ())

    @pytest.mark.parametrize(
        ("done", "spoilt", "eased", "held", "rule", "outcome"),
        [
            (14, False, False, False, "week-counted", "none"),
            (12, False, False, False, "week-counted", "none"),
            (11, False, False, False, "week-repeated", "hold"),
            (0, True, True, True, "week-repeated", "hold"),
            (14, True, False, False, "week-eased", "hold"),
            (14, False, True, False, "week-eased", "hold"),
            (14, False, False, True, "week-eased", "hold"),
            (14, True, True, False, "week-eased", "hold"),
        ],
    )
    def test_a_week_that_is_over(
        self, done: int, *, spoilt: bool, eased: bool, held: bool, rule: str, outcome: Any
    ) -> None:
        over = in_week(week_days=days(done), week_spoilt=spoilt, sets_at_most=1 if held else None, weeks_done=2)
        weeks = 3 if rule == "week-counted" else 2
        facts: Facts = {"done": done, "asked": 14, "least_pct": 80, "weeks": weeks}
        after = replace(over, week_since=day(7), week_days=(), week_spoilt=False, weeks_done=weeks)
        assert read_week(over, opening(7), eased=eased) == (after, (Finding(day(7), rule, outcome, facts),))

    @pytest.mark.parametrize(("least", "rule"), [(78, "week-counted"), (79, "week-repeated")])
    def test_enough_is_not_rounded(self, least: int, rule: str) -> None:
        """11 of 14 are 78.6 percent."""
        weeks = replace(KNOWN.limits.weeks, done_pct=replace(KNOWN.limits.weeks.done_pct, value=least))
        knowledge = replace(KNOWN, limits=replace(KNOWN.limits, weeks=weeks))
        _, told = read_week(in_week(week_days=days(11)), opening(7, knowledge=knowledge), eased=False)
        assert [finding.rule for finding in told] == [rule]


class TestSessions:
    """Which sessions count in a week."""

    @staticmethod
    def session(on: int, *, done: int = 10, sets: tuple[str, ...] = (), finished: bool = True) -> SessionLog:
        written = diary(
            [f"{on} set {name} session=one" for name in sets]
            + ([f"{on} session any 2 {done}/10 name=one"] if finished else [])
        )
        events: tuple[Event, ...] = written.record().events if written.lines else ()
        return SessionLog(
            id="one",
            day=day(on),
            sets=[event for event in events if isinstance(event, SetDone)],
            skipped=[],
            finishes=[event for event in events if isinstance(event, SessionFinished)],
        )

    def counted(self, session: SessionLog, known: tuple[dt.date, ...] = ()) -> bool:
        after = week_days_with(in_week(week_days=known), session, ALFREDSON.places[0], KNOWN.limits)
        assert after in (known, (*known, session.day))
        return after != known

    @pytest.mark.parametrize(
        ("known", "counts"), [((), True), ((0,), True), ((1,), True), ((0, 1), True), ((1, 1), False), ((0, 0), True)]
    )
    def test_no_more_of_a_day_than_the_plan_asks(self, known: tuple[int, ...], *, counts: bool) -> None:
        assert self.counted(self.session(1), tuple(map(day, known))) is counts

    @pytest.mark.parametrize(("done", "counts"), [(10, True), (8, True), (7, False)])
    def test_done_far_enough(self, done: int, *, counts: bool) -> None:
        assert self.counted(self.session(1, done=done)) is counts

    def test_not_one_that_was_never_finished(self) -> None:
        assert not self.counted(self.session(1, sets=("heel-drop",), finished=False))

    def test_of_the_plan_or_without_its_sets(self) -> None:
        own = next(iter(ALFREDSON.places[0].exercises))
        assert self.counted(self.session(1, sets=(own,)))
        assert self.counted(self.session(1, sets=("ankle-pumps", own)))
        assert not self.counted(self.session(1, sets=("ankle-pumps",)))


class TestTheNextDose:
    """What it waits for, and which sessions then count for it."""

    @pytest.mark.parametrize(("weeks", "verdict"), [(0, "unmet"), (1, "met"), (2, "met")])
    def test_a_rung_without_a_gate_waits_for_one_week(self, weeks: int, verdict: Any) -> None:
        first = ALFREDSON.places[0]
        bare = replace(first, rung=replace(first.rung, gate=None))
        ladder = replace(ALFREDSON, places=(bare, *ALFREDSON.places[1:]))
        calm, gate = week_due(in_week(weeks_done=weeks), opening(7, ladder=ladder))
        assert calm.verdict == "met"
        facts: Facts = {"weeks": weeks, "at_least": 1}
        assert gate == Because("weeks-done", verdict, facts, first.rung.sources)

    @pytest.mark.parametrize(("on", "kept"), [(7, True), (9, True), (10, False)])
    def test_late_in_a_week_only_what_is_to_come_counts(self, on: int, *, kept: bool) -> None:
        moved = in_week(week_since=day(7), week_days=(day(7),))
        assert moved_week(moved, opening(on)) == (moved if kept else replace(moved, week_days=()))
