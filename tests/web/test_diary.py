"""The diary: every entry can be seen, taken back, put back, and entered late."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar
from uuid import uuid4

import pytest

from heelwise.engine.decide import decide
from heelwise.knowledge.read import load
from heelwise.record.record import Record
from tests.web.conftest import Somebody, owner_of, text_of
from tests.web.test_days import one_who_is

TODAY = dt.date(2026, 11, 20)


def last(somebody: Somebody, kind: str) -> Any:
    return next(e for e in reversed(somebody.events) if e.__struct_config__.tag == kind)


@pytest.mark.parametrize("what", ["morning", "session", "activity", "result", "pause", "note"])
def test_everything_has_a_form_of_its_own(runner: Somebody, what: str) -> None:
    assert f'href="/diary/add/{what}"' in runner.get("/diary/add").content.decode()
    assert runner.get(f"/diary/add/{what}").status_code == 200
    assert runner.get(f"/diary/add/{what}?day=2026-11-18").status_code == 200


def test_nothing_else_has_one(runner: Somebody) -> None:
    assert runner.get("/diary/add/fortune").status_code == 404


def test_a_forgotten_morning_counts_on_its_day(runner: Somebody) -> None:
    before = runner.events
    answer = runner.post(
        "/diary/add/morning", day="2026-11-17", clock="06:45", side="left", pain="1", stiffness_min="5"
    )
    assert answer.headers["Location"] == "/diary"
    (new,) = [event for event in runner.events if event not in before]
    assert new.at.isoformat() == "2026-11-17T06:45:00+01:00"
    assert (new.pain, new.stiffness_min) == (1, 5)


def test_a_late_evening_of_pain_changes_today(clock: Any) -> None:
    """Late evidence is evidence: the plan is decided as if it had always been there."""
    somebody = one_who_is("checked")
    somebody.post("/diary/add/activity", day="2026-11-19", clock="19:00", activity="run", minutes="50", pain="6")
    decision = decide(load(), Record.of(somebody.events), TODAY)
    assert decision.verdict == "adjust"
    assert "A lighter day" in text_of(somebody.get("/"))


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"day": "2026-11-21", "clock": "08:00"}, "This is still to come."),
        ({"day": "2026-11-20", "clock": "12:01"}, "This is still to come."),
        ({"day": "tomorrow", "clock": "08:00"}, "Give a day, as year-month-day."),
        ({"day": "", "clock": "08:00"}, "Give a day, as year-month-day."),
        ({"day": "2026-11-19", "clock": "at eight"}, "Give a time, as 18:30."),
    ],
)
def test_what_is_no_day_that_was_is_refused_whole(runner: Somebody, fields: dict[str, str], complaint: str) -> None:
    before = runner.events
    answer = runner.post("/diary/add/note", text="late", **fields)
    assert answer.status_code == 422
    assert complaint in text_of(answer)
    assert runner.events == before


def test_an_unknown_field_is_a_bad_request(runner: Somebody) -> None:
    assert runner.post("/diary/add/note", text="late", day="2026-11-19", evil="1").status_code == 400


def test_a_double_press_is_one_entry_and_another_day_is_another(runner: Somebody) -> None:
    batch, before = uuid4(), len(runner.events)
    for day in ("2026-11-17", "2026-11-17", "2026-11-18"):
        runner.post("/diary/add/note", batch, text="late", day=day, clock="10:00")
    assert len(runner.events) == before + 2


class TestASessionDoneElsewhere:
    PLANNED = "2026-11-20-any"

    def tell(self, somebody: Somebody, **fields: str) -> Any:
        known = {"day": "2026-11-20", "clock": "11:00", "which": self.PLANNED, "pain_during": "2", "sharp": "no"}
        return somebody.post("/diary/add/session", **(known | fields))

    def all_of_it(self, somebody: Somebody) -> dict[str, str]:
        session = decide(load(), Record.of(somebody.events), TODAY).sessions[0]
        return {f"sets-0-{number}": str(item.sets) for number, item in enumerate(session.items)}

    def test_the_planned_one_is_done(self) -> None:
        somebody = one_who_is("checked")
        assert self.tell(somebody, **self.all_of_it(somebody)).headers["Location"] == "/diary"
        assert "Done for today." in text_of(somebody.get("/"))
        end = last(somebody, "session-finished")
        assert (end.session, end.planned_sets, end.done_sets, end.pain_during) == (self.PLANNED, 9, 9, 2)

    def test_its_sets_have_the_dose_of_the_plan(self) -> None:
        somebody = one_who_is("checked")
        item = decide(load(), Record.of(somebody.events), TODAY).sessions[0].items[0]
        self.tell(somebody, **self.all_of_it(somebody))
        first = next(e for e in somebody.events if e.at.hour == 11 and e.__struct_config__.tag == "set-done")
        assert (first.exercise, first.side, first.reps, first.set) == (item.exercise, item.side, item.reps, 1)

    def test_half_of_it_is_half(self) -> None:
        somebody = one_who_is("checked")
        self.tell(somebody, **self.all_of_it(somebody) | {"sets-0-1": "0", "sets-0-2": "1"})
        assert last(somebody, "session-finished").done_sets == 4

    def test_what_the_player_already_wrote_is_not_told_twice(self) -> None:
        somebody = one_who_is("begun")
        self.tell(somebody, **self.all_of_it(somebody))
        sets = [e for e in somebody.events if e.__struct_config__.tag == "set-done" and e.session == self.PLANNED]
        assert len({(e.exercise, e.side, e.set) for e in sets}) == len(sets) == 9
        assert last(somebody, "session-finished").done_sets == 9

    def test_nothing_done_is_nothing_kept(self) -> None:
        somebody = one_who_is("checked")
        before = somebody.events
        answer = self.tell(somebody, **dict.fromkeys(self.all_of_it(somebody), "0"))
        assert answer.status_code == 422
        assert "Not one set was done" in text_of(answer)
        assert somebody.events == before

    def test_sharp_pain_asks_its_questions_at_once(self) -> None:
        somebody = one_who_is("checked")
        answer = self.tell(somebody, **self.all_of_it(somebody), sharp="yes")
        assert last(somebody, "session-finished").sharp_pain is True
        assert answer.headers["Location"] == "/"
        assert "A few questions first." in text_of(somebody.get("/"))

    def test_another_exercise_is_kept_with_its_weight(self) -> None:
        somebody = one_who_is("checked")
        own = {
            "which": "",
            "exercise": "seated-calf-raise",
            "side": "left",
            "sets": "3",
            "reps": "12",
            "load_kg": "7,5",
        }
        assert self.tell(somebody, **own).status_code == 302
        done = [e for e in somebody.events if e.__struct_config__.tag == "set-done"][-3:]
        assert {(e.exercise, e.side, e.reps, e.load_kg) for e in done} == {("seated-calf-raise", "left", 12, 7.5)}
        assert [e.set for e in done] == [1, 2, 3]

    @pytest.mark.parametrize("own", [{"exercise": "", "sets": "3"}, {"exercise": "seated-calf-raise", "sets": "many"}])
    def test_half_told_is_not_kept(self, own: dict[str, str]) -> None:
        answer = self.tell(one_who_is("checked"), which="", side="left", **own)
        assert answer.status_code == 422
        assert "Choose what you did" in text_of(answer)

    def test_two_in_one_day_are_two(self) -> None:
        somebody = one_who_is("twice-a-day")
        page = somebody.get("/diary/add/session").content.decode()
        assert re.findall(r'name="which" value="([^"]+)"', page) == ["2026-11-20-evening"]

    def test_each_of_two_sessions_has_counts_of_its_own(self) -> None:
        somebody = one_who_is("twice-a-day")
        somebody.post("/diary/session/2026-11-20-morning/back")
        page = somebody.get("/diary/add/session").content.decode()
        assert re.findall(r'name="which" value="([^"]+)"', page) == ["2026-11-20-morning", "2026-11-20-evening"]
        names = re.findall(r'<select id="[^"]+" name="(sets-[^"]+)"', page)
        assert len(names) == len(set(names)) > 2

    def test_what_was_taken_back_can_be_told_again(self) -> None:
        somebody = one_who_is("done")
        somebody.post("/diary/session/2026-11-20-any/back")
        self.tell(somebody, clock="11:30", **self.all_of_it(somebody))
        assert "Done for today." in text_of(somebody.get("/"))

    def test_sets_that_are_there_cannot_be_told_away(self) -> None:
        somebody = one_who_is("begun")
        page = somebody.get("/diary/add/session").content.decode()
        first = re.findall(r'name="sets-0-0">(.*?)</select>', page)[0]
        assert re.findall(r">(\d+)<", first) == ["3", "2", "1"]


class TestAResult:
    TEST: ClassVar[dict[str, str]] = {"day": "2026-11-18", "clock": "09:00", "sharp": "no"}

    def tell(self, somebody: Somebody, **fields: str) -> Any:
        return somebody.post("/diary/add/result", **(self.TEST | fields))

    def test_a_score_of_another_day_counts_on_that_day(self, runner: Somebody) -> None:
        assert self.tell(runner, measure="visa-a", value="71").headers["Location"] == "/diary"
        new = last(runner, "measured")
        assert (new.measure, new.value, new.unit, new.at.date()) == ("visa-a", 71, "points", dt.date(2026, 11, 18))

    def test_what_was_measured_by_others_is_kept_though_it_is_locked_here(self) -> None:
        somebody = owner_of("rupture")
        assert "Locked today" in text_of(somebody.get("/measure/heel-raise-endurance"))
        assert self.tell(somebody, measure="heel-raise-endurance", side="left", value="4", pain="1").status_code == 302
        assert last(somebody, "measured").value == 4

    def test_a_test_that_hurt_too_much_is_heard(self, runner: Somebody) -> None:
        self.tell(runner, measure="knee-to-wall", side="left", value="8,5", pain="7")
        (end,) = [e for e in runner.events if e.__struct_config__.tag == "session-finished" and "test" in e.session]
        assert (end.pain_during, end.stopped, end.pain_side, end.at.date()) == (
            7,
            "pain",
            "left",
            dt.date(2026, 11, 18),
        )

    @pytest.mark.parametrize(
        ("fields", "complaint"),
        [
            ({"measure": "", "value": "71"}, "Choose what it was."),
            ({"measure": "body-weight", "value": "71"}, "Choose what it was."),
            ({"measure": "visa-a", "value": ""}, "This is needed."),
            ({"measure": "visa-a", "value": "140"}, "Found 140"),
            ({"measure": "knee-to-wall", "value": "8", "side": ""}, "Choose the leg"),
            ({"measure": "knee-to-wall", "value": "8", "side": "left", "sharp": "yes"}, "a number from 0 to 10"),
        ],
    )
    def test_half_told_is_not_kept(self, runner: Somebody, fields: dict[str, str], complaint: str) -> None:
        before = runner.events
        answer = self.tell(runner, **fields)
        assert answer.status_code == 422
        assert complaint in text_of(answer)
        assert runner.events == before


class TestAPause:
    def test_it_lasts_until_it_is_ended(self) -> None:
        somebody = one_who_is("due")
        somebody.post("/diary/add/pause", day="2026-11-19", reason="illness", until="")
        assert "The plan is paused." in text_of(somebody.get("/"))
        said = text_of(somebody.get("/diary"))
        assert "The plan was paused: Illness" in said
        assert "paused: Illness" in said

    def test_one_that_is_over_is_written_in_one_go(self) -> None:
        somebody = one_who_is("due")
        somebody.post("/diary/add/pause", day="2026-11-10", until="2026-11-12")
        assert somebody.kinds().count("paused") == 1
        assert last(somebody, "resumed").at.date() == dt.date(2026, 11, 12)
        assert "The plan is paused." not in text_of(somebody.get("/"))

    @pytest.mark.parametrize(
        ("until", "complaint"),
        [("2026-11-10", "comes after the day it began"), ("2026-11-30", "still to come"), ("soon", "Give a day")],
    )
    def test_it_cannot_end_before_it_began_or_later_than_now(self, until: str, complaint: str) -> None:
        somebody = one_who_is("due")
        answer = somebody.post("/diary/add/pause", day="2026-11-10", until=until)
        assert answer.status_code == 422
        assert complaint in text_of(answer)
        assert "paused" not in somebody.kinds()


class TestTakingBack:
    def test_what_was_taken_back_can_be_put_back(self, runner: Somebody, clock: Any) -> None:
        note = last(runner, "noted")
        runner.post(f"/diary/{note.id}/back")
        assert f"/diary/{note.id}/again" in runner.get("/diary").content.decode()
        assert "Put this back?" in text_of(runner.get(f"/diary/{note.id}/again"))
        clock("2026-11-20T12:01:00+01:00")
        assert runner.post(f"/diary/{note.id}/again").headers["Location"] == "/diary"
        assert f"/diary/{note.id}/back" in runner.get("/diary").content.decode()

    def test_what_counts_cannot_be_put_back(self, runner: Somebody) -> None:
        assert runner.get(f"/diary/{last(runner, 'noted').id}/again").status_code == 404
        assert runner.get(f"/diary/{uuid4()}/again").status_code == 404

    def test_a_whole_session_goes_in_one_go(self) -> None:
        somebody = one_who_is("done")
        assert "Done for today." in text_of(somebody.get("/"))
        path = "/diary/session/2026-11-20-any/back"
        assert path in somebody.get("/diary").content.decode()
        assert "A session with 10 lines" in text_of(somebody.get(path))
        assert somebody.post(path).headers["Location"] == "/diary"
        assert "Done for today." not in text_of(somebody.get("/"))
        assert somebody.get(path).status_code == 404

    def test_a_session_with_sharp_pain_is_asked_about_first(self) -> None:
        somebody = one_who_is("checked")
        tell = TestASessionDoneElsewhere()
        tell.tell(somebody, **tell.all_of_it(somebody), sharp="yes")
        before = somebody.events
        answer = somebody.post("/diary/session/2026-11-20-any/back")
        assert answer.headers["Location"] == f"/diary/{last(somebody, 'session-finished').id}/back"
        assert somebody.events == before

    def test_somebody_else_s_session_is_nobody_s(self, anna: Somebody, runner: Somebody) -> None:
        assert anna.get("/diary/session/2026-11-19-any/back").status_code == 404


def test_words_of_another_direction_keep_to_themselves(runner: Somebody) -> None:
    runner.post("/diary/add/note", text="اليوم كان أفضل", day="2026-11-20", clock="10:00")
    assert '<bdi dir="auto">اليوم كان أفضل</bdi>' in runner.get("/diary").content.decode()
