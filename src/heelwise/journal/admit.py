"""The one door into a record: what is kept of a batch, what is refused, and why.

Pure: forms, sync, imports and the command line all come through here, and each
then hands what was kept to its port. Whether a plan may follow an event is the
engine's; nothing is refused here for being late, out of order or unwelcome.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from heelwise.record.author import may_take_back, unauthorised
from heelwise.record.decode import decode_document, decode_line
from heelwise.record.events import Event, EventRetracted
from heelwise.record.faults import Flaw
from heelwise.record.record import same_content
from heelwise.terms import Role

Raw = Event | dict[str, Any] | bytes
"""An event, its plain values as a form has them, or its JSON."""

_TAKEN = Flaw(field="id", found="the id of another event", wanted="an id of its own")


class Refused(NamedTuple):
    """One document that was not let in: its place in the batch from 0, its id if it had a sound one, its flaws."""

    place: int
    id: UUID | None
    faults: tuple[Flaw, ...]


class Admitted(NamedTuple):
    """`kept` is to be appended; `known` was already there, word for word; `refused` says why."""

    kept: tuple[Event, ...]
    known: tuple[Event, ...]
    refused: tuple[Refused, ...]


def admit(batch: Iterable[Raw], seen: Iterable[Event], *, author: Role) -> Admitted:
    """Sort a batch into what is new, known and refused.

    `seen` is the record so far, in any order; `author` is whose account writes, not
    the `by` of the events.
    """
    there = {event.id: event for event in seen}
    met: dict[UUID, Event] = {}
    known: list[Event] = []
    refused: list[Refused] = []
    places: dict[UUID, int] = {}
    for place, event in enumerate(_read(batch)):
        if isinstance(event, tuple):
            refused.append(Refused(place, None, event))
            continue
        first = there.get(event.id) or met.get(event.id)
        if first is None:
            met[event.id] = event
            places[event.id] = place
        elif same_content(first, event):
            known.append(event)
        else:
            refused.append(Refused(place, event.id, (_TAKEN,)))
    kept: list[Event] = []
    for event in met.values():
        flaw = _objection(event, there | met, author)
        if flaw is None:
            kept.append(event)
        else:
            refused.append(Refused(places[event.id], event.id, (flaw,)))
    return Admitted(tuple(kept), tuple(known), tuple(sorted(refused)))


def _read(batch: Iterable[Raw]) -> Iterable[Event | tuple[Flaw, ...]]:
    equal: Counter[bytes] = Counter()
    for document in batch:
        match document:
            case bytes():
                yield decode_line(document.strip(), equal=equal)
            case dict():
                yield decode_document(document)
            case _:
                yield document


def _objection(event: Event, others: Mapping[UUID, Event], author: Role) -> Flaw | None:
    flaw = unauthorised(event, author)
    if flaw is None and isinstance(event, EventRetracted) and event.event in others:
        return may_take_back(others[event.event], author)
    return flaw
