"""The library on the command line: lists, single entries, and the promised fields."""

from __future__ import annotations

import pytest

from heelwise.knowledge.read import load
from tests.cli.conftest import Run

KNOWN = load()


def test_every_exercise_has_its_promised_fields(run: Run):
    answer = run("exercises", "--json")
    assert answer.code == 0
    assert {one["id"] for one in answer.json} == set(KNOWN.exercises)
    for one in answer.json:
        assert list(one) == [
            "id", "name", "kind", "muscles", "position", "equipment",
            "dorsiflexion", "load_tier", "legs", "seeds", "sources",
        ]  # fmt: skip


def test_a_text_finds_exercises_by_id_name_kind_and_muscle(run: Run):
    found = [one["id"] for one in run("exercises", "heel drop", "--json").json]
    assert found[0] in {"heel-drop", "heel-drop-bent"}
    assert run("exercises", "plyometric", "--json").json[0]["kind"] == "plyometric"
    assert "soleus" in run("exercises", "soleus", "--json").json[0]["muscles"]
    assert "heel-drop" in [one["id"] for one in run("exercises", "heel dorp", "--json").json]


def test_nothing_found_is_an_empty_list_and_a_word_about_it(run: Run):
    assert run("exercises", "qqqqqq", "--json").json == []
    answer = run("exercises", "qqqqqq")
    assert (answer.code, answer.out) == (0, "")
    assert "'qqqqqq'" in answer.err


def test_the_list_is_one_line_an_exercise(run: Run):
    lines = run("exercises").out.splitlines()
    assert len(lines) == len(KNOWN.exercises)
    assert any(line.startswith("heel-drop ") for line in lines)


@pytest.mark.parametrize("exercise", sorted(KNOWN.exercises))
def test_every_exercise_can_be_read(run: Run, exercise):
    page = run("exercise", exercise)
    assert page.code == 0
    for heading in ("Set up", "Do", "How much", "Stop when", "Sources"):
        assert heading in page.out
    document = run("exercise", exercise, "--json").json
    assert document["id"] == exercise
    assert document["words"]["steps"]


@pytest.mark.parametrize("pathway", sorted(KNOWN.pathways))
def test_every_pathway_can_be_read(run: Run, pathway):
    page = run("pathway", pathway)
    assert page.code == 0
    assert f"Phase 1 of {len(KNOWN.pathways[pathway].phases)}" in page.out
    assert run("pathway", pathway, "--json").json["id"] == pathway


def test_pathways_are_listed(run: Run):
    assert {one["id"] for one in run("pathways", "--json").json} == set(KNOWN.pathways)
    assert "graded-loading" in run("pathways").out


def test_flags_have_their_promised_fields(run: Run):
    flags = run("flags", "--json").json
    assert len(flags) == len(KNOWN.flags) >= 24
    for flag in flags:
        assert list(flag) == ["id", "question", "action", "asked", "cleared_by", "sources"]
        assert flag["action"] in {"emergency", "urgent", "see-clinician", "mention"}
        assert set(flag["cleared_by"]) <= {"clinician", "person"}
    page = run("flags").out
    assert all(flag["id"] in page for flag in flags)


@pytest.mark.parametrize(("command", "word"), [("exercise", "heal-drop"), ("pathway", "graded")])
def test_an_unknown_id_is_wrong_use_and_near_ones_are_named(run: Run, command, word):
    answer = run(command, word)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"{command}: found '{word}', wanted ")
