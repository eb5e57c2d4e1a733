"""`heelwise cues`: the sheet as a script and as a document."""

from __future__ import annotations

from tests.cli.conftest import DAY, Run

CUE = {"kind", "at_s", "seconds", "text", "exercise", "side", "set", "sets", "rep", "reps", "tempo_s", "item"}


def test_the_document_is_the_flat_sheet_and_lasts_as_long_as_the_session_says(run: Run, runner):
    answer = run("cues", runner, "--on", DAY, "--json")
    sheet, session = answer.json["cues"], answer.json["session"]
    assert answer.code == 0
    assert all(cue.keys() == CUE for cue in sheet)
    length = sheet[-1]["at_s"] + sheet[-1]["seconds"]
    assert session["minutes"] == -(-length // 60)


def test_the_script_counts_repetitions_on_one_line(run: Run, runner, tmp_path):
    script = run("cues", runner, "--on", DAY).out
    assert "0:00" in script
    assert "How much pain" in script
    assert "Hold for" in script


def test_a_day_without_a_session_is_a_no(run: Run, newcomer):
    answer = run("cues", newcomer, "--on", DAY)
    assert (answer.code, answer.out) == (1, "")
    assert "the verdict is ask" in answer.err
    document = run("cues", newcomer, "--on", DAY, "--json")
    assert (document.code, document.json["session"], document.json["cues"]) == (1, None, [])


def test_a_slot_that_the_day_has_not_is_a_no_and_names_those_it_has(run: Run, runner):
    answer = run("cues", runner, "--on", DAY, "--slot", "evening")
    assert answer.code == 1
    assert "wanted a slot of this day: " in answer.err


def test_a_slot_that_is_none_is_wrong_use(run: Run, runner):
    answer = run("cues", runner, "--slot", "noon")
    assert (answer.code, answer.out) == (2, "")
    assert "--slot" in answer.err
