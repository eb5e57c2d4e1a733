"""`heelwise choose`: every plan with its state, what it asks and what was found, and one recommended."""

from __future__ import annotations

import pytest

from heelwise.knowledge.read import load
from tests.cli.conftest import DAY, EXAMPLES, Run

OPTION = {
    "pathway", "name", "state", "against", "mind", "would", "demand", "evidence", "claims", "sources", "tag",
    "verified", "review",
}  # fmt: skip


def test_the_document_compares_every_pathway(run: Run, runner):
    answer = run("choose", runner, "--on", DAY, "--json")
    assert answer.code == 0
    assert answer.json["on"] == DAY
    (choice,) = answer.json["choices"]
    assert choice.keys() == {"side", "condition", "chosen_by", "recommended", "why", "claims", "options"}
    assert sorted(option["pathway"] for option in choice["options"]) == sorted(load().pathways)
    for option in choice["options"]:
        assert option.keys() == OPTION
        assert (option["state"] == "shut") == bool(option["against"])


def test_a_figure_says_who_when_and_how_sure(run: Run, runner):
    (choice,) = run("choose", runner, "--on", DAY, "--json").json["choices"]
    (heavy,) = (option for option in choice["options"] if option["pathway"] == "heavy-slow-resistance")
    done = next(row for row in heavy["evidence"] if row["outcome"] == "adherence")
    assert (done["value"], done["unit"], done["n"], done["week"]) == (92, "percent", 22, 12)
    assert (done["sources"], done["tag"], done["verified"]) == (["F5", "beyer-2015"], "found", "yes")
    assert done["text"] == "sessions done: 92 %, after 12 weeks"


def test_the_page_says_the_recommended_one_first_and_why(run: Run, runner):
    page = run("choose", runner, "--on", DAY).out
    assert page.index("Recommended: ") < page.index("your plan today") < page.index("not now")
    said = " ".join(page.split())
    assert "no kind of exercise was clearly better than another after three or twelve months" in said
    assert "Sessions done: 78 % after 12 weeks" in said
    assert "from memory" in said


@pytest.mark.parametrize("person", ["runner", "insertional", "desk", "rupture"])
def test_every_example_has_a_page(run: Run, person):
    answer = run("choose", EXAMPLES / f"{person}.jsonl", "--on", DAY)
    assert answer.code == 0
    assert "Recommended: " in answer.out


def test_before_the_intake_there_is_no_choice(run: Run, runner):
    answer = run("choose", runner, "--on", "2020-01-01")
    assert (answer.code, answer.out) == (1, "")
    assert "no choice yet" in answer.err
    assert run("choose", runner, "--on", "2020-01-01", "--json").json["choices"] == []


def test_a_file_that_is_not_there(run: Run, tmp_path):
    assert run("choose", tmp_path / "none.jsonl").code == 2
