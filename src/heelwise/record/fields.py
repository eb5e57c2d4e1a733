"""The parts events are made of: what every event has, and the fields with limits.

The limits here are those of a sane record, not of training: what is too much for
a tendon is knowledge.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

Pain = Annotated[int, Meta(ge=0, le=10)]
"""0 none, 10 the worst imaginable."""

Effort = Annotated[int, Meta(ge=0, le=10)]
"""0 none, 10 all one has."""

Minutes = Annotated[float, Meta(ge=0, le=1440)]

Seconds = Annotated[float, Meta(ge=0, le=3600)]

Kilograms = Annotated[float, Meta(ge=0, le=500)]

Count = Annotated[int, Meta(ge=0, le=1000)]

Sets = Annotated[int, Meta(ge=1, le=20)]

Text = Annotated[str, Meta(max_length=4000)]

Line = Annotated[str, Meta(max_length=200)]

Id = Annotated[str, Meta(min_length=1, max_length=64)]
"""An id of the content, or of a session or routine: text, so that it outlives the content."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A value inside an event. Values hold no cycles, so the collector need not watch them."""


class Happened(Part, frozen=True, tag_field="kind"):
    """What every event has: when, with its offset, and which."""

    at: Annotated[dt.datetime, Meta(tz=True)]
    id: UUID
