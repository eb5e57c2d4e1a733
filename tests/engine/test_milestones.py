"""What a clinician's milestones open: each exactly what it names, by weeks and words that only ever add."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heelwise.engine.healing import is_open, rupture_week
from heelwise.engine.ladder import ladders_of
from heelwise.engine.milestones import healing_day
from heelwise.engine.permission import Standing
from heelwise.engine.permit import permit_exercise
from heelwise.engine.rules import Rules
from heelwise.engine.state import Cleared, Person, Tendon
from heelwise.record.chart import empty_day
from heelwise.record.events import IntakeAnswered
from heelwise.terms import Milestone, milestones_implied_by, milestones_resting_on, words
from tests.people import Diary, day, library

MILESTONES: tuple[Milestone, ...] = words(Milestone)
LENGTHENING: tuple[Milestone, ...] = ("dorsiflexion-stretch", "below-neutral")
GUIDED = library().pathways["rupture-guided"]
WEEKS = {row.milestone: row.earliest_week for row in GUIDED.milestones}
RULES = Rules.of(library())
TOP_WEEK = 45


def torn(week: int) -> Tendon:
    """A tendon in week `week` of healing on day 0, on its pathway, with nothing opened."""
    boot = (day(0) - dt.timedelta(weeks=week)).isoformat()
    rupture = {"on": boot, "treatment": "boot", "boot_on": boot, "clinician": True}
    intake = Diary().intake(complaint="rupture", rupture=rupture).record().events[0]
    assert isinstance(intake, IntakeAnswered)
    on = day(0)
    return Tendon(
        heel="left", intake=intake, episode_on=on, condition="rupture", pathway="rupture-guided", placed_on=on,
        phase_since=on, plan_since=on,
    )  # fmt: skip


def cleared(*named: Milestone, own: bool = False) -> dict[Milestone, Cleared]:
    """What is open after a clinician named these."""
    found: dict[Milestone, Cleared] = {}
    for name in named:
        for one in milestones_implied_by(name):
            found.setdefault(one, Cleared(day(0), own, name))
    return found


def opened(tendon: Tendon) -> set[str]:
    """The exercises that are permitted on day 0."""
    at = Standing(on=day(0), person=Person(), tendon=tendon, ladder=RULES.ladders["rupture-guided"])
    permits = {one.id: permit_exercise(one, at, library()) for one in library().exercises.values()}
    return {name for name, permit in permits.items() if permit.answer == "yes"}


def prescribed(tendon: Tendon) -> set[str]:
    """The main exercises of the rung it stands on that are permitted, substitutes too."""
    placed = healing_day(tendon, Person(), empty_day(day(0)), None, RULES)
    if placed.place < 0:
        return set()
    rung = RULES.ladders["rupture-guided"].places[placed.place].rung
    return {name for main in rung.main for name in (main.exercise, *main.instead)} & opened(placed)


subsets = st.sets(st.sampled_from(MILESTONES))
weeks = st.integers(0, TOP_WEEK)


@given(subsets, weeks, st.booleans(), st.booleans())
def test_what_is_prescribed_is_permitted_and_named(
    named: set[Milestone], week: int, own: bool, permissive: bool
) -> None:
    tendon = replace(torn(week), milestones=cleared(*named, own=own), permissive=permissive)
    may_open = {exercise for row in GUIDED.milestones if row.milestone in tendon.milestones for exercise in row.opens}
    assert prescribed(tendon) <= opened(tendon) <= may_open


@given(subsets, st.sampled_from(MILESTONES), weeks, st.booleans())
def test_one_more_milestone_or_week_never_closes_anything(
    named: set[Milestone], more: Milestone, week: int, own: bool
) -> None:
    before = replace(torn(week), milestones=cleared(*named, own=own))
    assert opened(before) <= opened(replace(before, milestones=cleared(*named, more, own=own)))
    assert opened(before) <= opened(replace(torn(week + 1), milestones=before.milestones))


@given(subsets, weeks)
def test_told_words_open_no_more_than_an_own_account(named: set[Milestone], week: int) -> None:
    told = replace(torn(week), milestones=cleared(*named), permissive=True)
    assert opened(told) <= opened(replace(told, milestones=cleared(*named, own=True)))
    assert opened(told) == opened(replace(told, permissive=False))


@pytest.mark.parametrize("milestone", MILESTONES)
def test_a_told_word_opens_in_its_conservative_week_and_not_before(milestone: Milestone) -> None:
    first = next(
        week
        for week in range(TOP_WEEK)
        if is_open(milestone, replace(torn(week), milestones=cleared(milestone)), day(0), library())
    )
    assert first == WEEKS[milestone]


HARD = {
    "conservative": {"dorsiflexion-stretch": 16, "running": 16, "plyometrics": 16, "sport": 16, "contact-sport": 16,
                     "below-neutral": 20},
    "permissive": {"dorsiflexion-stretch": 12, "running": 14, "plyometrics": 16, "sport": 16, "contact-sport": 16,
                   "below-neutral": 20},
}  # fmt: skip
"""Weeks below which not even a clinician's own account goes; every other milestone has none."""


@pytest.mark.parametrize(("schedule", "milestone"), list(product(HARD, MILESTONES)))
def test_an_own_account_opens_from_its_hard_floor_on(schedule: str, milestone: Milestone) -> None:
    given = cleared(milestone, own=True)
    tendons = [replace(torn(week), milestones=given, permissive=schedule == "permissive") for week in range(TOP_WEEK)]
    first = next(week for week, one in enumerate(tendons) if is_open(milestone, one, day(0), library()))
    assert first == HARD[schedule].get(milestone, 0)


@given(subsets.map(lambda named: named - set(LENGTHENING)), weeks, st.booleans())
def test_nothing_past_neutral_without_its_own_name(named: set[Milestone], week: int, own: bool) -> None:
    tendon = replace(torn(week), milestones=cleared(*named, own=own), permissive=True)
    bends = {name for name in opened(tendon) if library().exercises[name].dorsiflexion == "past-neutral"}
    assert not bends


@given(subsets, weeks)
def test_an_unknown_week_opens_nothing(named: set[Milestone], week: int) -> None:
    tendon = replace(torn(week), milestones=cleared(*named, own=True))
    rupture = replace(tendon.intake.rupture, boot_on=None)
    assert not opened(replace(tendon, intake=replace(tendon.intake, rupture=rupture)))


@pytest.mark.parametrize("milestone", MILESTONES)
def test_closing_closes_whatever_asks_more(milestone: Milestone) -> None:
    left = {name: one for name, one in cleared(*MILESTONES).items() if name not in milestones_resting_on(milestone)}
    tendon, least = replace(torn(TOP_WEEK), milestones=left), replace(torn(TOP_WEEK), milestones=cleared(milestone))
    assert not opened(tendon) & {name for row in GUIDED.milestones if row.milestone == milestone for name in row.opens}
    assert milestone in milestones_resting_on(milestone)
    assert opened(least)


def test_the_weeks_count_from_what_is_done_about_it() -> None:
    assert rupture_week(torn(9), day(0)) == 9
    healthy = torn(9)
    assert rupture_week(replace(healthy, intake=replace(healthy.intake, rupture=None)), day(0)) is None


def test_a_rung_eases_its_heaviest_work() -> None:
    for place in ladders_of(library())["rupture-guided"].places:
        counted = [main.dose for main in place.rung.main if main.dose is not None and main.dose.minutes is None]
        assert len(counted) + sum(main.dose.minutes is not None for main in place.rung.main if main.dose) == len(
            place.rung.main
        )
        assert place.dose.sets <= max(dose.sets for dose in counted)
