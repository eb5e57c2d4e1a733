"""From an event to its line: compact JSON, without the fields that say nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from heelwise.record.events import Event

_ENCODER = msgspec.json.Encoder()


def encode(event: Event) -> bytes:
    """One event as one line, without the line's end."""
    return _ENCODER.encode(event)


def encode_lines(events: Iterable[Event]) -> bytes:
    """Events as JSON Lines, each line ended; reading them back gives equal events."""
    return _ENCODER.encode_lines(list(events))
