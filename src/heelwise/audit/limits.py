"""Do the numbers agree with each other? Each alone may be right and the set still make no sense."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heelwise.knowledge.facts import Number
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import Limits

ASCENDING: tuple[tuple[str, ...], ...] = (
    ("healing.rupture-pain-cap", "pain.strict-cap", "pain.standard-cap", "pain.stop-at"),
    ("pain.morning-rise-hold", "pain.morning-rise-regress"),
    ("progress.completed-for-hold-pct", "progress.completed-for-progress-pct"),
    ("progress.baseline-least-mornings", "progress.baseline-window-days", "progress.baseline-lookback-days"),
    ("progress.phase-back-after-gap-days", "progress.first-phase-after-gap-days"),
    ("start.tight-painful-pain", "start.middle-rung-pain", "start.low-rung-pain", "start.settle-pain"),
    ("start.sever-least-age", "start.sever-most-age", "start.adult-age"),
    ("healing.stretch-week-permissive", "healing.stretch-week-conservative"),
    ("healing.run-week-permissive", "healing.run-week-conservative"),
    ("healing.push-off-week", "healing.heel-drop-week"),
)
"""Each of these rises from left to right."""

UNITS = {
    "points",
    "minutes",
    "days",
    "weeks",
    "years",
    "sessions",
    "mornings",
    "percent",
    "kg",
    "repetitions",
    "seconds",
    "steps",
    "body-weights",
}


def limits(knowledge: Knowledge) -> Iterator[Fault]:
    """Units are known, pain stays on its scale, and what must rise rises."""
    for file in Limits.__struct_fields__:
        for field in getattr(knowledge.limits, file).__struct_fields__:
            yield from _alone(f"{file}.{field.replace('_', '-')}", knowledge.limits)
    for row in ASCENDING:
        for lower, higher in pairwise(row):
            low, high = _number(lower, knowledge.limits), _number(higher, knowledge.limits)
            if low.value >= high.value:
                yield Fault(
                    _file(higher), _key(higher), f"{high.value:g}", f"more than {lower}, which is {low.value:g}"
                )


def _alone(path: str, limits: Limits) -> Iterator[Fault]:
    number = _number(path, limits)
    if number.unit not in UNITS:
        yield Fault(_file(path), f"{_key(path)}.unit", f"'{number.unit}'", f"one of {', '.join(sorted(UNITS))}")
    most = {"points": 10.0, "percent": 100.0}.get(number.unit, 1000.0)
    if not 0 < number.value <= most:
        yield Fault(_file(path), f"{_key(path)}.value", f"{number.value:g}", f"more than 0 and at most {most:g}")


def _number(path: str, limits: Limits) -> Number:
    file, _, key = path.partition(".")
    number = getattr(getattr(limits, file), key.replace("-", "_"))
    assert isinstance(number, Number)  # noqa: S101  # every field of every limits type is one
    return number


def _file(path: str) -> str:
    return f"numbers/{path.partition('.')[0]}.toml"


def _key(path: str) -> str:
    return path.partition(".")[2]
