"""What the replay remembers between two days: of the person, and of each tendon.

Frozen values; `replay.step` makes the next from the last. Facts only: reasons are
built by `decide` for the one day that is asked about.
"""

from __future__ import annotations

import datetime as dt
from itertools import dropwhile
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.because import Facts
from heelwise.engine.moving import Counted, Hard, Outing
from heelwise.engine.plan_week import PlanWeek
from heelwise.record.events import IntakeAnswered, Measured, PrescriptionChanged, RoutineSaved, SiteAnswered
from heelwise.terms import Cap, Change, Condition, Heel, Measure, Milestone, Role, Side

Outcome = Literal["progress", "hold", "regress", "rest", "start", "none"]


class Morning(Struct, frozen=True, gc=False):
    """One tendon's morning, the worse where it was checked twice."""

    on: dt.date
    pain: int
    stiffness_min: float
    limped_yesterday: bool = False
    night_pain: bool = False


class Baseline(Struct, frozen=True, gc=False):
    """What is usual: median morning pain and stiffness, and where it came from."""

    pain: float
    stiffness_min: float | None
    origin: Literal["mornings", "intake"]


class Lifted(Struct, frozen=True, gc=False):
    """The last logged set of an exercise with weight, and the body's own weight where that is lifted too."""

    kg: float
    reps: int
    body_kg: float


class Lift(Struct, frozen=True, gc=False):
    """The weight of one exercise for one tendon, how it came about, and when it last rose.

    `whole_kg` is the estimated heaviest single lift of the last good session, body weight
    included; 0 where nothing was lifted to estimate from. `extra` counts the sessions in a
    row with repetitions to spare.
    """

    kg: float
    change: Literal["found", "raised", "held", "eased"]
    was_kg: float | None
    since: dt.date
    raised_on: dt.date | None = None
    whole_kg: float = 0
    body_kg: float = 0
    extra: int = 0


class Response(Struct, frozen=True):
    """How a tendon took one session: what its next morning is read against."""

    day: dt.date
    during: int | None
    after: int | None
    sharp: bool
    completed_pct: float | None
    steady: bool
    met_target: bool
    reps: dict[str, int]
    lifted: dict[str, Lifted] = {}


class Finding(Struct, frozen=True):
    """What a rule of the response table saw, and did."""

    on: dt.date
    rule: str
    outcome: Outcome
    facts: Facts = {}


class Cleared(Struct, frozen=True, gc=False):
    """A milestone a clinician opened; `own` when from the clinician's own account, not as told.

    `named` is the milestone that was said: itself, or a later one that implies it;
    `told_by` is whose words were copied last.
    """

    on: dt.date
    own: bool
    named: Milestone
    told_by: str | None = None


class Tendon(Struct, frozen=True, kw_only=True):
    """One tendon in its plan. What a clinician opened belongs to its episode, and ends with it.

    `place` indexes the pathway's ladder, -1 without one; a healing tear that hurt at one set
    stays at `place_at_most`; `sets_at_most` and `reps_at_most` hold
    what was stepped down to, until good sessions lift it; then nothing loads above `tier_at_most`,
    the highest of the `tiers` done lately. `trained_at` is the place
    of the last session, `before_raise` the tendon as it was before a step up that no session
    has been done at. `good` counts the sessions in a row that earn a step.
    `weeks_done` counts the weeks of this rung that had enough of their sessions, the running
    one since `week_since`: `week_days` has a day for each session done in it, and after a step
    down it is `week_spoilt`. `loads` is the weight of each exercise that is done with a
    weight to be found, `spaced_on` the last days of work that is done more rarely than the
    rest. `resting_on` is the day that a morning or a stop made a day of rest. `moved` is what
    changed the place since the last session, and stays until the next one. `week_pains`
    are all pains recorded in the last seven days; `worst_before` is the worst of the week
    before this episode, which outweighs what was told at its start.
    """

    heel: Heel
    intake: IntakeAnswered
    site: SiteAnswered | None = None
    site_told: SiteAnswered | None = None
    episode_on: dt.date
    condition: Condition = "unsure"
    pathway: str | None = None
    chosen: str | None = None
    chosen_by: Role | None = None
    handed_over: str | None = None
    place: int = -1
    place_at_most: int | None = None
    sets_at_most: int | None = None
    reps_at_most: int | None = None
    tier_at_most: int | None = None
    tiers: tuple[tuple[dt.date, int], ...] = ()
    placed_on: dt.date
    phase_since: dt.date
    plan_since: dt.date
    trained_at: int | None = None
    before_raise: Tendon | None = None
    last_session: dt.date | None = None
    pending: tuple[Response, ...] = ()
    good: int = 0
    good_from: dt.date | None = None
    good_pains: tuple[int, ...] = ()
    good_reps: dict[str, int] = {}
    over_cap_on: tuple[dt.date, ...] = ()
    mornings: tuple[Morning, ...] = ()
    week_pains: tuple[tuple[dt.date, int], ...] = ()
    worst_before: int | None = None
    medians: tuple[tuple[dt.date, float, float], ...] = ()
    unsettled_on: dt.date | None = None
    eased_since_session: bool = False
    trend_eased_on: dt.date | None = None
    worse_again_on: dt.date | None = None
    flared_on: dt.date | None = None
    restless_on: dt.date | None = None
    resting_on: dt.date | None = None
    gap_steps: int = 0
    weeks_done: int = 0
    week_since: dt.date | None = None
    week_days: tuple[dt.date, ...] = ()
    week_spoilt: bool = False
    loads: dict[str, Lift] = {}
    strain: tuple[tuple[dt.date, float], ...] = ()
    spaced_on: tuple[dt.date, ...] = ()
    milestones: dict[Milestone, Cleared] = {}
    permissive: bool = False
    cap_wanted: Cap = "strict"
    cap_by: Role | None = None
    clinician_since: dt.date | None = None
    phase_told: int = 0
    phase_told_on: dt.date | None = None
    findings: tuple[Finding, ...] = ()
    moved: Finding | None = None


