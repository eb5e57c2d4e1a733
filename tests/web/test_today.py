"""Today: the decision on a page, in two statements, and the morning check in two taps."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace

from heelwise.engine.decide import decide
from heelwise.engine.receipt import receipt_of
from heelwise.knowledge.read import load
from heelwise.record.encode import encode_lines
from heelwise.record.record import Record
from heelwise.web.pages.today.show import headline
from tests.people import Diary
from tests.web.conftest import Somebody, owner_of, text_of
from tests.web.test_days import one_who_is
from tests.web.test_intake import LIFE, through

MOST_STATEMENTS = 4


@pytest.mark.parametrize("example", ["runner", "insertional", "rupture", "desk"])
def test_today_needs_at_most_four_statements(example: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    somebody = owner_of(example)
    with CaptureQueriesContext(connection) as captured:
        assert somebody.get("/").status_code == 200
    assert len(captured) <= MOST_STATEMENTS, [query["sql"] for query in captured]


@pytest.mark.parametrize("path", ["/plan", "/progress", "/diary", "/library", "/library/heel-drop", "/hurt", "/data"])
def test_other_pages_need_no_more(runner: Somebody, path: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        assert runner.get(path).status_code == 200
    assert len(captured) <= MOST_STATEMENTS


@pytest.mark.parametrize("example", ["runner", "insertional", "desk"])
def test_every_prescribed_line_and_its_reason_is_on_the_page(example: str) -> None:
    somebody = owner_of(example)
    today = dt.date(2026, 11, 20)
    decision = decide(load(), Record.of(somebody.events), today)
    page = somebody.get("/").content.decode()
    assert decision.sessions
    for session in decision.sessions:
        for item in session.items:
            assert f'href="/library/{item.exercise}"' in page
        assert f'href="/play/{session.id}"' in page
    assert page.count("<summary>Why</summary>") >= len(decision.sessions[0].items)


def test_the_runner_s_lighter_day_says_why(runner: Somebody) -> None:
    said = text_of(runner.get("/"))
    assert "A lighter day, because your tendon asked for one." in said
    assert "Pain was 6 in the session on Thursday 19 November; your limit is 4." in said


def test_what_is_locked_says_why(runner: Somebody) -> None:
    said = text_of(runner.get("/"))
    assert "Not now, and why" in said
    assert "What would have changed this" in said


@pytest.mark.parametrize("example", ["runner", "insertional", "rupture", "desk"])
def test_the_page_carries_the_receipt_of_its_decision(example: str) -> None:
    somebody = owner_of(example)
    record = Record.of(somebody.events)
    receipt = receipt_of(decide(load(), record, dt.date(2026, 11, 20)), record)
    assert f"Receipt {receipt} · content {load().edition}" in text_of(somebody.get("/"))


def test_what_a_session_shows_is_written_down_by_its_receipt(runner: Somebody) -> None:
    runner.post("/daily", **{"answered": "1", "none-all": "1"})
    record = Record.of(runner.events)
    decision = decide(load(), record, dt.date(2026, 11, 20))
    page = runner.get(f"/play/{decision.sessions[0].id}").content.decode()
    assert receipt_of(decision, record) in page


def test_two_taps_save_a_morning(runner: Somebody) -> None:
    before = len(runner.events)
    answer = runner.post("/morning", side="left", pain="2", stiffness_min="15")
    assert answer.headers["Location"] == "/"
    check = runner.events[-1]
    assert (check.side, check.pain, check.stiffness_min) == ("left", 2, 15)
    assert len(runner.events) == before + 1
    assert "pain 2, stiff for 15 min" in text_of(runner.get("/"))
    assert "provisional" not in text_of(runner.get("/"))


def test_a_limp_and_a_bad_night_are_kept(runner: Somebody) -> None:
    runner.post("/morning", side="left", pain="1", stiffness_min="0", night_pain="1")
    assert runner.events[-1].night_pain is True
    assert runner.events[-1].limped_yesterday is None


def test_same_as_yesterday_is_one_tap(runner: Somebody) -> None:
    page = runner.get("/").content.decode()
    form = page.split('class="inline"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="(side|pain)" value="(\w+)"', form))
    stiffness = re.findall(r'name="stiffness_min" value="(\d+)"', form)[0]
    answer = runner.post("/morning", **fields, stiffness_min=stiffness)
    assert answer.status_code == 302, (fields, stiffness, text_of(answer))
    last, before = [event for event in reversed(runner.events) if event.__struct_config__.tag == "morning-checked"][:2]
    assert (last.pain, last.stiffness_min) == (before.pain, before.stiffness_min)


def test_the_stiffness_alone_asks_for_the_pain(runner: Somebody) -> None:
    before = runner.events
    answer = runner.post("/morning", side="left", stiffness_min="15")
    assert answer.status_code == 422
    assert "Choose a number from 0 to 10" in text_of(answer)
    assert runner.events == before


@pytest.mark.parametrize(
    "fields",
    [
        {"side": "middle", "pain": "1", "stiffness_min": "0"},
        {"side": "left", "pain": "11", "stiffness_min": "0"},
        {"side": "left", "pain": "1", "stiffness_min": "1441"},
        {"side": "left", "pain": "two", "stiffness_min": "0"},
        {"side": "left", "pain": "1e400", "stiffness_min": "0"},
        {"side": "left", "pain": "1", "stiffness_min": "NaN"},
        {"side": "", "pain": "1", "stiffness_min": "0"},
        {"side": "left", "pain": "\udcff".encode("utf-8", "replace").decode(), "stiffness_min": "5"},
    ],
)
def test_a_faulty_morning_is_refused_whole(runner: Somebody, fields: dict[str, str]) -> None:
    before = runner.events
    answer = runner.post("/morning", **fields)
    assert answer.status_code == 422
    assert runner.events == before


def test_a_double_press_is_one_morning(runner: Somebody) -> None:
    batch, before = uuid4(), len(runner.events)
    for _ in range(2):
        runner.post("/morning", batch, side="left", pain="2", stiffness_min="15")
    assert len(runner.events) == before + 1


def test_a_correction_from_the_same_page_is_not_lost(runner: Somebody, clock: Any) -> None:
    batch, before = uuid4(), len(runner.events)
    runner.post("/morning", batch, side="left", pain="2", stiffness_min="15")
    clock("2026-11-20T12:00:10+01:00")
    runner.post("/morning", batch, side="left", pain="5", stiffness_min="15")
    assert len(runner.events) == before + 2
    assert runner.events[-1].pain == 5


def test_a_form_without_its_batch_is_a_bad_request(runner: Somebody) -> None:
    answer = runner.browser.post("/morning", {"side": "left", "pain": "2", "stiffness_min": "15"})
    assert answer.status_code == 400


def test_a_rest_day_is_the_plan(anna: Somebody, clock: Any) -> None:
    through(anna, minutes=LIFE | {"days_per_week": "2"})
    ended = {
        "kind": "session-finished",
        "at": "2026-11-20T12:30:00+01:00",
        "id": str(uuid4()),
        "session": "2026-11-20-any",
        "slot": "any",
        "planned_sets": 3,
        "done_sets": 3,
        "pain_during": 1,
    }
    assert anna.send([ended]).json()["refused"] == []
    clock("2026-11-21T09:00:00+01:00")
    said = text_of(anna.get("/"))
    assert "Nothing to do today, and that is the plan." in said
    assert anna.get("/").content.decode().count('class="dot"') == 7
    assert "Friday, trained" in said
    assert "Saturday, today" in said
    assert "Next:" in said


def test_a_long_gap_asks_again(runner: Somebody, clock: Any) -> None:
    clock("2026-12-10T09:00:00+01:00")
    said = text_of(runner.get("/"))
    assert "Welcome back. The warning signs first." in said
    page = runner.get("/signs")
    names = set(re.findall(r'<input type="radio" name="([a-z0-9-]+)"', page.content.decode()))
    asked = decide(load(), Record.of(runner.events), dt.date(2026, 12, 10)).ask
    assert names == set(asked)
    none = {f"none-{block}": "1" for block in ("tear", "clot", "infection-nerve-blood", "medicine-history")}
    assert runner.post("/signs", **none).status_code == 302
    assert "A few questions first." not in text_of(runner.get("/"))


def test_the_daily_five_come_before_a_session(runner: Somebody) -> None:
    play = runner.get("/play/2026-11-20-any")
    assert play.headers["Location"] == "/daily?then=2026-11-20-any"
    page = runner.get("/daily?then=2026-11-20-any").content.decode()
    assert len(set(re.findall(r'<input type="radio" name="([a-z0-9-]+)"', page))) == 5
    answer = runner.post("/daily?then=2026-11-20-any", **{"none-all": "1"})
    assert answer.headers["Location"] == "/play/2026-11-20-any"
    assert runner.events[-1].scope == "daily"
    assert runner.get("/play/2026-11-20-any").status_code == 200


def test_pressing_use_my_answers_without_any_asks_again(runner: Somebody) -> None:
    assert runner.post("/daily", answered="1").status_code == 422


def test_a_yes_before_a_session_stops_it_after_asking_again(runner: Somebody) -> None:
    flag = next(f.id for f in load().flags.values() if f.code == "D1")
    first = runner.post("/daily?then=2026-11-20-any", **{flag: "yes", "answered": "1"})
    assert "Is that right?" in text_of(first)
    answers = dict(
        re.findall(r'<input type="hidden" name="([a-z0-9-]+)" value="(yes|no|unsure)"', first.content.decode())
    )
    second = runner.post("/daily?then=2026-11-20-any", **answers, sure="yes", **{"none-all": "1"})
    assert second.headers["Location"] == "/"
    assert "Be seen by a doctor today." in text_of(runner.get("/"))


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "../../x", "a b"])
def test_the_way_on_stays_here(runner: Somebody, then: str) -> None:
    answer = runner.browser.post(f"/daily?then={then}", {"batch": str(uuid4()), "none-all": "1"})
    assert answer.headers["Location"] == "/"


def test_a_tight_calf_sees_the_session_before_the_morning() -> None:
    page = owner_of("desk").get("/").content.decode()
    assert page.index(">Start</a>") < page.index("A word about this morning, if you like")
    assert page.index('id="morning-left"') < page.index('id="morning-right"')


def test_a_sore_tendon_is_asked_about_the_morning_first(runner: Somebody) -> None:
    page = runner.get("/").content.decode()
    assert page.index('id="morning-left"') < page.index(">Start</a>")


def test_the_page_says_what_an_update_of_the_content_changed(runner: Somebody, anna: Somebody) -> None:
    assert "What the update changed" not in text_of(runner.get("/"))
    life = Diary().intake(17).screen(17)
    life.write("plan-shown", 17, "08:59", on="2026-11-19", edition="old", digest="0123456789")
    life.set_done(17, "09:00", "one", "double-leg-heel-raise", side="both", reps=6).session(17, "09:30", name="one")
    assert anna.bring(encode_lines(life.morning(18, pain=2).record().events)).status_code < 400
    said = text_of(anna.get("/"))
    assert "What the update changed The content was updated since Thursday 19 November." in said
    assert "Until a session was done, Two-leg heel raise is 1 × 6" in said
    assert "No more than you last did, because the plan was updated." in said
    assert "The same again today." not in said
    decided = decide(load(), Record.of(anna.events), dt.date(2026, 11, 20))
    cut = replace(decided, sessions=tuple(replace(one, state="cancelled") for one in decided.sessions))
    assert headline(decided) == "No more than you last did, because the plan was updated."
    assert headline(cut) == "That was enough for today."


def test_with_two_heels_every_next_step_names_its_own() -> None:
    said = text_of(one_who_is("both-heels").get("/"))
    assert "Right heel The next step" in said
    assert "Left heel The next step" in said
