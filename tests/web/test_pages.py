"""The other pages: plan, library, may, progress, diary, hurt, about; what they show and what they take."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from uuid import uuid4

import pytest

from heelwise.engine.decide import decide
from heelwise.engine.may import may
from heelwise.knowledge.read import exercise_words, load
from heelwise.record.events import EventRetracted, Paused, Resumed, ScreenAnswered
from heelwise.record.record import Record
from tests.web.conftest import Somebody, morning, owner_of, text_of

TODAY = dt.date(2026, 11, 20)
HURT_NO = {"pop": "no", "push": "no", "sharp": "no", "pain": "5"}


class TestPlan:
    """Phases, the gate, pausing, and a clinician's words."""

    def test_it_shows_every_phase_and_where_one_is(self, runner: Somebody) -> None:
        page = runner.get("/plan").content.decode()
        decision = decide(load(), Record.of(runner.events), TODAY)
        assert decision.phase
        assert page.count('class="no"') == decision.phase.of
        assert page.count('aria-current="step"') == 1
        assert "you are here" in page

    def test_the_gate_says_how_far(self, runner: Somebody) -> None:
        said = text_of(runner.get("/plan"))
        assert "The gate in front of you" in said
        assert "of 3 good sessions" in said

    def test_a_pause_and_going_on(self, runner: Somebody, clock: Any) -> None:
        runner.post("/plan", do="pause")
        assert isinstance(runner.events[-1], Paused)
        assert "The plan is paused." in text_of(runner.get("/plan"))
        clock("2026-11-20T12:00:10+01:00")
        runner.post("/plan", do="resume")
        assert isinstance(runner.events[-1], Resumed)
        assert "Pause the plan" in text_of(runner.get("/plan"))

    def test_the_pain_limit_can_be_chosen(self, runner: Somebody) -> None:
        assert runner.post("/plan", do="cap", pain_cap="standard").status_code == 302
        assert runner.events[-1].pain_cap == "standard"

    @pytest.mark.parametrize("cap", ["", "none", "10"])
    def test_a_forged_limit_is_refused(self, runner: Somebody, cap: str) -> None:
        before = runner.events
        assert runner.post("/plan", do="cap", pain_cap=cap).status_code == 422
        assert runner.events == before

    def test_a_healing_rupture_has_a_sheet_for_the_clinician(self) -> None:
        said = text_of(owner_of("rupture").get("/plan"))
        assert "For your clinician" in said
        assert said.count("not before week") == len(load().pathways["rupture-guided"].milestones)

    def test_told_words_open_only_with_a_name_and_a_day(self) -> None:
        person = owner_of("rupture")
        before = person.events
        assert person.post("/plan", do="milestone", milestone="band").status_code == 422
        assert person.events == before
        told = {"milestone": "band", "told_by": "Dr. Amara Lind", "told_on": "2026-11-19"}
        assert person.post("/plan", do="milestone", **told).status_code == 302
        assert person.events[-1].by == "clinician"
        assert "as told by Dr. Amara Lind" in text_of(person.get("/diary"))

    def test_nobody_without_a_plan_sees_one(self, anna: Somebody) -> None:
        assert anna.get("/plan").headers["Location"] == "/start"


class TestLibrary:
    """Every exercise, findable, explained, and judged for this tendon today."""

    def test_every_exercise_is_on_the_shelf(self, anna: Somebody) -> None:
        page = anna.get("/library").content.decode()
        for exercise in load().exercises:
            assert f'href="/library/{exercise}"' in page

    @pytest.mark.parametrize(
        ("q", "found"), [("stair", "stair-stretch"), ("SOLEUS wall", "standing-soleus-stretch"), ("ice", "ice")]
    )
    def test_a_search_finds(self, anna: Somebody, q: str, found: str) -> None:
        assert f'href="/library/{found}"' in anna.get("/library", q=q).content.decode()

    def test_a_search_that_finds_nothing_says_so_safely(self, anna: Somebody) -> None:
        page = anna.get("/library", q="<script>x").content.decode()
        assert "No exercise matches" in page
        assert "<script>x" not in page

    @pytest.mark.parametrize("exercise", list(load().exercises))
    def test_each_exercise_has_a_page(self, runner: Somebody, exercise: str) -> None:
        answer = runner.get(f"/library/{exercise}")
        assert answer.status_code == 200
        words = exercise_words(exercise)
        said = text_of(answer)
        for part in (words.name, "When to stop", "How much", "May I do this now?"):
            assert part.split("’")[0].split("'")[0] in said
        allowed = may(load(), Record.of(runner.events), exercise=exercise, on=TODAY).answer
        assert (f"/play/exercise/{exercise}" in answer.content.decode()) == (allowed == "yes")

    @pytest.mark.parametrize("path", ["/library/none-such", "/library/..%2f..", "/library/HEEL-DROP"])
    def test_there_is_no_other(self, anna: Somebody, path: str) -> None:
        assert anna.get(path).status_code == 404

    def test_without_a_plan_it_asks_instead_of_answering(self, anna: Somebody) -> None:
        said = text_of(anna.get("/library/heel-drop"))
        assert "does not know your tendon yet" in said


