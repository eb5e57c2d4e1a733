"""What replay remembers of walks, runs, games, hard days and counted raises."""

from __future__ import annotations

from heelwise.engine.moving import Counted, Hard, Outing
from heelwise.engine.outings import gone_out
from heelwise.engine.state import Person
from tests.engine.following import log_of
from tests.people import Diary, day, library


def after(diary: Diary, person: Person | None = None) -> Person:
    return gone_out(person or Person(), log_of(diary), library().exercises)


def activity(on: int, what: str, **more: object) -> Diary:
    return Diary(library()).write("activity-done", on, "15:00", activity=what, **more)


def test_walks_runs_and_games_are_kept_and_nothing_else() -> None:
    assert after(activity(1, "walk", minutes=30, pain=1)).outings == (
        Outing(day(1), "walk", 30, None, 1, planned=False),
    )
    assert after(activity(1, "run", distance_km=5)).outings == (Outing(day(1), "run", None, 5, None, planned=False),)
    assert after(activity(1, "sport")).outings == (Outing(day(1), "sport", None, None, None, planned=False),)
    assert after(activity(1, "ride", minutes=30)) == Person()


def test_a_run_or_a_game_is_a_hard_day_whose_effort_nobody_told() -> None:
    assert after(activity(1, "run", pain=3)).hard == Hard(day(1), 3, 0, told=False)
    assert after(activity(1, "sport")).hard == Hard(day(1), 0, 0, told=False)
    assert after(activity(1, "walk", pain=3)).hard is None


def test_ninety_days_of_outings_are_kept() -> None:
    before = after(activity(0, "run", minutes=40))
    assert len(after(activity(90, "run", minutes=20), before).outings) == 2
    assert len(after(activity(91, "run", minutes=20), before).outings) == 1


def session(*sets: tuple[str, dict[str, object]], pain_after: int | None = None, finish: bool = True) -> Diary:
    diary = Diary(library())
    for number, (exercise, more) in enumerate(sets, start=1):
        diary.set_done(1, f"09:{number:02d}", "s", exercise, number, **more)
    return diary.session(1, "09:50", name="s", pain=2, pain_after=pain_after) if finish else diary


def test_the_turns_of_a_session_make_one_run() -> None:
    done = after(
        session(*[("walk-jog", {"minutes": 1, "side": "both"})] * 8, ("walk", {"minutes": 10, "side": "both"}))
    )
    assert done.outings == (
        Outing(day(1), "run", 8, None, 2, planned=True),
        Outing(day(1), "walk", 10, None, 2, planned=True),
    )


def test_neither_bicycle_nor_an_unknown_exercise_is_an_outing() -> None:
    assert after(session(("stationary-bike", {"minutes": 20}), ("no-such-thing", {"minutes": 5}))).outings == ()


def test_springing_makes_a_hard_day_with_its_worst_pain_and_effort() -> None:
    springs = session(
        ("double-leg-hop", {"reps": 10, "effort": 1}), ("heel-drop", {"reps": 15, "effort": 4}), pain_after=3
    )
    assert after(springs).hard == Hard(day(1), 3, 4, told=True)
    assert after(session(("double-leg-hop", {"reps": 10}))).hard == Hard(day(1), 2, 0, told=False)
    assert after(session(("heel-drop", {"reps": 10}))).hard is None


def test_an_unfinished_session_has_the_pain_of_its_sets() -> None:
    assert after(session(("double-leg-hop", {"reps": 10, "pain": 4}), finish=False)).hard == Hard(
        day(1), 4, 0, told=False
    )
    assert after(session(("double-leg-hop", {"reps": 10}), finish=False)).hard == Hard(day(1), 0, 0, told=False)


def test_of_two_hard_things_on_one_day_the_worse_numbers_count() -> None:
    first = Person(hard=Hard(day(1), 1, 3, told=True))
    assert after(activity(1, "run", pain=4), first).hard == Hard(day(1), 4, 3, told=False)
    assert after(activity(2, "run", pain=0), first).hard == Hard(day(2), 0, 0, told=False)


def test_raises_on_one_leg_are_counted_by_the_best_set_of_the_latest_day() -> None:
    raises = "single-leg-calf-raise"
    done = after(
        session(
            (raises, {"reps": 18, "pain": 1}),
            (raises, {"reps": 21, "pain": 2}),
            (raises, {"reps": 12, "pain": 0}),
            (raises, {"reps": 25, "side": "both"}),
            (raises, {"hold_s": 30}),
            (raises, {"reps": 22, "side": "right"}),
        )
    )
    assert done.counted == {"left": Counted(day(1), 21, 2), "right": Counted(day(1), 22, None)}
    later = Diary(library()).set_done(9, "09:00", "t", raises, reps=15, pain=0)
    assert after(later, done).counted["left"] == Counted(day(9), 15, 0)