class Person(Struct, frozen=True, kw_only=True):
    """What is not one tendon's: answers, flags, choices, the rhythm of sessions.

    `answers` holds the latest answer and its instant by flag id; `raised` since when a
    flag stands. `cared_on` is the last day of self-care alone. `screen_since` is the day
    from which a full screen must be answered;
    `tear_questions_since` the instant from which the rupture questions must be.
    """

    answers: dict[str, tuple[str, dt.datetime]] = {}
    raised: dict[str, dt.datetime] = {}
    doubted: dict[str, dt.datetime] = {}
    cleared: dict[str, dt.datetime] = {}
    screen_since: dt.date | None = None
    tear_questions_since: dt.datetime | None = None
    paused_since: dt.date | None = None
    paused_until: dt.date | None = None
    session_days: tuple[dt.date, ...] = ()
    cared_on: dt.date | None = None
    sessions_total: int = 0
    week_from: dt.date | None = None
    weeks: tuple[PlanWeek, ...] = ()
    rested: tuple[dt.date, ...] = ()
    last_walk: tuple[dt.date, int] | None = None
    outings: tuple[Outing, ...] = ()
    hard: Hard | None = None
    counted: dict[Heel, Counted] = {}
    measured: dict[tuple[Measure, Side | None], tuple[Measured, ...]] = {}
    prescriptions: dict[tuple[str, Side], PrescriptionChanged] = {}
    routines: dict[str, RoutineSaved] = {}


class State(Struct, frozen=True, kw_only=True):
    """Person and tendons after the last day that was stepped through."""

    on: dt.date | None = None
    person: Person = Person()
    tendons: tuple[Tendon, ...] = ()

    def tendon(self, heel: Heel) -> Tendon | None:
        """One tendon, or None when nobody spoke of it."""
        return next((t for t in self.tendons if t.heel == heel), None)


def begun_anew(tendon: Tendon, on: dt.date) -> Tendon:
    """The tendon on the first day of a plan, or of a phase set by hand: nothing is earned, held back or counted yet.

    Weights are found anew: those for six repetitions would be too heavy for fifteen.
    """
    return replace(
        tendon,
        place_at_most=None,
        sets_at_most=None,
        reps_at_most=None,
        tier_at_most=None,
        placed_on=on,
        phase_since=on,
        plan_since=on,
        trained_at=None,
        before_raise=None,
        good=0,
        good_from=None,
        weeks_done=0,
        week_since=None,
        week_days=(),
        week_spoilt=False,
        loads={},
    )


def with_pain(tendon: Tendon, on: dt.date, pain: int) -> Tendon:
    """The tendon with one more recorded pain, and without those of more than a week ago."""
    kept = dropwhile(lambda known: (on - known[0]).days >= 7, tendon.week_pains)
    return replace(tendon, week_pains=(*kept, (on, pain)))


def worst_of_day(tendon: Tendon, on: dt.date) -> int:
    """The worst pain recorded on the latest day, 0 where `on` is later than any."""
    worst = 0
    for day, pain in reversed(tendon.week_pains):
        if day != on:
            break
        worst = max(worst, pain)
    return worst


def worst_of_week(tendon: Tendon, on: dt.date) -> int | None:
    """The worst pain recorded in the seven days up to `on`, None without any."""
    before = on - dt.timedelta(days=7)
    return max([pain for day, pain in tendon.week_pains if day > before], default=None)


def change_of(tendon: Tendon) -> Change:
    """The plan against the last prescribed session."""
    if tendon.place < 0:
        return "none"
    if tendon.trained_at is None:
        return "start"
    moved = tendon.moved.outcome if tendon.moved is not None else None
    if tendon.place > tendon.trained_at or moved == "progress":
        return "progress"
    return "regress" if tendon.place < tendon.trained_at or moved == "regress" else "hold"
