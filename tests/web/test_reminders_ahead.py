"""When to remind: the sessions the plan asks for on the days to come, and the moments people chose. No Django here."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import pytest
from icalendar import Calendar

from heelwise import decide, load, read_record
from heelwise.knowledge.library import Knowledge
from heelwise.record.decode import decode_lines
from heelwise.record.record import Record
from heelwise.terms import Slot
from heelwise.web.reminders.ahead import Coming, coming
from heelwise.web.reminders.calendar import TEXT, TITLE, calendar
from heelwise.web.reminders.due import WINDOW, Gone, due, worth_a_look
from tests.web.conftest import EXAMPLES

TODAY = dt.date(2026, 11, 20)
ZONE = dt.timezone(dt.timedelta(hours=1))
PEOPLE = ["runner", "insertional", "rupture", "desk"]
AT: dict[Slot, dt.time | None] = {
    "any": dt.time(18, 0),
    "morning": dt.time(7, 30),
    "evening": dt.time(19, 0),
    "before-activity": None,
    "after-activity": None,
}


@cache
def content() -> Knowledge:
    return load()


def record_of(person: str, *lines: str) -> Record:
    """An example with more lines after it."""
    if not lines:
        return read_record(EXAMPLES / f"{person}.jsonl")
    more = decode_lines([line.encode() for line in lines], file="more")
    assert not more.faults
    return Record.of((*read_record(EXAMPLES / f"{person}.jsonl").events, *more.events))


def finished(coming_one: Coming, *, pain: int = 1) -> str:
    """One session done, as the player sends it."""
    at = f"{coming_one.on.isoformat()}T12:00:00+01:00"
    return (
        f'{{"kind": "session-finished", "at": "{at}", "session": "{coming_one.session}", "slot": "{coming_one.slot}", '
        f'"planned_sets": 3, "done_sets": 3, "pain_during": {pain}}}'
    )


def event(kind: str, **fields: Any) -> str:
    import json

    return json.dumps({"kind": kind, "at": "2026-11-20T06:00:00+01:00"} | fields)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_day_named_is_a_day_of_training_once_the_days_before_are_done(person: str) -> None:
    found = coming(content(), record_of(person), TODAY)
    assert found
    done: list[str] = []
    for day in (TODAY + dt.timedelta(days=n) for n in range(14)):
        named = [one for one in found if one.on == day]
        decision = decide(content(), record_of(person, *done), day)
        assert bool(named) == (decision.verdict in {"train", "adjust"}), day
        assert {one.session for one in named} <= {session.id for session in decision.sessions}
        done += [finished(one, pain=0) for one in named]


@pytest.mark.parametrize("person", PEOPLE)
def test_a_session_done_is_named_no_more(person: str) -> None:
    first = coming(content(), record_of(person), TODAY)[0]
    assert first.on == TODAY
    after = coming(content(), record_of(person, finished(first)), TODAY)
    assert first.session not in {one.session for one in after}


def test_a_session_begun_is_still_named() -> None:
    first = coming(content(), record_of("runner"), TODAY)[0]
    begun = event("set-done", session=first.session, exercise="double-leg-heel-raise", side="both", set=1, reps=10)
    assert coming(content(), record_of("runner", begun), TODAY)[0].session == first.session


def test_a_pause_names_nothing() -> None:
    assert coming(content(), record_of("runner", event("paused")), TODAY) == ()


def test_a_sign_that_needs_a_doctor_names_nothing() -> None:
    raised = event("screen-answered", scope="daily", answers={"calf-swelling": "yes"})
    record = record_of("runner", raised)
    assert decide(content(), record, TODAY).verdict in {"urgent", "emergency", "see-clinician"}
    assert coming(content(), record, TODAY) == ()


def test_a_session_that_hurt_too_much_cancels_the_evening() -> None:
    morning, evening = coming(content(), record_of("rupture"), TODAY)[:2]
    assert (morning.slot, evening.slot) == ("morning", "evening")
    after = coming(content(), record_of("rupture", finished(morning, pain=9)), TODAY)
    assert TODAY not in {one.on for one in after}


def test_nobody_without_a_plan_is_reminded() -> None:
    assert coming(content(), Record.of(()), TODAY) == ()


# --------------------------------------------------------------- the moments


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-11-20T{text}:00+01:00")


ONE = (Coming("2026-11-20-any", TODAY, "any"), Coming("2026-11-21-any", TODAY + dt.timedelta(days=1), "any"))


@pytest.mark.parametrize(
    ("now", "again", "is_due"),
    [
        ("17:59", None, False),
        ("18:00", None, True),
        ("19:29", None, True),
        ("19:30", None, False),  # a machine that slept through it wakes nobody
        ("18:05", "never", False),  # it went out already
        ("18:29", "18:30", False),
        ("18:30", "18:30", True),
        ("21:00", "18:30", True),
    ],
)
def test_it_is_due_from_its_minute_on_once_and_once_more_when_put_off(
    now: str, again: str | None, is_due: bool
) -> None:
    gone = {} if again is None else {"2026-11-20-any": Gone(None if again == "never" else at(again))}
    assert bool(due(ONE, AT, gone, at(now))) == is_due


def test_only_today_s_sessions_are_due() -> None:
    assert due(ONE[1:], AT, {}, at("18:00")) == ()


def test_an_empty_time_reminds_of_nothing() -> None:
    assert due(ONE, AT | {"any": None}, {}, at("18:00")) == ()


def test_the_plan_is_asked_only_when_something_could_be_due() -> None:
    assert not worth_a_look(AT, [], at("12:00"))
    assert worth_a_look(AT, [], at("18:00") + WINDOW / 2)
    assert not worth_a_look(AT, [Gone(at("20:45"))], at("20:40"))
    assert worth_a_look(AT, [Gone(at("20:45"))], at("20:50"))


# -------------------------------------------------------------- the calendar


def read(made: bytes) -> Any:
    return Calendar.from_ical(made)


def made(now: str = "12:00", **options: Any) -> bytes:
    sessions = coming(content(), record_of("rupture"), TODAY)
    return calendar(sessions, AT, owner="anna", now=at(now), **options)


def test_each_session_is_an_entry_with_an_alarm_at_its_own_time() -> None:
    entries = read(made()).walk("VEVENT")
    first = entries[0]
    assert first["dtstart"].to_ical() == b"20261120T190000", "no zone: half past seven stays that abroad"
    assert len(entries) == 14 * 2 - 1, "this morning's has passed"
    for entry in entries:
        (alarm,) = entry.walk("VALARM")
        assert (str(alarm["action"]), alarm.decoded("trigger")) == ("DISPLAY", dt.timedelta(0))


def test_an_entry_says_that_it_is_time_and_nothing_else() -> None:
    for entry in read(made()).walk("VEVENT"):
        assert (str(entry["summary"]), str(entry["description"]), str(entry["class"])) == (TITLE, TEXT, "PRIVATE")
    text = made().decode().lower()
    assert not any(word in text for word in ("tendon", "pain", "rupture", "heel-", "raise", "session", "anna", "week"))


def test_an_entry_keeps_its_id_so_that_a_newer_file_replaces_it() -> None:
    first, later = ({str(entry["uid"]) for entry in read(made(now)).walk("VEVENT")} for now in ("12:00", "12:30"))
    assert first == later
    assert len(first) == 27


def test_two_people_never_share_an_id() -> None:
    other = calendar(ONE, AT, owner="ben", now=at("12:00"))
    mine = calendar(ONE, AT, owner="anna", now=at("12:00"))
    uids = [{str(entry["uid"]) for entry in read(file).walk("VEVENT")} for file in (mine, other)]
    assert not uids[0] & uids[1]


def test_a_calendar_without_times_is_empty_and_still_a_calendar() -> None:
    empty = read(calendar(ONE, {}, owner="anna", now=at("12:00")))
    assert str(empty["method"]) == "PUBLISH"
    assert not empty.walk("VEVENT")


def test_lines_are_folded_and_ended_as_the_standard_says() -> None:
    for line in made(address="https://heel.example.org/" + "x" * 90).split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
