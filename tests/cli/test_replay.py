"""`heelwise replay`: each day in a line, decided with what was known on it."""

from __future__ import annotations

import datetime as dt

from tests.cli.conftest import EXAMPLES, Run

FIRST, LAST = "2026-11-10", "2026-11-19"


def test_a_line_a_day_equal_to_today(run: Run, runner):
    document = run("replay", runner, "--from", FIRST, "--to", LAST, "--json").json
    assert (document["from"], document["to"]) == (FIRST, LAST)
    assert [line["on"] for line in document["days"]] == [f"2026-11-{day}" for day in range(10, 20)]
    for line in document["days"][::3]:
        alone = run("today", runner, "--on", line["on"], "--json").json
        same = ("verdict", "condition", "pathway", "phase", "change", "pain_cap", "provisional")
        assert {key: line[key] for key in same} == {key: alone[key] for key in same}
        assert line["reason"] == (alone["reasons"] or [None])[0]
        items = [item for session in alone["sessions"] for item in session["items"]]
        assert (line["main"] or {}).get("exercise") == (items[0]["exercise"] if items else None)


def test_without_days_it_is_the_whole_record(run: Run, torn):
    document = run("replay", torn, "--json").json
    days = [dt.date.fromisoformat(line["on"]) for line in document["days"]]
    assert days[0] == dt.date.fromisoformat(document["from"])
    assert (days[-1] - days[0]).days == len(days) - 1


def test_the_page_reads(run: Run, runner):
    page = run("replay", runner, "--from", FIRST, "--to", LAST).out
    assert "Computed again with content" in " ".join(page.split())
    assert "Graded loading" in page
    assert "Thu 2026-11-19" in page


def test_days_before_the_record_have_no_plan(run: Run, runner):
    page = run("replay", runner, "--from", "2026-09-10", "--to", "2026-09-11").out
    assert "No plan" in page
    assert "ask" in page


def test_the_later_day_first_is_wrong_use(run: Run, runner):
    answer = run("replay", runner, "--from", LAST, "--to", FIRST)
    assert answer.code == 2
    assert "wanted the earlier day first" in answer.err


def test_a_day_that_is_none(run: Run):
    assert run("replay", EXAMPLES / "runner.jsonl", "--from", "yesterday").code == 2
