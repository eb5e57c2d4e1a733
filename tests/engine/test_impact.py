"""What a week asks of the tendon: counted by tier, compared with the weeks before, and only ever holding back."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from heelwise.engine.impact import body_weight, load_parts, of_set, strained
from heelwise.engine.moving import Outing
from heelwise.engine.opening import Opening
from heelwise.engine.rules import Rules, opening_of
from heelwise.engine.state import Person, Tendon
from heelwise.record.events import IntakeAnswered, Measured, SetDone
from tests.engine.following import log_of
from tests.people import FIRST, Diary, day, library, person

INTAKE = next(e for e in person().record().events if isinstance(e, IntakeAnswered))
TENDON = Tendon(
    heel="left", intake=INTAKE, episode_on=FIRST, placed_on=FIRST, phase_since=FIRST, plan_since=FIRST,
    condition="midportion", pathway="graded-loading",
)  # fmt: skip
RULES = Rules.of(library())
ON = day(40)


def done(exercise: str, **more: object) -> SetDone:
    diary = Diary(library()).set_done(0, "09:00", "s", exercise, **more)
    return next(e for e in diary.record().events if isinstance(e, SetDone))


@pytest.mark.parametrize(
    ("exercise", "more", "asked"),
    [
        ("ankle-pumps", {"reps": 20}, 0),
        ("seated-calf-raise", {"reps": 10}, 5),
        ("double-leg-heel-raise", {"reps": 10}, 15),
        ("single-leg-calf-raise", {"reps": 10}, 30),
        ("weighted-heel-drop", {"reps": 10, "load_kg": 14}, 36),
        ("isometric-heel-raise-single", {"hold_s": 30}, 15),
        ("quick-rebound-raise", {"reps": 20}, 80),
        ("single-leg-hop", {"reps": 10}, 73),
        ("walk-jog", {"minutes": 2}, 832),
        ("walk", {"minutes": 30}, 0),
        ("standing-calf-stretch", {"hold_s": 30}, 0),
        ("no-such-exercise", {"reps": 10}, 0),
    ],
)
def test_a_set_by_tier_legs_and_weight(exercise: str, more: dict[str, object], asked: float) -> None:
    load = of_set(done(exercise, **more), library().exercises, 70, library().limits.impact)
    assert load == pytest.approx(asked)


def test_weight_counts_half_on_two_legs() -> None:
    two = of_set(done("double-leg-heel-raise", reps=10, load_kg=70), library().exercises, 70, library().limits.impact)
    assert two == pytest.approx(22.5)


def test_a_day_counts_this_sides_sets_and_runs_and_games() -> None:
    diary = Diary(library())
    diary.set_done(0, "09:00", "s", "single-leg-calf-raise", reps=10, side="left")
    diary.set_done(0, "09:01", "s", "single-leg-calf-raise", reps=10, side="right")
    diary.set_done(0, "09:02", "s", "double-leg-heel-raise", reps=10, side="both")
    for activity in ("run", "sport", "walk", "ride"):
        diary.write("activity-done", 0, "15:00", activity=activity, minutes=1)
    diary.write("activity-done", 0, "16:00", activity="run", distance_km=5)
    after = strained(TENDON, log_of(diary), 70, library())
    assert after.strain == ((day(0), pytest.approx(30 + 15 + 2 * 416)),)


def test_a_day_without_load_leaves_no_trace_and_old_days_fall_off() -> None:
    old = replace(TENDON, strain=((day(0), 1.0), (day(5), 2.0)))
    assert strained(old, log_of(Diary(library()).set_done(40, "09:00", "s", "ice", minutes=10)), 70, library()) is old
    diary = Diary(library()).set_done(40, "09:00", "s", "single-leg-calf-raise", reps=10, side="left")
    assert [on for on, _ in strained(old, log_of(diary), 70, library()).strain] == [day(5), day(40)]


def test_body_weight_is_measured_before_told_before_ordinary() -> None:
    limits = library().limits.impact
    weighed = person().write("measured", 0, "12:00", measure="body-weight", value=81.0, unit="kg", method="form")
    event = next(e for e in weighed.record().events if isinstance(e, Measured))
    told = replace(TENDON, intake=replace(INTAKE, weight_kg=64))
    assert body_weight((TENDON,), Person(), limits) == 70
    assert body_weight((TENDON, told), Person(), limits) == 64
    assert body_weight((told,), Person(measured={("body-weight", None): (event,)}), limits) == 81


def opened(
    rung: str, strain: list[tuple[int, float]], runs: list[tuple[int, float]] | None = None
) -> tuple[Tendon, Opening]:
    """A tendon on a rung with so much asked so many days ago, and its day."""
    place = RULES.ladders["graded-loading"].at_rung(rung) or 0
    tendon = replace(TENDON, place=place, strain=tuple((ON - dt.timedelta(days=ago), asked) for ago, asked in strain))
    outings = tuple(Outing(ON - dt.timedelta(days=ago), "run", m, None, 1, planned=False) for ago, m in runs or [])
    return tendon, opening_of(tendon, Person(outings=outings), None, ON, RULES)


def parts(rung: str, strain: list[tuple[int, float]], runs: list[tuple[int, float]] | None = None) -> dict[str, str]:
    return {part.rule: part.verdict for part in load_parts(*opened(rung, strain, runs))}


@pytest.mark.parametrize(
    ("strain", "verdict"),
    [
        ([], "unknown"),
        ([(1, 100)], "unknown"),
        ([(8, 100), (1, 130)], "met"),
        ([(8, 100), (1, 131)], "unmet"),
        ([(8, 100), (7, 131)], "unmet"),
        ([(8, 100), (0, 999)], "met"),
        ([(14, 60), (8, 60), (3, 150)], "met"),
        ([(15, 60), (8, 60), (3, 150)], "unmet"),
        ([(34, 100), (1, 130)], "met"),
        ([(35, 100), (1, 130)], "unknown"),
    ],
)
def test_a_week_against_the_fullest_of_the_weeks_before(strain: list[tuple[int, float]], verdict: str) -> None:
    assert parts("rebound", strain) == {"week-load": verdict}


def test_strength_alone_is_not_held_by_it() -> None:
    assert parts("raise-two", [(8, 100), (1, 900)]) == {}


def test_the_step_to_the_first_spring_is() -> None:
    ladder = RULES.ladders["graded-loading"]
    last = (ladder.at_rung("rebound") or 0) - 1
    tendon, day_ = opened("rebound", [(8, 100), (1, 131)])
    assert [p.verdict for p in load_parts(replace(tendon, place=last), day_)] == ["unmet"]


@pytest.mark.parametrize(
    ("runs", "verdict"),
    [
        ([(1, 20)], "unmet"),
        ([(8, 20), (1, 20)], "met"),
        ([(8, 20), (1, 21)], "unmet"),
        ([(8, 20), (7, 10), (1, 10)], "met"),
        ([(8, 20), (7, 11), (1, 10)], "unmet"),
    ],
)
def test_strength_waits_while_running_rises(runs: list[tuple[int, float]], verdict: str) -> None:
    found = parts("raise-two", [(8, 100), (1, 100)], runs)
    assert found == {"week-load": "met", "running-rose": verdict}


def test_runs_of_other_weeks_or_of_today_do_not_hold_strength() -> None:
    assert parts("raise-two", [], [(8, 20), (0, 40)]) == {}


def test_on_a_rung_that_runs_the_running_is_the_step() -> None:
    assert parts("run", [(8, 100), (1, 100)], [(1, 20)]) == {"week-load": "met"}


def test_the_top_of_a_ladder_has_nothing_above_to_look_at() -> None:
    assert parts("hop-ways", [(8, 100), (1, 100)]) == {"week-load": "met"}
