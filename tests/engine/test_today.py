"""A day's sessions: lines of both sides put together, cut to the minutes there are, matched with what was logged."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.because import Because
from heelwise.engine.cues import minutes_of
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import Item, NextSession
from heelwise.engine.today import Today, today_of
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Dose, Main
from tests.engine.test_lines import BAND, PUMPS, RAISE, told
from tests.people import day, library

KNOWN = library()
BALANCE, SEATED = "single-leg-balance", "seated-calf-raise"


def view_of(knowledge: Knowledge, *words: str, intake: str = "", on: int = 0) -> DayView:
    return day_view(knowledge, diary([f"0 intake {intake}", "0 screen", *words], knowledge).record(), day(on))


def today(knowledge: Knowledge, *words: str, intake: str = "", on: int = 0) -> Today:
    return today_of(view_of(knowledge, *words, intake=intake, on=on))


def both(knowledge: Knowledge, left: dict[str, Any], right: dict[str, Any]) -> tuple[Item, ...]:
    """The lines of a day with two sore sides that stand alike but for this."""
    view = view_of(knowledge, intake="side=both worse_side=left")
    mine, other = view.state.tendons
    state = replace(view.state, tendons=(replace(mine, **left), replace(other, **right)))
    return today_of(replace(view, state=state)).sessions[0].items


class TestTwoSides:
    """Two-leg work is done once, at the smaller of each number."""

    @pytest.mark.parametrize(
        ("left", "right", "sets", "reps"),
        [
            ({}, {}, 2, 10),
            ({"sets_at_most": 1}, {}, 1, 10),
            ({}, {"sets_at_most": 1}, 1, 10),
            ({"sets_at_most": 1}, {"reps_at_most": 8}, 1, 8),
            ({"reps_at_most": 8}, {"reps_at_most": 7}, 2, 7),
        ],
    )
    def test_the_smaller_of_each_number_with_both_reasons(
        self, left: dict[str, Any], right: dict[str, Any], sets: int, reps: int
    ) -> None:
        (item,) = both(told(), left, right)
        assert (item.exercise, item.side, item.sets, item.reps) == (RAISE, "both", sets, reps)
        assert [why.facts["side"] for why in item.why] == ["left", "right"]

    def test_what_is_held_is_held_for_the_shorter_time(self) -> None:
        held = told(Main(exercise="isometric-heel-raise", dose=Dose(sets=2, hold_s=30)))
        view = view_of(held, intake="side=both worse_side=left")
        place = view.state.tendons[0].place
        (item,) = both(held, {}, {"place": place + 1})
        assert (item.sets, item.hold_s) == (2, 30)

    def test_one_leg_after_the_other(self) -> None:
        items = both(told(Main(exercise=PUMPS), Main(exercise=RAISE), Main(exercise=BAND)), {}, {})
        assert [(one.exercise, one.side) for one in items] == [
            (PUMPS, "left"),
            (PUMPS, "right"),
            (RAISE, "both"),
            (BAND, "left"),
            (BAND, "right"),
        ]


class TestMinutes:
    """As many lines as the minutes hold, in order; the first is shortened rather than lost."""

    MAINS = (Main(exercise=RAISE), Main(exercise=PUMPS, dose=Dose(sets=2, reps=20)), Main(exercise=BAND))

    def test_no_limit_leaves_nothing_out(self) -> None:
        found = today(told(*self.MAINS))
        assert [one.exercise for one in found.sessions[0].items] == [RAISE, PUMPS, BAND]
        assert found.left_out == ()

    def test_what_does_not_fit_says_so(self) -> None:
        content = told(*self.MAINS, steps=(Dose(sets=2, reps=10),))
        whole = today(content).sessions[0]
        limit = minutes_of(whole.items[:2], KNOWN)
        assert whole.minutes > limit
        found = today(content, intake=f"minutes_per_session={limit}")
        assert [one.exercise for one in found.sessions[0].items] == [RAISE, PUMPS]
        no_time = Because("no-time", "unmet", {"exercise": BAND, "minutes": limit}, ("heelwise",))
        assert [(out.exercise, out.because) for out in found.left_out] == [(BAND, no_time)]
        assert found.sessions[0].minutes == limit

    @pytest.mark.parametrize(("sets", "fits"), [(8, 5), (8, 1), (1, 1)])
    def test_the_first_is_shortened_to_what_fits_and_never_to_nothing(self, sets: int, fits: int) -> None:
        long = told(Main(exercise=RAISE, dose=Dose(sets=sets, reps=10)))
        whole = today(long).sessions[0].items[0]
        limit = minutes_of((replace(whole, sets=fits),), KNOWN)
        item = today(long, intake=f"minutes_per_session={max(5, limit)}").sessions[0].items[0]
        most = max(n for n in range(1, sets + 1) if minutes_of((replace(whole, sets=n),), KNOWN) <= max(5, limit))
        facts = {"sets": most, "minutes": max(5, limit)}
        fewer = () if most == sets else (Because("fewer-sets-for-time", "met", facts, ("heelwise",)),)
        assert item == replace(whole, sets=most, why=(*whole.why, *fewer))

    def test_a_step_down_brings_in_nothing_that_had_no_room_before(self) -> None:
        mains = (Main(exercise=RAISE), Main(exercise=PUMPS, dose=Dose(sets=9, reps=20)))
        last = told(*mains, steps=(Dose(sets=2, reps=10), Dose(sets=6, reps=15)))
        low = today(last).sessions[0]
        limit = minutes_of(low.items, KNOWN)
        assert [one.exercise for one in low.items] == [RAISE, PUMPS]
        found = today(last, intake=f"minutes_per_session={limit}").sessions[0]
        assert [one.exercise for one in found.items] == [RAISE]


class TestLogged:
    """What was logged today is found again by its name, by its slot, or by being the only one."""

    @pytest.mark.parametrize(
        ("words", "state", "name"),
        [
            ((), "due", "2026-11-02-any"),
            (("0 set ankle-pumps session=mine",), "part-done", "mine"),
            (("0 session any 2 name=mine",), "done", "mine"),
            (("0 session morning 2 name=mine",), "done", "mine"),
            (("0 session any 2 name=2026-11-02-any", "0 12:00 set ankle-pumps session=mine"), "done", "2026-11-02-any"),
        ],
    )
    def test_of_one_session(self, words: tuple[str, ...], state: str, name: str) -> None:
        (session,) = today(told(), *words).sessions
        assert (session.state, session.id, session.slot) == (state, name, "any")

    @pytest.mark.parametrize(
        ("words", "states"),
        [
            ((), ["due", "due"]),
            (("0 session evening 2 name=a",), ["due", "done"]),
            (("0 session morning 2 name=a",), ["done", "due"]),
            (("0 session any 2 name=a",), ["done", "due"]),
            (("0 session any 2 name=2026-11-02-evening",), ["done", "due"]),
            (("0 session morning 2 name=a", "0 18:00 session evening 2 name=b"), ["done", "done"]),
        ],
    )
    def test_of_two(self, words: tuple[str, ...], states: list[str]) -> None:
        found = today(KNOWN, "0 choose pathway=alfredson by=clinician", *words, intake="worst_pain_week=2")
        assert [(one.slot, one.state) for one in found.sessions] == list(
            zip(("morning", "evening"), states, strict=True)
        )


class TestNext:
    """When to come back."""

    @pytest.mark.parametrize(
        ("words", "when"),
        [
            ((), (1, "any")),
            (("0 session any 2 name=a",), (1, "any")),
        ],
    )
    def test_tomorrow(self, words: tuple[str, ...], when: tuple[int, str]) -> None:
        assert today(told(), *words).next_session == NextSession(day(when[0]), when[1])  # type: ignore[arg-type]

    def test_later_today(self) -> None:
        words = ("0 choose pathway=alfredson by=clinician", "0 session morning 2 name=a")
        assert today(KNOWN, *words, intake="worst_pain_week=2").next_session == NextSession(day(0), "evening")

    def test_the_next_of_three_days_a_week(self) -> None:
        words = ("0 choose pathway=heavy-slow-resistance by=clinician",)
        found = today(KNOWN, *words, intake="worst_pain_week=2 equipment=[gym]")
        assert found.next_session == NextSession(day(2), "any")

    def test_nobody_knows_while_it_is_paused(self) -> None:
        found = today(told(), "0 09:00 paused")
        assert (found.sessions, found.next_session) == ((), None)
        assert found.resting is not None
        assert found.resting.rule == "paused"


class TestRest:
    """A day of rest keeps its self-care; what was begun is cancelled."""

    def test_a_day_that_was_stopped(self) -> None:
        words = ("0 choose pathway=alfredson by=clinician", "0 session morning 8 1/3 name=a")
        found = today(KNOWN, *words, intake="worst_pain_week=2")
        assert [(one.slot, one.state) for one in found.sessions] == [("morning", "done"), ("evening", "cancelled")]
        assert found.resting is None

    def test_a_rising_morning_leaves_what_loads_nothing(self) -> None:
        mains = (Main(exercise=RAISE), Main(exercise=PUMPS), Main(exercise="ice", dose=Dose(sets=1, minutes=15)))
        view = view_of(told(*mains))
        sore = replace(view.state.tendons[0], resting_on=day(0))
        found = today_of(replace(view, state=replace(view.state, tendons=(sore,))))
        assert found.resting is not None
        assert found.resting.rule == "resting-tendon"
        assert [one.exercise for one in found.sessions[0].items] == [PUMPS, "ice"]
        assert (found.left_out, found.next_session) == ((), NextSession(day(1), "any"))
