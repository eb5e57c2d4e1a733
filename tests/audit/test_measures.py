"""The audit of measures names what disagrees with the record, with its own unit, or with the ages before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from heelwise.audit.measures import measures
from heelwise.knowledge.read import forget, load
from tests.knowledge.planting import edited

VISA, RAISES, WALL = "measures/visa-a.toml", "measures/heel-raise-endurance.toml", "measures/knee-to-wall.toml"

PLANTED = [
    (VISA, 'unit = "points"', 'unit = "percent"', f"{VISA}: unit: found 'percent', wanted 'points', as in a record"),
    (VISA, "highest = 100", "highest = 90", f"{VISA}: scale.highest: found 90.0, wanted 100, as in a record"),
    (VISA, 'kind = "questionnaire"', 'kind = "test"', f"{VISA}: kind: found True, wanted False, as in a record"),
    (VISA, 'value = 90, unit = "points"', 'value = 90, unit = "percent"', f"{VISA}: unit: found 'percent'"),
    (VISA, "value = 90,", "value = 101,", f"{VISA}: value: found 101, wanted a value on the scale"),
    (VISA, 'value = 42, unit = "days"', 'value = 6, unit = "weeks"', f"{VISA}: current-for.unit: found 'weeks'"),
    (RAISES, "from-age = 30", "from-age = 31", f"{RAISES}: norms: found 31 after 29, wanted ages without gap"),
    (RAISES, "female = [27, 27]", "female = [31, 31]", f"{RAISES}: norms: found more from 30, wanted no more than"),
    (RAISES, "male = [14, 15]", "male = [20, 20]", f"{RAISES}: norms: found more from 70, wanted no more than"),
    (WALL, '"The heel lifts."', '"Stop!"', f"{WALL}: stop: found an exclamation mark"),
    (VISA, 'licence = "The', 'licence = "{The', f"{VISA}: licence: found a brace"),
]


def found(folder: Path) -> list[str]:
    forget()
    return [str(fault) for fault in measures(load(folder))]


def test_the_shipped_measures_are_sound() -> None:
    assert list(measures(load())) == []


@pytest.mark.parametrize(("file", "old", "new", "wanted"), PLANTED)
def test_a_planted_fault_is_named(folder: Path, file: str, old: str, new: str, wanted: str) -> None:
    edited(folder, file, old, new)
    assert any(one.startswith(wanted) for one in found(folder)), found(folder)


def test_a_test_without_an_end_is_named(folder: Path) -> None:
    path = folder / WALL
    lines = path.read_text().splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("stop = ")))
    assert f"{WALL}: stop: found nothing, wanted when the test ends" in found(folder)


def test_a_measure_lost_or_unheard_of_is_named(folder: Path) -> None:
    (folder / VISA).rename(folder / "measures/visa-b.toml")
    assert found(folder)[0].startswith(f"{VISA}: : found no file") or any("no file" in one for one in found(folder))
    assert any("visa-b" in one for one in found(folder))
