"""Who may write what: the part that needs no content.

A person may copy a clinician's words, with name and day; words without them come
from a clinician's own account. Whether a person may lift a given flag, or set a
given phase, depends on the content and is the engine's.
"""

from __future__ import annotations

from heelwise.record.events import (
    Assessed,
    Event,
    MilestoneCleared,
    PlanChosen,
)
from heelwise.record.faults import Flaw
from heelwise.terms import Role

_OTHER_MOUTH = Flaw(field="by", found='"person"', wanted="`clinician`, from a clinician's own account")


def unauthorised(event: Event, author: Role) -> Flaw | None:
    """Why this author may not write this event; None when they may."""
    by = getattr(event, "by", None)
    if author == "clinician":
        return _OTHER_MOUTH if by == "person" else None
    if by == "clinician" and getattr(event, "told_by", None) is None:
        return Flaw(field="by", found='"clinician"', wanted=_told(event))
    return _opening(event)


def may_take_back(event: Event, author: Role) -> Flaw | None:
    """Why this author may not retract that event; None when they may.

    What a clinician's own account wrote is the clinician's to take back, unless
    taking it back only makes the plan more careful.
    """
    own_account = getattr(event, "by", None) == "clinician" and getattr(event, "told_by", None) is None
    if author == "clinician" or not own_account or _only_opens(event):
        return None
    return Flaw(field="event", found="what a clinician wrote", wanted="the clinician to take it back")


def _told(event: Event) -> str:
    if hasattr(event, "told_by"):
        return "`told_by` and `told_on` beside it, in a person's own record"
    return "`person`, in a person's own record"


def _opening(event: Event) -> Flaw | None:
    match event:
        case MilestoneCleared(by="person"):
            return Flaw(field="by", found='"person"', wanted="a clinician's word, since this opens a step of healing")
        case PlanChosen(schedule="permissive"):
            return Flaw(field="schedule", found='"permissive"', wanted="`conservative`, unless a clinician chooses")
        case _:
            return None


def _only_opens(event: Event) -> bool:
    return isinstance(event, MilestoneCleared) or (isinstance(event, Assessed) and event.outcome == "cleared")
