"""What was done, or not recorded, otherwise: mornings, sets, sessions, days."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from uuid import UUID

from msgspec.structs import replace

from heelwise.engine.baseline import baseline_of
from heelwise.engine.because import Because, Facts
from heelwise.engine.day import DayView
from heelwise.engine.otherwise import WORSE, Otherwise, Run, with_events, with_today
from heelwise.engine.past import Behind, Past
from heelwise.engine.state import Tendon
from heelwise.knowledge.facts import Number
from heelwise.record.chart import DayLog, SessionLog, empty_day
from heelwise.record.events import MorningChecked, SessionFinished

WEEK = dt.timedelta(days=7)

AGAIN = 1 << 64
"""Turns an event's id into that of its double."""


def done(view: DayView, behind: Behind) -> Iterator[Run]:
    """Everything that was done of late, or left out, otherwise."""
    limits = view.rules.knowledge.limits.progress
    for tendon in view.state.tendons:
        yield _morning_kept(tendon, view, behind)
        yield _days_at_dose(tendon, view, behind)
        if any(finding.rule == "sessions-missed" for finding in tendon.findings):
            yield _missed(tendon, view, behind)
    latest = behind.since.logs[0]
    if latest.on == view.on:
        return
    for session in latest.sessions:
        for end in session.finishes:
            yield _sets(end, latest, view, behind)
            yield _steady(end, latest, view, behind)
    yield _once_more(latest.sessions[-1], latest, view, behind)
    for number in (limits.phase_back_after_gap_days, limits.first_phase_after_gap_days):
        yield _later(latest, number, view, behind)


def _morning_kept(tendon: Tendon, view: DayView, behind: Behind) -> Run:
    """A morning check that is missing, as usual."""
    base = baseline_of(tendon, view.on, view.rules.knowledge.limits.progress)
    if base is None or any(check.side == tendon.heel for check in view.log.mornings):
        return
    pain, stiff = math.floor(base.pain), base.stiffness_min or 0.0
    at = dt.datetime.combine(view.on, dt.time(7), tendon.intake.at.tzinfo)
    new = MorningChecked(at=at, id=_double(tendon.intake.id), side=tendon.heel, pain=pain, stiffness_min=stiff)
    facts: Facts = {"what": "morning", "side": tendon.heel, "from": None, "to": pain}
    because = Because("flip-morning-kept", "unmet", facts, view.rules.knowledge.limits.pain.morning_rise_hold.sources)
    yield Otherwise(1, with_today(behind.eve, mornings=[*behind.eve.logs[-1].mornings, new]), because)


def _days_at_dose(tendon: Tendon, view: DayView, behind: Behind) -> Run:
    """The first of the good sessions as many days earlier as are wanting."""
    number = view.rules.knowledge.limits.progress.least_days
    before = behind.eve.before.tendon(tendon.heel)
    if before is None or before.good_from is None:
        return
    days = (view.on - before.good_from).days
    lacking = int(number.value) - days
    if lacking <= 0:
        return
    facts: Facts = {"what": "days-at-this-dose", "side": tendon.heel, "from": days, "to": int(number.value)}
    because = Because("flip-days-at-this-dose", "unmet", facts, number.sources)
    earlier = replace(before, good_from=before.good_from - dt.timedelta(days=lacking))
    yield Otherwise(1 + lacking, _with_tendon(behind.eve, earlier), because)


def _missed(tendon: Tendon, view: DayView, behind: Behind) -> Run:
    """One of the sessions that were missed in the last week, done."""
    number = view.rules.knowledge.limits.progress.missed_for_hold
    finding = next(finding for finding in tendon.findings if finding.rule == "sessions-missed")
    missed = finding.facts["missed"]
    person = behind.eve.before.person
    for more in range(1, 8):
        days = tuple(sorted((*person.session_days, *[view.on - WEEK] * more)))
        facts: Facts = {"what": "sessions-missed", "side": tendon.heel, "from": missed, "to": int(str(missed)) - more}
        because = Because("flip-sessions-missed", "unmet", facts, number.sources)
        state = replace(behind.eve.before, person=replace(person, session_days=days))
        yield Otherwise(1 + more, Past(state, behind.eve.logs), because)


