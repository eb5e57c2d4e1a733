"""Scores against their error, against what people notice, against norms, and side against side."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from heelwise.engine.because import Because
from heelwise.engine.measurements import current, noted, series_of
from heelwise.engine.norms import ENDURANCE, expected_heel_raises, limb_symmetry, symmetry_because
from heelwise.engine.scores import Seen, mcid_of, score_because
from heelwise.engine.state import Person, Tendon
from heelwise.record.events import IntakeAnswered, Measured
from heelwise.record.scales import SCALES
from heelwise.terms import Heel, Measure
from tests.people import FIRST, day, library, person

KNOWN = library()


def intake(**told: Any) -> IntakeAnswered:
    return next(e for e in person(**told).record().events if isinstance(e, IntakeAnswered))


def tendon(**told: Any) -> Tendon:
    return Tendon(
        heel="left", intake=intake(**told), episode_on=FIRST, placed_on=FIRST, phase_since=FIRST, plan_since=FIRST,
        condition="midportion",
    )  # fmt: skip


def measured(measure: Measure, *values: tuple[int, float], side: Heel | None = None, **more: Any) -> list[Measured]:
    """Measurements as (day, value), through the real decoder."""
    diary = person()
    for on, value in values:
        told = {"measure": measure, "value": value, "unit": SCALES[measure].unit, "side": side}
        diary.write("measured", on, "10:00", **{"method": "form", **told, **more})
    return [e for e in diary.record().events if isinstance(e, Measured)]


def said(measure: Measure, *values: tuple[int, float], on: int, condition: str = "midportion", **more: Any) -> Because:
    """What is said of a measure whose values these are, on a day."""
    side: Heel | None = "left" if SCALES[measure].one_leg else None
    known = Person(measured=noted({}, measured(measure, *values, side=side, **more)))
    found = score_because(measure, Seen(on=day(on), person=known, tendon=tendon(), knowledge=KNOWN))
    assert found is not None
    return found


class TestChange:
    """No change, changed, mattered."""

    @pytest.mark.parametrize(
        ("measure", "first", "last", "weeks", "rule", "verdict"),
        [
            ("visa-a", 50, 55.5, 12, "score-no-change", "met"),
            ("visa-a", 50, 55.6, 12, "score-changed", "met"),
            ("visa-a", 50, 63.9, 12, "score-changed", "met"),
            ("visa-a", 50, 64, 12, "score-mattered", "met"),
            ("visa-a", 50, 56, 11, "score-changed", "met"),
            ("visa-a", 50, 57, 23, "score-changed", "met"),
            ("visa-a", 50, 57, 24, "score-mattered", "met"),
            ("visa-a", 50, 36, 12, "score-mattered", "unmet"),
            ("tendins-a", 50, 38, 6, "score-changed", "met"),
            ("tendins-a", 50, 62, 6, "score-changed", "unmet"),
            ("tendins-a", 50, 39, 6, "score-no-change", "met"),
            ("lefs", 40, 48, 6, "score-no-change", "met"),
            ("lefs", 40, 49, 6, "score-mattered", "met"),
            ("faam-sport", 40, 52, 6, "score-no-change", "met"),
            ("faam-sport", 40, 52.3, 6, "score-mattered", "met"),
            ("psfs", 4, 6, 6, "score-error-unknown", "unknown"),
            ("psfs", 4, 6.5, 6, "score-mattered", "met"),
            ("heel-raise-endurance", 20, 25, 6, "score-no-change", "met"),
            ("heel-raise-endurance", 20, 26, 6, "score-changed", "met"),
            ("heel-raise-height", 5, 9, 6, "score-error-unknown", "unknown"),
            ("knee-to-wall", 8, 9.8, 6, "score-no-change", "met"),
            ("knee-to-wall", 8, 9.9, 6, "score-changed", "met"),
            ("hop-pain", 5, 3, 6, "score-mattered", "met"),
            ("hop-pain", 3, 5, 6, "score-mattered", "unmet"),
        ],
    )
    def test_at_the_boundary(
        self, measure: Measure, first: float, last: float, weeks: int, rule: str, verdict: str
    ) -> None:
        found = said(measure, (0, first), (7 * weeks, last), on=7 * weeks)
        assert (found.rule, found.verdict) == (rule, verdict)

    def test_better_and_worse_mirror_each_other(self) -> None:
        up, down = said("visa-a", (0, 40), (84, 60), on=84), said("visa-a", (0, 60), (84, 40), on=84)
        assert (up.rule, up.facts["by"]) == (down.rule, down.facts["by"])
        assert (up.verdict, down.verdict) == ("met", "unmet")

    def test_the_latest_is_compared_with_the_first_of_the_episode(self) -> None:
        found = said("visa-a", (0, 50), (42, 70), (84, 52), on=84)
        assert (found.facts["first"], found.facts["last"]) == (50, 52)

    def test_only_the_same_method_is_compared(self) -> None:
        mixed = [*measured("knee-to-wall", (0, 8), side="left", method="ruler"),
                 *measured("knee-to-wall", (20, 12), side="left", method="tilt")]  # fmt: skip
        seen = Seen(on=day(20), person=Person(measured=noted({}, mixed)), tendon=tendon(), knowledge=KNOWN)
        found = score_because("knee-to-wall", seen)
        assert found is not None
        assert (found.rule, found.verdict) == ("score-methods-differ", "unknown")

    def test_what_was_never_taken_says_nothing(self) -> None:
        assert score_because("visa-a", Seen(on=FIRST, person=Person(), tendon=tendon(), knowledge=KNOWN)) is None

    @pytest.mark.parametrize(("weeks", "least"), [(0, 14), (6, 14), (12, 14), (23, 14), (24, 7), (52, 7)])
    @pytest.mark.parametrize("condition", ["midportion", "insertional"])
    def test_the_change_people_notice_by_week(self, weeks: int, least: float, condition: Any) -> None:
        found = mcid_of(KNOWN.outcomes["visa-a"], weeks, condition)
        assert found is not None
        assert found[0] == least

    def test_nobody_published_one_for_the_tendins(self) -> None:
        assert mcid_of(KNOWN.outcomes["tendins-a"], 12, "midportion") is None

    @pytest.mark.parametrize(
        ("tear", "rule"),
        [
            ({"on": "2026-10-26", "treatment": "boot"}, "score-too-early"),
            ({"on": "2026-05-01", "treatment": "surgery", "surgery_on": "2026-06-20"}, "score-too-early"),
            ({"on": "2026-05-01", "treatment": "surgery", "surgery_on": "2026-05-10"}, "score-one"),
            (None, "score-too-early"),
        ],
    )
    def test_the_atrs_waits_for_week_24_after_the_latest_date(self, tear: Any, rule: str) -> None:
        torn = tendon(**({"complaint": "rupture", "rupture": tear} if tear else {}))
        known = Person(measured=noted({}, measured("atrs", (1, 60))))
        found = score_because("atrs", Seen(on=day(1), person=known, tendon=torn, knowledge=KNOWN))
        assert found is not None
        assert found.rule == rule


class TestCurrent:
    """Which measurement still counts."""

    def test_the_latest_does(self) -> None:
        known = noted({}, measured("visa-a", (0, 50), (10, 60)))
        found = current(known, "visa-a", "left", on=day(20), since=FIRST, knowledge=KNOWN)
        assert found is not None
        assert found.value == 60

    @pytest.mark.parametrize(("on", "there"), [(42, True), (43, False)])
    def test_until_it_is_too_old(self, on: int, *, there: bool) -> None:
        known = noted({}, measured("visa-a", (0, 50)))
        assert bool(current(known, "visa-a", "left", on=day(on), since=FIRST, knowledge=KNOWN)) is there

    def test_not_one_of_tomorrow(self) -> None:
        known = noted({}, measured("visa-a", (5, 50)))
        assert current(known, "visa-a", "left", on=day(4), since=FIRST, knowledge=KNOWN) is None

    def test_not_one_from_before(self) -> None:
        known = noted({}, measured("visa-a", (0, 50)))
        assert current(known, "visa-a", "left", on=day(4), since=day(1), knowledge=KNOWN) is None

    @pytest.mark.parametrize(("trust", "there"), [(0.49, False), (0.5, True), (1.0, True)])
    def test_not_one_that_does_not_trust_itself(self, trust: float, *, there: bool) -> None:
        known = noted({}, measured(ENDURANCE, (0, 50), side="left", method="counted", trust=trust))
        assert bool(series_of(known, ENDURANCE, "left", KNOWN)) is there

    def test_a_score_of_its_own_side_comes_before_one_of_no_side(self) -> None:
        known = noted({}, [*measured("visa-a", (0, 50)), *measured("visa-a", (1, 70), side="left")])
        assert [m.value for m in series_of(known, "visa-a", "left", KNOWN)] == [70]
        assert [m.value for m in series_of(known, "visa-a", "right", KNOWN)] == [50]

    def test_a_test_belongs_to_its_own_leg(self) -> None:
        known = noted({}, measured(ENDURANCE, (0, 20), side="right", method="counted"))
        assert series_of(known, ENDURANCE, "left", KNOWN) == ()


class TestNorms:
    """What is usual depends on age and sex."""

    @pytest.mark.parametrize(
        ("born", "sex", "usual"),
        [
            (1980, "male", 28), (1980, "female", 24), (1986, "male", 32), (1985, "male", 28), (1976, "female", 24),
            (2005, "male", 37), (2006, "male", None), (1946, "female", 16), (1945, "female", 14), (1945, "male", 10),
            (1980, "other", None), (1980, None, None), (None, "male", None),
        ],
    )  # fmt: skip
    def test_heel_raises(self, born: int | None, sex: str | None, usual: float | None) -> None:
        """Day 1 of 2026: the younger age is 2025 less the birth year."""
        assert expected_heel_raises(intake(birth_year=born, sex=sex), FIRST, KNOWN) == usual

    def test_nobody_is_asked_for_25_alike(self) -> None:
        usual = {expected_heel_raises(intake(birth_year=y, sex="male"), FIRST, KNOWN) for y in range(1930, 2006, 10)}
        assert len(usual) == 7

    def test_the_second_transcription_stands_beside_the_first(self) -> None:
        for norm in KNOWN.outcomes[ENDURANCE].norms:
            for first, second in (norm.female, norm.male):
                assert abs(first - second) <= 1


class TestSides:
    """Left against right, and when that misleads."""

    def compare(self, left: float, right: float, *, sore: bool = False, apart: int = 0, **told: Any) -> Any:
        known = noted({}, measured(ENDURANCE, (0, left), side="left", method="counted"))
        known = noted(known, measured(ENDURANCE, (apart, right), side="right", method=told.pop("method", "counted")))
        return limb_symmetry(
            known, ENDURANCE, "left", on=day(apart), since=FIRST, other_is_sore=sore,
            intake=intake(**{"sex": "male", **told}), knowledge=KNOWN,
        )  # fmt: skip

    def test_percent_of_the_other(self) -> None:
        found = self.compare(27, 30)
        assert (found.pct, found.misleads) == (90, None)

    def test_both_sore(self) -> None:
        assert self.compare(30, 30, sore=True).misleads == "sore"

    @pytest.mark.parametrize(("right", "misleads"), [(22, "weak"), (23, None)])
    def test_the_other_is_weak_below_eighty_percent_of_usual(self, right: float, misleads: str | None) -> None:
        assert self.compare(20, right).misleads == misleads

    def test_without_age_nobody_is_called_weak(self) -> None:
        assert self.compare(5, 5, birth_year=None).misleads is None

    def test_nothing_to_compare(self) -> None:
        assert self.compare(20, 0) is None
        assert self.compare(20, 20, apart=8) is None
        assert self.compare(20, 20, apart=7) is not None
        assert self.compare(20, 20, method="accelerometer") is None

    def test_a_measure_without_an_aim_has_no_ratio(self) -> None:
        known = noted({}, measured("hop-pain", (0, 2), side="left"))
        known = noted(known, measured("hop-pain", (0, 2), side="right"))
        assert symmetry_because(
            known, "hop-pain", tendon(), on=FIRST, other_is_sore=False, knowledge=KNOWN
        ) is None  # fmt: skip


def test_a_measurement_keeps_its_day() -> None:
    """The day is the one written in its own time, whatever zone the reader is in."""
    late = measured("visa-a", (0, 50))[0]
    assert late.at.date() == dt.date(2026, 11, 2)
