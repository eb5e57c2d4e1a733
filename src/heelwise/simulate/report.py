"""What a simulation found, as plain values: one row for each arm, stamped with what it ran on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct
from msgspec.json import encode

from heelwise.knowledge.read import load
from heelwise.simulate.run import Plan
from heelwise.simulate.stamp import SIMULATES, fingerprint
from heelwise.simulate.tally import Tally, Unsafe
from heelwise.simulate.traits import ARMS

LABEL = "A simulation of invented people. It shows what the rules do, and says nothing about what a treatment does."


class Row(Struct, frozen=True, kw_only=True):
    """One arm. Rates are per person, shares 0-1; `phases` are shares of the days that had a plan.

    `fixed` marks the baseline: a dose that never changes, which the oracle judges too.
    """

    arm: str
    fixed: bool
    people: int
    person_days: int
    prescriptions: int
    sessions: int
    adherence: float | None
    days_over_cap_per_100: float
    flares_per_person: float
    overload_weeks_per_person: float
    ladder_ended: float
    recovered: float
    gained: float
    verdicts: Mapping[str, float]
    phases: Mapping[str, float]
    unsafe: int
    unsafe_by_predicate: Mapping[str, int]


class Report(Struct, frozen=True, kw_only=True):
    """Everything that was found, and what must be known to find it again."""

    label: str
    edition: str
    fingerprint: str
    simulator: str
    seed: int
    first_day: dt.date
    days: int
    people: int
    person_days: int
    prescriptions: int
    unsafe: int
    rows: tuple[Row, ...]
    found: tuple[Unsafe, ...]


def report(plan: Plan, tallies: list[Tally]) -> Report:
    """The report on a plan that was lived. `unsafe` counts the engine's, not the baseline's."""
    rows = tuple(_row(tally) for tally in tallies)
    judged = [row for row in rows if not row.fixed]
    return Report(
        label=LABEL,
        edition=load().edition,
        fingerprint=fingerprint(),
        simulator=fingerprint(SIMULATES),
        seed=plan.seed,
        first_day=plan.first,
        days=plan.days,
        people=sum(row.people for row in rows),
        person_days=sum(row.person_days for row in rows),
        prescriptions=sum(row.prescriptions for row in judged),
        unsafe=sum(row.unsafe for row in judged),
        rows=rows,
        found=tuple(one for tally in tallies if not ARMS[tally.arm].fixed for one in tally.found),
    )


def as_json(made: Report) -> bytes:
    """The report as one JSON document."""
    return encode(made)


def _row(tally: Tally) -> Row:
    due, people = tally.done + tally.skipped, max(1, tally.people)
    return Row(
        arm=tally.arm,
        fixed=ARMS[tally.arm].fixed,
        people=tally.people,
        person_days=tally.days,
        prescriptions=tally.asked,
        sessions=tally.done,
        adherence=round(tally.done / due, 3) if due else None,
        days_over_cap_per_100=round(100 * tally.days_over_cap / max(1, tally.days), 2),
        flares_per_person=round(tally.flares / people, 2),
        overload_weeks_per_person=round(tally.overload_weeks / people, 2),
        ladder_ended=round(tally.ended / people, 3),
        recovered=round(tally.recovered / people, 3),
        gained=round(tally.gained / people, 1),
        verdicts=_shares(tally.verdicts),
        phases=_shares(tally.phases),
        unsafe=sum(tally.unsafe.values()),
        unsafe_by_predicate=dict(sorted(tally.unsafe.items())),
    )


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Shares of the whole, in the order of the names."""
    total = sum(counts.values())
    return {name: round(count / total, 4) for name, count in sorted(counts.items())}
