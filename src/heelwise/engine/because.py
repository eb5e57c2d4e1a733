"""A reason, built while deciding: which rule, how it came out, on which facts, from which sources.

Carries no sentence: `explain` makes the words when a face wants them.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heelwise.terms import Verdict

Fact = str | int | float | bool | None

Facts = Mapping[str, Fact]
"""What a reason looked at, by name."""


class Because(Struct, frozen=True):
    """One reason. `parts` are the reasons it rests on."""

    rule: str
    verdict: Verdict
    facts: Facts = {}
    sources: tuple[str, ...] = ()
    parts: tuple[Because, ...] = ()
