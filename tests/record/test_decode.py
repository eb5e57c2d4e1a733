"""Reading lines: every fault at once, each with its place, and nothing sound lost."""

from __future__ import annotations

import gc
import json
from typing import Any

import pytest

from heelwise.record.decode import decode_document, decode_lines
from heelwise.record.events import KINDS
from heelwise.record.faults import Flaw
from tests.twelve import SOUND, SOUND_LINE, TWELVE, Twelve, changed

INTAKE: dict[str, Any] = {
    "kind": "intake-answered",
    "at": "2026-11-20T07:30:00+01:00",
    "id": "0190c2a4-0000-7000-8000-000000000003",
    "complaint": "rupture",
    "side": "left",
    "goal": "running",
    "equipment": ["wall", "band"],
    "rupture": {"on": "2026-10-01", "treatment": "boot"},
}


def flaws(line: bytes | dict[str, Any]) -> list[str]:
    text = json.dumps(line).encode() if isinstance(line, dict) else line
    return [str(fault).partition("r:1: ")[2] for fault in decode_lines([text], file="r").faults]


def test_the_twelve_are_twelve() -> None:
    assert len({each.fault for each in TWELVE}) == 12


@pytest.mark.parametrize("each", TWELVE, ids=lambda each: f"{each.fault}: {each.field}")
def test_each_fault_is_said_with_its_place_and_the_sound_line_is_kept(each: Twelve) -> None:
    events, faults = decode_lines([SOUND_LINE, each.line, SOUND_LINE], file="ana.jsonl")
    assert [event.id for event in events] == [decode_lines([SOUND_LINE], file="r").events[0].id]
    assert len(faults) == 1, [str(fault) for fault in faults]
    (fault,) = faults
    assert (fault.file, fault.line, fault.field) == ("ana.jsonl", 2, each.field)
    assert each.found in fault.found
    assert each.wanted in fault.wanted
    assert str(fault) == f"ana.jsonl:2: {each.field}: found {fault.found}, wanted {fault.wanted}"
    assert len(str(fault)) < 400
    assert str(fault).isprintable()


def test_every_fault_of_every_line_is_listed_at_once() -> None:
    line = changed(pain=12, side="middle", mood=1, at="yesterday", stiffness_min=...)
    events, faults = decode_lines([line, b"{", b"", line], file="r")
    assert events == ()
    assert [(fault.line, fault.field) for fault in faults] == [
        *[(1, field) for field in ("at", "side", "pain", "mood", "stiffness_min")],
        (2, "line"),
        *[(4, field) for field in ("at", "side", "pain", "mood", "stiffness_min")],
    ]


def test_faults_inside_objects_and_lists_are_named_by_their_path() -> None:
    wrong = {
        "sport_days": ["mon", "tue", "funday", 4],
        "equipment": "wall",
        "rupture": {"on": "last week", "treatment": "glue", "by": "me", "boot_on": "2026-10-02"},
    }
    assert flaws(INTAKE | wrong) == [
        'equipment: found "wall", wanted a list',
        'rupture.on: found "last week", wanted a date such as 2026-11-20',
        'rupture.treatment: found "glue", wanted `boot`, `surgery` or `undecided`',
        "rupture.by: found an unknown field, wanted only fields of this kind of event",
        'sport_days[2]: found "funday", wanted `fri`, `mon`, `sat`, `sun`, `thu`, `tue` or `wed`',
        "sport_days[3]: found 4, wanted `fri`, `mon`, `sat`, `sun`, `thu`, `tue` or `wed`",
    ]
    assert flaws(INTAKE | {"rupture": "yes"}) == ['rupture: found "yes", wanted an object']
    assert flaws(INTAKE | {"rupture": {}}) == [
        "rupture.on: found nothing, wanted a date such as 2026-11-20",
        "rupture.treatment: found nothing, wanted `boot`, `surgery` or `undecided`",
    ]


def test_doubled_keys_inside_an_object_are_found() -> None:
    line = json.dumps(INTAKE).replace('"treatment"', '"on": "2026-10-02", "treatment"').encode()
    assert flaws(line) == ["rupture.on: found the field more than once, wanted it once"]


