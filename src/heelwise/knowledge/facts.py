"""The grain of knowledge: sources, cited numbers, review. What they are used for lives elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

Verified = Literal["yes", "secondary", "no"]
"""`yes`: read in the source. `secondary`: read on a page that quotes it. `no`: from memory, or a Heelwise rule."""

Tag = Literal["found", "2nd", "M", "D", "seed"]
"""The evidence sheet's tags; `D` is a Heelwise rule and never called evidence."""


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
