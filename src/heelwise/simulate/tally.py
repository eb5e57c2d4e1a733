"""What is counted while virtual people live: sums, so that any number of people can be added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from heelwise.simulate.oracle.seen import Fault, Prescribed
from heelwise.simulate.tendon import VirtualTendon
from heelwise.simulate.traits import Traits

RECOVERED = 90.0
"""A true state from which a tendon counts as recovered (VISA-A of 90 and more)."""

KEPT = 20


class Unsafe(Struct, frozen=True, kw_only=True):
    """One unsafe prescription and whose it was."""

    person: str
    fault: Fault


class Tally(Struct, kw_only=True):
    """Counts of one arm. Days are person-days; `phases` are tendon-days by pathway and phase."""

    arm: str
    people: int = 0
    days: int = 0
    asked: int = 0
    done: int = 0
    skipped: int = 0
    days_over_cap: int = 0
    flares: int = 0
    overload_weeks: int = 0
    responders: int = 0
    recovered: int = 0
    ended: int = 0
    gained: float = 0.0
    verdicts: Counter[str] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)
    unsafe: Counter[str] = field(default_factory=Counter)
    found: list[Unsafe] = field(default_factory=list)

    def judged(self, person: str, faults: Iterable[Fault]) -> None:
        """One answer of the planner, with what the oracle found; the first few are kept whole."""
        self.asked += 1
        for fault in faults:
            self.unsafe[fault.predicate] += 1
            if len(self.found) < KEPT:
                self.found.append(Unsafe(person=person, fault=fault))

    def day(self, asked: Prescribed, *, over_cap: bool) -> None:
        """One day as it was last asked about, and whether a session in it truly hurt beyond the strict cap."""
        self.days += 1
        self.days_over_cap += over_cap
        self.verdicts[asked.verdict] += 1
        self.phases.update(asked.phases)

    def ends(self, person: Traits, tendons: list[VirtualTendon], *, ended: bool) -> None:
        """The end of one person's days."""
        self.people += 1
        self.responders += person.responds
        self.ended += ended
        self.flares += sum(tendon.flares for tendon in tendons)
        self.overload_weeks += sum(tendon.overload_weeks for tendon in tendons)
        self.recovered += all(tendon.visa >= RECOVERED for tendon in tendons)
        self.gained += sum(tendon.visa - tendon.traits.visa for tendon in tendons) / len(tendons)

    def plus(self, other: Tally) -> Tally:
        """Both together; the arm is the first's."""
        counts = {
            name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__ if name not in _OWN
        }
        return Tally(arm=self.arm, found=[*self.found, *other.found][:KEPT], **counts)


_OWN = frozenset({"arm", "found"})
