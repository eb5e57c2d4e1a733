"""Who the virtual people are: drawn once, from a seed, an arm and a number.

Figures of recovery, adherence and flares follow published cohorts (docs/simulate.md names
them); how people log, forget and err is invented. The same number in two arms of one kind
is the same person, so that arms are compared on twins.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Literal

from msgspec import Struct

from heelwise.knowledge.library import Knowledge
from heelwise.simulate.oracle.seen import TrueSite
from heelwise.terms import Complaint, Equipment, Goal, Heel, Trained, Treatment, Weekday, other, words

PeopleKind = Literal["midportion", "recovered", "insertional", "tight", "torn", "two-sides"]
Care = Literal["told", "own", "none", "early", "late"]
"""How a torn tendon's clinician speaks: told words, an own account, not at all, too early, late."""


class Arm(Struct, frozen=True):
    """One side of the comparison: what people come with, and the pathway they choose, if any."""

    people: PeopleKind
    pathway: str | None = None
    fixed: bool = False


ARMS: Mapping[str, Arm] = {
    "graded-loading": Arm("midportion"),
    "alfredson": Arm("midportion", "alfredson"),
    "heavy-slow-resistance": Arm("midportion", "heavy-slow-resistance"),
    "silbernagel": Arm("midportion", "silbernagel"),
    "keep-well": Arm("recovered", "keep-well"),
    "low-compression": Arm("insertional"),
    "loosen": Arm("tight"),
    "rupture-guided": Arm("torn"),
    "two-sides": Arm("two-sides"),
    "fixed-dose": Arm("midportion", fixed=True),
    "fixed-dose-insertional": Arm("insertional", fixed=True),
}
"""By name. An arm whose pathway the content does not have is left out."""


class TendonTraits(Struct, frozen=True, kw_only=True):
    """One tendon as it comes: true state 0-100, where it tends and how fast, how it answers to load."""

    heel: Heel
    site: TrueSite
    visa: float
    ceiling: float
    tau_weeks: float
    irritability: float
    compression: float
    flares_a_day: float


class Tear(Struct, frozen=True):
    """A rupture at the start of the simulation: days since, how it is treated, who speaks for it."""

    days_ago: int
    treatment: Treatment
    care: Care
    permissive: bool
    dated: bool


class Traits(Struct, frozen=True, kw_only=True):
    """One person. Chances are per day or per event, 0-1."""

    name: str
    arm: str
    pathway: str | None
    complaint: Complaint
    tendons: tuple[TendonTraits, ...]
    responds: bool
    tear: Tear | None
    kit: frozenset[Equipment]
    most_kg: float | None
    weight_kg: float
    birth_year: int
    minutes: int | None
    days_a_week: int | None
    sport_days: tuple[Weekday, ...]
    goal: Goal
    trained: Trained
    adherence: float
    checks: float
    late: float
    sloppy: float
    slips: float
    signs: float
    outings: float
    standard_cap: bool


class Recovery(Struct, frozen=True):
    """A published course: state at the start (SD), gain (SD), time constant in weeks."""

    start: float
    start_sd: float
    gain: float
    gain_sd: float
    tau: float


COURSES: Mapping[TrueSite, Recovery] = {
    "midportion": Recovery(54, 15, 30, 20, 14.5),
    "insertional": Recovery(50, 15, 30, 20, 7.2),
    "tight": Recovery(93, 3, 3, 1, 10),
    "torn": Recovery(22, 6, 58, 10, 14),
}
"""By what the tendon truly is. Midportion pathways share one course: trials found no relevant difference."""

FLAT = Recovery(45, 15, 8, 4, 10)
"""One in four stays about as they are."""

RECOVERED = Recovery(88, 5, 5, 3, 20)
NOT_RESPONDING = 0.25
ADHERENCE: Mapping[str, float] = {"alfredson": 0.78, "heavy-slow-resistance": 0.92, "low-compression": 0.83}
USUAL_ADHERENCE = 0.85
KITS: tuple[frozenset[Equipment], ...] = (
    frozenset({"wall", "step", "chair", "band", "towel", "backpack"}),
    frozenset(words(Equipment)),
    frozenset({"wall", "step", "chair"}),
    frozenset({"wall", "chair", "towel"}),
    frozenset({"wall", "step", "chair", "band", "towel", "weights", "gym"}),
)


