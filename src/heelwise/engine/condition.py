"""What a tendon is treated as, and where its plan begins. Doubt takes the careful side.

Sources of the rules: design rule 2 and evidence 14.3, 14.4; the numbers are content.
"""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from heelwise.engine.state import Morning
from heelwise.knowledge.limits import StartLimits
from heelwise.record.events import IntakeAnswered, SiteAnswered
from heelwise.terms import Condition

STRICTEST_FIRST: tuple[Condition, ...] = ("rupture", "insertional", "unsure", "midportion", "tightness")


def condition_of(
    intake: IntakeAnswered,
    site: SiteAnswered | None,
    mornings: tuple[Morning, ...],
    worst: int | None,
    limits: StartLimits,
) -> Condition:
    """The condition of one tendon from what was said, and this week's `mornings` and `worst` recorded pain."""
    match intake.complaint:
        case "rupture":
            return "rupture"
        case "tightness":
            hurts = _pinched(site) or _hurts(intake, mornings, worst, limits)
            return "unsure" if hurts else "tightness"
        case "insertional-pain":
            return "midportion" if site and site.by == "clinician" and _above(site) else "insertional"
        case "midportion-pain":
            return "midportion" if site is None or _above(site) else _lower(site)
        case "pain-unsure":
            return "unsure" if site is None else ("midportion" if _above(site) else _lower(site))
        case _:
            assert_never(intake.complaint)


def is_stricter(site: SiteAnswered, than: SiteAnswered) -> bool:
    """Whether one answer asks for more care than another."""
    return _care(site) > _care(than)


def _care(site: SiteAnswered) -> tuple[int, bool]:
    here: Condition = "midportion" if _above(site) else _lower(site)
    return -STRICTEST_FIRST.index(here), _pinched(site)


def _above(site: SiteAnswered) -> bool:
    """Midportion beyond doubt: above the heel, and nothing at the heel bone answers."""
    return site.where == "above-heel" and site.pinch_heel == "no" and site.pinch_above == "yes"


def _lower(site: SiteAnswered) -> Condition:
    at_heel = site.where in ("heel-bone", "both") or site.pinch_heel == "yes"
    return "insertional" if at_heel else "unsure"


def _pinched(site: SiteAnswered | None) -> bool:
    """Whether pinching the tendon hurt, or may have."""
    return site is not None and (site.pinch_heel != "no" or site.pinch_above != "no")


def _hurts(intake: IntakeAnswered, mornings: tuple[Morning, ...], worst: int | None, limits: StartLimits) -> bool:
    """Whether tightness is more than tightness, now or at the intake."""
    pain, stiffness = limits.tight_painful_pain.value, limits.tight_painful_stiffness_min.value
    if max(intake.worst_pain_week or 0, intake.morning_pain or 0, worst or 0) >= pain:
        return True
    return (intake.stiffness_min or 0) > stiffness or any(m.stiffness_min > stiffness for m in mornings)


def start_of(
    intake: IntakeAnswered, mornings: tuple[Morning, ...], worst_before: int | None, on: dt.date, limits: StartLimits
) -> str:
    """Where to start: `settle`, or a place name of the pathway's `start` table. Unknown takes the lower.

    A pain recorded in the week before outweighs a lower one that was told.

    Tightness starts low whatever else was said: once it hurts, nobody has told yet what it is.
    """
    told = intake.worst_pain_week
    known = max(told or 0, worst_before or 0)
    night = any(m.night_pain for m in mornings)
    if night or known >= limits.settle_pain.value or _is_acute(intake, on, limits):
        return "settle"
    tight = intake.complaint == "tightness"
    if tight or told is None or known >= limits.low_rung_pain.value or intake.can_single_leg_raise != "yes":
        return "low"
    if known >= limits.middle_rung_pain.value or intake.training_now not in ("some", "regular"):
        return "middle"
    return "high"


def _is_acute(intake: IntakeAnswered, on: dt.date, limits: StartLimits) -> bool:
    """A sudden start within the first days."""
    if intake.onset != "sudden" or intake.since is None:
        return False
    return (on - intake.since).days <= limits.settle_least_days.value
