"""The one door: what is new is kept, what is known is left, what is wrong is refused with its reasons."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given

from heelwise.journal.admit import Raw, Refused, admit
from heelwise.record.decode import decode_document
from heelwise.record.encode import encode
from heelwise.record.events import Event, Happened
from heelwise.record.record import Record
from tests.strategies import events, records
from tests.twelve import SOUND, SOUND_LINE, TWELVE, Twelve, changed

TOLD = {"told_by": "Dr Vega", "told_on": "2026-11-19"}
WHEN = {"at": SOUND["at"]}


def event(document: dict[str, Any]) -> Event:
    found = decode_document(document)
    assert isinstance(found, Happened), found
    return found


def numbered(number: int, **fields: Any) -> dict[str, Any]:
    return WHEN | {"id": str(UUID(int=number))} | fields


@pytest.mark.parametrize("each", TWELVE, ids=lambda each: f"{each.fault}: {each.field}")
def test_each_of_the_twelve_is_refused_and_the_rest_is_kept(each: Twelve) -> None:
    before = event(SOUND)
    after = event(numbered(9, kind="paused"))
    kept, known, refused = admit([SOUND_LINE, each.line, encode(after)], [before], author="person")
    assert (kept, known) == ((after,), (before,))
    assert [(one.place, one.faults[0].field) for one in refused] == [(1, each.field)]


def test_a_form_an_event_and_a_line_are_the_same_to_the_door() -> None:
    for raw in (SOUND, event(SOUND), SOUND_LINE, SOUND_LINE + b"\n"):
        admitted = admit([raw], [], author="person")
        assert admitted == ((event(SOUND),), (), ())


@given(records(max_size=10))
def test_what_was_kept_once_is_known_ever_after(record: Record) -> None:
    first = admit(record.events, [], author="clinician")
    again = admit(record.events, first.kept, author="clinician")
    assert again.kept == ()
    assert again.known == first.kept
    assert [one.id for one in again.refused] == [one.id for one in first.refused]


@given(events())
def test_doubling_within_a_batch_keeps_one(one: Event) -> None:
    kept, known, refused = admit([one, one], [], author="clinician")
    assert (kept, known) == ((one,), (one,)) or refused


def test_an_id_that_is_taken_is_refused_in_the_record_and_in_the_batch() -> None:
    other = changed(id=SOUND["id"], pain=9)
    for batch, seen, place in [([other], [event(SOUND)], 0), ([SOUND, other], [], 1)]:
        raw: list[Raw] = list(batch)  # type: ignore[arg-type]
        (refused,) = admit(raw, seen, author="person").refused
        assert (refused.place, str(refused.id)) == (place, SOUND["id"])
        assert str(refused.faults[0]) == "id: found the id of another event, wanted an id of its own"


def test_all_faults_of_a_form_come_together() -> None:
    (refused,) = admit([{**SOUND, "pain": 11, "side": "up", "mood": 1}], [], author="person").refused
    assert [fault.field for fault in refused.faults] == ["side", "pain", "mood"]
    assert refused.id is None


def test_refusals_come_in_the_order_of_the_batch() -> None:
    told = numbered(1, kind="phase-set", phase="wake", by="clinician")
    refused = admit([told, b"{", told | {"id": str(UUID(int=2))}], [], author="person").refused
    assert [one.place for one in refused] == [0, 1, 2]
    assert all(isinstance(one, Refused) for one in refused)


def test_a_person_writes_no_clinicians_word_without_saying_who_said_it() -> None:
    word = numbered(1, kind="milestone-cleared", milestone="band", by="clinician")
    (refused,) = admit([word], [], author="person").refused
    assert [fault.field for fault in refused.faults] == ["by"]
    assert admit([word | TOLD], [], author="person").kept
    assert admit([word], [], author="clinician").kept


def test_a_clinicians_word_that_is_already_there_is_known_to_a_person_too() -> None:
    word = numbered(1, kind="milestone-cleared", milestone="band", by="clinician")
    assert admit([word], [event(word)], author="person") == ((), (event(word),), ())


def test_a_person_cannot_take_back_what_a_clinician_closed() -> None:
    closed = numbered(1, kind="milestone-closed", milestone="band", by="clinician")
    back = numbered(2, kind="event-retracted", event=closed["id"])
    (refused,) = admit([back], [event(closed)], author="person").refused
    assert [fault.field for fault in refused.faults] == ["event"]
    assert admit([back], [event(closed)], author="clinician").kept
    assert admit([back], [event(closed | TOLD)], author="person").kept


def test_a_retraction_may_arrive_before_its_event() -> None:
    back = numbered(2, kind="event-retracted", event=str(UUID(int=1)))
    assert admit([back], [], author="person").kept == (event(back),)


def test_equal_lines_without_ids_in_a_batch_are_two_events() -> None:
    line = json.dumps(WHEN | {"kind": "paused"}).encode()
    kept = admit([line, line], [], author="person").kept
    assert len({one.id for one in kept}) == 2
    assert admit([line, line], kept, author="person").known == kept
