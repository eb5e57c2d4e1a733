"""Words of complaint, site, flags and milestones. What follows from them is the engine's."""

from __future__ import annotations

from typing import Literal

from heelwise.terms.words import words

Complaint = Literal["tightness", "midportion-pain", "insertional-pain", "pain-unsure", "rupture"]
"""What a person says hurts, in their words' order of gravity."""

Condition = Literal["tightness", "midportion", "insertional", "unsure", "rupture"]
"""What the engine treats a tendon as; `unsure` is handled like insertional."""

Site = Literal["heel-bone", "above-heel", "both", "elsewhere", "unsure"]

Answer = Literal["yes", "no", "unsure"]

Goal = Literal["daily-life", "walking", "running", "sport"]

Onset = Literal["gradual", "sudden"]

RecentChange = Literal["more-activity", "new-shoes", "worn-shoes", "hills-or-speed"]

Treatment = Literal["surgery", "boot", "undecided"]

Role = Literal["person", "clinician"]
"""Who wrote an event (`by`)."""

Cap = Literal["strict", "standard"]
"""The pain cap of the pain-monitoring model."""

Schedule = Literal["conservative", "permissive"]
"""How early a healing rupture may stretch and run."""

FlagAction = Literal["emergency", "urgent", "see-clinician", "mention"]
"""What a raised red flag asks for, gravest first."""

FlagAsked = Literal["always", "daily", "follow-up", "clinician", "derived"]
"""When a red flag's question is put, and by whom."""

Milestone = Literal[
    "active-motion",
    "full-weight-in-boot",
    "heel-raise-seated",
    "out-of-boot",
    "band",
    "balance",
    "heel-raise-double",
    "heel-raise-single",
    "running",
    "plyometrics",
    "sport",
    "contact-sport",
    "dorsiflexion-stretch",
    "below-neutral",
]
"""What a clinician opens after a rupture, in order."""

_NEVER_IMPLIED: frozenset[Milestone] = frozenset({"dorsiflexion-stretch", "below-neutral"})

_LAST_BEFORE_SPRINGING: Milestone = "heel-raise-single"


def milestones_implied_by(milestone: Milestone) -> frozenset[Milestone]:
    """The milestones that clearing this one clears: itself and the earlier ones.

    Nothing implies stretching past neutral or loading below it; they lengthen a
    healing tendon and are opened by name only. Nor do these two imply running, springing
    or sport: who may stretch may not therefore jump.
    """
    ordered: tuple[Milestone, ...] = words(Milestone)
    if milestone in _NEVER_IMPLIED:
        return frozenset({milestone, *ordered[: ordered.index(_LAST_BEFORE_SPRINGING) + 1]})
    return frozenset(ordered[: ordered.index(milestone) + 1])


def milestones_resting_on(milestone: Milestone) -> frozenset[Milestone]:
    """The milestones that closing this one closes: itself, and every one that asks more.

    Whoever may not stretch past neutral may not load below it either.
    """
    later = {one for one in words(Milestone) if milestone in milestones_implied_by(one)}
    return frozenset({*later, "below-neutral"} if milestone == "dorsiflexion-stretch" else later)