class TestMay:
    """May I do this now?"""

    @pytest.mark.parametrize("name", ["heel-drop", "ankle-pumps", "knee-to-wall", "towel-calf-stretch"])
    @pytest.mark.parametrize("example", ["runner", "insertional", "rupture", "desk"])
    def test_the_page_says_what_the_engine_says(self, example: str, name: str) -> None:
        person = owner_of(example)
        answer = may(load(), Record.of(person.events), exercise=name, on=TODAY)
        says = {
            "yes": "Yes, you may do this now.",
            "not-yet": "Not yet.",
            "no": "No.",
            "ask-clinician": "Ask your clin",
        }
        assert says[answer.answer] in text_of(person.get("/may", exercise=name))

    def test_nonsense_gets_no_answer(self, runner: Somebody) -> None:
        assert 'aria-live="polite"' not in runner.get("/may", exercise="nonsense").content.decode()


class TestProgress:
    """Sentence, chart, table."""

    @pytest.mark.parametrize("example", ["runner", "insertional", "rupture", "desk"])
    def test_each_chart_has_a_sentence_and_a_table(self, example: str) -> None:
        page = owner_of(example).get("/progress").content.decode()
        charts = [part for part in page.split("<section")[1:] if '<svg class="chart"' in part]
        assert len(charts) >= 4
        for part in charts:
            assert re.search(r"<p>[A-Z0-9][^<]+\.", part.split("<svg", 1)[0])
            assert "<table" in part

    def test_the_numbers_are_the_record_s(self, runner: Somebody) -> None:
        page = runner.get("/progress").content.decode()
        row = re.search(r'<th scope="row">Thu 19 Nov</th><td class="num">(\d+)</td>', page)
        check = next(e for e in reversed(runner.events) if e.__struct_config__.tag == "morning-checked")
        assert row
        assert int(row[1]) == check.pain

    def test_nothing_yet_says_what_draws_the_first_point(self, anna: Somebody) -> None:
        from tests.web.test_intake import through

        through(anna)
        assert "draws the first point" in text_of(anna.get("/progress"))

    def test_measurements_are_said_and_listed(self, runner: Somebody) -> None:
        assert "60 points" not in text_of(runner.get("/progress"))
        score = {"kind": "measured", "measure": "visa-a", "value": 60, "unit": "points", "method": "form"}
        line = json.dumps({**score, "at": "2026-11-19T10:00:00+01:00", "id": str(uuid4())})
        assert runner.bring(line.encode()).status_code == 200
        said = text_of(runner.get("/progress"))
        assert "60 points" in said

    def test_what_is_known_is_said(self, runner: Somebody) -> None:
        said = text_of(runner.get("/progress"))
        assert "How much is known" in said
        assert "of the last 7 mornings of your left heel are known" in said


