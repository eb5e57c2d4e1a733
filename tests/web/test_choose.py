"""Choosing a plan: side by side, honest, and nothing is chosen that is not open."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

from heelwise.engine.decide import decide
from heelwise.knowledge.read import load
from heelwise.record.events import PlanChosen
from heelwise.record.record import Record
from tests.web.conftest import EXAMPLES, Somebody, owner_of, text_of

RUNNER = EXAMPLES / "runner.jsonl"


@pytest.fixture
def calm() -> Somebody:
    """The runner without the last session, which hurt: who may choose a plan that asks much."""
    somebody = Somebody()
    kept = [line for line in RUNNER.read_bytes().splitlines() if json.loads(line)["at"] < "2026-11-19"]
    assert somebody.bring(b"\n".join(kept)).status_code == 200
    return somebody


def of(path: str) -> str:
    return f"/choose/{path}"


class TestAllOfThem:
    """The page that compares."""

    def test_the_recommended_plan_is_first_and_says_why(self, runner: Somebody) -> None:
        page = runner.get("/choose").content.decode()
        assert page.count("Recommended.") == 1
        assert page.index("Recommended.") < page.index("Choose this one")

    def test_that_nothing_is_clearly_better_is_said(self, runner: Somebody) -> None:
        said = text_of(runner.get("/choose"))
        assert "no kind of exercise was clearly better than another after three or twelve months" in said
        assert "choose what you will do" in said

    def test_figures_come_with_their_people_and_their_doubt(self, runner: Somebody) -> None:
        said = text_of(runner.get("/choose"))
        assert "25 adults with midportion pain" in said
        assert "72 after 12 weeks (from memory)" in said
        assert "our own rule, not evidence" in said

    def test_what_is_shut_says_why_and_has_no_button(self, calm: Somebody) -> None:
        page = calm.get("/choose").content.decode()
        assert "Not now, and why" in page
        assert 'href="/choose/settle/left"' not in page
        assert 'href="/choose/alfredson/left"' in page

    def test_every_example_has_the_page(self) -> None:
        for example in ("insertional", "rupture", "desk"):
            assert owner_of(example).get("/choose").status_code == 200

    @pytest.mark.parametrize(
        ("example", "said"), [("desk", "For both heels: "), ("insertional", "For the right heel: ")]
    )
    def test_it_says_for_which_heel(self, example: str, said: str) -> None:
        assert said in text_of(owner_of(example).get("/choose"))

    def test_a_newcomer_is_asked_first(self, anna: Somebody) -> None:
        assert anna.get("/choose").headers["Location"] == "/start"

    def test_a_tear_leaves_the_schedule_to_the_clinician(self) -> None:
        said = text_of(owner_of("rupture").get("/choose"))
        assert "is your clinician’s to say" in said
        assert "Your pain limit" not in said

    def test_a_wider_limit_that_is_not_given_says_why(self, runner: Somebody) -> None:
        runner.post("/plan", do="cap", pain_cap="standard")
        said = text_of(runner.get("/choose"))
        assert "Your pain limit It is 4 ." in said
        assert decide(load(), Record.of(runner.events), runner.events[-1].at.date()).pain_cap == 4

    def test_it_takes_few_statements(self, runner: Somebody) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            runner.get("/choose")
        assert len(captured) <= 4

    def test_the_plan_leads_here(self, runner: Somebody) -> None:
        assert 'href="/choose"' in runner.get("/plan").content.decode()


class TestOne:
    """One plan once more, then chosen."""

    def test_it_says_what_changes_before_anything_does(self, calm: Somebody) -> None:
        before = calm.events
        said = text_of(calm.get(of("alfredson/left")))
        assert "What changes" in said
        assert "Your plan today is Graded loading" in said
        assert "Your diary stays as it is" in said
        assert calm.events == before

    def test_choosing_is_one_event_by_the_person(self, calm: Somebody) -> None:
        assert calm.post(of("alfredson/left")).headers["Location"] == "/plan"
        event = calm.events[-1]
        assert isinstance(event, PlanChosen)
        assert (event.by, event.pathway, event.side, event.pain_cap) == ("person", "alfredson", "left", None)
        assert "Alfredson" in text_of(calm.get("/plan"))

    def test_sent_twice_is_chosen_once(self, calm: Somebody) -> None:
        batch = uuid4()
        calm.post(of("alfredson/left"), batch=batch)
        kept = calm.events
        calm.post(of("alfredson/left"), batch=batch)
        assert calm.events == kept

    def test_one_can_go_back(self, calm: Somebody, clock: Any) -> None:
        calm.post(of("alfredson/left"))
        clock("2026-11-20T12:05:00+01:00")
        assert calm.post(of("graded-loading/left")).status_code == 302
        assert calm.events[-1].pathway == "graded-loading"

    @pytest.mark.parametrize("pathway", ["settle", "loosen", "keep-well", "rupture-guided"])
    def test_what_is_not_open_is_refused(self, calm: Somebody, pathway: str) -> None:
        before = calm.events
        answer = calm.post(of(f"{pathway}/left"))
        assert answer.status_code == 422
        assert "Not chosen." in text_of(answer)
        assert calm.events == before

    @pytest.mark.parametrize("path", ["nothing/left", "alfredson/right", "alfredson/both", "alfredson/up"])
    def test_there_is_no_such_choice(self, calm: Somebody, path: str) -> None:
        before = calm.events
        assert calm.get(of(path)).status_code == 404
        assert calm.post(of(path)).status_code == 404
        assert calm.events == before

    def test_while_a_sign_stands_nothing_is_chosen(self, calm: Somebody) -> None:
        calm.send([_sign()])
        before = calm.events
        assert calm.post(of("alfredson/left")).status_code == 422
        assert calm.events == before
        assert "A warning sign stands" in text_of(calm.get("/choose"))

    def test_a_form_without_its_batch_chooses_nothing(self, calm: Somebody) -> None:
        before = calm.events
        assert calm.browser.post(of("alfredson/left"), {}).status_code == 400
        assert calm.events == before


def _sign() -> dict[str, Any]:
    return {
        "kind": "screen-answered",
        "at": "2026-11-20T11:00:00+01:00",
        "id": str(uuid4()),
        "scope": "daily",
        "answers": {"sudden-pop": "yes"},
    }
