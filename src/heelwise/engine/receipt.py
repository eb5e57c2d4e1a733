"""A receipt: ten characters that stand for one decision, and for all that it was made from.

Anybody with the same record, the same edition of the content and the same program
gets the same ten characters for the same day, in any order and any doubling of the
lines. It proves nothing about who wrote the record. What is hashed stands in
`docs/engine.md`; words are not, so that a sentence may be corrected or translated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from heelwise.engine.decide import decide
from heelwise.engine.decision import Decision
from heelwise.knowledge.library import Knowledge
from heelwise.record.events import PlanShown
from heelwise.record.order import ordered_until
from heelwise.record.record import Record

LENGTH = 10
"""Characters, five bits each: two different decisions share a receipt once in 10^15."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: digits and capitals without I, L, O and U."""

_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})

_FORM = b"heelwise receipt 1"
"""What is hashed and how; a change of either is another number."""

_ENCODER = msgspec.json.Encoder(order="deterministic")

DAYS_AROUND = 7
"""How far from the asked day another day is looked for, each way."""

MOMENTS = 60
"""How many of the day's last events are taken away one by one in search of the moment."""

Likely = Literal["earlier-that-day", "another-day", "another-edition", "unknown"]


class Checked(Struct, frozen=True, kw_only=True):
    """Whether a receipt is this decision's. Where not: which part is likely another, as far as the record tells.

    `earlier-that-day`: it is the day's, before its last `events`. `another-day`: it is
    that of the day `on`. `another-edition`: the record says the plan of that day was
    shown under `edition`.
    """

    receipt: str
    same: bool
    likely: Likely | None = None
    events: int | None = None
    on: dt.date | None = None
    edition: str | None = None


def receipt_of(decision: Decision, record: Record) -> str:
    """The receipt of a decision that was made from this record: ten digits and capitals."""
    seen, _ = ordered_until(record.events, decision.on)
    hashed = sha256(b"%b\n%b\n" % (_FORM, f"{decision.edition}\n{decision.on.isoformat()}".encode()))
    hashed.update(_ENCODER.encode_lines(seen))
    hashed.update(_ENCODER.encode(decision))
    number = int.from_bytes(hashed.digest()[:8], "big")
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(59, 59 - 5 * LENGTH, -5))


def as_receipt(text: str) -> str | None:
    """A receipt as somebody typed it: either case, spaces, hyphens, I and L for 1, O for 0. None where it is none."""
    plain = text.upper().translate(_READ_AS)
    return plain if len(plain) == LENGTH and not set(plain) - set(ALPHABET) else None


def check(receipt: str, knowledge: Knowledge, record: Record, on: dt.date) -> Checked:
    """Whether `receipt`, as `as_receipt` gives it, is that of day `on`."""
    found = receipt_of(decide(knowledge, record, on), record)
    if found == receipt:
        return Checked(receipt=found, same=True)
    for taken, earlier in _moments(record, on):
        if receipt_of(decide(knowledge, earlier, on), earlier) == receipt:
            return Checked(receipt=found, same=False, likely="earlier-that-day", events=taken)
    for day in _days_around(on):
        if receipt_of(decide(knowledge, record, day), record) == receipt:
            return Checked(receipt=found, same=False, likely="another-day", on=day)
    edition = _shown_under(receipt, record, on)
    likely: Likely = "another-edition" if edition not in (None, knowledge.edition) else "unknown"
    return Checked(receipt=found, same=False, likely=likely, edition=edition if likely == "another-edition" else None)


def _moments(record: Record, on: dt.date) -> Iterator[tuple[int, Record]]:
    """The record as it was earlier on the day: without its last event, its last two, and so on."""
    seen, _ = ordered_until(record.events, on)
    of_day = [event for event in seen if event.at.date() == on]
    for taken in range(1, min(len(of_day), MOMENTS) + 1):
        gone = {event.id for event in of_day[-taken:]}
        yield taken, Record(tuple(event for event in seen if event.id not in gone))


def _days_around(on: dt.date) -> Iterator[dt.date]:
    """The days about a day, the nearest first."""
    for days in range(1, DAYS_AROUND + 1):
        yield on - dt.timedelta(days=days)
        yield on + dt.timedelta(days=days)


def _shown_under(receipt: str, record: Record, on: dt.date) -> str | None:
    """The edition under which the record says this receipt, or else the plan of that day, was shown."""
    shown = [event for event in record.events if isinstance(event, PlanShown)]
    exact = [event for event in shown if event.digest == receipt]
    of_day = [event for event in shown if event.on == on]
    return next((event.edition for event in reversed(exact or of_day)), None)
