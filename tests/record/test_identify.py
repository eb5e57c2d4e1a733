"""Lines without an id get the same one every time."""

from __future__ import annotations

import json
from uuid import RFC_4122, UUID

from heelwise.record.decode import decode_lines
from heelwise.record.identify import identify

SET = {
    "kind": "set-done",
    "at": "2026-11-20T07:30:00+01:00",
    "session": "s1",
    "exercise": "heel-drop",
    "side": "left",
    "set": 1,
    "reps": 15,
}
LINE = json.dumps(SET).encode()


def test_the_same_file_gives_the_same_ids() -> None:
    first = decode_lines([LINE, LINE], file="r").events
    again = decode_lines([b"", LINE + b"\n", LINE + b"\r\n"], file="elsewhere").events
    assert [event.id for event in first] == [event.id for event in again]


def test_equal_lines_without_ids_stay_two_events() -> None:
    one, two = decode_lines([LINE, LINE], file="r").events
    assert one.id != two.id
    assert str(one.id) == identify(LINE, 0)
    assert str(two.id) == identify(LINE, 1)


def test_the_ids_are_of_the_free_version() -> None:
    for ordinal in range(64):
        made = UUID(identify(LINE, ordinal))
        assert (made.version, made.variant) == (8, RFC_4122)
        assert str(made) == identify(LINE, ordinal) != identify(LINE + b" ", ordinal)


def test_a_line_that_only_speaks_of_an_id_gets_one_too() -> None:
    note = {"kind": "noted", "at": SET["at"], "by": "person", "text": 'the "id" of my shoe'}
    named = SET | {"exercise": "id"}
    for document in (note, named):
        line = json.dumps(document).encode()
        one, two = decode_lines([line, line], file="r").events
        assert [str(one.id), str(two.id)] == [identify(line, 0), identify(line, 1)]


def test_an_escaped_key_is_an_id_all_the_same() -> None:
    told = json.dumps(SET | {"id": "0190c2a4-0000-7000-8000-000000000001"}).replace('"id"', '"\\u0069d"').encode()
    (event,) = decode_lines([told], file="r").events
    assert str(event.id) == "0190c2a4-0000-7000-8000-000000000001"


def test_faults_of_a_line_without_an_id_are_about_what_is_there() -> None:
    faults = decode_lines([LINE.replace(b"15", b"-1"), LINE.replace(b"{", b"{{"), b"{}"], file="r").faults
    assert [fault.field for fault in faults] == ["reps", "line", "kind"]


def test_an_id_is_no_mending_of_a_broken_line() -> None:
    for line in (b"x" + LINE[1:], b"[" + LINE[1:], LINE[1:], b"{" + LINE):
        assert [fault.field for fault in decode_lines([line], file="r").faults] == ["line"]
