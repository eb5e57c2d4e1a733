"""The eight predicates put to one prescription."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from heelwise.simulate.oracle.case import Case
from heelwise.simulate.oracle.loads import means, spacing
from heelwise.simulate.oracle.raising import after_pain, hard_pain, one_step
from heelwise.simulate.oracle.seen import Fault, Prescribed
from heelwise.simulate.oracle.signs import sign
from heelwise.simulate.oracle.tendon import healing, past_neutral

PREDICATES: Mapping[str, Callable[[Prescribed, Case], Iterator[str]]] = {
    "sign": sign,
    "past-neutral": past_neutral,
    "healing": healing,
    "one-step": one_step,
    "after-pain": after_pain,
    "spacing": spacing,
    "means": means,
    "hard-pain": hard_pain,
}
"""By name, in the order of the package's docstring."""


def judge(now: Prescribed, case: Case) -> tuple[Fault, ...]:
    """What is unsafe about a prescription; the case then remembers it, to compare the next one with."""
    found = tuple(
        Fault(predicate=name, on=now.on, what=what)
        for name, predicate in PREDICATES.items()
        for what in predicate(now, case)
    )
    case.offer(now)
    return found
