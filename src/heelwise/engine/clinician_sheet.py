"""The sheet for the clinician of a healing tear: who, what is open and by whose word, what waits, what to ask, the log.

Facts only; the sentences, and the boxes to tick, date and sign, are the face's. Knows no page and no printer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from heelwise.engine.because import Because
from heelwise.engine.cap import cap_of
from heelwise.engine.day import DayView, charted, day_view
from heelwise.engine.dose_done import concerns
from heelwise.engine.healing import earliest, is_open, rupture_week, weeks_since
from heelwise.engine.healing_reasons import shown_because
from heelwise.engine.milestones import phase_index
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import OpenedBy
from heelwise.record.chart import DayLog, SessionLog
from heelwise.record.order import until
from heelwise.record.record import Record
from heelwise.terms import Heel, Milestone, Treatment

LOOKED_BACK_DAYS = 28
"""Days of the log that a sheet sums up."""

RowState = Literal["open", "waits", "shut"]
Question = Literal["weeks-from", "treatment", "next", "why-waiting", "healed-long", "boot-off", "heel-lift"]


class SheetRow(Struct, frozen=True, kw_only=True):
    """One milestone. `waits`: cleared, but before `from_week`. `own` None: nobody cleared it."""

    milestone: Milestone
    state: RowState
    on: dt.date | None
    own: bool | None
    told_by: str | None
    from_week: int
    opens: tuple[str, ...]
    show: tuple[Because, ...]
    sources: tuple[str, ...]


class SheetLog(Struct, frozen=True, kw_only=True):
    """What was written down since `since`, of one side. None: nothing of the kind was recorded."""

    since: dt.date
    mornings: int
    worst_morning: int | None
    limped: int
    sessions: int
    done_pct: int | None
    worst_pain: int | None
    over_limit: int


class SheetLeg(Struct, frozen=True, kw_only=True):
    """One torn tendon. `week` None: it does not count yet, or from when is not known."""

    side: Heel
    torn_on: dt.date
    treatment: Treatment
    counted_from: dt.date | None
    week: int | None
    phase: str
    pain_limit: int
    permissive: bool
    rows: tuple[SheetRow, ...]
    questions: tuple[Question, ...]
    next: Milestone | None
    log: SheetLog


class ClinicianSheet(Struct, frozen=True, kw_only=True):
    """The sheet of a day; without `legs` nothing is torn. `flags` are raised signs, gravest first."""

    on: dt.date
    edition: str
    flags: tuple[str, ...]
    legs: tuple[SheetLeg, ...]


def clinician_sheet(knowledge: Knowledge, record: Record, on: dt.date) -> ClinicianSheet:
    """The sheet for day `on`, from the events up to it."""
    view = day_view(knowledge, record, on)
    logs = charted(until(record.events, on).seen, knowledge).days
    torn = [t for t in view.state.tendons if t.condition == "rupture" and t.intake.rupture is not None]
    return ClinicianSheet(
        on=on,
        edition=knowledge.edition,
        flags=view.triage.raised,
        legs=tuple(_leg(tendon, logs, view) for tendon in torn),
    )


def _leg(tendon: Tendon, logs: Iterable[DayLog], view: DayView) -> SheetLeg:
    ladder = view.rules.ladders[tendon.pathway or ""]
    tear = tendon.intake.rupture
    assert tear is not None  # noqa: S101  # a complaint of a rupture comes with its facts: `record.rules`
    rows = tuple(_row(row, tendon, view) for row in ladder.pathway.milestones)
    coming = next((row.milestone for row in rows if row.state != "open"), None)
    return SheetLeg(
        side=tendon.heel,
        torn_on=tear.on,
        treatment=tear.treatment,
        counted_from=weeks_since(tendon),
        week=rupture_week(tendon, view.on),
        phase=ladder.pathway.phases[phase_index(tendon, ladder)].id,
        pain_limit=cap_of(view.state.person, tendon, view.on, view.rules.knowledge),
        permissive=tendon.permissive,
        rows=rows,
        questions=tuple(_questions(tendon, rows, view)),
        next=coming,
        log=_log(tendon, logs, view),
    )


def _row(row: OpenedBy, tendon: Tendon, view: DayView) -> SheetRow:
    knowledge = view.rules.knowledge
    cleared = tendon.milestones.get(row.milestone)
    now = is_open(row.milestone, tendon, view.on, knowledge)
    return SheetRow(
        milestone=row.milestone,
        state="open" if now else "shut" if cleared is None else "waits",
        on=cleared.on if cleared else None,
        own=cleared.own if cleared else None,
        told_by=cleared.told_by if cleared else None,
        from_week=earliest(row.milestone, cleared, tendon, knowledge) if cleared else row.earliest_week,
        opens=row.opens,
        show=() if now else tuple(shown_because(one, tendon, view) for one in row.show),
        sources=row.sources,
    )


def _questions(tendon: Tendon, rows: tuple[SheetRow, ...], view: DayView) -> Iterable[Question]:
    """What is worth asking at the next visit."""
    tear, states = tendon.intake.rupture, {row.milestone: row.state for row in rows}
    if tear is not None and tear.treatment == "undecided":
        yield "treatment"
    elif rupture_week(tendon, view.on) is None:
        yield "weeks-from"
    if "shut" in states.values():
        yield "next"
    if "waits" in states.values():
        yield "why-waiting"
    yield "boot-off" if states.get("out-of-boot") != "open" else "heel-lift"
    if states.get("dorsiflexion-stretch") != "open":
        yield "healed-long"


def _log(tendon: Tendon, logs: Iterable[DayLog], view: DayView) -> SheetLog:
    """The last weeks of one side, no further back than its tear."""
    since = max(tendon.episode_on, view.on - dt.timedelta(days=LOOKED_BACK_DAYS - 1))
    recent = [log for log in logs if since <= log.on]
    mornings = [m for log in recent for m in log.mornings if m.side == tendon.heel]
    sessions = [s for log in recent for s in log.sessions if concerns(s, tendon.heel)]
    pains = [pain for session in sessions for pain in _pains(session)]
    limit = cap_of(view.state.person, tendon, view.on, view.rules.knowledge)
    finishes = [s.finish for s in sessions if s.finish is not None]
    planned = sum(finish.planned_sets for finish in finishes)
    return SheetLog(
        since=since,
        mornings=len(mornings),
        worst_morning=max((m.pain for m in mornings), default=None),
        limped=sum(bool(m.limped_yesterday) for m in mornings),
        sessions=len(sessions),
        done_pct=100 * sum(finish.done_sets for finish in finishes) // planned if planned else None,
        worst_pain=max(pains, default=None),
        over_limit=sum(max(_pains(session), default=0) > limit for session in sessions),
    )


def _pains(session: SessionLog) -> list[int]:
    return [pain for pain in (session.pain_during, session.pain_after) if pain is not None]
