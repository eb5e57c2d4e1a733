"""`heelwise verify`: a receipt on a page, and whether this record still gives it."""

from __future__ import annotations

import json

import pytest

from heelwise.knowledge.read import load
from tests.cli.conftest import DAY, EXAMPLES, Run

PEOPLE = ["runner", "insertional", "desk", "rupture"]


@pytest.mark.parametrize("person", PEOPLE)
def test_what_today_prints_is_the_same(run: Run, person):
    file = EXAMPLES / f"{person}.jsonl"
    document = run("today", file, "--on", DAY, "--json").json
    page = run("today", file, "--on", DAY).out
    assert f"Receipt {document['receipt']} · content {document['edition']}" in page
    answer = run("verify", file, "--on", DAY, document["receipt"].lower())
    assert answer.code == 0
    assert answer.out.splitlines()[1] == f"The same: {document['receipt']} is the receipt of this decision."


def test_the_cue_sheet_carries_it_too(run: Run, runner):
    receipt = run("today", runner, "--on", DAY, "--json").json["receipt"]
    assert f"Receipt {receipt} · content" in run("cues", runner, "--on", DAY).out
    assert run("cues", runner, "--on", DAY, "--json").json["receipt"] == receipt


def test_as_a_document(run: Run, runner):
    receipt = run("today", runner, "--on", DAY, "--json").json["receipt"]
    answer = run("verify", runner, receipt, "--on", DAY, "--json")
    assert answer.code == 0
    assert answer.json == {
        "on": DAY,
        "edition": load().edition,
        "given": receipt,
        "receipt": receipt,
        "same": True,
        "likely": None,
        "events": None,
        "receipt_on": None,
        "shown_edition": None,
    }


def test_another_day_is_named(run: Run, runner):
    receipt = run("today", runner, "--on", "2026-11-18", "--json").json["receipt"]
    answer = run("verify", runner, receipt, "--on", DAY)
    assert answer.code == 1
    assert "another day of this record: Wednesday 18 November 2026" in answer.out
    assert run("verify", runner, receipt, "--on", DAY, "--json").json["receipt_on"] == "2026-11-18"


@pytest.mark.parametrize(("kept", "words"), [(1, "before its last event:"), (2, "before its last 2 events:")])
def test_a_day_that_went_on_is_told(run: Run, runner, tmp_path, kept, words):
    receipt = run("today", runner, "--on", DAY, "--json").json["receipt"]
    longer = tmp_path / "longer.jsonl"
    notes = [
        json.dumps({"kind": "noted", "at": f"{DAY}T23:0{number}:00+01:00", "text": "later", "by": "person"})
        for number in range(kept)
    ]
    longer.write_text(runner.read_text() + "\n".join(notes) + "\n")
    answer = run("verify", longer, receipt, "--on", DAY)
    assert answer.code == 1
    assert words in " ".join(answer.out.split())


def test_another_edition_is_named_where_the_record_tells(run: Run, runner, tmp_path):
    shown = {
        "kind": "plan-shown", "at": f"{DAY}T08:00:00+01:00", "on": DAY, "edition": "2019.01+old", "digest": "A" * 10,
    }  # fmt: skip
    file = tmp_path / "shown.jsonl"
    file.write_text(runner.read_text() + json.dumps(shown) + "\n")
    answer = run("verify", file, "A" * 10, "--on", DAY)
    assert answer.code == 1
    assert "edition 2019.01+old was shown" in " ".join(answer.out.split())


def test_else_it_says_that_it_does_not_know(run: Run, runner):
    answer = run("verify", runner, "0" * 10, "--on", DAY)
    assert answer.code == 1
    assert "The record does not tell which." in " ".join(answer.out.split())


@pytest.mark.parametrize("word", ["short", "0123456789A", "U123456789"])
def test_what_is_no_receipt_is_bad_input(run: Run, runner, word):
    answer = run("verify", runner, word, "--on", DAY)
    assert (answer.code, answer.out) == (2, "")
    assert "wanted the ten digits and letters of a receipt" in answer.err


def test_the_day_must_be_said(run: Run, runner):
    assert run("verify", runner, "0" * 10).code == 2
