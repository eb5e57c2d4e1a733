"""A line after an update of the content: each number held to what was last done, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.because import Because
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decision import Item
from heelwise.engine.held import Held, dose_note, held
from heelwise.engine.shown import LastDone, Shown
from heelwise.engine.state import Finding
from heelwise.terms import Side
from tests.people import day, library, person

KNOWN = library()
RAISE, BAND, HOLD, WALK, HOP = (
    "double-leg-heel-raise",
    "band-plantar-flexion",
    "isometric-heel-raise",
    "walk",
    "double-leg-hop",
)
Last = Mapping[tuple[str, Side], LastDone]


@cache
def today() -> DayView:
    """The usual left heel on day 1."""
    return day_view(KNOWN, person().record(), day(1))


def line(exercise: str = RAISE, side: Side = "left", **numbers: Any) -> Item:
    return Item(exercise=exercise, side=side, **{"sets": 3, "rest_s": 60, **numbers})


def done(on: int = 0, **numbers: Any) -> LastDone:
    nothing: dict[str, Any] = {"sets": 3, "reps": None, "hold_s": None, "minutes": None, "load_kg": 0, "band": None}
    return LastDone(on=day(on), **{**nothing, **numbers})


def after_update(items: list[Item], last: Last, view: DayView | None = None) -> Held:
    """The lines on day 1, where another edition was shown on day 0."""
    shown = Shown(edition="old", on=day(0), last=last)
    return held(items, replace(view or today(), shown=shown))


def one(item: Item, was: LastDone, view: DayView | None = None) -> Item:
    """One line that was done before."""
    found = after_update([item], {(item.exercise, item.side): was}, view)
    assert found.left_out == ()
    return found.items[0]


def facts(item: Item, **more: str) -> dict[str, str]:
    return {
        "exercise": item.exercise,
        "side": item.side,
        "since": "2026-11-02",
        "edition": KNOWN.edition,
        **more,
    }


@pytest.mark.parametrize(
    ("asked", "was", "given"),
    [
        ({"sets": 3, "reps": 15}, {"sets": 2, "reps": 15}, {"sets": 2, "reps": 15}),
        ({"sets": 3, "reps": 15}, {"sets": 3, "reps": 12}, {"sets": 3, "reps": 12}),
        ({"sets": 2, "reps": 15}, {"sets": 3, "reps": 12}, {"sets": 2, "reps": 12}),
        ({"hold_s": 45}, {"hold_s": 30.9}, {"hold_s": 30}),
        ({"hold_s": 45}, {"hold_s": 0.4}, {"hold_s": 1}),
        ({"hold_s": 45}, {"reps": 12}, {"hold_s": 45}),
        ({"minutes": 10}, {"minutes": 6}, {"minutes": 6}),
        ({"minutes": 10}, {"hold_s": 30}, {"minutes": 10}),
        ({"reps": 8, "load_kg": 10}, {"reps": 8, "load_kg": 6}, {"reps": 8, "load_kg": 6}),
        ({"reps": 8, "load_kg": None}, {"reps": 8, "load_kg": 6}, {"reps": 8, "load_kg": 6}),
        ({"reps": 8, "band": "heavy"}, {"reps": 8, "band": "light"}, {"reps": 8, "band": "light"}),
    ],
)
def test_no_number_is_above_what_was_done(asked: dict[str, Any], was: dict[str, Any], given: dict[str, Any]) -> None:
    item, lower = line(**asked), line(**asked | given)
    if lower == item:
        assert one(item, done(**was)) == item
        return
    said = Because(
        "update-held", "met", facts(item, **{"from": dose_note(item), "to": dose_note(lower)}), ("heelwise",)
    )
    assert one(item, done(**was)) == replace(lower, why=(said,))


@pytest.mark.parametrize(
    "was",
    [
        {"reps": 15, "hold_s": 45, "minutes": 10, "load_kg": 10, "band": "medium"},
        {"reps": 15, "hold_s": 45, "minutes": 10, "load_kg": 12, "band": "heavy"},
    ],
)
def test_what_was_done_already_is_given_without_a_word(was: dict[str, Any]) -> None:
    item = line(reps=15, hold_s=45, minutes=10, load_kg=10, band="medium")
    assert one(item, done(**was)) == item


@pytest.mark.parametrize(("asked", "was"), [(None, "light"), ("medium", None)])
def test_a_band_that_one_of_the_two_does_not_name_stays_as_it_is_asked(asked: Any, was: Any) -> None:
    item = line(BAND, reps=10, band=asked)
    assert one(item, done(reps=10, band=was)) == item


def test_the_reason_writes_both_doses() -> None:
    kilos = one(line(reps=15, load_kg=7.5), done(reps=12, load_kg=5)).why[0].facts
    assert (kilos["from"], kilos["to"]) == ("3 × 15, 7.5 kg", "3 × 12, 5 kg")
    held_for = one(line(hold_s=45), done(sets=2, hold_s=30)).why[0].facts
    assert (held_for["from"], held_for["to"]) == ("3 × 45 s", "2 × 30 s")
    timed = one(line(WALK, sets=1, minutes=20), done(sets=1, minutes=10)).why[0].facts
    assert (timed["from"], timed["to"]) == ("1 × 20 min", "1 × 10 min")
    assert dose_note(line(sets=2)) == "2 × 1"


class TestLowered:
    """The update itself asks less than was done."""

    @pytest.mark.parametrize(
        ("asked", "was", "notes"),
        [
            ({"sets": 2, "reps": 15}, {"sets": 3, "reps": 15}, ("3 × 15", "2 × 15")),
            ({"reps": 12}, {"reps": 15}, ("3 × 15", "3 × 12")),
            ({"hold_s": 30}, {"hold_s": 45, "load_kg": 5}, ("3 × 45 s, 5 kg", "3 × 30 s")),
            ({"minutes": 10}, {"minutes": 15}, ("3 × 15 min", "3 × 10 min")),
        ],
    )
    def test_says_so(self, asked: dict[str, Any], was: dict[str, Any], notes: tuple[str, str]) -> None:
        item = line(**asked)
        said = Because("update-lowered", "met", facts(item, **{"from": notes[0], "to": notes[1]}), ("heelwise",))
        assert one(item, done(**was)) == replace(item, why=(said,))

    @pytest.mark.parametrize(
        ("asked", "was"),
        [({"reps": 12}, {"hold_s": 45}), ({"reps": 12}, {"reps": 12}), ({"hold_s": 30}, {"reps": 12, "hold_s": 30})],
    )
    def test_only_numbers_of_one_kind_are_compared(self, asked: dict[str, Any], was: dict[str, Any]) -> None:
        assert one(line(**asked), done(**was)).why == ()

    @pytest.mark.parametrize(("outcome", "said"), [("regress", ()), ("progress", ("update-lowered",))])
    def test_after_a_step_back_the_pain_is_the_reason_and_not_the_update(
        self, outcome: Any, said: tuple[str, ...]
    ) -> None:
        view = today()
        moved = Finding(day(1), "pain-over-cap", outcome)
        tendon = replace(view.state.tendons[0], trained_at=view.state.tendons[0].place, moved=moved)
        eased = replace(view, state=replace(view.state, tendons=(tendon,)))
        assert tuple(why.rule for why in one(line(reps=12), done(reps=15), eased).why) == said


class TestNew:
    """What was never done on this side."""

    def test_as_light_as_the_heaviest_done_on_this_side_it_comes_with_the_sets_of_that_day(self) -> None:
        last: Last = {(BAND, "left"): done(sets=2, reps=10), (RAISE, "left"): done(-1, sets=5, reps=10)}
        item = line("ankle-pumps", sets=3, reps=20)
        found = after_update([item], last).items[0]
        assert (found.sets, found.reps, found.why[0].rule) == (2, 20, "update-held")

    @pytest.mark.parametrize(("on_side", "given"), [("left", True), ("both", True), ("right", False)])
    def test_heavier_than_all_that_was_done_on_this_side_it_waits(self, on_side: Side, *, given: bool) -> None:
        item = line("single-leg-balance", reps=None, hold_s=20)
        last: Last = {(RAISE, on_side): done(reps=15), (BAND, "left"): done(reps=10)}
        found = after_update([item], last)
        assert (item.exercise in {kept.exercise for kept in found.items}) is given
        waits = [] if given else [("single-leg-balance", Because("update-new", "unmet", facts(item), ("heelwise",)))]
        assert [(out.exercise, out.because) for out in found.left_out] == waits

    def test_what_follows_one_that_waits_is_looked_at_as_well(self) -> None:
        found = after_update([line(HOP, "both", reps=10), line(BAND, reps=10)], {(BAND, "left"): done(reps=10)})
        assert [kept.exercise for kept in found.items] == [BAND]
        assert [out.exercise for out in found.left_out] == [HOP]


class TestAgain:
    """An update that only brings what is too early does not end the plan: what was done last is given again."""

    TOO_EARLY = (line(HOP, "both", reps=10),)

    def again(self, last: Last, *more: Item) -> list[Item]:
        return list(after_update([*self.TOO_EARLY, *more], last).items)

    @pytest.mark.parametrize(
        ("name", "side", "was"),
        [
            (RAISE, "both", {"sets": 2, "reps": 12, "load_kg": 4}),
            (BAND, "left", {"sets": 2, "reps": 12, "band": "light"}),
            (HOLD, "both", {"sets": 4, "hold_s": 30.5}),
            (RAISE, "both", {"sets": 4, "hold_s": 20}),
            (WALK, "both", {"sets": 1, "minutes": 7.5}),
        ],
    )
    def test_with_the_dose_that_was_done(self, name: str, side: Side, was: dict[str, Any]) -> None:
        dosage = KNOWN.exercises[name].dosage
        hold, minutes = was.get("hold_s"), was.get("minutes")
        wanted = Item(
            exercise=name,
            side=side,
            sets=was["sets"],
            reps=was.get("reps"),
            hold_s=hold and int(hold),
            minutes=minutes and int(minutes),
            tempo_s=dosage.tempo_s if "reps" in was else None,
            rest_s=dosage.rest_s,
            load_kg=was.get("load_kg", 0),
            band=was.get("band"),
        )
        said = Because("update-again", "met", facts(wanted, to=dose_note(wanted)), ("heelwise",))
        assert self.again({(name, side): done(**was)}) == [replace(wanted, why=(said,))]

    def test_beside_what_loads_nothing(self) -> None:
        ice = line("ice", sets=1, minutes=15)
        found = self.again({(BAND, "left"): done(reps=10), ("ice", "left"): done(sets=1, minutes=15)}, ice)
        assert [item.exercise for item in found] == ["ice", BAND]

    def test_not_while_anything_that_loads_is_left(self) -> None:
        last: Last = {(BAND, "left"): done(reps=10), (RAISE, "both"): done(reps=20)}
        assert [item.exercise for item in self.again(last, line(RAISE, "both", reps=20))] == [RAISE]

    def test_not_where_nothing_had_to_wait(self) -> None:
        last: Last = {(BAND, "left"): done(reps=10), ("ice", "left"): done(sets=1, minutes=15)}
        found = after_update([line("ice", sets=1, minutes=15)], last)
        assert [item.exercise for item in found.items] == ["ice"]

    def test_only_of_the_latest_day_what_is_known_loads_and_belongs_to_a_plan(self) -> None:
        last: Last = {
            ("ankle-pumps", "left"): done(-1, reps=20),
            ("no-such-exercise", "left"): done(reps=20),
            ("ice", "left"): done(minutes=15),
            (BAND, "right"): done(reps=10),
            (RAISE, "both"): done(reps=12),
        }
        assert [item.exercise for item in self.again(last)] == [RAISE]

    def test_nothing_where_nothing_is_known_to_have_been_done(self) -> None:
        assert self.again({}) == []
