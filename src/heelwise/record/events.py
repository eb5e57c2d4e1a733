"""Every kind of event a record may hold, as frozen values: the closed union `Event`.

The shape is a contract (docs/architecture.md): a field is renamed or tightened
only with a lift in `lift`. Ids of exercises, flags, pathways and phases are text,
because a record must be readable when the content has moved on.
"""

from __future__ import annotations

from typing import get_args
from uuid import UUID

from heelwise.record.answered import IntakeAnswered, Rupture, ScreenAnswered, SiteAnswered
from heelwise.record.fields import Happened, Text
from heelwise.record.judged import (
    Assessed,
    MilestoneCleared,
    MilestoneClosed,
    PhaseSet,
    PlanChosen,
    Prescribed,
    PrescriptionChanged,
)
from heelwise.record.scales import UNITS
from heelwise.record.trained import (
    ActivityDone,
    Measured,
    MorningChecked,
    PlanShown,
    RoutineItem,
    RoutineSaved,
    SessionFinished,
    SetDone,
    SetSkipped,
)
from heelwise.terms import Role


class Paused(Happened, frozen=True, tag="paused"):
    """A pause begins: holiday, illness."""

    reason: Text | None = None


class Resumed(Happened, frozen=True, tag="resumed"):
    """The pause ends."""

    reason: Text | None = None


class Noted(Happened, frozen=True, tag="noted"):
    """Free words."""

    text: Text
    by: Role


class EventRetracted(Happened, frozen=True, tag="event-retracted"):
    """An event taken back, by its id; may itself be taken back."""

    event: UUID
    reason: Text | None = None


Event = (
    IntakeAnswered
    | SiteAnswered
    | ScreenAnswered
    | Assessed
    | PhaseSet
    | MilestoneCleared
    | MilestoneClosed
    | PlanChosen
    | MorningChecked
    | SetDone
    | SetSkipped
    | SessionFinished
    | PlanShown
    | RoutineSaved
    | Measured
    | ActivityDone
    | PrescriptionChanged
    | Paused
    | Resumed
    | Noted
    | EventRetracted
)

KINDS: dict[str, type[Event]] = {str(kind.__struct_config__.tag): kind for kind in get_args(Event)}
"""The class of each kind of event, by its word."""

__all__ = [
    "KINDS",
    "UNITS",
    "ActivityDone",
    "Assessed",
    "Event",
    "EventRetracted",
    "Happened",
    "IntakeAnswered",
    "Measured",
    "MilestoneCleared",
    "MilestoneClosed",
    "MorningChecked",
    "Noted",
    "Paused",
    "PhaseSet",
    "PlanChosen",
    "PlanShown",
    "Prescribed",
    "PrescriptionChanged",
    "Resumed",
    "RoutineItem",
    "RoutineSaved",
    "Rupture",
    "ScreenAnswered",
    "SessionFinished",
    "SetDone",
    "SetSkipped",
    "SiteAnswered",
]
