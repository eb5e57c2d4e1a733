"""From lines to events: strict, and with every fault of every line at once.

A sound line costs a microsecond: it is read by the decoder, and a count of quotes
proves that no key was doubled. Any other line is read again slowly, field by
field. Nothing here opens a file.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import msgspec

from heelwise.record.events import Event
from heelwise.record.faults import Fault, Flaw
from heelwise.record.identify import identify
from heelwise.record.raw import LONGEST_LINE, plain
from heelwise.record.record import same_content
from heelwise.record.rules import broken

_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_ENCODER = msgspec.json.Encoder()
_UNREAD = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_SPACE = b" \t\r\n"


class Decoded(NamedTuple):
    """The events of the sound lines, in the order of the lines and each once; and every fault."""

    events: tuple[Event, ...]
    faults: tuple[Fault, ...]


def decode_lines(lines: Iterable[bytes], *, file: str) -> Decoded:
    """Read a record's lines; `file` is the name that faults carry.

    Lines may carry their ends. Empty lines are passed over, but no event at all is
    a fault. A line without an id gets one made from its bytes.
    """
    events: dict[int, Event] = {}
    places: dict[int, int] = {}
    faults: list[Fault] = []
    equal: Counter[bytes] = Counter()
    with _no_collecting():
        for number, ended in enumerate(lines, start=1):
            line = ended.strip(_SPACE)
            if not line:
                continue
            found = decode_line(line, equal=equal)
            if isinstance(found, tuple):
                faults.extend(flaw.within(file, number) for flaw in found)
                continue
            key = found.id.int
            first = events.setdefault(key, found)
            if first is found:
                places[key] = number
            elif not same_content(first, found):
                faults.append(_same_id(found, places[key]).within(file, number))
    if not events and not faults:
        faults.append(Flaw(field="line", found="no event", wanted="at least one").within(file, 1))
    return Decoded(tuple(events.values()), tuple(faults))


def decode_document(document: object) -> Event | tuple[Flaw, ...]:
    """One event from plain values, as a form or an API hands them over; or its flaws."""
    from heelwise.record.examine import examined  # noqa: PLC0415 (as below)

    return examined(document)


def decode_line(line: bytes, *, equal: Counter[bytes]) -> Event | tuple[Flaw, ...]:
    """The event of one line, or its flaws. `equal` counts the lines without an id met so far."""
    made, whole = None, line
    if b'"id"' not in line and line.startswith(b"{"):
        made = _next_id(line, equal)
        whole = b'{"id":"%b",%b' % (made.encode(), line[1:])
    if len(line) <= LONGEST_LINE:
        try:
            event = _DECODER.decode(whole)
        except _UNREAD:
            return _examined(line, made, equal)
        # A doubled key leaves more quotes than the event has; without a backslash every quote opens or closes a text.
        if (b"\\" not in line and _ENCODER.encode(event).count(b'"') == whole.count(b'"')) or plain(whole):
            return broken(event) or event
    return _examined(line, made, equal)


def _next_id(line: bytes, equal: Counter[bytes]) -> str:
    ordinal = equal[line]
    equal[line] += 1
    return identify(line, ordinal)


def _examined(line: bytes, made: str | None, equal: Counter[bytes]) -> Event | tuple[Flaw, ...]:
    from heelwise.record.examine import examined_line  # noqa: PLC0415 (trouble is rare, and its import is not free)

    return examined_line(line, lambda: made or _next_id(line, equal))


def _same_id(event: Event, first: int) -> Flaw:
    return Flaw(field="id", found=f"{event.id}, which line {first} gave to another event", wanted="an id of its own")


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Thousands of new events are no garbage; looking for some among them costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
