"""The record as a diary: days, and one plain line an event. No Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from heelwise.knowledge.library import Knowledge
from heelwise.record import events as e
from heelwise.record.record import Record
from heelwise.web import words

DAYS_A_PAGE = 14
_SETS = (e.SetDone, e.SetSkipped)
GRAVE = ("emergency", "urgent")


def diary(record: Record, knowledge: Knowledge, *, before: dt.date | None) -> dict[str, Any]:
    """Days from the latest back; `older` is where the next page starts."""
    taken = _taken_back(record)
    rows = [event for event in record.events if not isinstance(event, e.PlanShown | e.EventRetracted)]
    by_day = [(on, list(those)) for on, those in groupby(rows, key=lambda event: event.at.date())]
    by_day = [(on, those) for on, those in reversed(by_day) if before is None or on < before]
    shown = by_day[:DAYS_A_PAGE]
    pauses = _pauses(rows, taken, [on for on, _ in shown])
    return {
        "days": [
            {"on": on, "groups": _groups(list(reversed(those)), knowledge, taken), "paused": pauses.get(on)}
            for on, those in shown
        ],
        "older": shown[-1][0] if len(by_day) > DAYS_A_PAGE else None,
    }


def _groups(events: list[e.Event], knowledge: Knowledge, taken: frozenset[Any]) -> list[dict[str, Any]]:
    """Lines of a day; the sets of one session are folded into one."""
    made = []
    for session, those in groupby(events, key=lambda event: event.session if isinstance(event, _SETS) else event.id):
        lines = [_line(event, knowledge, taken) for event in those]
        folded = isinstance(session, str) and len(lines) > 1
        says = f"{len(lines)} sets" if folded else ""
        standing = folded and "/" not in str(session) and any(not line["back"] for line in lines)
        made.append({"says": says, "at": lines[-1]["at"], "lines": lines, "session": session, "standing": standing})
    return made


def of_day(record: Record, knowledge: Knowledge, on: dt.date) -> list[dict[str, Any]]:
    """The lines of one day, the first first; what was taken back by then is struck through."""
    known = Record(tuple(event for event in record.events if event.at.date() <= on))
    rows = [event for event in known.events if event.at.date() == on and not isinstance(event, e.PlanShown)]
    return _groups([event for event in rows if not isinstance(event, e.EventRetracted)], knowledge, _taken_back(known))


def line_of(event: e.Event, knowledge: Knowledge) -> dict[str, Any]:
    """One event, for the page that takes it back."""
    return _line(event, knowledge, frozenset())


def grave_questions(event: e.Event, knowledge: Knowledge) -> list[str]:
    """The serious questions an event answered with yes or unsure: they are repeated before it goes."""
    if isinstance(event, e.SessionFinished) and event.sharp_pain:
        return ["Was the pain sharp or sudden?"]
    if not isinstance(event, e.ScreenAnswered):
        return []
    flags = (knowledge.flags.get(flag) for flag, answer in event.answers.items() if answer != "no")
    return [flag.question for flag in flags if flag is not None and flag.action in GRAVE]


def _pauses(events: Sequence[e.Event], taken: frozenset[Any], days: list[dt.date]) -> dict[dt.date, str | bool]:
    """Which of these days lie in a pause, with its reason where one was given."""
    turns = [event for event in events if isinstance(event, e.Paused | e.Resumed) and event.id not in taken]
    found: dict[dt.date, str | bool] = {}
    for day in days:
        last = next((turn for turn in reversed(turns) if turn.at.date() <= day), None)
        if isinstance(last, e.Paused):
            found[day] = last.reason or True
    return found


def session_of(record: Record, session: str, knowledge: Knowledge) -> list[dict[str, Any]]:
    """What still stands of one session: its sets and its ends."""
    taken = _taken_back(record)
    ofit = [event for event in record.events if isinstance(event, (*_SETS, e.SessionFinished))]
    return [_line(event, knowledge, taken) for event in ofit if event.session == session and event.id not in taken]


def retraction_of(record: Record, event: Any) -> Any:
    """The id of the line that took an event back and still stands; None when it counts."""
    back = [one for one in record.events if isinstance(one, e.EventRetracted)]
    undone = {one.event for one in back}
    return next((one.id for one in reversed(back) if one.event == event and one.id not in undone), None)


def _taken_back(record: Record) -> frozenset[Any]:
    back = [event for event in record.events if isinstance(event, e.EventRetracted)]
    undone = {event.event for event in back}
    return frozenset(event.event for event in back if event.id not in undone)


def _line(event: e.Event, knowledge: Knowledge, taken: frozenset[Any]) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": f"{event.at:%H:%M}",
        "says": _says(event, knowledge),
        "back": event.id in taken,
    }


def _says(event: e.Event, knowledge: Knowledge) -> str:
    match event:
        case e.MorningChecked():
            return f"Morning, {event.side} heel: pain {event.pain}, {words.stiff(event.stiffness_min)}"
        case e.SetDone():
            pain = "" if event.pain is None else f", pain {event.pain}"
            return f"{_of(event, knowledge)}, set {event.set}: {_done(event)}{pain}"
        case e.SetSkipped():
            return f"{_of(event, knowledge)}: skipped ({event.reason.replace('-', ' ')})"
        case e.SessionFinished():
            after = "" if event.pain_after is None else f", {event.pain_after} after"
            sharp = ", sharp" if event.sharp_pain else ""
            sets = f"{event.done_sets} of {event.planned_sets} sets"
            return f"Session ended: {sets}, pain {event.pain_during}{after}{sharp}"
        case e.ScreenAnswered():
            return _screen(event)
        case e.ActivityDone():
            length = "" if event.minutes is None else f", {words.number(event.minutes)} min"
            return f"{words.ACTIVITIES[event.activity]}{length}{'' if event.pain is None else f', pain {event.pain}'}"
        case e.Noted():
            return event.text
        case _:
            return _said(event, knowledge)


def _said(event: e.Event, knowledge: Knowledge) -> str:
    match event:
        case e.IntakeAnswered():
            return f"First questions: {words.named(knowledge, 'complaint', event.complaint)}, {event.side}"
        case e.SiteAnswered():
            return f"Where it hurts: {words.named(knowledge, 'site', event.where)}"
        case e.Assessed():
            how = "cleared" if event.outcome == "cleared" else "not cleared"
            return f"{words.named(knowledge, 'flag', event.flag)}: {how}{_told(event)}"
        case e.MilestoneCleared() | e.MilestoneClosed():
            how = "opened" if isinstance(event, e.MilestoneCleared) else "closed"
            return f"{words.named(knowledge, 'milestone', event.milestone)}: {how}{_told(event)}"
        case e.PlanChosen():
            chosen = [event.pathway, event.pain_cap and f"{event.pain_cap} pain limit", event.schedule]
            return f"Plan chosen: {', '.join(str(c) for c in chosen if c)}"
        case e.Measured():
            return f"{words.named(knowledge, 'measure', event.measure)}: {words.number(event.value)} {event.unit}"
        case e.Paused() | e.Resumed():
            return _paused(event)
        case _:
            return type(event).__struct_config__.tag.replace("-", " ").capitalize()  # type: ignore[union-attr]


def _paused(event: e.Paused | e.Resumed) -> str:
    said = "The plan was paused" if isinstance(event, e.Paused) else "The plan went on"
    return f"{said}: {event.reason}" if event.reason else said


def _of(event: e.SetDone | e.SetSkipped, knowledge: Knowledge) -> str:
    return f"{words.named(knowledge, 'exercise', event.exercise)}, {words.SIDES[event.side]}"


def _done(event: e.SetDone) -> str:
    amounts = [
        event.reps is not None and f"{event.reps} repetitions",
        event.hold_s is not None and f"{words.number(event.hold_s)} s",
        event.minutes is not None and f"{words.number(event.minutes)} min",
        bool(event.load_kg) and f"{words.number(event.load_kg or 0)} kg",
    ]
    return ", ".join(text for text in amounts if text) or "done"


def _screen(event: e.ScreenAnswered) -> str:
    which = "Daily questions" if event.scope == "daily" else "Questions about signs"
    raised = sum(answer != "no" for answer in event.answers.values())
    return f"{which}: {'none of these' if not raised else f'{raised} answered yes or not sure'}"


def _told(event: Any) -> str:
    return f", as told by {event.told_by}" if event.told_by else ""
