"""Out, in, and gone: the record belongs to its owner."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.twelve import SOUND_LINE, TWELVE, Twelve
from tests.web.conftest import EXAMPLES, Somebody, morning, owner_of, text_of


@pytest.mark.parametrize("example", ["runner", "insertional", "rupture", "desk"])
def test_out_and_in_again_is_the_same_record(example: str) -> None:
    first = owner_of(example)
    exported = first.get("/data/heelwise.jsonl").content
    second = Somebody()
    assert second.bring(exported).status_code == 200
    assert second.events == first.events
    assert second.get("/data/heelwise.jsonl").content == exported


def test_the_export_is_a_file_with_a_dated_name(runner: Somebody) -> None:
    answer = runner.get("/data/heelwise.jsonl")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="heelwise-2026-11-20.jsonl"'
    assert all(json.loads(line)["id"] for line in answer.content.splitlines())


def test_bringing_the_same_file_in_twice_changes_nothing(runner: Somebody) -> None:
    before = runner.events
    answer = runner.bring((EXAMPLES / "runner.jsonl").read_bytes())
    assert "were here already" in text_of(answer)
    assert runner.events == before


def test_looking_brings_nothing_in(anna: Somebody) -> None:
    answer = anna.bring(SOUND_LINE, do="look")
    assert "The file is sound" in text_of(answer)
    assert "1 morning checked" in text_of(answer)
    assert anna.events == ()


@pytest.mark.parametrize("one", TWELVE, ids=lambda one: f"{one.fault}-{one.field}-{one.found[:18]}")
def test_one_faulty_line_keeps_the_whole_file_out(anna: Somebody, one: Twelve) -> None:
    answer = anna.bring(SOUND_LINE + b"\n" + one.line)
    assert answer.status_code == 422
    assert anna.events == ()
    assert "Nothing was brought in" in text_of(answer)
    assert "record.jsonl:" in text_of(answer)


def test_all_faults_of_a_file_are_told(anna: Somebody) -> None:
    lines = b"\n".join(json.dumps(morning(pain=11)).encode() for _ in range(130))
    said = text_of(anna.bring(lines))
    assert said.count("record.jsonl:") == 100
    assert "And 30 more" in said


def test_a_file_that_speaks_for_a_clinician_stays_out(anna: Somebody) -> None:
    line = {"kind": "noted", "at": "2026-11-20T08:00:00+01:00", "text": "fine", "by": "clinician"}
    answer = anna.bring(json.dumps(line).encode() + b"\n" + SOUND_LINE)
    assert answer.status_code == 422
    assert anna.events == ()


def test_no_file_is_a_clear_complaint(anna: Somebody) -> None:
    answer = anna.post("/data/import")
    assert answer.status_code == 422
    assert "Choose a file first" in text_of(answer)


def test_an_oversized_file_is_a_clear_complaint(anna: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "IMPORT_MAX_BYTES", 100)
    answer = anna.bring(SOUND_LINE * 2)
    assert answer.status_code == 413
    assert "larger than" in text_of(answer)


def test_a_markup_file_name_is_shown_as_text(anna: Somebody) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("<b>x.jsonl", b"nonsense")
    page = anna.post("/data/import", file=file).content.decode()
    assert "<b>x.jsonl" not in page
    assert "&lt;b&gt;x.jsonl" in page


def test_deleting_needs_the_word(runner: Somebody) -> None:
    for word in ("", "yes", "delete it"):
        assert runner.post("/data/delete", sure=word).status_code == 422
    assert runner.events
    assert runner.post("/data/delete", sure=" Delete ").status_code == 302
    assert runner.events == ()


def test_deleting_leaves_no_trace_in_the_database(django_is_set_up: Any) -> None:
    from django.db import connection

    somebody = Somebody()
    somebody.post("/diary", do="note", text="zanzibar-7391")
    assert somebody.post("/data/delete", sure="delete").status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for file in django_is_set_up.glob("heelwise.sqlite3*"):
        assert b"zanzibar-7391" not in file.read_bytes()


def test_deleting_one_person_s_record_leaves_the_others(runner: Somebody) -> None:
    other = owner_of("desk")
    runner.post("/data/delete", sure="delete")
    assert other.events
