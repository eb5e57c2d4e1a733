"""Predicate 1: nothing is prescribed while a sign stands or questions are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from heelwise.knowledge.library import Knowledge
from heelwise.simulate.oracle.case import STOPS, Case
from heelwise.simulate.oracle.seen import Prescribed


def sign(now: Prescribed, case: Case) -> Iterator[str]:
    """What should have stopped a prescription."""
    if not now.sittings:
        return
    for flag in case.signs:
        if case.knowledge.flags[flag].action in STOPS:
            yield f"{flag} stands since {case.signs[flag].date()}"
    for flag in _due(now.on, case):
        yield f"{flag} has no answer that still counts"


def _due(on: dt.date, case: Case) -> Iterator[str]:
    """Questions without an answer that still counts."""
    asked = [f.id for f in case.knowledge.flags.values() if f.asked in ("always", "daily") and not f.only_for]
    since = _screen_since(on, case)
    for flag in asked:
        given = case.answers.get(flag)
        known_age = flag == "under-18" and any(i.birth_year for i in case.intake.values())
        if not known_age and (given is None or given.date() < since):
            yield flag
    for flag in tear_questions(case.knowledge):
        given = case.answers.get(flag)
        if case.alarmed is not None and given is not None and given < case.alarmed:
            yield flag


def _screen_since(on: dt.date, case: Case) -> dt.date:
    """The day from which answers count: two weeks before the first intake, or after weeks without a session."""
    gap = dt.timedelta(days=case.knowledge.limits.progress.screen_after_gap_days.value)
    first = min(i.at.date() for i in case.intake.values())
    days = sorted({done.on for done in case.order if done.on <= on} | {first})
    since = first - gap
    for before, after in zip(days, [*days[1:], on], strict=True):
        if after - before > gap:
            since = before + gap
    return since


def tear_questions(knowledge: Knowledge) -> tuple[str, ...]:
    """The questions a person can answer that look for a torn tendon: a pop, a heel that no longer lifts."""
    return tuple(f.id for f in knowledge.flags.values() if f.code in ("R1", "R2") and f.asked in ("always", "daily"))