def test_answers_are_checked_one_by_one() -> None:
    screen = {"kind": "screen-answered", "at": SOUND["at"], "id": SOUND["id"], "scope": "full"}
    assert flaws(screen | {"answers": {"pop": "maybe", "": "no"}}) == [
        'answers.pop: found "maybe", wanted `no`, `unsure` or `yes`',
        'answers."": found "", wanted text of 1 to 64 characters',
    ]
    assert flaws(screen | {"answers": ["pop"]}) == ["answers: found a list of 1, wanted an object"]
    line = json.dumps(screen | {"answers": {"pop": "yes"}}).replace('"yes"', '"yes", "pop": "no"').encode()
    assert flaws(line) == ["answers.pop: found the field more than once, wanted it once"]


def test_a_rule_is_said_beside_the_faults_of_other_fields() -> None:
    done = {
        "kind": "set-done",
        "at": SOUND["at"],
        "session": "s1",
        "exercise": "heel-drop",
        "side": "left",
        "set": 0,
        "reps": 15,
        "hold_s": 30,
    }
    assert flaws(done) == [
        "set: found 0, wanted a whole number from 1 to 100",
        "hold_s: found `reps` and `hold_s`, wanted at most one of them",
    ]


def test_a_rule_about_a_faulty_field_waits() -> None:
    assert flaws(INTAKE | {"complaint": "sore", "rupture": None}) == [
        'complaint: found "sore", wanted `insertional-pain`, `midportion-pain`, `pain-unsure`, `rupture` or `tightness`'
    ]
    assert [line.split(":")[0] for line in flaws(INTAKE | {"at": "now", "since": "2030-01-01"})] == ["at"]


def test_a_null_says_what_leaving_out_says() -> None:
    events, faults = decode_lines([changed(), changed(night_pain=None)], file="r")
    assert faults == ()
    assert len(events) == 1


def test_empty_lines_and_line_ends_are_passed_over() -> None:
    lines = [b"\n", SOUND_LINE + b"\r\n", b"  \n", changed() + b"\n"]
    events, faults = decode_lines(lines, file="r")
    assert (len(events), faults) == (2, ())
    assert decode_lines([b"\n", b"{}"], file="r").faults[0].line == 2


@pytest.mark.parametrize("lines", [[], [b""], [b"\n", b" \r\n"]])
def test_no_event_at_all_is_bad_input(lines: list[bytes]) -> None:
    assert [str(fault) for fault in decode_lines(lines, file="r").faults] == [
        "r:1: line: found no event, wanted at least one"
    ]


def test_two_documents_on_a_line_are_one_too_many() -> None:
    assert flaws(SOUND_LINE + b" " + changed()) == [
        f"line: found more after the end of the object, at column {len(SOUND_LINE) + 2}, wanted one JSON object"
    ]
    assert flaws(b"kind=noted") == ["line: found text that is not JSON, at column 1, wanted one JSON object"]


def test_the_same_id_with_the_same_content_is_one_event() -> None:
    later = decode_lines([SOUND_LINE, changed(), SOUND_LINE, SOUND_LINE.replace(b"10", b"10.0")], file="r")
    assert (len(later.events), later.faults) == (2, ())


def test_the_same_instant_in_another_offset_is_other_content() -> None:
    elsewhere = SOUND_LINE.replace(b"07:30:00+01:00", b"06:30:00+00:00")
    assert [fault.field for fault in decode_lines([SOUND_LINE, elsewhere], file="r").faults] == ["id"]


def test_the_line_that_had_the_id_first_is_named() -> None:
    _, faults = decode_lines([b"", SOUND_LINE, changed(id=SOUND["id"], pain=9)], file="r")
    assert [str(fault) for fault in faults] == [
        f"r:3: id: found {SOUND['id']}, which line 2 gave to another event, wanted an id of its own"
    ]


def test_plain_values_are_read_by_the_same_rules() -> None:
    assert decode_document(dict(SOUND)) == decode_lines([SOUND_LINE], file="r").events[0]
    assert decode_document("noted") == (Flaw(field="line", found='"noted"', wanted="an object"),)
    assert decode_document({"kind": "resumed", "at": SOUND["at"]}) == (
        Flaw(field="id", found="nothing", wanted="an id (UUID)"),
    )
    (flaw,) = decode_document({**SOUND, "pain": b"2"})  # type: ignore[misc]
    assert flaw.found == "b'2'"


def test_the_collector_is_left_as_it_was_found() -> None:
    assert gc.isenabled()
    decode_lines([SOUND_LINE], file="r")
    assert gc.isenabled()
    gc.disable()
    try:
        decode_lines([SOUND_LINE], file="r")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_every_kind_has_a_word_and_a_class() -> None:
    assert len(KINDS) == 21
    assert all(word == kind.__struct_config__.tag for word, kind in KINDS.items())
