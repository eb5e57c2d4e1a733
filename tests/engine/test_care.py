"""Self-care is no session: for whom it is one after all, and what is not known proves nothing."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from heelwise.engine.care import is_training, may_be_care, only_care, trains
from heelwise.engine.day import DayView, day_view
from heelwise.record.chart import SessionLog
from tests.people import Diary, day, library, person

PUMPS: dict[str, Any] = {"exercise": "ankle-pumps", "set": 1, "reps": 20, "session": "a"}


def seen(diary: Diary, on: int = 0) -> DayView:
    return day_view(library(), diary.record(), day(on))


def session(diary: Diary, on: int = 0) -> SessionLog:
    (found,) = seen(diary, on).log.sessions
    return found


def on_pumps(view: DayView, side: str) -> Any:
    (tendon,) = (t for t in view.state.tendons if t.heel == side)
    return replace(tendon, place=0)


def test_the_rungs_own_work_is_a_session_for_its_own_side_alone() -> None:
    diary = person(side="both").write("set-done", 0, "10:00", side="left", **PUMPS)
    view, done = seen(diary), session(diary)
    assert only_care(done, library().exercises)
    assert trains(done, on_pumps(view, "left"), view.rules)
    assert not trains(done, on_pumps(view, "right"), view.rules)
    assert is_training(done, (on_pumps(view, "left"), on_pumps(view, "right")), view.rules)


def test_self_care_is_a_session_for_nobody_who_stands_elsewhere_or_nowhere() -> None:
    diary = person().write("set-done", 0, "10:00", side="left", **PUMPS)
    view, done = seen(diary), session(diary)
    (tendon,) = view.state.tendons
    assert not is_training(done, (tendon, replace(tendon, place=-1)), view.rules)
    assert is_training(done, (), view.rules)


def test_what_was_broken_off_for_pain_is_one() -> None:
    diary = person().write("set-done", 0, "10:00", side="left", **PUMPS)
    diary.write("set-skipped", 0, "10:05", session="a", exercise="calf-self-massage", side="left", reason="hurt")
    view, done = seen(diary), session(diary)
    assert only_care(done, library().exercises)
    assert trains(done, view.state.tendons[0], view.rules)


def test_without_its_sets_it_may_have_been_care_where_care_was_asked() -> None:
    diary = person().write(
        "session-finished", 0, "10:00", session="a", slot="any", planned_sets=3, done_sets=3, pain_during=1
    )
    view, done = seen(diary), session(diary)
    (tendon,) = view.state.tendons
    assert trains(done, tendon, view.rules)
    assert not may_be_care(done, (tendon,))
    assert may_be_care(done, (tendon, replace(tendon, resting_on=day(0))))
