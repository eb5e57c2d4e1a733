"""A pathway: phases, the rungs of its ladder, the gates between them.

Order is load: a later rung, and a later step of a rung, asks more of the tendon.
Steps of one rung differ in one variable each, so that a progression can name it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from heelwise.knowledge.conditions import Gate
from heelwise.knowledge.facts import (
    Frozen,
    Kilograms,
    Minutes,
    Pain,
    Reps,
    Rest,
    Review,
    Seconds,
    Sets,
    Tag,
    Verified,
    Weeks,
)
from heelwise.terms import Band, Condition, Goal, Measure, Milestone


class Dose(Frozen, frozen=True, kw_only=True):
    """Sets of repetitions, of a hold, or minutes. `load_kg` is external weight, 0 for none; None: to be found."""

    sets: Sets
    reps: Reps | None = None
    hold_s: Seconds | None = None
    minutes: Minutes | None = None
    load_kg: Kilograms | None = 0
    rm: Reps | None = None
    band: Band | None = None


Advance = Literal["earned", "weeks", "milestones"]
"""How a pathway moves on: by good sessions; by counted weeks and a gate (published); by a clinician's word alone."""


class Line(Frozen, frozen=True, kw_only=True):
    """An exercise at a dose that does not climb: support beside the ladder, and self-care."""

    exercise: str
    dose: Dose
    tempo_s: tuple[float, float, float, float] | None = None
    rest_s: Rest = 30
    instead: tuple[str, ...] = ()
    sources: tuple[str, ...]
    verified: Verified = "no"


class Group(Frozen, frozen=True, kw_only=True):
    """Lines of which a session takes `choose`, turning from session to session."""

    id: str
    choose: Annotated[int, Meta(ge=1, le=10)]
    lines: tuple[Line, ...]


class Loading(Frozen, frozen=True, kw_only=True):
    """Weight that sessions earn in steps, at most one a week. `exercise` is the form that is done with it.

    `start_kg` is what it begins with. A step needs good sessions at `pain_at_most`.
    `days_per_week` is the most for the form with weight; the days between are done without.
    """

    exercise: str
    start_kg: Kilograms = 0
    step_kg: Annotated[float, Meta(gt=0, le=100)]
    most_kg: Kilograms
    pain_at_most: Pain
    days_per_week: Annotated[int, Meta(ge=1, le=7)] | None = None


class Main(Frozen, frozen=True, kw_only=True):
    """An exercise of a rung; `instead` are substitutes, most like it first, none asking more.

    `dose` stands where it does not climb with the rung's steps, `tempo_s` where it is not the
    rung's. `days_per_week` is the most for one that is done more rarely than the session it
    belongs to: heavy or springing work. `load` is the weight that is added as it is earned.
    """

    exercise: str
    instead: tuple[str, ...] = ()
    dose: Dose | None = None
    tempo_s: tuple[float, float, float, float] | None = None
    days_per_week: Annotated[int, Meta(ge=1, le=7)] | None = None
    load: Loading | None = None


class Rung(Frozen, frozen=True, kw_only=True):
    """A place on the ladder: main exercises that share their steps, and a gate to the next rung.

    `milestone` is the clinician's word that a rung of a healing tear waits for; `advice` goes with the rung.
    """

    id: str
    main: tuple[Main, ...]
    steps: tuple[Dose, ...]
    tempo_s: tuple[float, float, float, float] | None = None
    rest_s: Rest = 60
    gate: Gate | None = None
    milestone: Milestone | None = None
    advice: tuple[str, ...] = ()
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
    note: str | None = None


class Phase(Frozen, frozen=True, kw_only=True):
    """Some rungs with a rhythm. `days_per_week` is the most; a person may have fewer.

    `goals` are those that need this phase, and those after it; without any, everybody does.
    """

    id: str
    rungs: tuple[Rung, ...] = ()
    support: tuple[Group, ...] = ()
    goals: tuple[Goal, ...] = ()
    per_day: Annotated[int, Meta(ge=1, le=4)] = 1
    days_per_week: Annotated[int, Meta(ge=1, le=7)] = 7
    sources: tuple[str, ...]
    verified: Verified = "no"

    def is_for(self, goal: Goal) -> bool:
        """Whether somebody with this goal needs it."""
        return not self.goals or goal in self.goals


class HandOver(Frozen, frozen=True, kw_only=True):
    """Where a finished pathway leads, by condition, and on which rung the next one starts.

    `at_end`: only from its last place, as far as the person's goal needs it. `goals` are
    those that end here; the others stay where they are. Without any, all do.
    """

    gate: Gate
    at_end: bool = False
    goals: tuple[Goal, ...] = ()
    to: dict[Condition, str]
    rung: str


class Entry(Frozen, frozen=True, kw_only=True):
    """Who may begin a pathway that asks much at once, by choice.

    Somebody whose plan starts at one of `starts` and never fell below that, or who has
    reached one of `rungs` on the pathway they are on.
    """

    starts: tuple[str, ...] = ()
    rungs: tuple[str, ...] = ()
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
    note: str | None = None


class Shown(Frozen, frozen=True, kw_only=True):
    """Something a clinician wants to see before opening a milestone. It opens nothing by itself.

    With a `measure` it can be compared: its value, or that in percent of the other side's.
    Without one only the clinician can judge it.
    """

    id: str
    measure: Measure | None = None
    of: Literal["value", "other-side"] = "value"
    at_least: float = 0
    unit: Literal["percent", "points", "reps"] | None = None
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified


class OpenedBy(Frozen, frozen=True, kw_only=True):
    """What a clinician's milestone opens in a healing rupture, not before which week, and what to show for it."""

    milestone: Milestone
    earliest_week: Weeks
    opens: tuple[str, ...]
    show: tuple[Shown, ...] = ()
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified


class Pathway(Frozen, frozen=True, kw_only=True):
    """A plan from its first phase to its end.

    `conditions` are those it may be given to; `default_for` those it is given to
    when nobody chose. `start` maps a starting place
    (`lowest`, `low`, `middle`, `high`) to a rung id. `entry` is what a person's own
    choice of it needs; without one it is free. `resumes` names the rung to begin at when
    coming from another pathway.
    """

    id: str
    conditions: tuple[Condition, ...]
    default_for: tuple[Condition, ...] = ()
    phases: tuple[Phase, ...]
    start: dict[str, str]
    resumes: dict[str, str] = field(default_factory=dict)
    advance: Advance = "earned"
    needs_morning: bool = True
    entry: Entry | None = None
    hand_over: HandOver | None = None
    milestones: tuple[OpenedBy, ...] = ()
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
    review: Review