class TestDiary:
    """Adding, reading, taking back."""

    def test_a_note_and_a_walk(self, anna: Somebody) -> None:
        anna.post("/diary", do="note", text="Sore after the stairs & <b>more</b>")
        anna.post("/diary", do="activity", activity="walk", minutes="12,5", pain="1")
        page = anna.get("/diary").content.decode()
        assert "Sore after the stairs &amp; &lt;b&gt;more&lt;/b&gt;" in page
        assert "Walk, 12.5 min, pain 1" in page

    @pytest.mark.parametrize(
        "fields",
        [
            {"activity": "flying"},
            {"activity": "run", "minutes": "-5"},
            {"activity": "run", "minutes": "x"},
            {"activity": "run", "pain": "11"},
            {},
        ],
    )
    def test_a_faulty_walk_is_named_and_not_kept(self, anna: Somebody, fields: dict[str, str]) -> None:
        answer = anna.post("/diary", do="activity", **fields)
        assert answer.status_code == 422
        assert 'class="fault"' in answer.content.decode()
        assert anna.events == ()

    def test_a_note_that_is_too_long_stays_in_its_box(self, anna: Somebody) -> None:
        assert anna.post("/diary", do="note", text="y" * 4000).status_code == 302
        assert anna.post("/diary", do="note", text="").status_code == 422

    def test_a_line_taken_back_is_struck_and_does_not_count(self, runner: Somebody) -> None:
        runner.post("/morning", side="left", pain="9", stiffness_min="60")
        wrong = runner.events[-1]
        assert "One more thing" not in text_of(runner.get(f"/diary/{wrong.id}/back"))
        assert runner.post(f"/diary/{wrong.id}/back").status_code == 302
        assert "event-retracted" in runner.kinds()
        page = runner.get("/diary").content.decode()
        assert re.search(r"<s>[^/]*Morning, left heel: pain 9, stiff for 60 min", page)
        assert "provisional" in text_of(runner.get("/"))

    def test_a_serious_answer_is_asked_again_before_it_goes(self, runner: Somebody) -> None:
        runner.post("/hurt", **HURT_NO | {"pop": "yes"})
        said = next(e for e in reversed(runner.events) if isinstance(e, ScreenAnswered))
        path = f"/diary/{said.id}/back"
        assert "First, once more" in text_of(runner.get(path))
        before = runner.events
        assert runner.post(path, again="yes").headers["Location"] == "/"
        assert runner.post(path).headers["Location"] == "/"
        assert runner.events == before
        assert runner.post(path, again="no").headers["Location"] == "/diary"
        assert any(isinstance(event, EventRetracted) and event.event == said.id for event in runner.events)
        assert "Be seen by a doctor today." not in text_of(runner.get("/")), "a wrong tap within fifteen minutes"

    def test_late_it_does_not_lift_the_stop_and_says_so(self, runner: Somebody, clock: Any) -> None:
        runner.post("/hurt", **HURT_NO | {"pop": "yes"})
        said = next(e for e in reversed(runner.events) if isinstance(e, ScreenAnswered))
        clock("2026-11-20T12:20:00+01:00")
        path = f"/diary/{said.id}/back"
        assert "does not lift what it raised" in text_of(runner.get(path))
        runner.post(path, again="no")
        assert "Be seen by a doctor today." in text_of(runner.get("/"))

    def test_earlier_days_are_a_page_away(self, runner: Somebody) -> None:
        page = runner.get("/diary").content.decode()
        older = re.search(r'href="\?before=(\d{4}-\d{2}-\d{2})"', page)
        assert older
        assert runner.get("/diary", before=older[1]).status_code == 200
        assert runner.get("/diary", before="nonsense").status_code == 200

    def test_an_unknown_line_is_not_there(self, runner: Somebody) -> None:
        assert runner.get(f"/diary/{uuid4()}/back").status_code == 404


class TestHurt:
    """Stop here."""

    def test_it_says_what_to_do_before_anything_is_sent(self, anna: Somebody) -> None:
        said = text_of(anna.get("/hurt"))
        assert "Stop here. Stand on the other leg." in said
        assert "If you cannot send this" in said
        assert "A card to show" in said

    @pytest.mark.parametrize("field", ["pop", "push"])
    @pytest.mark.parametrize("answer", ["yes", "unsure"])
    def test_doubt_about_a_tear_means_being_seen_today(self, runner: Somebody, field: str, answer: str) -> None:
        sent = runner.post("/hurt", **HURT_NO | {field: answer})
        assert sent.headers["Location"] == "/"
        assert "Be seen by a doctor today." in text_of(runner.get("/"))

    def test_without_it_there_is_no_more_today(self, runner: Somebody) -> None:
        said = text_of(runner.post("/hurt", **HURT_NO))
        assert "No more today." in said
        page = runner.get("/").content.decode()
        assert "/play/2026" not in page

    def test_sharp_pain_brings_questions_before_the_next_session(self, runner: Somebody, clock: Any) -> None:
        runner.post("/hurt", **HURT_NO | {"sharp": "yes"})
        clock("2026-11-21T08:00:00+01:00")
        assert "A few questions first." in text_of(runner.get("/"))

    def test_all_four_are_needed(self, runner: Somebody) -> None:
        before = runner.events
        answer = runner.post("/hurt", pop="no")
        assert answer.status_code == 422
        assert answer.content.decode().count('class="fault"') == 3
        assert runner.events == before