def _sets(end: SessionFinished, latest: DayLog, view: DayView, behind: Behind) -> Run:
    """More of the planned sets done, or fewer: each side of the marks that count a session."""
    if not end.planned_sets:
        return
    limits = view.rules.knowledge.limits.progress
    marks = (limits.completed_for_hold_pct, limits.completed_for_progress_pct)
    least = [math.ceil(mark.value * end.planned_sets / 100) for mark in marks]
    wanted = {*least, *(mark - 1 for mark in least), end.planned_sets} - {end.done_sets}
    near = sorted((sets for sets in wanted if sets >= 0), key=lambda sets: _far(sets, end))
    for sets in near:
        day = latest.on.isoformat()
        facts: Facts = {"what": "sets-done", "day": day, "from": end.done_sets, "to": sets, "planned": end.planned_sets}
        because = Because("flip-sets-done", "unmet", facts, limits.completed_for_hold_pct.sources)
        past = with_events(behind.since, {end.id: replace(end, done_sets=sets)})
        yield Otherwise(_far(sets, end), past, because)


def _far(sets: int, end: SessionFinished) -> float:
    """How far so many sets are from what was done; fewer are further."""
    return 10 * abs(sets - end.done_sets) / end.planned_sets + (WORSE if sets < end.done_sets else 0)


def _steady(end: SessionFinished, latest: DayLog, view: DayView, behind: Behind) -> Run:
    """A ragged session, steady."""
    if end.quality != "ragged":
        return
    facts: Facts = {"what": "quality", "day": latest.on.isoformat(), "from": "ragged", "to": "steady"}
    sources = view.rules.knowledge.limits.progress.sessions_in_a_row.sources
    because = Because("flip-steady", "unmet", facts, sources)
    yield Otherwise(1, with_events(behind.since, {end.id: replace(end, quality="steady")}), because)


def _once_more(session: SessionLog, latest: DayLog, view: DayView, behind: Behind) -> Run:
    """One more session on that day, like its last."""
    name = f"{session.id}-"[:63] + "+"
    twin = replace(
        session,
        id=name,
        sets=[replace(one, id=_double(one.id), session=name) for one in session.sets],
        skipped=[replace(one, id=_double(one.id), session=name) for one in session.skipped],
        finishes=[replace(one, id=_double(one.id), session=name) for one in session.finishes],
    )
    count = len(latest.sessions)
    facts: Facts = {"what": "sessions-done", "day": latest.on.isoformat(), "from": count, "to": count + 1}
    sources = view.rules.knowledge.limits.progress.sessions_in_a_row.sources
    because = Because("flip-once-more", "unmet", facts, sources)
    first = replace(latest, sessions=[*latest.sessions, twin])
    yield Otherwise(2, Past(behind.since.before, (first, *behind.since.logs[1:])), because, by_lines=False)


def _later(latest: DayLog, number: Number, view: DayView, behind: Behind) -> Run:
    """The latest session so few days ago that weeks away would not have counted."""
    days, most = (view.on - latest.on).days, int(number.value)
    if days <= most:
        return
    facts: Facts = {"what": "days-away", "from": days, "to": most}
    because = Because("flip-days-away", "unmet", facts, number.sources)
    yield Otherwise(1 + days - most, _moved(behind.since, dt.timedelta(days=days - most)), because)


def _moved(past: Past, by: dt.timedelta) -> Past:
    """The past whose first day's sessions were that much later."""
    first, *rest = past.logs
    on = first.on + by
    sessions = [
        replace(
            session,
            day=on,
            sets=[replace(one, at=one.at + by) for one in session.sets],
            skipped=[replace(one, at=one.at + by) for one in session.skipped],
            finishes=[replace(one, at=one.at + by) for one in session.finishes],
        )
        for session in first.sessions
    ]
    logs = {log.on: log for log in (replace(first, sessions=[]), *rest)}
    there = logs.get(on) or empty_day(on)
    logs[on] = replace(there, sessions=[*sessions, *there.sessions])
    return Past(past.before, tuple(logs[day] for day in sorted(logs)))


def _with_tendon(past: Past, tendon: Tendon) -> Past:
    tendons = tuple(tendon if t.heel == tendon.heel else t for t in past.before.tendons)
    return Past(replace(past.before, tendons=tendons), past.logs)


def _double(one: UUID) -> UUID:
    return UUID(int=one.int ^ AGAIN)
