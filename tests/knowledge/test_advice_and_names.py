"""Advice says what the engine needs said, honestly; names are there for what people read."""

from __future__ import annotations

import pytest

from heelwise.knowledge.library import Knowledge

NEEDED = """
mention-flag unsure-flag see-clinician-trend ice-and-heat heel-lift footwear activity-jump tight-calf isometric-honest
healing-tell-clinician healing-boot-on healing-single-raise healing-no-stretch
stretch-honest cap-chosen-too-early rupture-watch rupture-get-seen self-care-cautions record-morning
settle-heat sport-day flare long-stiffness record-visa-a record-atrs healing-tell-clinician heel-lift-midportion
run-longest run-week-share run-slowly run-faster run-hills shoes-age shoes-rotate shoes-new load-apart-from-pain
comes-back healing-not-open pain-elsewhere
"""


@pytest.mark.parametrize("advice", NEEDED.split())
def test_the_advice_is_there_and_sourced(knowledge: Knowledge, advice: str) -> None:
    found = knowledge.advice[advice]
    assert found.text.endswith(".")
    assert set(found.sources) <= knowledge.sources.keys()


def test_there_is_no_other_advice(knowledge: Knowledge) -> None:
    assert knowledge.advice.keys() == set(NEEDED.split())


def test_holding_still_promises_no_relief(knowledge: Knowledge) -> None:
    assert "did not find it reliably" in knowledge.advice["isometric-honest"].text


def test_stretching_is_not_called_a_treatment(knowledge: Knowledge) -> None:
    assert "does not treat" in knowledge.advice["stretch-honest"].text


def test_cold_and_heat_have_their_cautions(knowledge: Knowledge) -> None:
    text = knowledge.advice["self-care-cautions"].text
    for caution in ("numb", "Raynaud", "wound", "circulation", "at night", "toes change colour", "newly swollen"):
        assert caution in text
    assert "first three days" in text


def test_a_healing_tear_is_watched_for_what_kills_first(knowledge: Knowledge) -> None:
    text = knowledge.advice["rupture-watch"].text
    for sign in ("pop", "swollen", "breath", "fever", "wound", "numb"):
        assert sign in text


@pytest.mark.parametrize(
    ("alone", "kind"),
    [
        ("left", "side"),
        ("both", "side"),
        ("none", "training"),
        ("band", "equipment"),
        ("step", "equipment"),
        ("wall", "equipment"),
        ("heel-drop", "exercise"),
        ("settle", "pathway"),
        ("midportion", "condition"),
        ("morning", "slot"),
        ("hold-one", "rung"),
    ],
)
def test_an_id_alone_means_the_kind_people_read_most(knowledge: Knowledge, alone: str, kind: str) -> None:
    assert knowledge.names[alone] == knowledge.names[f"{kind}.{alone}"]


def test_no_two_exercises_share_a_name(knowledge: Knowledge) -> None:
    names = [knowledge.names[f"exercise.{exercise}"] for exercise in knowledge.exercises]
    assert len(set(names)) == len(names)


def test_no_two_rungs_of_a_ladder_share_a_name(knowledge: Knowledge) -> None:
    for pathway in knowledge.pathways.values():
        names = [knowledge.names[f"rung.{rung.id}"] for phase in pathway.phases for rung in phase.rungs]
        assert len(set(names)) == len(names)
