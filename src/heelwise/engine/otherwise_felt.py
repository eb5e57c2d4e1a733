"""What was felt, otherwise: this morning, in the latest session and after it, today."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from heelwise.engine.baseline import baseline_of
from heelwise.engine.because import Because, Facts
from heelwise.engine.day import DayView
from heelwise.engine.otherwise import WORSE, Otherwise, Run, Told, at_worst, pains_near, with_events, worst_told
from heelwise.engine.past import Behind, Past
from heelwise.engine.state import Tendon
from heelwise.record.chart import DayLog
from heelwise.record.events import MorningChecked

STIFF_STEP_MIN = 5
"""Minutes of stiffness that are as far as one point of pain."""


LATELY_DAYS = 7
"""A session longer ago than this is not asked about otherwise."""


def felt(view: DayView, behind: Behind) -> Iterator[Run]:
    """Every pain and stiffness that was told of late, otherwise."""
    for tendon in view.state.tendons:
        checks = [check for check in view.log.mornings if check.side == tendon.heel]
        if checks:
            yield from _morning_pain(tendon, checks, view, behind)
            yield _stiffness(tendon, checks, view, behind)
            yield _night(tendon, checks, view, behind)
    if view.log.sessions or view.log.activities:
        yield from _today(view, behind)
    latest = behind.since.logs[0]
    if 0 < (view.on - latest.on).days <= LATELY_DAYS:
        yield from _session_pain(latest, view, behind)


def _morning_pain(tendon: Tendon, checks: list[MorningChecked], view: DayView, behind: Behind) -> Iterator[Run]:
    told: list[Told] = [(check, "pain") for check in checks]
    because = Because(
        "flip-morning-pain",
        "unmet",
        {"what": "morning-pain", "side": tendon.heel},
        view.rules.knowledge.limits.pain.morning_rise_regress.sources,
    )
    return _less_and_more(told, because, behind.eve)


def _stiffness(tendon: Tendon, checks: list[MorningChecked], view: DayView, behind: Behind) -> Run:
    """The two sides of the edge above what is usual; elsewhere minutes of stiffness move nothing."""
    limits = view.rules.knowledge.limits
    base = baseline_of(tendon, view.on, limits.progress)
    if base is None or base.stiffness_min is None:
        return
    number = limits.pain.stiffness_rise_regress_min
    worst = max(check.stiffness_min for check in checks)
    edge = math.ceil(base.stiffness_min + number.value)
    wanted, further = (edge, WORSE) if worst < edge else (edge - 1, 0)
    facts: Facts = {"what": "morning-stiffness", "side": tendon.heel, "from": _whole(worst), "to": wanted}
    because = Because("flip-morning-stiffness", "unmet", facts, number.sources)
    changed = {
        check.id: replace(check, stiffness_min=float(wanted))
        for check in checks
        if check.stiffness_min == worst or check.stiffness_min > wanted
    }
    yield Otherwise(further + abs(wanted - worst) / STIFF_STEP_MIN, with_events(behind.eve, dict(changed)), because)


def _whole(minutes: float) -> int | float:
    return int(minutes) if minutes == int(minutes) else minutes


def _night(tendon: Tendon, checks: list[MorningChecked], view: DayView, behind: Behind) -> Run:
    """A quiet night in place of a disturbed one."""
    woken = [check for check in checks if check.night_pain]
    if not woken:
        return
    facts: Facts = {"what": "night-pain", "side": tendon.heel, "from": True, "to": False}
    because = Because("flip-night-pain", "unmet", facts, view.rules.knowledge.limits.pain.morning_rise_hold.sources)
    quiet = {check.id: replace(check, night_pain=False) for check in woken}
    yield Otherwise(1, with_events(behind.eve, dict(quiet)), because)


def _today(view: DayView, behind: Behind) -> Iterator[Run]:
    """The worst pain of today's sessions, walks and runs."""
    activities: list[Told] = [(activity, "pain") for activity in view.log.activities]
    told = [*_told(view.log), *activities]
    sources = view.rules.knowledge.limits.pain.strict_cap.sources
    return _less_and_more(told, Because("flip-pain-today", "unmet", {"what": "pain-today"}, sources), behind.eve)


def _session_pain(latest: DayLog, view: DayView, behind: Behind) -> Iterator[Run]:
    """The worst pain in and right after the sessions of the latest day that had one: one fact, however often told."""
    facts: Facts = {"what": "session-pain", "day": latest.on.isoformat()}
    sources = view.rules.knowledge.limits.pain.strict_cap.sources
    return _less_and_more(_told(latest), Because("flip-session-pain", "unmet", facts, sources), behind.since)


def _less_and_more(told: list[Told], because: Because, past: Past) -> Iterator[Run]:
    """The worst of these pains lower, and higher; nothing where no pain was told."""
    worst = worst_told(told)
    for pains in () if worst is None else pains_near(worst):
        yield _pains(told, pains, because, past)


def _pains(told: list[Told], pains: list[tuple[int, float]], because: Because, past: Past) -> Run:
    for pain, distance in pains:
        facts: Facts = {**because.facts, "from": worst_told(told), "to": pain}
        yield Otherwise(distance, with_events(past, at_worst(told, pain)), replace(because, facts=facts))


def _told(log: DayLog) -> list[Told]:
    """The pains that a day's sessions tell of: with their ends, right after, with their sets."""
    ends = [end for session in log.sessions for end in session.finishes]
    sets = [done for session in log.sessions for done in session.sets]
    during: list[Told] = [(end, "pain_during") for end in ends]
    return [*during, *((end, "pain_after") for end in ends), *((done, "pain") for done in sets)]
