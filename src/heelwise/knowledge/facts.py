"""The grain of knowledge: sources, cited numbers, review. What they are used for lives elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

Verified = Literal["yes", "secondary", "no"]
"""`yes`: read in the source. `secondary`: read on a page that quotes it. `no`: from memory, or a Heelwise rule."""

Tag = Literal["found", "2nd", "M", "D", "seed"]
"""How we came by it: `found` read on a public page, `2nd` on a page that quotes it, `M` from memory,
`seed` in one of the five articles the product grew from, `D` a Heelwise rule, never called evidence."""

Pain = Annotated[int, Meta(ge=0, le=10)]
Sets = Annotated[int, Meta(ge=1, le=20)]
Reps = Annotated[int, Meta(ge=1, le=200)]
Seconds = Annotated[int, Meta(ge=1, le=600)]
Minutes = Annotated[int, Meta(ge=1, le=240)]
Percent = Annotated[int, Meta(ge=1, le=100)]
Kilograms = Annotated[float, Meta(ge=0, le=500)]
Rest = Annotated[int, Meta(ge=0, le=900)]
Days = Annotated[int, Meta(ge=1, le=366)]
Weeks = Annotated[int, Meta(ge=0, le=104)]


class Frozen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A value read from content: frozen, strict, kebab-case keys."""


class Source(Frozen, frozen=True, kw_only=True):
    """Something a number or a rule can be traced to. `key` is what content cites."""

    key: str
    title: str
    year: int | None = None
    authors: str | None = None
    journal: str | None = None
    doi: str | None = None
    url: str | None = None
    verified: Verified = "no"
    note: str | None = None


class Number(Frozen, frozen=True, kw_only=True):
    """One number of a rule, with its unit and where it comes from."""

    value: float
    unit: str
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
    note: str | None = None


class Review(Frozen, frozen=True, kw_only=True):
    """Who signed a piece of content. `draft` until a registered physiotherapist did."""

    status: Literal["draft", "signed"]
    by: str | None = None
    on: dt.date | None = None
