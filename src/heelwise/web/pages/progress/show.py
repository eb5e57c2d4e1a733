"""Everything on Progress: each part draws itself, this puts them together. No Django here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from heelwise.engine.because import Because
from heelwise.engine.decision import Decision
from heelwise.engine.explain import because_json
from heelwise.knowledge.library import Knowledge
from heelwise.record.record import Record
from heelwise.web import words
from heelwise.web.pages.progress import felt, measured, moves, work
from heelwise.web.pages.progress.past import Past, past_of
from heelwise.web.pages.progress.span import Span, offered

KEPT = frozenset({"sessions-kept", "weeks-missed", "weeks-paused"})
"""What is said of sessions; the rest of it is about mornings."""


def progress(record: Record, decision: Decision, knowledge: Knowledge, *, span: Span) -> dict[str, Any]:
    """Everything the page shows."""
    past = past_of(record, knowledge, first=span.first, today=span.last)
    span = replace(span, began=past.began)
    tendons = past.state.tendons
    course = [_reason(one, knowledge) for one in decision.response.said]
    scores = [_reason(one, knowledge) for one in decision.response.scores]
    return {
        "since": span.first,
        "today": span.last,
        "spans": offered(span, past.began),
        "weekly": not span.daily,
        "pain": list(felt.either([felt.pain(heel, days, span, knowledge) for heel, days in past.days.items()])),
        "stiffness": list(
            felt.either([felt.stiffness(heel, days, span, knowledge) for heel, days in past.days.items()])
        ),
        "load": [part for part in _loads(past, span, knowledge) if part["known"]],
        "kept": work.kept(
            past.state.person.weeks,
            [one for one in course if one["rule"] in KEPT],
            span,
            running=_running(past, span),
        ),
        "moves": [
            moves.moves(tendon, past.days[tendon.heel], past.logs, span, knowledge)
            for tendon in tendons
            if tendon.heel in past.days
        ],
        "next": [_reason(one, knowledge) for one in decision.next],
        "measured": measured.measured(past.state.person.measured, tendons, scores, span.last, knowledge),
        "known": [one for one in course if one["rule"] not in KEPT],
        "rise": knowledge.limits.pain.morning_rise_hold.value,
        "stiff_rise": knowledge.limits.pain.stiffness_rise_regress_min.value,
        "empty": past.began is None or not any(log.mornings or log.sessions or log.activities for log in past.logs),
    }


def _loads(past: Past, span: Span, knowledge: Knowledge) -> list[dict[str, Any]]:
    shown = [tendon for tendon in past.state.tendons if tendon.heel in past.days]
    return [work.load(tendon, past.days[tendon.heel], past.logs, span, knowledge) for tendon in shown]


def _running(past: Past, span: Span) -> tuple[dt.date, int] | None:
    """The week of the plan that has not passed yet, and its sessions so far."""
    since = past.state.person.week_from
    if since is None:
        return None
    return since, sum(since <= day <= span.last for day in past.state.person.session_days)


def _reason(because: Because, knowledge: Knowledge) -> dict[str, Any]:
    return words.because(knowledge, because_json(because, knowledge))
