"""Ids the web makes: fresh ones, and ones settled from a form's hidden id and what was said."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from heelwise.journal.ids import RANDOM_BYTES, uuid7

_TIME = (1 << 47) - 1
"""Milliseconds that any calendar can hold; a hidden id that is no version 7 may claim more."""

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def fresh(now: dt.datetime) -> UUID:
    """A new id that sorts by its instant."""
    return uuid7(now, secrets.token_bytes(RANDOM_BYTES))


def settled(nonce: UUID, content: Sequence[Any], *, nth: int) -> UUID:
    """The id that this form, sent with this content, always gets.

    The same form sent twice is one batch; a form corrected with the back button and
    sent again is another, so that neither a double press nor a correction is lost.
    """
    said = json.dumps(content, sort_keys=True, default=str, separators=(",", ":"))
    mixed = hashlib.sha256(f"{nonce}|{nth}|{said}".encode()).digest()
    made = _EPOCH + dt.timedelta(milliseconds=nonce.int >> 80 & _TIME)
    return uuid7(made, mixed[:RANDOM_BYTES])
