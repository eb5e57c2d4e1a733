"""Every measure has its facts: scale, error, what matters, norms; each cited, none claimed that nobody read."""

from __future__ import annotations

from pathlib import Path

import pytest

from heelwise.knowledge.facts import Number
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.record.scales import SCALES
from heelwise.terms import Measure, words
from tests.knowledge.planting import complaints, edited

NAMES = words(Measure)
VISA, RAISES = "measures/visa-a.toml", "measures/heel-raise-endurance.toml"


def numbers(measure: OutcomeMeasure) -> list[Number]:
    fields = (getattr(measure, field) for field in measure.__struct_fields__)
    inside = measure.symmetry and [getattr(measure.symmetry, f) for f in measure.symmetry.__struct_fields__]
    several = [*measure.mcid, *measure.settings, *(inside or [])]
    return [one for one in (*fields, *several) if isinstance(one, Number)]


def test_every_measure_of_the_field_has_a_file(knowledge: Knowledge) -> None:
    assert set(knowledge.outcomes) == set(NAMES) == set(knowledge.measures)


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_agrees_with_the_record_and_cites(knowledge: Knowledge, name: Measure) -> None:
    measure, scale = knowledge.outcomes[name], SCALES[name]
    found = (measure.unit, measure.scale.lowest, measure.scale.highest, measure.kind == "test")
    assert found == (scale.unit, scale.lowest, scale.highest, scale.one_leg)
    for number in numbers(measure):
        assert number.unit
        assert set(number.sources) <= knowledge.sources.keys()
        assert (number.tag in ("D", "M")) <= (number.verified == "no")
    assert measure.review.status == "draft"


PUBLISHED = {
    ("visa-a", "items"): 8, ("visa-a", "mcid"): (14, 7, 6.5), ("visa-a", "healthy"): 96, ("visa-a", "recovered"): 90,
    ("visa-a", "at_weeks"): (0, 6, 12, 24, 52), ("visa-a", "error"): 5.6, ("tendins-a", "items"): 10,
    ("tendins-a", "error"): 12, ("tendins-a", "error_single"): 6.54, ("atrs", "items"): 10, ("atrs", "healthy"): 99.8,
    ("atrs", "healthy_sd"): 1.1, ("atrs", "reliable_from"): 24, ("atrs", "mcid"): (8,), ("atrs", "error"): 6.8,
    ("atrs", "at_weeks"): (13, 26, 52), ("lefs", "items"): 20, ("lefs", "mcid"): (9,), ("lefs", "error"): 9,
    ("faam-adl", "items"): 21, ("faam-adl", "mcid"): (8,), ("faam-adl", "error"): 5.7, ("faam-sport", "items"): 8,
    ("faam-sport", "mcid"): (9,), ("faam-sport", "error"): 12.3, ("psfs", "items"): 3, ("psfs", "mcid"): (2.3,),
    ("hop-pain", "mcid"): (2,), ("heel-raise-endurance", "error"): 6, ("knee-to-wall", "error"): 1.9,
    ("knee-to-wall", "healthy"): 12, ("knee-to-wall", "healthy_sd"): 2.8, ("knee-to-wall", "usual_gap"): 1.5,
    ("heel-raise-height", "healthy"): 9.3, ("heel-raise-work", "healthy"): 1374,
}  # fmt: skip


@pytest.mark.parametrize(("of", "value"), PUBLISHED.items(), ids=str)
def test_a_published_number_is_what_was_published(knowledge: Knowledge, of: tuple[str, str], value: object) -> None:
    measure = knowledge.outcomes[of[0]]
    found = {
        "items": measure.scale.items,
        "mcid": tuple(one.value for one in measure.mcid),
        "at_weeks": measure.schedule.at_weeks,
    }
    single = {
        name: one.value for name in measure.__struct_fields__ if isinstance(one := getattr(measure, name), Number)
    }
    assert {**found, **single}[of[1]] == value


BETTER = {"hop-pain": "low", "tendins-a": "low", "body-weight": "neither"}


@pytest.mark.parametrize("name", NAMES)
def test_which_end_is_good(knowledge: Knowledge, name: Measure) -> None:
    assert knowledge.outcomes[name].scale.better == BETTER.get(name, "high")


NORMS = [
    (20, 29, 30, 31, 37, 37), (30, 39, 27, 27, 32, 33), (40, 49, 24, 25, 28, 28), (50, 59, 21, 22, 23, 24),
    (60, 69, 19, 19, 19, 19), (70, 79, 16, 17, 14, 15), (80, 120, 14, 14, 10, 10),
]  # fmt: skip


def test_the_norms_are_both_transcriptions(knowledge: Knowledge) -> None:
    norms = knowledge.outcomes["heel-raise-endurance"].norms
    assert [(n.from_age, n.to_age, *n.female, *n.male) for n in norms] == NORMS
    assert {n.verified for n in norms} == {"secondary"}


def test_the_test_is_thirty_raises_a_minute(knowledge: Knowledge) -> None:
    settings = {one.id: one.value for one in knowledge.outcomes["heel-raise-endurance"].settings}
    assert settings["raises-per-minute"] * 2 == settings["beats-per-minute"] == 60
    assert settings["incline"] == 10


def test_every_test_says_when_to_stop(knowledge: Knowledge) -> None:
    for measure in knowledge.outcomes.values():
        assert (measure.kind == "test") == bool(measure.stop)


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        (VISA, 'unit = "points"\nreview', "review", "unit"),
        (VISA, 'better = "high"', 'better = "up"', "scale.better"),
        (VISA, "from-week = 12", "from-week = -1", "mcid[0].from-week"),
        (RAISES, "female = [30, 31]", "female = [30]", "norms[0].female"),
        (RAISES, "from-age = 20", "from-age = 200", "norms[0].from-age"),
        (VISA, 'kind = "questionnaire"', 'kind = "quiz"', "kind"),
    ],
)
def test_a_fault_is_named(folder: Path, file: str, old: str, new: str, key: str) -> None:
    edited(folder, file, old, new)
    assert (file, key) in {(fault.file, fault.key) for fault in complaints(folder)}
