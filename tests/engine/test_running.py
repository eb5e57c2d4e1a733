"""How much running a day may hold: both sides of each boundary, and never more than the ladder has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heelwise.engine.decision import Item, LeftOut
from heelwise.engine.moving import Outing
from heelwise.engine.running import within_running
from heelwise.engine.state import Person, State, Tendon
from heelwise.record.events import IntakeAnswered
from tests.people import FIRST, day, library, person

ON = day(60)
INTAKE = next(e for e in person().record().events if isinstance(e, IntakeAnswered))
TENDON = Tendon(heel="left", intake=INTAKE, episode_on=FIRST, placed_on=FIRST, phase_since=FIRST, plan_since=FIRST)


def line(minutes: int | None, sets: int = 1, exercise: str = "walk-jog") -> Item:
    return Item(
        exercise=exercise, side="both", sets=sets, reps=None if minutes else 10, hold_s=None, minutes=minutes,
        tempo_s=None, rest_s=0, load_kg=0, rm=None, band=None, instead=(), why=(),
    )  # fmt: skip


def run(
    ago: int, minutes: float | None, *, km: float | None = None, pain: int | None = 1, planned: bool = False
) -> Outing:
    return Outing(day(60 - ago), "run", minutes, km, pain, planned)


def most(*runs: Outing, unsettled: int | None = None) -> tuple[int, str]:
    """The minutes left of a run of an hour, and the rule that says so."""
    when = None if unsettled is None else day(60 - unsettled)
    state = State(person=Person(outings=runs), tendons=(replace(TENDON, unsettled_on=when),))
    found = within_running(line(60), state, ON, library())
    if isinstance(found, LeftOut):
        return 0, f"{found.because.rule} {found.because.verdict}"
    return found.sets * (found.minutes or 0), found.why[-1].rule if found.why else "none"


@pytest.mark.parametrize(
    ("runs", "allowed"),
    [
        ((), (8, "run-first")),
        ((run(8, 3),), (8, "run-longest")),
        ((run(8, 8),), (9, "run-longest")),
        ((run(8, 9.5),), (10, "run-longest")),
        ((run(8, 30),), (33, "run-longest")),
        ((run(8, 30, pain=None),), (33, "run-longest")),
        ((run(8, 30, pain=4),), (33, "run-longest")),
        ((run(8, 30, pain=5),), (8, "run-first")),
        ((run(20, 40), run(8, 20)), (44, "run-longest")),
        ((run(31, 40), run(8, 20)), (22, "run-longest")),
        ((run(30, 40), run(8, 20)), (44, "run-longest")),
        ((run(20, 40),), (44, "run-longest")),
        ((run(21, 40),), (20, "run-restart")),
        ((run(21, 10),), (8, "run-restart")),
        ((run(80, 40), run(25, 34)), (20, "run-restart")),
        ((run(8, None, km=5),), (22, "run-longest")),
        ((run(8, None),), (8, "run-first")),
        # the week
        ((run(8, 30), run(6, 8)), (28, "run-week")),
        ((run(8, 30), run(7, 30), run(5, 40)), (32, "run-week")),
        ((run(8, 30), run(7, 8)), (33, "run-longest")),
        ((run(8, 30), run(6, None, km=2)), (18, "run-week")),
        ((run(9, 30), run(6, 31)), (5, "run-week")),
        ((run(9, 30), run(6, 32)), (0, "run-week unmet")),
        ((run(8, 30), run(0, 10)), (26, "run-week")),
        ((run(8, 30), run(0, 10, planned=True)), (33, "run-longest")),
        ((run(3, 9),), (10, "run-longest")),
        ((run(3, 12),), (7, "run-week")),
        ((run(28, 30), run(34, 30), run(20, 30)), (33, "run-longest")),
    ],
)
def test_what_the_runs_before_allow(runs: tuple[Outing, ...], allowed: tuple[int, str]) -> None:
    assert most(*runs) == allowed


@pytest.mark.parametrize(("unsettled", "allowed"), [(6, (0, "run-flare unmet")), (7, (33, "run-longest"))])
def test_a_week_without_running_after_a_flare(unsettled: int, allowed: tuple[int, str]) -> None:
    assert most(run(8, 30), unsettled=unsettled) == allowed


def test_turns_with_walks_between_become_fewer_and_a_run_shorter() -> None:
    state = State(person=Person(outings=(run(8, 10),)), tendons=(TENDON,))
    turns = within_running(line(1, sets=12), state, ON, library())
    assert isinstance(turns, Item)
    assert (turns.sets, turns.minutes) == (11, 1)
    whole = within_running(line(12), state, ON, library())
    assert isinstance(whole, Item)
    assert (whole.sets, whole.minutes) == (1, 11)
    assert whole.why[-1].facts == {"longest": 10, "days": 30, "rise": 10, "minutes": 11, "wanted": 12}


@pytest.mark.parametrize("item", [line(30, exercise="walk"), line(None, exercise="double-leg-hop"), line(8)])
def test_anything_else_stays_as_it_is(item: Item) -> None:
    state = State(tendons=(TENDON,))
    assert within_running(item, state, ON, library()) == item


RUNS = st.builds(
    run, st.integers(0, 80), st.integers(1, 90), pain=st.none() | st.integers(0, 10), planned=st.booleans()
)


@given(st.lists(RUNS, max_size=12), st.integers(1, 60))
def test_it_never_asks_for_more_and_pain_never_lengthens_a_run(runs: list[Outing], wanted: int) -> None:
    def given_minutes(outings: list[Outing]) -> int:
        found = within_running(
            line(wanted), State(person=Person(outings=tuple(outings)), tendons=(TENDON,)), ON, library()
        )
        return found.minutes or 0 if isinstance(found, Item) else 0

    assert given_minutes(runs) <= wanted
    assert given_minutes([replace(one, pain=10) for one in runs]) <= given_minutes(runs)
