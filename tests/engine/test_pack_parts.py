"""The parts of a pack: the least of several days, rows of a guard table, days supposed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from heelwise.engine.day import day_view
from heelwise.engine.decision import Item, Session
from heelwise.engine.guards import ALWAYS, Guard, most_within, today_rows, without_lighter
from heelwise.engine.least import least, lesser, no_larger
from heelwise.engine.outcome import Outcome
from heelwise.engine.pack import DAYS_AHEAD, Cell, _Packing, pack_of
from heelwise.engine.supposing import Supposed
from heelwise.engine.today import Today
from heelwise.record.record import Record
from tests.people import day, library, person

KNOWN = library()


def line(exercise: str = "heel-drop", **fields: Any) -> Item:
    return Item(**{"exercise": exercise, "side": "left", "sets": 3, "reps": 15, "rest_s": 60} | fields)


def a_day(*items: Item, slot: Any = "any", state: Any = "due") -> tuple[Session, ...]:
    return (Session(id=f"2026-11-20-{slot}", slot=slot, state=state, minutes=1, items=items),)


def test_the_least_has_every_number_at_its_smallest_and_the_longer_rest() -> None:
    one, other = line(sets=3, reps=12, load_kg=5, band="heavy", rest_s=30), line(sets=2, load_kg=10, band="light")
    assert lesser(one, other) == line(sets=2, reps=12, load_kg=5, band="light", rest_s=60)


@pytest.mark.parametrize(
    "other",
    [
        {"reps": None, "hold_s": 30},
        {"load_kg": None},
        {"band": "light"},
        {"tempo_s": (1, 0, 1, 0)},
        {"rm": 8},
        {"support": "none"},
        {"side": "right"},
        {"exercise": "ice"},
    ],
)
def test_what_cannot_be_compared_is_left_out(other: dict[str, Any]) -> None:
    assert least([a_day(line()), a_day(line(**other))], KNOWN) == ()


def test_only_what_every_day_still_holds_is_left() -> None:
    both = a_day(line(), line("ice", reps=None, minutes=15))
    assert [item.exercise for item in least([both, a_day(line())], KNOWN)[0].items] == ["heel-drop"]
    assert least([both, a_day(line(), slot="morning")], KNOWN) == ()
    assert least([both, a_day(line(), state="done")], KNOWN) == ()


def test_a_lighter_day_lets_nothing_planned_grow() -> None:
    planned = a_day(line("ankle-pumps", sets=2, reps=10))
    lighter = a_day(line("ankle-pumps", sets=2, reps=20), line("seated-calf-raise"))
    kept = no_larger(lighter, planned, KNOWN)[0].items
    assert [(item.exercise, item.reps) for item in kept] == [("ankle-pumps", 10), ("seated-calf-raise", 15)]
    assert no_larger(a_day(line("ankle-pumps", reps=None, hold_s=5)), planned, KNOWN) == ()


def test_an_answer_within_is_below_the_first_graver_row() -> None:
    rows = (
        Guard(ask="morning-pain", at_least=0, then="as-planned"),
        Guard(ask="morning-pain", at_least=3, then="lighter"),
        Guard(ask="morning-pain", at_least=5, then="rest"),
    )
    assert most_within(rows, range(11), "as-planned") == 2
    assert most_within(rows, range(11), "lighter") == 4
    assert most_within(rows[2:], range(5, 11), "lighter") is None
    assert [row.then for row in without_lighter(rows)] == ["as-planned", "rest", "rest"]


def test_a_limp_a_warning_sign_and_sharp_pain_stop_every_day() -> None:
    assert {row.ask for row in ALWAYS if row.then == "stop"} == {"warning-sign", "limp", "sharp-pain"}


def test_three_days_with_a_cell_for_each_way_they_may_go() -> None:
    pack = pack_of(KNOWN, person().morning(0, pain=2).record(), day(0))
    assert [one.on for one in pack.days] == [day(n) for n in range(DAYS_AHEAD + 1)]
    assert [len(one.cells) for one in pack.days] == [1, 2, 4]
    assert pack.until == day(DAYS_AHEAD)
    first = pack.days[0].cells[0]
    assert first.state == "train"
    assert any(row.ask == "morning-pain" and row.then != "as-planned" for row in first.guards)


def test_a_tear_is_packed_for_today_alone_and_a_flag_or_nobody_not_at_all() -> None:
    nobody = pack_of(KNOWN, Record.of(()), dt.date(2026, 11, 20))
    assert (nobody.days, nobody.until, nobody.pain_cap) == ((), dt.date(2026, 11, 20), 0)
    flagged = person().screen(0, "09:00", only=True, calf_swelling="yes")
    assert pack_of(KNOWN, flagged.record(), day(0)).days == ()
    paused = person().write("paused", 0, "10:00")
    assert pack_of(KNOWN, paused.record(), day(0)).days == ()


def test_two_sessions_a_day_ask_for_the_pain_of_the_first() -> None:
    diary = person(worst_pain_week=2)
    diary.write("plan-chosen", 0, "09:00", pathway="alfredson", by="clinician")
    days = [cell for one in pack_of(KNOWN, diary.record(), day(0)).days for cell in one.cells if cell.sessions]
    assert days
    for cell in days:
        rows = [row for row in cell.guards if row.ask == "pain-today"]
        assert rows[-1].then == "rest"
        assert rows[-1].at_least <= 5


def test_questions_that_fall_due_on_the_way_ask_for_the_server() -> None:
    """More than fourteen days after the last session every sign is asked again; a pack made before ends there."""
    diary = person().morning(0, pain=2)
    diary.write("session-finished", 0, "10:00", session="a", slot="any", planned_sets=3, done_sets=3, pain_during=1)
    days = pack_of(KNOWN, diary.record(), day(13)).days
    assert [one.cells[0].state for one in days] == ["train", "train", "come-online"]


def outcome(*sessions: Session) -> Outcome:
    left = Today(sessions=sessions, left_out=(), resting=None, next_session=None)
    return Outcome(verdict="train", changes=(), today=left)


def test_a_pain_that_ends_no_day_leaves_it_as_planned() -> None:
    planned = least([a_day(line()), a_day(line())], KNOWN)
    rows = today_rows(planned, [Supposed(mornings={}, done={})], lambda _: outcome(*planned), KNOWN)
    assert rows == (Guard(ask="pain-today", at_least=0, then="as-planned"),)


def test_answers_that_together_leave_nothing_make_a_day_of_rest() -> None:
    view = day_view(KNOWN, person().record(), day(0))
    assert view.behind is not None
    cell = Cell(trained=(), state="train", sessions=a_day(line()))
    calm = Supposed(mornings={}, done={})
    alone = _Packing(view, view.behind, day(0))._guarded(cell, [], calm, lambda _: outcome())
    assert (alone.state, alone.sessions, alone.guards) == ("rest", (), ALWAYS)
