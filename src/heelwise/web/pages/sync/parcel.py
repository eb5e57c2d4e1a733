"""Opening a parcel: bytes from the network become a batch id and raw events, or one clear complaint.

The events inside are the journal's to judge. No Django here.
"""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from heelwise.record.faults import Flaw, show
from heelwise.record.raw import Doubled, UnreadableError, parse

MOST_EVENTS = 1000


class Parcel(NamedTuple):
    """A batch as its sender sealed it."""

    batch: UUID
    events: list[Any]


class UnfitError(Exception):
    """What is wrong with a parcel as a whole."""

    def __init__(self, flaw: Flaw) -> None:
        self.plain = {"field": flaw.field, "found": flaw.found, "wanted": flaw.wanted}
        super().__init__(f"{flaw.field}: found {flaw.found}, wanted {flaw.wanted}")


def opened(body: bytes) -> Parcel:
    """Read a parcel. Raises `UnfitError`."""
    try:
        document = parse(body)
    except UnreadableError as wrong:
        raise UnfitError(Flaw(field="parcel", found=wrong.flaw.found, wanted=wrong.flaw.wanted)) from None
    if not isinstance(document, dict):
        raise _unfit("parcel", document, "an object with `batch` and `events`")
    if isinstance(document, Doubled):
        raise UnfitError(Flaw(field=document.doubled[0], found="written twice", wanted="each field once"))
    if unknown := sorted(set(document) - {"batch", "events"}):
        raise UnfitError(Flaw(field=unknown[0][:64], found="an unknown field", wanted="`batch` and `events`"))
    return Parcel(_batch(document.get("batch")), _events(document.get("events")))


def _batch(found: object) -> UUID:
    try:
        return UUID(found) if isinstance(found, str) else UUID("")
    except ValueError:
        raise _unfit("batch", found, "an id (UUID)") from None


def _events(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise _unfit("events", found, "a list of events")
    if len(found) > MOST_EVENTS:
        raise _unfit("events", found, f"at most {MOST_EVENTS} events in a parcel")
    for place, event in enumerate(found):
        if not isinstance(event, dict):
            raise _unfit(f"events[{place}]", event, "an object")
        if isinstance(event, Doubled):
            field = f"events[{place}].{event.doubled[0][:64]}"
            raise UnfitError(Flaw(field=field, found="written twice", wanted="each field once"))
    return found


def _unfit(field: str, found: object, wanted: str) -> UnfitError:
    return UnfitError(Flaw(field=field, found=show(found), wanted=wanted))