def arms_of(knowledge: Knowledge) -> tuple[str, ...]:
    """The arms this content can play."""
    return tuple(name for name, arm in ARMS.items() if arm.pathway is None or arm.pathway in knowledge.pathways)


def person(seed: int, arm: str, number: int) -> Traits:
    """The person of this number in an arm. Twins in two arms of one kind differ only in their plan."""
    kind = ARMS[arm].people
    draw = Random(f"{seed}:{kind}:{number}")
    responds = draw.random() >= NOT_RESPONDING
    tendons, complaint = _tendons(kind, draw, responds=responds)
    tear = _tear(draw) if kind == "torn" else None
    habits = {name: draw.random() for name in ("checks", "late", "sloppy", "slips")}
    mean = ADHERENCE.get(arm, USUAL_ADHERENCE)
    return Traits(
        name=f"{arm}-{number}",
        arm=arm,
        pathway=ARMS[arm].pathway,
        complaint=complaint,
        tendons=tendons,
        responds=responds,
        tear=tear,
        kit=draw.choice(KITS),
        most_kg=draw.choice((None, 10.0, 20.0, 25.0, 60.0)),
        weight_kg=round(min(max(draw.gauss(78, 14), 45), 140), 1),
        birth_year=draw.randint(1946, 2002),
        minutes=draw.choice((None, None, 10, 15, 20, 40)),
        days_a_week=draw.choice((None, None, None, 3, 5)),
        sport_days=draw.choice(((), (), ("tue", "sat"), ("wed",))),
        goal=draw.choice(words(Goal)),
        trained=draw.choice(words(Trained)),
        adherence=draw.betavariate(12 * mean, 12 * (1 - mean)),
        checks=0.7 + 0.3 * habits["checks"],
        late=0.1 * habits["late"],
        sloppy=0.25 * habits["sloppy"],
        slips=0.02 * habits["slips"],
        signs=draw.choice((0.0, 0.0, 1 / 300, 1 / 90)),
        outings=draw.choice((0.0, 0.1, 0.3)),
        standard_cap=draw.random() < 0.2,
    )


def _tendons(kind: PeopleKind, draw: Random, *, responds: bool) -> tuple[tuple[TendonTraits, ...], Complaint]:
    """The tendons that hurt, and what the person says about them."""
    heel: Heel = draw.choice(words(Heel))
    match kind:
        case "two-sides":
            sites: list[TrueSite] = [draw.choice(("midportion", "insertional")), draw.choice(("midportion", "tight"))]
            heels = (heel, other(heel))
            both = tuple(_tendon(h, s, draw, responds=responds) for h, s in zip(heels, sites, strict=True))
            return both, "insertional-pain" if sites[0] == "insertional" else "midportion-pain"
        case "insertional":
            site: TrueSite = draw.choice(("insertional", "insertional", "insertional", "midportion"))
            said: Complaint = "pain-unsure" if site == "midportion" or draw.random() < 0.3 else "insertional-pain"
            return (_tendon(heel, site, draw, responds=responds),), said
        case "tight":
            return (_tendon(heel, "tight", draw, responds=responds),), "tightness"
        case "torn":
            return (_tendon(heel, "torn", draw, responds=responds),), "rupture"
        case "midportion" | "recovered":
            course = RECOVERED if kind == "recovered" else None
            return (_tendon(heel, "midportion", draw, responds=responds, course=course),), "midportion-pain"


def _tendon(
    heel: Heel, site: TrueSite, draw: Random, *, responds: bool, course: Recovery | None = None
) -> TendonTraits:
    course = course or (COURSES[site] if responds or site in ("tight", "torn") else FLAT)
    visa = min(max(draw.gauss(course.start, course.start_sd), 12.0), 97.0)
    return TendonTraits(
        heel=heel,
        site=site,
        visa=visa,
        ceiling=min(100.0, visa + max(2.0, draw.gauss(course.gain, course.gain_sd))),
        tau_weeks=course.tau,
        irritability=draw.uniform(0.8, 3.0),
        compression=draw.uniform(1.0, 2.5),
        flares_a_day=0.004 if site == "tight" else 1 / draw.uniform(28, 42),
    )


def _tear(draw: Random) -> Tear:
    return Tear(
        days_ago=draw.randint(0, 100),
        treatment=draw.choice(("surgery", "surgery", "boot", "boot", "boot", "undecided")),
        care=draw.choice(("told", "told", "told", "own", "own", "none", "early", "late")),
        permissive=draw.random() < 0.3,
        dated=draw.random() < 0.9,
    )
