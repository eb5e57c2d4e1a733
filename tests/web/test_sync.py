"""The player's parcels: kept once, refused with reasons, never half read."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

from tests.twelve import SOUND, TWELVE, Twelve
from tests.web.conftest import Somebody, morning

ENVELOPED = [
    one
    for one in TWELVE
    if one.fault not in {"truncated", "wrong encoding", "oversized", "too deep"} or one.field == "text"
]
"""Faults of one event; the others make the whole parcel unreadable."""


def enveloped(one: Twelve, batch: str) -> bytes:
    """A sound event, then the faulty one, as bytes of a parcel."""
    return b'{"batch":"%b","events":[%b,%b]}' % (batch.encode(), json.dumps(SOUND).encode(), one.line)


def test_a_parcel_is_kept_and_acknowledged(anna: Somebody) -> None:
    events = [morning(), morning(side="right")]
    answer = anna.send(events)
    assert answer.status_code == 200
    assert answer.json()["kept"] == [event["id"] for event in events]
    assert answer.json()["refused"] == []
    assert anna.kinds() == ["morning-checked"] * 2


def test_the_same_parcel_twice_answers_the_same_and_changes_nothing(anna: Somebody) -> None:
    events, batch = [morning(), morning(pain=11)], uuid4()
    first = anna.send(events, batch).json()
    before = anna.events
    second = anna.send(events, batch).json()
    assert first["kept"] == second["kept"]
    assert first["refused"] == second["refused"]
    assert anna.events == before


def test_what_comes_under_a_spent_parcel_id_is_kept_and_said_to_be(anna: Somebody) -> None:
    batch, first, second, third = uuid4(), morning(), morning(side="right"), morning(pain=4)
    anna.send([first], batch)
    for sent in ([second], [second, third], [third]):
        assert anna.send(sent, batch).json()["kept"] == [event["id"] for event in sent]
    assert {str(event.id) for event in anna.events} == {first["id"], second["id"], third["id"]}
    assert len(anna.events) == 3


def test_the_same_events_in_another_parcel_are_not_doubled(anna: Somebody) -> None:
    events = [morning(), morning(side="right")]
    anna.send(events)
    answer = anna.send(events)
    assert answer.json()["kept"] == [event["id"] for event in events]
    assert len(anna.events) == 2


def test_what_is_sound_is_kept_beside_what_is_not(anna: Somebody) -> None:
    good, bad = morning(), morning(pain=11)
    receipt = anna.send([good, bad]).json()
    assert receipt["kept"] == [good["id"]]
    (refused,) = receipt["refused"]
    assert refused["id"] == bad["id"]
    assert refused["faults"] == [{"field": "pain", "found": "11", "wanted": "a whole number from 0 to 10"}]


def test_all_faults_of_an_event_are_told_at_once(anna: Somebody) -> None:
    receipt = anna.send([morning(pain="two", stiffness_min=-1, mood=3)]).json()
    assert {fault["field"] for fault in receipt["refused"][0]["faults"]} == {"pain", "stiffness_min", "mood"}


@pytest.mark.parametrize("one", ENVELOPED, ids=lambda one: f"{one.fault}-{one.field}-{one.found[:18]}")
def test_the_twelve_faults(anna: Somebody, one: Twelve) -> None:
    answer = anna.send_raw(enveloped(one, str(uuid4())))
    assert answer.status_code in {200, 400}
    body = answer.json()
    faults = body["faults"] if answer.status_code == 400 else [f for r in body["refused"] for f in r["faults"]]
    if one.line in {b"[]", b"3"} or one.fault == "duplicate":
        assert answer.status_code == 400
        assert faults
        assert anna.events == ()
        return
    found = "another event" if one.field == "id" and one.fault != "wrong type" else one.found
    assert any(one.field == fault["field"] and found in fault["found"] for fault in faults), faults
    assert any(one.wanted in fault["wanted"] for fault in faults), faults
    assert [str(event.id) for event in anna.events] == [SOUND["id"]]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "ends too early"),
        (b'{"batch":', "ends too early"),
        (b"not json", "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[]", "wanted an object"),
        (b'{"events":[]}', "batch"),
        (b'{"batch":"no","events":[]}', "batch"),
        (b'{"batch":7,"events":[]}', "batch"),
        (b'{"batch":"0190c2a4-0000-7000-8000-000000000001"}', "events"),
        (b'{"batch":"0190c2a4-0000-7000-8000-000000000001","events":{}}', "events"),
        (b'{"batch":"0190c2a4-0000-7000-8000-000000000001","events":[3]}', "events[0]"),
        (b'{"batch":"0190c2a4-0000-7000-8000-000000000001","events":[],"person":"x"}', "person"),
        (b'{"batch":"0190c2a4-0000-7000-8000-000000000001","events":[],"events":[]}', "written twice"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deep"),
        (b'{"batch":"0190c2a4-0000-7000-8000-000000000001","events":[%b]}' % b",".join([b"{}"] * 1001), "at most 1000"),
    ],
)
def test_an_unreadable_parcel_is_refused_whole(anna: Somebody, body: bytes, says: str) -> None:
    answer = anna.send_raw(body)
    assert answer.status_code == 400
    assert says in answer.json()["error"]
    assert anna.events == ()


def test_an_oversized_parcel_is_refused_before_it_is_read(anna: Somebody) -> None:
    answer = anna.send_raw(b" " * (1024 * 1024 + 1))
    assert answer.status_code == 413
    assert "too large" in answer.json()["error"]


def test_an_empty_parcel_is_kept_for_what_it_is(anna: Somebody) -> None:
    assert anna.send([]).json()["kept"] == []
    assert anna.events == ()


def test_a_person_s_parcel_cannot_speak_for_a_clinician(anna: Somebody) -> None:
    word: dict[str, Any] = {
        "kind": "milestone-cleared",
        "at": "2026-11-20T08:00:00+01:00",
        "id": str(uuid4()),
        "milestone": "running",
        "by": "clinician",
    }
    receipt = anna.send([word]).json()
    assert receipt["kept"] == []
    assert receipt["refused"][0]["id"] == word["id"]
    assert "told_by" in receipt["refused"][0]["why"]


def test_only_post(anna: Somebody) -> None:
    assert anna.get("/sync").status_code == 405
