"""One person's record as a value: every event once, in order.

Nothing is interpreted here. Which events stand is in `retract`, their days are in
`order`, and how they gather by day is in `chart`.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from heelwise.record.events import Event
from heelwise.record.order import in_order


class SameIdError(ValueError):
    """Two events with one id and different content."""

    def __init__(self, first: Event, second: Event) -> None:
        self.first, self.second = first, second
        super().__init__(f"two different events have the id {first.id}")


class Record(Struct, frozen=True):
    """All events of one person: ordered, each once, taken back or not."""

    events: tuple[Event, ...]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Record:
        """A record from events in any order, doubled or not. Raises `SameIdError`."""
        by_id: dict[int, Event] = {}
        for event in events:
            first = by_id.setdefault(event.id.int, event)
            if first is not event and not same_content(first, event):
                raise SameIdError(first, event)
        return cls(in_order(by_id.values()))


def same_content(one: Event, other: Event) -> bool:
    """Equal in every field, the written offset of the time included."""
    return one == other and one.at.utcoffset() == other.at.utcoffset()
