"""A day replayed is the day as it was decided, whatever came later: taken back, of another zone, past midnight."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings

from heelwise.engine import replay
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decide import decide
from heelwise.engine.replaying import opening, replaying
from heelwise.journal.files import read_record
from heelwise.record.record import Record
from tests.engine.histories import LAST, lives
from tests.house.repository import ROOT
from tests.people import Diary, day, library

DAYS_AFTER = 3


def same_on_every_day(record: Record, first: dt.date, last: dt.date) -> None:
    """Each day opens as it did when no later one was known: all that a decision is read from is equal."""
    found = list(opening(library(), record, first, last))
    assert [view.on for view in found] == [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    for view in found:
        alone = day_view(library(), record, view.on)
        for field in DayView.__struct_fields__:
            assert field == "rules" or getattr(view, field) == getattr(alone, field), (view.on, field)


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_day_of_every_example(example) -> None:
    record = read_record(example)
    first, last = record.events[0].at.date(), record.events[-1].at.date()
    same_on_every_day(record, first - dt.timedelta(days=2), last + dt.timedelta(days=DAYS_AFTER))


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_decision_is_the_one_of_the_day(example) -> None:
    record = read_record(example)
    last = record.events[-1].at.date()
    for decision in replaying(library(), record, last - dt.timedelta(days=6), last):
        assert decision == decide(library(), record, decision.on)


@settings(max_examples=40)
@given(life=lives())
def test_every_day_of_generated_lives(life: Diary) -> None:
    same_on_every_day(life.record(), day(0), day(LAST + DAYS_AFTER))


def usual() -> Diary:
    """Two days of a sore midportion."""
    return Diary().intake(0).screen(0).trains(0, pain=2).morning(1, pain=2, stiff=10).trains(1, pain=2)


def test_something_taken_back_counts_until_the_day_it_was() -> None:
    life = usual().morning(2, pain=9, stiff=60, label="slip").retract(4, "09:30", "slip")
    same_on_every_day(life.record(), day(0), day(6))
    found = {d.on: d for d in replaying(library(), life.record(), day(2), day(5))}
    assert found[day(3)].change != found[day(4)].change or found[day(3)].reasons != found[day(4)].reasons


def test_a_plan_shown_under_another_edition_holds_as_it_held() -> None:
    life = usual()
    for on in range(2, 9):
        life.write("plan-shown", on, "07:30", on=day(on).isoformat(), edition="2025.01+0", digest="0000000000")
        life.morning(on, pain=1, stiff=5).trains(on, pain=1)
    life.write("plan-shown", 9, "07:30", on=day(9).isoformat(), edition=library().edition, digest="0000000000")
    same_on_every_day(life.morning(9, pain=1).trains(9, pain=1).record(), day(0), day(12))


def test_taken_back_and_restored() -> None:
    life = (
        usual()
        .morning(2, pain=9, stiff=60, label="slip")
        .retract(3, "09:30", "slip", label="back")
        .retract(5, "09:30", "back")
    )
    same_on_every_day(life.record(), day(0), day(7))


def test_a_warning_sign_taken_back_too_late() -> None:
    life = usual().write("screen-answered", 2, "08:00", label="sign", scope="daily", answers={"pop": "yes"})
    same_on_every_day(life.retract(5, "09:30", "sign").record(), day(0), day(7))


def test_taken_back_before_it_happened() -> None:
    life = usual().morning(4, pain=9, stiff=60, label="slip").retract(2, "09:30", "slip")
    same_on_every_day(life.record(), day(0), day(6))


def test_a_session_that_went_past_midnight_belongs_to_the_day_before() -> None:
    life = usual()
    life.write("set-done", 2, "23:50", session="late", exercise="double-leg-heel-raise", side="both", set=1, reps=10)
    life.write(
        "session-finished",
        3,
        "00:10",
        session="late",
        slot="any",
        planned_sets=2,
        done_sets=1,
        pain_during=8,
        pain_after=8,
    )
    same_on_every_day(life.record(), day(0), day(5))


def test_a_day_of_another_zone_that_began_before_the_last_one_ended() -> None:
    life = usual()
    life.write("morning-checked", 2, "23:00-10:00", side="left", pain=2, stiffness_min=10)
    life.write("morning-checked", 3, "06:00+12:00", side="left", pain=6, stiffness_min=60)
    same_on_every_day(life.record(), day(0), day(5))


def test_a_silence_longer_than_any_rule() -> None:
    life = usual().morning(80, pain=2, stiff=10)
    same_on_every_day(life.record(), day(0), day(150))


def test_days_before_the_first_event_ask_for_the_first_questions() -> None:
    found = list(replaying(library(), usual().record(), day(-3), day(-1)))
    assert {decision.verdict for decision in found} == {"ask"}


def test_an_empty_span_has_no_days() -> None:
    assert list(replaying(library(), usual().record(), day(3), day(2))) == []


def test_each_day_of_a_full_record_is_stepped_once(monkeypatch) -> None:
    counted = []
    real = replay.step
    monkeypatch.setattr(replay, "step", lambda *given: counted.append(1) or real(*given))
    record = usual().days(2, 40).record()
    assert counted.clear() is None
    list(opening(library(), record, day(0), day(40)))
    assert len(counted) == 41
