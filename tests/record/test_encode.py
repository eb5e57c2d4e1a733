"""What is written is what is read."""

from __future__ import annotations

import json

from hypothesis import given

from heelwise.record.decode import decode_document, decode_lines
from heelwise.record.encode import encode, encode_lines
from heelwise.record.events import Event
from heelwise.record.record import Record, same_content
from tests.strategies import events, records


@given(events())
def test_decoding_what_was_encoded_gives_the_event_back(event: Event) -> None:
    decoded = decode_lines([encode(event)], file="r")
    assert decoded.faults == ()
    assert decoded.events == (event,)
    assert same_content(decoded.events[0], event)


@given(events())
def test_the_slow_reader_agrees_with_the_quick_one(event: Event) -> None:
    found = decode_document(json.loads(encode(event)))
    assert isinstance(found, type(event))
    assert same_content(found, event)


@given(events())
def test_spaces_order_of_keys_and_escapes_do_not_matter(event: Event) -> None:
    document = dict(reversed(json.loads(encode(event)).items()))
    for line in (json.dumps(document), json.dumps(document, ensure_ascii=False), json.dumps(document, indent=1)):
        assert decode_lines([line.replace("\n", " ").encode()], file="r") == ((event,), ())


@given(events())
def test_fields_that_say_nothing_are_not_written(event: Event) -> None:
    document = json.loads(encode(event))
    assert None not in document.values()
    assert list(document)[:3] == ["kind", "at", "id"]


@given(records())
def test_a_whole_record_survives_its_file(record: Record) -> None:
    lines = encode_lines(record.events)
    assert lines.count(b"\n") == len(record.events)
    if record.events:
        assert Record.of(decode_lines(lines.split(b"\n"), file="r").events) == record
