"""From the loaded rung to running, playing, or keeping well: followed day by day by somebody who does what is asked."""

from __future__ import annotations

from itertools import pairwise

import pytest

from heelwise.engine.cues import cue_sheet
from heelwise.engine.decision import Decision
from tests.engine.following import date_number, followed, running_minutes
from tests.people import Diary, library

RUNNER = [
    "heel-drop",
    "heel-drop-loaded",
    "rebound",
    "hop-two",
    "rope",
    "run",
    "run-build",
    "run-continuous",
    "run-pace",
]


def takes_tests(diary: Diary, on: int, decision: Decision) -> None:
    """A long walk twice a week, the hop test and heel raises once the rope is reached."""
    if on % 4 == 1:
        diary.write("activity-done", on, "15:00", activity="walk", minutes=35, pain=1)
    rung = decision.tendons[0].rung
    if rung == "rope" and on % 7 == 3:
        diary.write("measured", on, "12:00", measure="hop-pain", value=0.0, unit="points", method="form", side="left")
        for side, raises in (("left", 24.0), ("right", 25.0)):
            raised = {"measure": "heel-raise-endurance", "value": raises, "unit": "reps", "method": "counted"}
            diary.write("measured", on, "12:00", side=side, **raised)


@pytest.fixture(scope="module")
def runner() -> list[Decision]:
    return list(followed(300, takes_tests, phase="on-step", worst_pain_week=2, goal="running"))


def rungs(days: list[Decision]) -> list[str]:
    """The rungs in the order in which they were stood on."""
    return list(dict.fromkeys(str(each.tendons[0].rung) for each in days))


def test_a_runner_comes_by_every_rung_in_order_and_runs_half_an_hour(runner: list[Decision]) -> None:
    assert rungs(runner) == RUNNER
    assert max(map(running_minutes, runner)) == 30
    assert runner[-1].next[-1].rule == "top-of-ladder"


def test_no_day_says_anything_but_training_and_rest(runner: list[Decision]) -> None:
    assert {each.verdict for each in runner} == {"train", "rest"}


def test_springs_hops_and_runs_are_two_days_apart(runner: list[Decision]) -> None:
    springs = {"quick-rebound-raise", "double-leg-hop", "skipping-rope", "walk-jog"}
    hard = [
        date_number(each) for each in runner if springs & {item.exercise for s in each.sessions for item in s.items}
    ]
    assert min(later - earlier for earlier, later in pairwise(hard)) >= 2


def test_running_is_twice_a_week_for_three_weeks_and_three_times_after(runner: list[Decision]) -> None:
    runs = [date_number(each) for each in runner if running_minutes(each)]
    first = runs[0]
    assert [day - first for day in runs if day - first < 21] == [0, 3, 7, 10, 14, 17]
    assert max(sum(day <= other < day + 7 for other in runs) for day in runs) == 3


def test_each_run_is_at_most_a_tenth_or_a_minute_longer_than_the_longest(runner: list[Decision]) -> None:
    minutes = [m for m in map(running_minutes, runner) if m]
    for at, run in enumerate(minutes[1:], start=1):
        longest = max(minutes[:at])
        assert run <= max(1.1 * longest, longest + 1)


def test_each_week_of_running_is_at_most_a_fifth_more_than_the_fullest_before(runner: list[Decision]) -> None:
    minutes = list(map(running_minutes, runner))
    weeks = [sum(minutes[on - 6 : on + 1]) for on in range(6, len(minutes))]
    for at in range(7, len(weeks)):
        before = max(weeks[max(0, at - 28) : at - 6])
        assert weeks[at] <= 1.2 * max(before, 16)


def test_strength_goes_on_beside_it(runner: list[Decision]) -> None:
    for each in runner:
        exercises = {item.exercise for session in each.sessions for item in session.items}
        if "walk-jog" in exercises:
            assert exercises & {"weighted-heel-drop", "weighted-heel-drop-bent"}


def test_for_everyday_life_it_ends_before_anything_springs() -> None:
    days = list(followed(80, takes_tests, phase="on-step", worst_pain_week=2, goal="daily-life"))
    assert rungs(days) == ["heel-drop", "heel-drop-loaded", "keep-well"]


def test_for_sport_it_ends_with_hops_in_every_direction() -> None:
    days = list(followed(75, takes_tests, phase="jump", worst_pain_week=2, goal="sport"))
    assert rungs(days) == ["hop-one", "hop-ways"]
    contacts = {
        sum(item.sets * (item.reps or 0) for s in each.sessions for item in s.items if item.exercise.endswith("-hop"))
        for each in days
    }
    assert max(contacts) == 80


def test_without_the_tests_nobody_runs() -> None:
    days = list(followed(80, lambda *_: None, phase="hop", worst_pain_week=2, goal="running"))
    assert rungs(days) == ["hop-two", "rope"]


def test_the_sheet_says_when_to_walk(runner: list[Decision]) -> None:
    first = next(each for each in runner if running_minutes(each))
    texts = [cue.text for cue in cue_sheet(first.sessions[0], library())][:6]
    assert "8 times 1 minute" in texts[0]
    assert "Keep going for 1 minute." in texts
    assert "Walk for 60 seconds." in texts
