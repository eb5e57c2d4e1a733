"""What a day leaves behind: in a tendon after its session, in a person after what they told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.day import day_view
from heelwise.engine.replay import KEPT_SESSION_DAYS, STILL_DAYS, morning_of
from heelwise.engine.state import Morning, Person, Response, State, Tendon
from tests.people import day, library

KNOWN = library()


def state(*words: str, on: int = 0, intake: str = "") -> State:
    """The state at the end of day `on`."""
    return day_view(KNOWN, diary([f"0 intake {intake}", "0 screen", *words]).record(), day(on)).state


def tendon(*words: str, on: int = 0, intake: str = "") -> Tendon:
    return state(*words, on=on, intake=intake).tendons[0]


def person(*words: str, on: int = 0, intake: str = "") -> Person:
    return state(*words, on=on, intake=intake).person


def at(on: int, clock: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day(on)}T{clock}:00+01:00")


class TestMornings:
    """Of two checks the worse numbers rule."""

    @pytest.mark.parametrize(
        ("words", "morning"),
        [
            (("1 morning 2/10",), Morning(day(1), 2, 10)),
            (("1 morning 2/30", "1 08:00 morning 4/10"), Morning(day(1), 4, 30)),
            (("1 morning 4/10 night", "1 08:00 morning 2/30 limped"), Morning(day(1), 4, 30, True, True)),
            (("1 morning 2/10", "1 08:00 morning 9/60 right"), Morning(day(1), 2, 10)),
            (("1 morning 9/60 right",), None),
        ],
    )
    def test_of_one_side(self, words: tuple[str, ...], morning: Morning | None) -> None:
        view = day_view(KNOWN, diary(["0 intake", "0 screen", *words]).record(), day(1))
        assert morning_of(view.log, "left") == morning
        known = view.state.tendons[0]
        assert known.mornings == (() if morning is None else (morning,))
        assert known.week_pains == (() if morning is None else ((day(1), morning.pain),))

    def test_nights_are_counted(self) -> None:
        words = tuple(f"{on} morning 2/10 night" for on in range(1, 5))
        assert [tendon(*words, on=on).restless_on for on in (3, 4)] == [None, day(4)]


class TestSession:
    """A tendon after a session."""

    def test_it_waits_for_its_morning(self) -> None:
        before, after = tendon(), tendon("0 session any 3 2/4 pain_after=1")
        assert after.pending == (
            Response(
                day=day(0), during=3, after=1, sharp=False, completed_pct=50, steady=True, met_target=True, reps={}
            ),
        )
        assert (after.last_session, after.trained_at, after.week_pains) == (day(0), before.place, ((day(0), 3),))
        assert (after.place, after.moved, after.eased_since_session, after.gap_steps) == (before.place, None, False, 0)

    def test_it_ends_what_a_step_down_left_open(self) -> None:
        words = ("0 session any 5 3/3", "1 morning 2/10")
        down = tendon(*words, on=1)
        assert (down.eased_since_session, down.moved is None) == (True, False)
        again = tendon(*words, "1 session any 2 3/3", on=1)
        assert (again.eased_since_session, again.moved) == (False, None)

    def test_the_other_side_feels_nothing_of_it(self) -> None:
        words = ("0 set single-leg-balance session=a side=right pain=2", "0 session any 2 1/1 name=a pain_side=right")
        left, right = state(*words, intake="side=both worse_side=left").tendons
        assert (left.pending, left.last_session, left.week_pains) == ((), None, ())
        assert (len(right.pending), right.last_session, right.week_pains) == (1, day(0), ((day(0), 2),))

    def test_the_person_remembers_its_day(self) -> None:
        words = [*(f"{on} 09:00 session any 2 3/3" for on in range(40)), "40 daily"]
        known = person(*words, on=40)
        assert known.sessions_total == 40
        assert known.session_days == tuple(day(on) for on in range(39 - KEPT_SESSION_DAYS, 40))

    def test_heavy_work_remembers_its_last_days(self) -> None:
        choose = "0 choose pathway=heavy-slow-resistance by=clinician"
        kit = "worst_pain_week=2 equipment=[gym]"
        words = [f"{on} set leg-press-calf-raise session=s{on} side=both reps=15 load_kg=20 pain=1" for on in (0, 2)]
        ends = [f"{on} 10:00 session any 1 3/3 name=s{on}" for on in (0, 2)]
        after = tendon(choose, *words, *ends, on=2, intake=kit)
        assert after.week_days == (day(0), day(2))
        assert after.pending[-1].lifted["leg-press-calf-raise"].kg == 20


class TestAlarm:
    """What could be a tear asks for the questions after one, from the moment it was told."""

    @pytest.mark.parametrize(
        ("words", "since"),
        [
            (("0 09:30 session any 6 3/3",), None),
            (("0 09:30 session any 7 3/3",), at(0, "09:30")),
            (("0 09:30 session any 2 3/3 sharp_pain=true",), at(0, "09:30")),
            (("0 09:10 set ankle-pumps session=a pain=6", "0 09:30 session any 6 3/3 name=a"), None),
            (("0 09:10 set ankle-pumps session=a pain=7", "0 09:30 session any 7 3/3 name=a"), at(0, "09:10")),
            (("0 09:10 set ankle-pumps session=a pain=7", "0 09:30 session any 8 3/3 name=a"), at(0, "09:30")),
            (
                ("0 09:10 set ankle-pumps session=a pain=9", "0 09:20 set ankle-pumps session=a set=2 pain=8"),
                at(0, "09:20"),
            ),
            (("0 09:10 walk pain=6",), None),
            (("0 09:10 walk pain=7",), at(0, "09:10")),
            (("0 09:10 run pain=7 minutes=10",), at(0, "09:10")),
            (("0 09:10 measured hop-pain 6 side=left",), None),
            (("0 09:10 measured hop-pain 7 side=left",), at(0, "09:10")),
            (("0 07:00 morning 2/10",), None),
            (("0 09:00 morning 2/10 limped",), at(0, "09:00")),
        ],
    )
    def test_from_when(self, words: tuple[str, ...], since: dt.datetime | None) -> None:
        assert person(*words).tear_questions_since == since


class TestElsewhere:
    """Pain of walks, runs and hop tests."""

    @pytest.mark.parametrize(("pain", "waits"), [(4, False), (5, True)])
    @pytest.mark.parametrize("word", ["walk pain={}", "run minutes=5 pain={}", "measured hop-pain {} side=left"])
    def test_over_the_cap_it_answers_like_a_session_that_was_too_much(
        self, word: str, pain: int, *, waits: bool
    ) -> None:
        after = tendon(f"0 {word.format(pain)}")
        much = Response(day(0), pain, None, sharp=False, completed_pct=None, steady=True, met_target=False, reps={})
        assert after.pending == ((much,) if waits else ())
        assert after.week_pains == ((day(0), pain),)
        assert after.last_session is None

    def test_a_part_of_a_point_counts_whole(self) -> None:
        assert tendon("0 measured hop-pain 4.5 side=left").week_pains == ((day(0), 5),)

    def test_a_hop_test_of_one_side_is_not_the_others(self) -> None:
        left, right = state("0 measured hop-pain 5 side=right", intake="side=both worse_side=left").tendons
        assert (len(left.pending), len(right.pending)) == (0, 1)

    @pytest.mark.parametrize(
        ("word", "known"), [("walk pain=2", (day(0), 2)), ("run minutes=5 pain=2", None), ("walk", None)]
    )
    def test_only_a_walk_is_the_last_walk(self, word: str, known: Any) -> None:
        assert person(f"0 {word}").last_walk == known


class TestStillDays:
    """Days without a record are stepped through, so that no day depends on who asked before."""

    def test_the_screen_is_due_again_after_a_gap(self) -> None:
        trained = "1 session any 2 3/3"
        assert [person(trained, on=on).screen_since for on in (1, 15)] == [person().screen_since] * 2
        assert person(trained, on=16).screen_since == day(16)
        assert person(trained, on=40).screen_since == day(26)

    def test_a_first_plan_that_waited_asks_again_too(self) -> None:
        assert person(on=14).screen_since == person().screen_since
        assert person(on=15).screen_since == day(15)

    def test_nothing_moves_by_itself_beyond_the_longest_gap(self) -> None:
        assert KNOWN.limits.progress.first_phase_after_gap_days.value < STILL_DAYS
        trained = "0 session any 2 3/3"
        far = [tendon(trained, on=on) for on in (60, 200)]
        assert far[0].place == far[1].place

    def test_a_day_of_rest_is_kept_in_mind(self) -> None:
        known = person("1 morning 5/10", "2 morning 2/10", on=2)
        assert known.rested == (day(1),)
