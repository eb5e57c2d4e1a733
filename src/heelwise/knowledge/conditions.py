"""The kinds of condition a gate can be made of. One closed type each; the engine evaluates them.

Data combines them with `all` and `any`. There is no rule language: a new kind is
a new class here, a new case in `engine/gates.py`, and its words.
"""

from __future__ import annotations

from msgspec import Struct

from heelwise.knowledge.facts import Days, Minutes, Pain, Percent, Reps, Weeks
from heelwise.terms import Milestone


class Condition_(  # noqa: N801  # a condition of a gate; terms.Condition is what a tendon has
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", tag_field="kind"
):
    """A condition with a tag `kind`."""


class StepsDone(Condition_, frozen=True, kw_only=True, tag="steps-done"):
    """The rung's last step was done in as many sessions in a row as progress asks, all at this pain or less."""

    pain_at_most: Pain


class RepsInSession(Condition_, frozen=True, kw_only=True, tag="reps-in-session"):
    """So many repetitions of one exercise on one side within one session."""

    exercise: str
    at_least: Reps


class DaysInPhase(Condition_, frozen=True, kw_only=True, tag="days-in-phase"):
    """A floor in days, never a reason to move."""

    at_least: Days


class WeeksDone(Condition_, frozen=True, kw_only=True, tag="weeks-done"):
    """So many counted weeks of this rung: seven days with enough of their sessions done. Never a reason alone."""

    at_least: Weeks


class MorningAtBase(Condition_, frozen=True, kw_only=True, tag="morning-at-base"):
    """This morning's pain is back at the usual, and within the cap."""


class WalkPain(Condition_, frozen=True, kw_only=True, tag="walk-pain"):
    """The latest recorded walk hurt no more than this; not older than `within_days`."""

    at_most: Pain
    within_days: Days


class MilestoneOpen(Condition_, frozen=True, kw_only=True, tag="milestone-open"):
    """A clinician cleared this milestone and nobody closed it."""

    milestone: Milestone


class PainStable(Condition_, frozen=True, kw_only=True, tag="pain-stable"):
    """So many weeks of this phase in which nothing was unsettled, with mornings and sessions recorded in each."""

    weeks: Weeks


class DailyPain(Condition_, frozen=True, kw_only=True, tag="daily-pain"):
    """Every morning and walk of the last days hurt no more than this; some of both are recorded."""

    at_most: Pain
    within_days: Days


class LongWalk(Condition_, frozen=True, kw_only=True, tag="long-walk"):
    """The latest walk of so many minutes hurt no more than this, and the next morning was as usual."""

    minutes: Minutes
    at_most: Pain
    within_days: Days


class HopPain(Condition_, frozen=True, kw_only=True, tag="hop-pain"):
    """The hop test of this side hurt no more than this, at the worst of its latest day."""

    at_most: Pain
    within_days: Days


class SingleRaises(Condition_, frozen=True, kw_only=True, tag="single-raises"):
    """So many heel raises on this leg, or this share of what is usual for age and sex, and the sides alike."""

    at_least: Reps
    norm_pct: Percent
    symmetry_pct: Percent
    within_days: Days


class All(Condition_, frozen=True, kw_only=True, tag="all"):
    """Every part is met."""

    of: tuple[Gate, ...]


class Any_(Condition_, frozen=True, kw_only=True, tag="any"):  # noqa: N801  # typing has the name
    """One part is met."""

    of: tuple[Gate, ...]


Trained = StepsDone | RepsInSession | DaysInPhase | WeeksDone
"""What the plan itself counts."""

Told = MorningAtBase | WalkPain | MilestoneOpen
"""What somebody has to say."""

Ready = PainStable | DailyPain | LongWalk | HopPain | SingleRaises
"""What springing, running and sport wait for."""

Gate = Trained | Told | Ready | All | Any_
