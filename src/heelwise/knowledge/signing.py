"""A rule as a physiotherapist signs it: what it belongs to, the numbers it turns on, its review. Decides nothing."""

from __future__ import annotations

from typing import Literal

from heelwise.knowledge.facts import Frozen, Review

RuleGroup = Literal[
    "signs",
    "pain",
    "progress",
    "weight",
    "today",
    "permission",
    "tear",
    "hand",
    "running",
    "measures",
    "choosing",
    "flips",
]
"""The parts of the manual, in its order."""


class Rule(Frozen, frozen=True, kw_only=True):
    """One rule of the engine by the id its reasons carry.

    `numbers` are the limits it turns on, as `file.name`: `pain.strict-cap` is `strict-cap`
    in numbers/pain.toml. A rule without any turns on words, gates or rows of its own.
    """

    id: str
    group: RuleGroup
    numbers: tuple[str, ...] = ()
    review: Review
