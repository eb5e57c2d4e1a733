"""Virtual people for tests, and content that was tampered with, over which the right code is a wrong engine."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec.structs import asdict, replace

from heelwise.knowledge.facts import Number
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import load
from heelwise.simulate.living import Life
from heelwise.simulate.planner import EnginePlanner
from heelwise.simulate.traits import person

SEED = 11


@cache
def library() -> Knowledge:
    """The shipped content."""
    return load()


def life(
    arm: str, number: int, knowledge: Knowledge | None = None, *, irritability: float | None = None, **changed: Any
) -> Life:
    """One person with some traits changed, under an engine over this content; the oracle knows the shipped one."""
    who = replace(person(SEED, arm, number), **changed)
    if irritability is not None:
        who = replace(who, tendons=tuple(replace(t, irritability=irritability) for t in who.tendons))
    return Life(who, number, SEED, EnginePlanner(knowledge or library()), library())


def caught(predicate: str, arm: str, knowledge: Knowledge, *, days: int = 90, most: int = 24, **changed: Any) -> bool:
    """Whether the oracle catches this engine by this predicate, with one of so many people."""
    lives = (life(arm, number, knowledge, **changed).live(days) for number in range(most))
    return any(tally.unsafe[predicate] for tally in lives)


def numbered(part: Any, **values: float) -> Any:
    """Limits with other values."""
    old: dict[str, Number] = asdict(part)
    return replace(part, **{name: replace(old[name], value=value) for name, value in values.items()})


def tampered(**parts: Any) -> Knowledge:
    """The shipped content with parts replaced."""
    return replace(library(), **parts)


def deaf() -> Knowledge:
    """Pain says nothing: caps, stop and mornings out of reach, and every session earns a step."""
    limits = library().limits
    pain = numbered(
        limits.pain, strict_cap=10, standard_cap=10, stop_at=11, morning_rise_regress=20, morning_rise_hold=20,
        stiffness_rise_regress_min=1000, trend_rise_hold=20,
    )  # fmt: skip
    progress = numbered(limits.progress, sessions_in_a_row=1, least_days=0)
    return tampered(limits=replace(limits, pain=pain, progress=progress))
