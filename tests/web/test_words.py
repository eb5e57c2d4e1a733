"""Small parts without Django: doses, charts, ids, question files, the screens behind the doors."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, get_args
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise.knowledge.questions import Form
from heelwise.knowledge.read import CONTENT, form, load
from heelwise.record.events import KINDS, IntakeAnswered, Rupture, SiteAnswered
from heelwise.terms.clinic import Milestone
from heelwise.web import ids, words
from heelwise.web.pages.start.screens import SCREENS, events, following
from heelwise.web.pages.today.week import week

FORMS = sorted(file.stem for file in (CONTENT / "questions").glob("*.toml"))


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ({"sets": 3, "reps": 15, "tempo_s": (1, 0, 3, 0), "load_kg": 0}, "3 × 15 · down in 3 s"),
        ({"sets": 3, "reps": 15, "tempo_s": (3, 0, 3, 0), "load_kg": 7.5}, "3 × 15 · 3 s up, 3 s down · with 7.5 kg"),
        ({"sets": 3, "hold_s": 30}, "3 × 30 s"),
        ({"sets": 1, "minutes": 10}, "10 min"),
        ({"sets": 2, "minutes": 1.5}, "2 × 1.5 min"),
        ({"sets": 3, "reps": 10, "hold_s": 5}, "3 × 10, each held 5 s"),
        ({"sets": 3, "reps": 15, "band": "x-light"}, "3 × 15 · very light band"),
        ({"sets": 3, "reps": 15, "load_kg": None, "rm": 15}, "3 × 15 · a weight you can lift 15 times"),
        ({"sets": 3, "reps": 15, "load_kg": None}, "3 × 15 · with a weight you find"),
        ({"sets": 1}, "1 set"),
        ({"sets": 2}, "2 sets"),
    ],
)
def test_a_dose_in_words(item: dict[str, Any], says: str) -> None:
    told = words.dose(item)
    assert told.replace("\u00a0", " ") == says
    assert not re.search(r"\d (s|min|kg)\b| × ", told), "a number stands on the line of its unit"


@pytest.mark.parametrize(
    ("ahead", "says"), [(0, "today"), (1, "tomorrow"), (3, "on Monday"), (9, "on Sunday 29 November")]
)
def test_a_day_in_words(ahead: int, says: str) -> None:
    friday = dt.date(2026, 11, 20)
    assert words.when(friday + dt.timedelta(days=ahead), friday) == says


def test_every_source_has_a_short_name() -> None:
    known = load()
    for key in known.sources:
        (name,) = words.cited(known, [key])
        assert name
        assert len(name) < 90
    assert words.cited(known, ["no-such-source"]) == ["no-such-source"]


@pytest.mark.parametrize("name", FORMS)
def test_every_question_belongs_to_an_event(name: str) -> None:
    """A field asked is a field of the event, and each option is a word the event accepts."""
    asked = form(name)
    for ask in asked.questions:
        kind = event_field(asked, ask.field)
        if kind is None:
            continue
        for option in ask.options:
            value: Any = [option.value] if ask.kind == "many" else option.value
            msgspec.convert(value, kind)


def event_field(asked: Form, field: str) -> Any:
    """The type of the event's field that a question fills; None for what a page itself makes something of.

    The hurt page has four of its own, a score adds its items up, and what hurt in a test is told as a session's end.
    A session done elsewhere and a pause are written as several events by the diary.
    """
    places = [KINDS[asked.event]] if asked.event else [IntakeAnswered, SiteAnswered, Rupture]
    for place in places:
        for known in msgspec.structs.fields(place):
            if known.name == field and field != "clinician":
                return known.type
    own = asked.id == "hurt" or field == "clinician" or field.startswith("item-")
    in_a_test = asked.id.startswith("test-") and field in ("pain", "sharp")
    written_late = asked.id in ("elsewhere", "pause", "result")  # each writes several events, such as two days
    assert own or in_a_test or written_late, f"{asked.id}: {field} is no field of an event"
    return None


def test_every_milestone_can_be_told() -> None:
    (ask,) = [ask for ask in form("milestone").questions if ask.field == "milestone"]
    assert {option.value for option in ask.options} == set(get_args(Milestone))


@pytest.mark.parametrize("door", list(SCREENS))
def test_every_screen_leads_to_the_next(door: str) -> None:
    at, seen = SCREENS[door][0], []
    while at:
        seen.append(at)
        at = following(door, at) or ""
    assert tuple(seen) == SCREENS[door]
    for screen in seen:
        assert screen == "signs" or form(screen)


@given(
    st.dictionaries(st.sampled_from(["where", "side", "on", "treatment", "goal", "sport_days"]), st.text(max_size=9))
)
def test_any_answers_become_events_with_kinds(answers: dict[str, str]) -> None:
    for door in SCREENS:
        said = events(door, answers, {"sudden-pop": "no"})
        assert said[0]["kind"] == "intake-answered"
        assert said[-1] == {"kind": "screen-answered", "scope": "full", "answers": {"sudden-pop": "no"}}


@given(st.uuids(), st.lists(st.dictionaries(st.text(max_size=5), st.integers()), max_size=3))
def test_a_form_sent_twice_has_one_id(nonce: UUID, content: list[Any]) -> None:
    assert ids.settled(nonce, content, nth=0) == ids.settled(nonce, content, nth=0)
    assert ids.settled(nonce, content, nth=0) != ids.settled(nonce, content, nth=1)
    assert ids.settled(nonce, content, nth=0) != ids.settled(nonce, [*content, {}], nth=0)
    assert ids.settled(nonce, content, nth=0).version == 7


def test_ids_sort_by_their_instant() -> None:
    now = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    made = [ids.fresh(now + dt.timedelta(milliseconds=n)) for n in range(5)]
    assert made == sorted(made)
    nonce = ids.fresh(now)
    assert ids.settled(nonce, [], nth=0).int >> 80 == nonce.int >> 80
    assert ids.settled(uuid4(), [], nth=0).version == 7


def test_the_week_begins_on_monday_and_has_seven_days() -> None:
    from heelwise.record.chart import Chart

    marks = week(Chart([]), dt.date(2026, 11, 20))
    assert "".join(str(mark["letter"]) for mark in marks) == "MTWTFSS"
    assert [mark["state"] for mark in marks] == ["rest"] * 4 + ["open"] * 3
    assert [mark["today"] for mark in marks].index(True) == 4


def test_days_of_rest_to_come_are_no_days_of_training() -> None:
    from heelwise.record.chart import Chart

    marks = week(Chart([]), dt.date(2026, 11, 18), onward=dt.date(2026, 11, 20))
    assert [mark["state"] for mark in marks] == ["rest"] * 4 + ["open"] * 3
    assert [mark["says"] for mark in marks][2:4] == ["Wednesday, today, rest", "Thursday, rest"]
