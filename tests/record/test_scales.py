"""Each measure has one unit, a scale with two ends, and a leg or none."""

from __future__ import annotations

import pytest

from heelwise.record.decode import decode_document
from heelwise.record.events import UNITS, Measured
from heelwise.record.scales import SCALES, Scale
from heelwise.terms import Measure, words

PUBLISHED: dict[Measure, tuple[str, float, float]] = {
    "visa-a": ("points", 0, 100),
    "tendins-a": ("points", 0, 100),
    "atrs": ("points", 0, 100),
    "lefs": ("points", 0, 80),
    "faam-adl": ("percent", 0, 100),
    "faam-sport": ("percent", 0, 100),
    "psfs": ("points", 0, 10),
    "hop-pain": ("points", 0, 10),
}
"""The ends of the questionnaires are theirs; the others only keep out what nobody can measure."""

OF_ONE_LEG = {"heel-raise-endurance", "heel-raise-height", "heel-raise-work", "knee-to-wall", "hop-pain", "single-hop"}


def flawed(measure: Measure, *, value: float, unit: str, side: str | None) -> list[str]:
    found = decode_document(
        {
            "kind": "measured",
            "at": "2026-11-20T07:30:00+01:00",
            "id": "0190c2a4-0000-7000-8000-000000000001",
            "measure": measure,
            "value": value,
            "unit": unit,
            "side": side,
            "method": "form",
        }
    )
    return [] if isinstance(found, Measured) else [flaw.field for flaw in found]  # type: ignore[union-attr]


def test_every_measure_has_a_scale() -> None:
    assert set(SCALES) == set(words(Measure))
    assert {measure: scale.unit for measure, scale in SCALES.items()} == UNITS
    assert {measure for measure, scale in SCALES.items() if scale.one_leg} == OF_ONE_LEG


@pytest.mark.parametrize("measure", PUBLISHED)
def test_a_questionnaire_has_its_own_ends(measure: Measure) -> None:
    assert SCALES[measure][:3] == PUBLISHED[measure]


@pytest.mark.parametrize(("measure", "scale"), SCALES.items())
def test_the_ends_of_a_scale_are_on_it(measure: Measure, scale: Scale) -> None:
    side = "right" if scale.one_leg else None
    assert flawed(measure, value=scale.lowest, unit=scale.unit, side=side) == []
    assert flawed(measure, value=scale.highest, unit=scale.unit, side=side) == []
    assert flawed(measure, value=scale.lowest - 0.5, unit=scale.unit, side=side) == ["value"]
    assert flawed(measure, value=scale.highest + 0.5, unit=scale.unit, side=side) == ["value"]


@pytest.mark.parametrize(("measure", "scale"), SCALES.items())
def test_no_measure_takes_the_unit_of_another(measure: Measure, scale: Scale) -> None:
    side = "right" if scale.one_leg else None
    for unit in {"reps", "cm", "mm", "J", "points", "percent", "kg", "lb"} - {scale.unit}:
        assert flawed(measure, value=scale.highest, unit=unit, side=side) == ["unit"]


@pytest.mark.parametrize(("measure", "scale"), SCALES.items())
def test_a_test_of_one_leg_says_which(measure: Measure, scale: Scale) -> None:
    for side in ("both", None):
        found = flawed(measure, value=scale.highest, unit=scale.unit, side=side)
        assert found == (["side"] if scale.one_leg else [])
