"""Against others and against the other side: what is usual for age and sex, and the ratio of the sides.

The ratio flatters where both sides are sore or weak; then only the norms count, and
without them the answer is unknown.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from heelwise.engine.because import Because, Facts
from heelwise.engine.measurements import Measurements, current
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.events import IntakeAnswered
from heelwise.terms import Heel, Measure, Verdict, other

ENDURANCE: Measure = "heel-raise-endurance"

Misleads = Literal["sore", "weak"]


class Symmetry(Struct, frozen=True, kw_only=True):
    """Involved over uninvolved side in percent. `misleads`: why it must not be relied on, None where it may."""

    pct: float
    involved: float
    uninvolved: float
    misleads: Misleads | None


def expected_heel_raises(intake: IntakeAnswered, on: dt.date, knowledge: Knowledge) -> float | None:
    """Heel raises usual for this age and sex; None when either is not known or nobody was tested at that age.

    A birth year alone gives two ages; the younger one asks for more (Hébert-Losier 2017).
    """
    if intake.birth_year is None or intake.sex not in ("female", "male"):
        return None
    age = on.year - intake.birth_year - 1
    norms = knowledge.outcomes[ENDURANCE].norms
    row = next((norm for norm in norms if norm.from_age <= age <= norm.to_age), None)
    if row is None:
        return None
    return row.female[0] if intake.sex == "female" else row.male[0]


def limb_symmetry(
    known: Measurements,
    measure: Measure,
    involved: Heel,
    *,
    on: dt.date,
    since: dt.date,
    other_is_sore: bool,
    intake: IntakeAnswered,
    knowledge: Knowledge,
) -> Symmetry | None:
    """The sides compared; None without two current measurements of one method, taken close together.

    `since` is the first day of this episode, `other_is_sore` whether the other tendon has a complaint too.
    """
    mine, theirs = (
        current(known, measure, heel, on=on, since=since, knowledge=knowledge) for heel in (involved, other(involved))
    )
    if mine is None or theirs is None or mine.method != theirs.method or theirs.value <= 0:
        return None
    if abs((mine.at.date() - theirs.at.date()).days) > knowledge.limits.response.sides_together_days.value:
        return None
    weak = _is_weak(measure, theirs.value, intake, on, knowledge)
    return Symmetry(
        pct=round(100 * mine.value / theirs.value, 3),
        involved=mine.value,
        uninvolved=theirs.value,
        misleads="sore" if other_is_sore else ("weak" if weak else None),
    )


def _is_weak(measure: Measure, value: float, intake: IntakeAnswered, on: dt.date, knowledge: Knowledge) -> bool:
    """Whether the better side itself falls short of what is usual, as far as that is known."""
    usual = expected_heel_raises(intake, on, knowledge) if measure == ENDURANCE else None
    return usual is not None and value < usual * knowledge.limits.response.weak_side_pct.value / 100


def norm_because(known: Measurements, tendon: Tendon, *, on: dt.date, knowledge: Knowledge) -> Because | None:
    """A tendon's heel raises against what is usual for age and sex; None without a current test."""
    last = current(known, ENDURANCE, tendon.heel, on=on, since=tendon.episode_on, knowledge=knowledge)
    if last is None:
        return None
    usual = expected_heel_raises(tendon.intake, on, knowledge)
    norms = knowledge.outcomes[ENDURANCE].norms
    facts: Facts = {"side": tendon.heel, "value": last.value, "expected": usual}
    verdict: Verdict = "unknown" if usual is None else ("met" if last.value >= usual else "unmet")
    return Because("heel-raise-norm", verdict, facts, norms[0].sources)


def symmetry_because(
    known: Measurements, measure: Measure, tendon: Tendon, *, on: dt.date, other_is_sore: bool, knowledge: Knowledge
) -> Because | None:
    """The ratio of the sides as a reason; None without two tests that can be compared, or without an aim for it."""
    aim = knowledge.outcomes[measure].symmetry
    found = limb_symmetry(
        known,
        measure,
        tendon.heel,
        on=on,
        since=tendon.episode_on,
        other_is_sore=other_is_sore,
        intake=tendon.intake,
        knowledge=knowledge,
    )
    if aim is None or found is None:
        return None
    target = aim.target
    facts: Facts = {"side": tendon.heel, "measure": measure, "pct": round(found.pct), "target": int(target.value)}
    if found.misleads is not None:
        return Because("limb-symmetry-misleads", "unknown", {**facts, "misleads": found.misleads}, ("F44c",))
    return Because("limb-symmetry", "met" if found.pct >= target.value else "unmet", facts, target.sources)
