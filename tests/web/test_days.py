"""Each state of a day has a page of its own, and what was changed is said; nothing remembered is ever stale."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest

from heelwise.engine.decide import decide
from heelwise.knowledge.read import load
from heelwise.record.encode import encode_lines
from heelwise.record.record import Record
from tests.journeys import states
from tests.web.conftest import Somebody, text_of

HEADLINES = {
    "first-day": "This is where you start.",
    "due": "The same again today.",
    "lighter": "A lighter day, because your tendon asked for one.",
    "further": "One step further today.",
    "rest": "Nothing to do today, and that is the plan.",
    "done": "Done for today.",
    "hurt": "That was enough for today.",
    "gap": "Welcome back. The warning signs first.",
    "back": "Welcome back. It begins one phase earlier.",
    "paused": "The plan is paused.",
    "see-clinician": "See a clinician before you train.",
    "urgent": "Be seen by a doctor today.",
    "emergency": "Emergency. Get help now.",
    "locked": "Healing comes first.",
    "questions": "A few questions first.",
    "hurt-much": "A few questions first.",
}


def one_who_is(state: str) -> Somebody:
    somebody = Somebody()
    assert somebody.bring(encode_lines(states.record_of(state).events)).status_code == 200
    return somebody


@pytest.mark.parametrize(("state", "headline"), HEADLINES.items())
def test_every_state_says_what_day_it_is(state: str, headline: str) -> None:
    page = one_who_is(state).get("/").content.decode()
    said = page.split("<h1>")[1].split("</h1>")[0]
    assert headline in said


@pytest.mark.parametrize("state", sorted(states.told()))
def test_every_state_has_a_page_without_leftovers(state: str) -> None:
    answer = one_who_is(state).get("/")
    assert answer.status_code == 200
    found = re.search(r".{40}\bNone\b(?! of| is).{40}", text_of(answer))
    assert not found, found


def test_a_changed_dose_is_said_with_its_cause() -> None:
    said = text_of(one_who_is("lighter").get("/"))
    assert "Changed since yesterday" in said
    assert "was 3 × 15" in said
    assert "now 3 × 10" in said
    assert "Pain was 6 in the session on Thursday 19 November" in said


def test_a_stretch_that_takes_its_turn_is_no_change() -> None:
    said = text_of(one_who_is("checked").get("/"))
    assert "The same as yesterday" in said
    assert "By turns today: Wall calf stretch, knee straight." in said


def test_after_a_gap_it_is_compared_with_the_last_day_that_had_a_plan() -> None:
    said = text_of(one_who_is("back").get("/"))
    assert "Changed since" in said
    assert "not today" in said


def test_a_first_day_has_nothing_to_compare_and_says_how_it_goes() -> None:
    said = text_of(one_who_is("first-day").get("/"))
    assert "How it goes from here" in said
    assert "Changed since" not in said


def test_a_pause_is_ended_on_the_page() -> None:
    somebody = one_who_is("paused")
    assert "Nothing is expected, and nothing is lost." in text_of(somebody.get("/"))
    somebody.post("/plan", do="resume")
    assert somebody.kinds()[-1] == "resumed"
    assert "The plan is paused." not in text_of(somebody.get("/"))


def test_a_healing_tear_is_never_told_to_start() -> None:
    page = one_who_is("locked").get("/").content.decode()
    assert ">Start</a>" not in page


def test_the_mornings_still_to_be_said_come_first() -> None:
    somebody = one_who_is("both-heels")
    somebody.post("/morning", side="left", pain="2", stiffness_min="5")
    page = somebody.get("/").content.decode()
    assert page.index('id="morning-right"') < page.index('id="morning-left"')


class TestRemembering:
    """A decision is kept by the version of its record and by its day."""

    def test_a_second_look_reads_and_decides_nothing(self) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        somebody = one_who_is("checked")
        first = somebody.get("/").content.decode()
        with CaptureQueriesContext(connection) as captured:
            second = somebody.get("/").content.decode()
        assert not [query["sql"] for query in captured if '"batch"' in query["sql"]]
        assert first.split("Receipt")[1][:30] == second.split("Receipt")[1][:30]

    def test_whatever_is_written_is_seen_at_once(self, clock: Any) -> None:
        somebody = one_who_is("due")
        for minute, pain in enumerate((1, 3, 5, 2)):
            clock(f"2026-11-20T12:{minute:02d}:00+01:00")
            somebody.post("/morning", side="left", pain=str(pain), stiffness_min="5")
            assert f"pain {pain}, stiff for 5 min" in text_of(somebody.get("/"))

    def test_what_another_process_wrote_is_seen(self) -> None:
        from heelwise.journal.port import Batch
        from heelwise.web.keep.store import Batches

        somebody = one_who_is("due")
        assert "stiff for 45 min" not in text_of(somebody.get("/"))
        line = states.record_of("checked").events[-1]
        from msgspec.structs import replace

        Batches().append(str(somebody.person.id), Batch(uuid4(), (replace(line, id=uuid4(), stiffness_min=45.0),)))
        assert "stiff for 45 min" in text_of(somebody.get("/"))

    def test_a_new_day_is_decided_anew(self, clock: Any) -> None:
        somebody = one_who_is("done")
        assert "Done for today." in text_of(somebody.get("/"))
        clock("2026-11-21T08:00:00+01:00")
        assert "Done for today." not in text_of(somebody.get("/"))

    def test_a_deleted_record_is_gone(self) -> None:
        from heelwise.web.keep.store import forget

        somebody = one_who_is("done")
        somebody.get("/")
        forget(str(somebody.person.id))
        assert somebody.get("/").headers["Location"] == "/start"

    @pytest.mark.parametrize("state", ["due", "lighter", "rest", "opened"])
    def test_it_is_the_decision_of_the_record(self, state: str) -> None:
        from heelwise.web.keep.store import Batches
        from heelwise.web.wiring import Visit

        somebody = one_who_is(state)
        for _ in range(2):
            visit = Visit(person=str(somebody.person.id), store=Batches())
            assert visit.decision == decide(load(), Record.of(somebody.events), dt.date(2026, 11, 20))

    def test_only_a_few_records_and_a_few_things_are_kept(self) -> None:
        from heelwise.web import remembered
        from heelwise.web.keep.store import Batches

        everybody = [one_who_is("first-day") for _ in range(remembered.MOST + 2)]
        for one in everybody:
            remembered.known(Batches(), str(one.person.id))
        assert len(remembered._kept) <= remembered.MOST
        known = remembered.Known(())
        for name in range(remembered.MOST_THINGS + 1):
            assert known.once(name, lambda name=name: name) == name
        assert len(known._things) == 1

    def test_a_store_in_memory_counts_its_batches(self) -> None:
        from heelwise.journal.memory import Memory
        from heelwise.journal.port import Batch

        store = Memory({"a": ()})
        assert store.version("a") == 0
        store.append("a", Batch(uuid4(), states.record_of("first-day").events))
        assert (store.version("a"), store.version("b")) == (1, 0)
