"""What was worked out from a record, kept as long as the record stays as it is. Lives in this process only.

A record's version is raised by the transaction that changes it, and asked before the record is read. So what
is kept under a version may know more than that version did, never less; the next version starts anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cached_property
from threading import Lock
from typing import Protocol, TypeVar, cast

from heelwise.journal.port import Port
from heelwise.record.events import Event
from heelwise.record.record import Record

Made = TypeVar("Made")
MOST = 16
"""Records kept at a time; one of 10,000 sets takes about 10 MB."""
MOST_THINGS = 64
"""Things kept of one record: a day has about five."""


class Versioned(Port, Protocol):
    """A port that counts changes. Equal ports keep the same records."""

    def version(self, person: str) -> int:
        """How often this person's record was changed; the same number means the same record."""
        ...


class Known:
    """One record in one state, and what was worked out from it."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        self._events = events
        self._things: dict[Hashable, object] = {}

    @cached_property
    def record(self) -> Record:
        """Everything recorded."""
        return Record.of(self._events)

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once. `name` holds all that it depends on besides the record."""
        if name not in self._things:
            if len(self._things) >= MOST_THINGS:
                self._things.clear()
            self._things[name] = make()
        return cast(Made, self._things[name])


_kept: OrderedDict[tuple[Versioned, str, int], Known] = OrderedDict()
_lock = Lock()


def known(store: Versioned, person: str) -> Known:
    """The record of a person as it is now."""
    key = (store, person, store.version(person))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    fresh = Known(store.read(person))
    with _lock:
        for old in [old for old in _kept if old[:2] == key[:2] and old[2] < key[2]]:
            del _kept[old]
        _kept[key] = fresh
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return fresh
