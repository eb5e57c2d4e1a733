"""Routines of one's own: made without script, kept in the record, played as far as the tendon allows."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from heelwise.record.events import RoutineSaved
from tests.web.conftest import Somebody, owner_of, text_of

HURT = {"pop": "yes", "push": "no", "sharp": "no", "pain": "3"}
LINES: dict[str, Any] = {
    "exercise": ["ankle-pumps", "single-leg-hop"],
    "side": ["both", "left"],
    "sets": ["2", "1"],
    "amount": ["15", "10"],
}


def make(somebody: Somebody, **changes: Any) -> Any:
    fields = LINES | {"name": "Before bed", "days": ["fri"], "do": "save"} | changes
    return somebody.post("/routines/new", **fields)


def saved(somebody: Somebody) -> list[RoutineSaved]:
    return [event for event in somebody.events if isinstance(event, RoutineSaved)]


def order(answer: Any) -> list[str]:
    return re.findall(r'name="exercise" value="([a-z-]+)"', answer.content.decode())


class TestMaking:
    """Every press is a post of the whole form; only Save writes."""

    def test_lines_are_added_moved_and_taken_out_without_a_trace(self, runner: Somebody) -> None:
        before = runner.events
        added = runner.post("/routines/new", do="add", add="plank", name="x", **LINES)
        assert order(added) == ["ankle-pumps", "single-leg-hop", "plank"]
        assert order(runner.post("/routines/new", do="down-0", **LINES)) == ["single-leg-hop", "ankle-pumps"]
        assert order(runner.post("/routines/new", do="up-1", **LINES)) == ["single-leg-hop", "ankle-pumps"]
        assert order(runner.post("/routines/new", do="up-0", **LINES)) == ["ankle-pumps", "single-leg-hop"]
        assert order(runner.post("/routines/new", do="out-0", **LINES)) == ["single-leg-hop"]
        assert order(runner.post("/routines/new", do="out-9", **LINES)) == ["ankle-pumps", "single-leg-hop"]
        assert runner.events == before

    def test_what_was_typed_stays_while_lines_move(self, runner: Somebody) -> None:
        page = runner.post("/routines/new", do="down-0", name="Mine", days=["sat"], **LINES).content.decode()
        assert 'value="Mine"' in page
        assert re.search(r'value="sat" checked', page)

    def test_saving_goes_through_the_one_door(self, runner: Somebody) -> None:
        answer = make(runner)
        (event,) = saved(runner)
        assert answer.headers["Location"] == f"/routines/{event.routine}"
        assert (event.name, event.days) == ("Before bed", ["fri"])
        assert [(i.exercise, i.side, i.sets, i.reps) for i in event.items] == [
            ("ankle-pumps", "both", 2, 15),
            ("single-leg-hop", "left", 1, 10),
        ]

    def test_the_same_form_twice_is_one_routine(self, runner: Somebody) -> None:
        batch = uuid4()
        for _ in range(2):
            runner.post("/routines/new", batch, **LINES, name="Once", do="save")
        assert len(saved(runner)) == 1

    def test_faults_stand_beside_their_lines_and_nothing_is_kept(self, runner: Somebody) -> None:
        answer = make(runner, name="", sets=["2", "99"])
        assert answer.status_code == 422
        said = text_of(answer)
        assert "Give it a name." in said
        assert "a whole number from 1 to 20" in said
        assert not saved(runner)
        assert "Add at least one exercise." in text_of(runner.post("/routines/new", name="x", do="save"))

    def test_a_held_exercise_counts_seconds(self, runner: Somebody) -> None:
        make(runner, exercise=["standing-calf-stretch"], side=["both"], sets=["2"], amount=["30"])
        (event,) = saved(runner)
        assert (event.items[0].hold_s, event.items[0].reps) == (30, None)
        path = f"/routines/{event.routine}"
        assert "2 × 30 s" in text_of(runner.get(path))
        assert 'name="amount" value="30"' in runner.get(f"{path}/change").content.decode()

    def test_changing_keeps_the_id_and_putting_away_keeps_the_record(self, runner: Somebody, clock: Any) -> None:
        make(runner)
        clock("2026-11-20T12:01:00+01:00")
        path = f"/routines/{saved(runner)[0].routine}"
        assert "Before bed" in runner.get(f"{path}/change").content.decode()
        assert runner.post(f"{path}/change", **LINES, name="At noon", do="save").headers["Location"] == path
        assert [event.name for event in saved(runner)] == ["Before bed", "At noon"]
        assert "At noon" in text_of(runner.get("/routines"))
        assert runner.post(path).headers["Location"] == "/routines"
        assert "You have none yet." in text_of(runner.get("/routines"))
        assert runner.get(path).status_code == 404


class TestPlaying:
    """The same player; a flag or a lock still wins and says so."""

    def test_what_the_tendon_may_not_do_is_left_out_and_said(self) -> None:
        owner = owner_of("insertional")
        make(owner, exercise=["ankle-pumps", "heel-drop"])
        path = f"/routines/{saved(owner)[0].routine}"
        said = text_of(owner.get(path))
        assert "Left out today, and why." in said
        assert "Heel drop, knee straight: This bends the ankle past a right angle" in said
        owner.post("/daily", **{"answered": "1", "none-all": "1"})
        played = owner.get(f"/play{path.replace('routines', 'routine')}")
        assert played.status_code == 200
        sheet = played.content.decode()
        assert '"exercise": "ankle-pumps"' in sheet
        assert '"exercise": "heel-drop"' not in sheet
        assert "Before bed" in sheet
        assert "Left out today: Heel drop" in text_of(played)

    def test_the_daily_questions_come_first_and_lead_back(self, runner: Somebody) -> None:
        make(runner, exercise=["ankle-pumps"], side=["both"], sets=["1"], amount=["10"])
        routine = saved(runner)[0].routine
        asked = runner.get(f"/play/routine/{routine}")
        assert asked.headers["Location"] == f"/daily?then=2026-11-20-{routine}"
        assert runner.get(f"/play/2026-11-20-{routine}").headers["Location"] == f"/play/routine/{routine}"

    def test_a_red_flag_stops_all_of_it(self, runner: Somebody) -> None:
        make(runner)
        runner.post("/hurt", **HURT)
        path = f"/routines/{saved(runner)[0].routine}"
        said = text_of(runner.get(path))
        assert "Not today" in said
        assert "Play it" not in said
        assert runner.get(f"/play/routine/{saved(runner)[0].routine}").headers["Location"] == path

    def test_without_a_plan_nothing_is_played(self, anna: Somebody) -> None:
        make(anna)
        said = text_of(anna.get(f"/routines/{saved(anna)[0].routine}"))
        assert "Not today" in said
        assert "Answer the first questions" in said

    def test_today_shows_it_on_its_days(self, runner: Somebody, clock: Any) -> None:
        make(runner, days=["fri"])
        assert "Before bed" in text_of(runner.get("/"))
        clock("2026-11-21T08:00:00+01:00")
        assert "Before bed" not in text_of(runner.get("/"))

    def test_an_unknown_one_is_not_there(self, runner: Somebody) -> None:
        assert runner.get("/routines/own-nothing").status_code == 404
        assert runner.get("/play/routine/own-nothing").status_code == 404

    def test_an_exercise_that_left_the_library_is_named_and_left_out(self, runner: Somebody) -> None:
        make(runner, exercise=["ankle-pumps", "old-friend"])
        said = text_of(runner.get(f"/routines/{saved(runner)[0].routine}"))
        assert "Old friend" in said
        assert "left out today" in said