class TestSeen:
    """Recording that somebody looked at a raised flag."""

    def raised(self, runner: Somebody) -> str:
        runner.post("/hurt", **HURT_NO | {"pop": "yes"})
        return next(flag.id for flag in load().flags.values() if flag.code == "R1" and flag.asked == "daily")

    def test_a_clinician_s_word_needs_name_and_day(self, runner: Somebody) -> None:
        flag = self.raised(runner)
        assert runner.get(f"/signs/{flag}/seen").status_code == 200
        assert runner.post(f"/signs/{flag}/seen", outcome="cleared").status_code == 422
        assert "Be seen by a doctor today." in text_of(runner.get("/"))
        told = {"outcome": "cleared", "told_by": "Dr. Vega", "told_on": "2026-11-20"}
        assert runner.post(f"/signs/{flag}/seen", **told).status_code == 302
        assert "Be seen by a doctor today." not in text_of(runner.get("/"))

    def test_not_cleared_keeps_the_stop(self, runner: Somebody) -> None:
        flag = self.raised(runner)
        told = {"outcome": "not-cleared", "told_by": "Dr. Vega", "told_on": "2026-11-20"}
        assert runner.post(f"/signs/{flag}/seen", **told).status_code == 302
        assert "Be seen by a doctor today." in text_of(runner.get("/"))

    def test_a_flag_that_is_not_raised_has_no_such_page(self, runner: Somebody) -> None:
        assert runner.get("/signs/sudden-pop/seen").status_code == 404
        assert runner.get("/signs/nonsense/seen").status_code == 404


class TestAbout:
    """What it is not."""

    def test_signatures_are_counted_from_the_content(self, anna: Somebody) -> None:
        known = load()
        things = [*known.flags.values(), *known.pathways.values(), *known.exercises.values()]
        signed = sum(thing.review.status == "signed" for thing in things)
        said = text_of(anna.get("/about"))
        assert f"{signed} of {len(things)}" in said
        assert "not certified as a medical device" in said


class TestErrors:
    """Pages for when something went wrong tell nothing about the inside."""

    def test_not_found(self, anna: Somebody) -> None:
        answer = anna.get("/nothing")
        assert answer.status_code == 404
        assert "There is no such page." in text_of(answer)

    def test_broken(self, anna: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
        from heelwise.web.keep.store import Batches

        def burst(*_: Any) -> Any:
            raise RuntimeError("a secret of the inside")

        anna.send([morning()])
        monkeypatch.setattr(Batches, "read", burst)
        anna.browser.raise_request_exception = False
        answer = anna.get("/")
        assert answer.status_code == 500
        said = text_of(answer)
        assert "What you recorded before is safe." in said
        assert "secret" not in said
        assert "Traceback" not in said
        assert "Content-Security-Policy" in answer.headers

    def test_too_many_fields(self, anna: Somebody) -> None:
        answer = anna.post("/diary", **{f"field{n}": "x" for n in range(500)})
        assert answer.status_code == 400
        assert "could not be read" in text_of(answer)

    def test_too_large_a_form(self, anna: Somebody) -> None:
        answer = anna.browser.post(
            "/diary", b"batch=" + b"x" * (1024 * 1024 + 10), content_type="application/x-www-form-urlencoded"
        )
        assert answer.status_code == 400

    @pytest.mark.parametrize("path", ["/morning", "/data/import", "/data/delete", "/out", "/demo"])
    def test_what_changes_things_is_not_a_link(self, anna: Somebody, path: str) -> None:
        assert anna.get(path).status_code == 405

    def test_the_demo_s_door_is_shut_outside_the_demo(self, anna: Somebody) -> None:
        assert anna.post("/demo", person="runner").status_code == 404
