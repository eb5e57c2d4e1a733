"""Every value of the content has a place a person can find."""

from __future__ import annotations

import pytest

from heelwise.audit.places import chains_of, every_value, pathway_file, rungs_of, support_of
from heelwise.knowledge.conditions import RepsInSession
from heelwise.knowledge.exercises import Dosage
from heelwise.knowledge.facts import Number
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Dose
from heelwise.knowledge.read import CONTENT, load


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def test_a_place_is_a_file_that_exists(knowledge: Knowledge) -> None:
    missing = {placed.file for placed in every_value(knowledge) if not (CONTENT / placed.file).is_file()}
    assert not missing


@pytest.mark.parametrize(
    ("file", "key", "kind"),
    [
        ("numbers/pain.toml", "strict-cap", Number),
        ("exercises/heel-drop/exercise.toml", "dosage", Dosage),
        ("pathways/graded-loading.toml", "phases.wake.rungs.band.steps.0", Dose),
        ("pathways/graded-loading.toml", "phases.one-leg.rungs.eccentric-floor.gate.of.0", RepsInSession),
        ("pathways/settle.toml", "phases.first-days.support.self-care.lines.ice.dose", Dose),
    ],
)
def test_a_value_is_found_where_it_is_written(knowledge: Knowledge, file: str, key: str, kind: type) -> None:
    assert [type(p.value) for p in every_value(knowledge) if (p.file, p.key) == (file, key)] == [kind]


def test_milestones_are_named_by_what_they_open(knowledge: Knowledge) -> None:
    keys = {placed.key for placed in every_value(knowledge) if placed.file == pathway_file("rupture-guided")}
    assert {"milestones.band", "milestones.below-neutral"} <= keys


def test_the_ladder_comes_in_order(knowledge: Knowledge) -> None:
    keys = [key for key, _, _ in rungs_of(knowledge.pathways["loosen"])]
    assert keys == [
        "phases.ease-in.rungs.towel-stretch",
        "phases.ease-in.rungs.wall-stretch",
        "phases.go-deeper.rungs.step-stretch",
        "phases.go-deeper.rungs.one-leg-stretch",
    ]


def test_everything_prescribed_is_in_a_chain(knowledge: Knowledge) -> None:
    settle = knowledge.pathways["settle"]
    assert [exercise for _, exercise, _ in chains_of(settle)] == [
        *("ankle-pumps", "isometric-heel-raise"),
        *("ice", "elevate", "wrap"),
    ]
    assert [line.exercise for _, _, line in support_of(settle)] == ["ice", "elevate", "wrap"]
