"""The sheet for the clinician on its page: what is open and by whose word, what waits, what to ask, the log."""

from __future__ import annotations

from heelwise.knowledge.read import load
from tests.web.conftest import Somebody, owner_of, text_of


def test_the_plan_of_a_healing_tear_leads_to_its_sheet() -> None:
    assert 'href="/sheet"' in owner_of("rupture").get("/plan").content.decode()


def test_the_sheet_has_every_milestone_with_its_week_and_whose_word_it_was() -> None:
    said = text_of(owner_of("rupture").get("/sheet"))
    names = load().names
    for row in load().pathways["rupture-guided"].milestones:
        assert names[f"milestone.{row.milestone}"].lower() in said.lower()
    assert "as told by Dr. Amara Lind" in said
    assert "not opened; not before week 16" in said
    assert said.count("Date and signature") == len(load().pathways["rupture-guided"].milestones)
    assert "Week of healing 9" in said
    assert "Receipt" in said


def test_the_sheet_says_what_to_show_and_what_to_ask() -> None:
    said = text_of(owner_of("rupture").get("/sheet"))
    assert "49 %" in said
    assert "healed long" in said
    assert "Mornings recorded" in said


def test_without_a_tear_there_is_the_plan_instead(runner: Somebody) -> None:
    assert runner.get("/sheet").headers["Location"] == "/plan"
