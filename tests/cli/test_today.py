"""`heelwise today`: the promised document, the promised exit codes, a page that reads."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.cli.conftest import DAY, EXAMPLES, Run

PROMISED = {
    "on", "edition", "verdict", "ask", "condition", "pathway", "phase", "change", "pain_cap", "provisional", "tendons",
    "sessions", "next_session", "reasons", "next", "flips", "locked", "left_out", "advice",
}  # fmt: skip
ITEM = {
    "exercise", "side", "sets", "reps", "hold_s", "minutes", "tempo_s", "rest_s", "load_kg", "rm", "band", "support",
    "instead", "why",
}  # fmt: skip


def test_the_document_has_every_promised_field(run: Run, runner):
    answer = run("today", runner, "--on", DAY, "--json")
    assert answer.json.keys() >= PROMISED
    assert answer.json["on"] == DAY
    for session in answer.json["sessions"]:
        assert session.keys() >= {"id", "slot", "state", "minutes", "items"}
        for item in session["items"]:
            assert item.keys() >= ITEM


def test_every_reason_has_its_promised_fields(run: Run, runner):
    def walk(reason):
        assert reason.keys() == {"rule", "verdict", "text", "facts", "sources", "parts"}
        assert reason["verdict"] in {"met", "unmet", "unknown"}
        assert reason["text"]
        for part in reason["parts"]:
            walk(part)

    document = run("today", runner, "--on", DAY, "--json").json
    for reason in [*document["reasons"], *document["next"], *document["flips"]]:
        walk(reason)
    for entry in [*document["locked"], *document["left_out"]]:
        walk(entry["because"])


@pytest.mark.parametrize("person", ["runner", "insertional", "desk"])
def test_a_day_to_train_exits_with_0(run: Run, person):
    answer = run("today", EXAMPLES / f"{person}.jsonl", "--on", DAY, "--json")
    assert answer.json["verdict"] in {"train", "adjust", "rest"}
    assert answer.code == 0


def test_questions_first_exit_with_1_and_say_which(run: Run, newcomer):
    answer = run("today", newcomer, "--on", DAY, "--json")
    assert (answer.code, answer.json["verdict"], answer.json["sessions"]) == (1, "ask", [])
    page = run("today", newcomer, "--on", DAY)
    assert page.code == 1
    assert "Still to be answered" in page.out


def test_see_a_clinician_exits_with_1(run: Run, torn):
    answer = run("today", torn, "--on", DAY)
    assert answer.code == 1
    assert "See a clinician" in answer.out


def test_the_page_names_the_day_the_dose_and_the_reason(run: Run, runner):
    page = run("today", runner, "--on", DAY).out
    assert "Friday 20 November 2026" in page
    assert "left heel" in page
    assert "Why" in page
    assert "What opens the next step" in page
    assert "×" in page


def test_events_after_the_day_are_left_out_and_counted(run: Run, runner):
    answer = run("today", runner, "--on", "2026-10-10", "--json")
    assert answer.json["on"] == "2026-10-10"
    assert answer.err.startswith("ignored: ")
    assert "events after 2026-10-10" in answer.err
    assert not run("today", runner, "--on", DAY, "--json").err


def test_without_on_it_is_today_by_this_machines_clock(run: Run, newcomer):
    assert run("today", newcomer, "--json").json["on"] == dt.datetime.now().astimezone().date().isoformat()


@pytest.mark.parametrize(
    "word", ["2026", "20-11-2026", "tomorrow", "2026-02-30", "20261120", "0001-01-01", "9999-12-31", ""]
)
def test_a_day_that_is_none_is_wrong_use(run: Run, runner, word):
    answer = run("today", runner, "--on", word)
    assert (answer.code, answer.out) == (2, "")
    assert "--on" in answer.err
    assert "wanted a day such as 2026-11-20" in answer.err


def test_may_says_yes_with_0_and_anything_else_with_1(run: Run, runner, torn):
    yes = run("may", "ankle-pumps", runner, "--on", DAY, "--json")
    assert (yes.code, yes.json["answer"]) == (0, "yes")
    assert yes.json.keys() == {"exercise", "on", "answer", "because"}
    later = run("may", "single-leg-hop", runner, "--on", DAY, "--json")
    assert (later.code, later.json["answer"]) == (1, "not-yet")
    shut = run("may", "heel-drop", torn, "--on", DAY, "--json")
    assert shut.code == 1
    assert shut.json["answer"] in {"ask-clinician", "no"}


def test_may_reads_as_a_sentence(run: Run, runner):
    assert "Ankle pumps: yes." in run("may", "ankle-pumps", runner, "--on", DAY).out


def test_may_takes_a_measure(run: Run, runner):
    answer = run("may", "knee-to-wall", runner, "--on", DAY, "--json")
    assert answer.json["exercise"] == "knee-to-wall"
    assert answer.code == int(answer.json["answer"] != "yes")


def test_an_unknown_exercise_is_wrong_use_and_near_ones_are_named(run: Run, runner):
    answer = run("may", "heel-dorp", runner, "--on", DAY)
    assert (answer.code, answer.out) == (2, "")
    assert "found 'heel-dorp', wanted heel-drop" in answer.err
    assert "`heelwise exercises` lists them" in run("may", "zzzz", runner).err
