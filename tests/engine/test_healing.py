"""A lock on a healing tear: its answer with the whole reason, its floors, and what a word outlives."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.healing import earliest, healing_permit, heals_long, of_these_weeks
from heelwise.engine.ladder import ladders_of
from heelwise.engine.permission import Permit, Standing
from heelwise.engine.state import Cleared, Person, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Milestone
from tests.engine.test_milestones import GUIDED, cleared, torn
from tests.people import day, library

KNOWN = library()
LADDERS = ladders_of(KNOWN)
STRETCH, RAISE = "standing-calf-stretch", "double-leg-heel-raise"


def permit(name: str, tendon: Tendon) -> Permit:
    """What the lock says of an exercise on day 0."""
    row = KNOWN.permissions[name]
    stretches = KNOWN.exercises[name].dorsiflexion == "past-neutral"
    at = Standing(on=day(0), person=Person(), tendon=tendon, ladder=LADDERS["rupture-guided"])
    return healing_permit(row, at, KNOWN, stretches=stretches)


def sources(name: str) -> tuple[str, ...]:
    return KNOWN.permissions[name].sources


def without_weeks(tendon: Tendon) -> Tendon:
    """The same tear, of which nobody said since when it is in a boot."""
    rupture = tendon.intake.rupture
    assert rupture is not None
    return replace(tendon, intake=replace(tendon.intake, rupture=replace(rupture, boot_on=None)))


class TestTheReason:
    """Rule, verdict, facts and sources of each answer; what stretches also says why it waits longest."""

    def test_what_no_milestone_opens_is_for_a_clinician(self) -> None:
        facts: Facts = {"exercise": "ice", "milestone": None}
        assert permit("ice", torn(30)) == Permit(
            "ask-clinician", Because("rupture-locked", "unmet", facts, sources("ice"))
        )

    def test_a_milestone_nobody_cleared(self) -> None:
        facts: Facts = {"exercise": RAISE, "milestone": "heel-raise-double"}
        wanted = Because("milestone-open", "unmet", facts, sources(RAISE))
        assert permit(RAISE, torn(30)) == Permit("ask-clinician", wanted)

    def test_a_stretch_nobody_cleared_is_not_even_to_be_asked_for(self) -> None:
        facts: Facts = {"exercise": STRETCH, "milestone": "dorsiflexion-stretch"}
        wanted = Because("milestone-open", "unmet", facts, sources(STRETCH), (heals_long(),))
        assert permit(STRETCH, torn(30)) == Permit("no", wanted)

    @pytest.mark.parametrize("name", [RAISE, STRETCH])
    def test_weeks_that_nobody_knows(self, name: str) -> None:
        milestone = KNOWN.permissions[name].milestone
        assert milestone is not None
        tendon = replace(without_weeks(torn(30)), milestones=cleared(milestone))
        floor = next(row.earliest_week for row in GUIDED.milestones if row.milestone == milestone)
        facts: Facts = {"exercise": name, "milestone": milestone, "week": None, "from_week": floor}
        assert permit(name, tendon) == Permit("not-yet", Because("healing-week", "unknown", facts, sources(name)))

    def test_a_week_that_has_not_come(self) -> None:
        tendon = replace(torn(8), milestones=cleared("heel-raise-double"))
        facts: Facts = {"exercise": RAISE, "milestone": "heel-raise-double", "week": 8, "from_week": 9}
        assert permit(RAISE, tendon) == Permit("not-yet", Because("healing-week", "unmet", facts, sources(RAISE)))

    def test_a_week_that_has_not_come_for_a_stretch(self) -> None:
        tendon = replace(torn(15), milestones=cleared("dorsiflexion-stretch"))
        facts: Facts = {"exercise": STRETCH, "milestone": "dorsiflexion-stretch", "week": 15, "from_week": 16}
        wanted = Because("healing-week", "unmet", facts, sources(STRETCH), (heals_long(),))
        assert permit(STRETCH, tendon) == Permit("not-yet", wanted)

    @pytest.mark.parametrize(("name", "week"), [(RAISE, 9), (STRETCH, 16)])
    def test_open_from_its_week_on(self, name: str, week: int) -> None:
        milestone = KNOWN.permissions[name].milestone
        assert milestone is not None
        tendon = replace(torn(week), milestones=cleared(milestone))
        facts: Facts = {"exercise": name, "milestone": milestone, "week": week, "from_week": week}
        assert permit(name, tendon) == Permit("yes", Because("milestone-open", "met", facts, sources(name)))

    def test_why_a_stretch_waits_longer_than_anything_else(self) -> None:
        assert heals_long() == Because("tendon-heals-long", "met", {}, ("F46",))


class TestFloors:
    """Weeks before which a milestone opens nothing."""

    @staticmethod
    def hurried(milestone: Milestone) -> Knowledge:
        """Content whose schedule opens a milestone in its first week."""
        rows = tuple(replace(row, earliest_week=1) if row.milestone == milestone else row for row in GUIDED.milestones)
        pathways = {**KNOWN.pathways, "rupture-guided": replace(GUIDED, milestones=rows)}
        return replace(KNOWN, pathways=pathways)

    @pytest.mark.parametrize(
        ("milestone", "week"),
        [
            ("running", 16),
            ("dorsiflexion-stretch", 16),
            ("plyometrics", 16),
            ("sport", 16),
            ("contact-sport", 16),
            ("below-neutral", 20),
            ("band", 1),
        ],
    )
    @pytest.mark.parametrize("own", [True, False])
    def test_a_schedule_that_hurries_does_not_go_below_what_nobody_overrides(
        self, milestone: Milestone, week: int, *, own: bool
    ) -> None:
        word = Cleared(day(0), own, milestone)
        assert earliest(milestone, word, torn(0), self.hurried(milestone)) == (0 if own and week == 1 else week)

    @pytest.mark.parametrize(("milestone", "week"), [("running", 16), ("heel-raise-double", 0)])
    def test_without_a_schedule_only_what_nobody_overrides_is_left(self, milestone: Milestone, week: int) -> None:
        told = Cleared(day(0), own=False, named=milestone)
        assert earliest(milestone, told, replace(torn(0), pathway=None), KNOWN) == week


class TestWords:
    """A word for a boot says nothing of a later repair."""

    def test_what_was_cleared_on_the_day_the_weeks_began_stays(self) -> None:
        tendon = torn(2)
        began = day(-14)
        given: dict[Milestone, Cleared] = {
            "active-motion": Cleared(began - dt.timedelta(days=1), own=False, named="active-motion"),
            "band": Cleared(began, own=False, named="band"),
            "balance": Cleared(began + dt.timedelta(days=1), own=False, named="balance"),
        }
        assert set(of_these_weeks(replace(tendon, milestones=given)).milestones) == {"band", "balance"}

    def test_while_nobody_knows_the_weeks_every_word_is_kept(self) -> None:
        tendon = without_weeks(replace(torn(2), milestones=cleared("band")))
        assert of_these_weeks(tendon) == tendon
