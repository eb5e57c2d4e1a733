"""What the player's page is given: plain values, whole and nothing that the browser would have to work out."""

from __future__ import annotations

import datetime as dt
import json
from uuid import uuid4

import pytest

from heelwise.engine.cues import cue_sheet, length_s
from heelwise.engine.decide import decide
from heelwise.engine.decision import Item, Session
from heelwise.journal.files import read_record
from heelwise.knowledge.read import load
from heelwise.record.chart import gather
from heelwise.record.events import SetDone
from heelwise.web.pages.player import show
from heelwise.web.pages.player.extra import extra_session
from heelwise.web.pages.player.figures import figures
from tests.cli.conftest import EXAMPLES

KNOWN = load()
DAY = dt.date(2026, 11, 20)
RUNNER = decide(KNOWN, read_record(EXAMPLES / "runner.jsonl"), DAY)
DESK = decide(KNOWN, read_record(EXAMPLES / "desk.jsonl"), DAY)
SESSIONS = [(RUNNER, session) for session in RUNNER.sessions] + [(DESK, session) for session in DESK.sessions]


def item(exercise: str, **fields) -> Item:
    return Item(exercise=exercise, side=fields.pop("side", "left"), sets=fields.pop("sets", 2), rest_s=30, **fields)


def one_session(*items: Item) -> Session:
    return Session(id="2026-11-20-any", slot="any", state="due", minutes=5, items=items)


@pytest.mark.parametrize(("decision", "session"), SESSIONS)
def test_the_sheet_is_plain_and_complete(decision, session):
    cues = cue_sheet(session, KNOWN)
    sheet = show.sheet(session, cues, decision, KNOWN, receipt="0123456789")
    assert json.loads(json.dumps(sheet)).keys() == sheet.keys()
    assert sheet["session"] == {"id": session.id, "slot": session.slot, "on": "2026-11-20"}
    assert len(sheet["cues"]) == len(cues)
    assert {cue["item"] for cue in sheet["cues"]} == set(range(len(sheet["items"])))
    assert (sheet["cap"], sheet["stop"]) == (decision.pain_cap, 7)
    assert sheet["shown"] == {"on": "2026-11-20", "edition": KNOWN.edition, "digest": "0123456789"}
    assert session.minutes == -(-length_s(cues) // 60)


@pytest.mark.parametrize(("decision", "session"), SESSIONS)
def test_every_item_has_its_drawing(decision, session):
    drawn = {figure["key"]: figure for figure in figures(session.items)}
    assert {show.figure_key(one) for one in session.items} == set(drawn)
    for figure in drawn.values():
        assert figure["moving"].startswith("<svg")
        assert "<animate" not in figure["strip"]


def test_the_sheet_changes_its_name_when_anything_that_is_played_changes():
    def named(*items: Item) -> str:
        session = one_session(*items)
        return show.sheet(session, cue_sheet(session, KNOWN), RUNNER, KNOWN, receipt="0123456789")["digest"]

    usual = named(item("heel-drop", reps=15))
    assert usual == named(item("heel-drop", reps=15))
    assert len({usual, named(item("heel-drop", reps=12)), named(item("heel-drop", reps=15, sets=3))}) == 3
    assert len(usual) <= 64


def test_the_preparation_names_what_is_needed_and_which_weight_is_to_be_found():
    session = one_session(
        item("heel-drop", reps=15),
        item("ice", minutes=15),
        item("heavy-seated-calf-raise", reps=15, load_kg=None, rm=15),
    )
    frame = show.frame(session, KNOWN)
    assert "a step with something to hold" in frame["needs"]
    assert [line["find_load"] for line in frame["lines"]] == [False, False, True]
    assert (frame["lines"][0]["sides"], frame["lines"][0]["dose"]) == ("left leg", "2\u00a0×\u00a015")


def test_both_sides_of_an_exercise_are_one_line():
    session = one_session(
        item("heel-drop", reps=15), item("heel-drop", reps=15, side="right"), item("heel-drop", reps=9)
    )
    assert [line["sides"] for line in show.frame(session, KNOWN)["lines"]] == ["left leg, then right", "left leg"]


def test_every_kit_and_position_has_its_words():
    for one in KNOWN.exercises.values():
        assert set(one.equipment) <= set(show.PROPS), one.id
        assert one.position in show.LIES or one.position == "moving", one.id


def test_rises_go_up_and_down_and_other_movements_there_and_back():
    assert show.beats(item("heel-drop", tempo_s=(1, 0, 3, 0)), KNOWN) == ["Up", "Hold", "Lower slowly", "Pause"]
    assert show.beats(item("heel-drop", tempo_s=(1, 0, 1, 0)), KNOWN) == ["Up", "Hold", "Lower", "Pause"]
    assert show.beats(item("band-plantar-flexion"), KNOWN) == ["Go", "Hold", "Back slowly", "Pause"]
    assert show.beats(item("ankle-mobilization", tempo_s=(1, 0, 1, 0)), KNOWN) == ["Go", "Hold", "Back", "Pause"]


def test_sets_that_the_record_has_are_done_already():
    session = one_session(item("heel-drop", reps=15), item("heel-drop", reps=15, side="right"))
    at = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)

    def done(side, number, *, exercise="heel-drop", of=session.id):
        return SetDone(at=at, id=uuid4(), session=of, exercise=exercise, side=side, set=number, pain=number)

    events = [
        done("left", 1),
        done("right", 2),
        done("left", 3),
        done("left", 1, exercise="ice"),
        done("left", 2, of="2026-11-20-evening"),
    ]
    logs = [log for day in gather(events).days for log in day.sessions]
    assert show.done(session, logs) == [{"item": 0, "set": 1, "pain": 1}, {"item": 1, "set": 2, "pain": 2}]


def test_an_exercise_of_the_library_is_played_at_todays_dose_or_its_published_one():
    planned = RUNNER.sessions[0].items[0]
    assert extra_session(planned.exercise, RUNNER, KNOWN).items[0].sets == planned.sets
    published = KNOWN.exercises["ankle-pumps"].dosage
    session = extra_session("ankle-pumps", RUNNER, KNOWN)
    assert session.items[0].reps == published.reps
    assert session.id == "extra-ankle-pumps-2026-11-20"
    assert session.minutes >= 1


def test_the_sore_side_comes_first():
    sides = [one.side for one in extra_session("towel-calf-stretch", RUNNER, KNOWN).items]
    assert sides[0] == RUNNER.tendons[0].side
    assert set(sides) == {"left", "right"}


@pytest.mark.parametrize("exercise", sorted(KNOWN.exercises))
def test_every_session_of_the_library_has_an_id_that_a_record_takes(exercise):
    assert len(extra_session(exercise, RUNNER, KNOWN).id) <= 64
