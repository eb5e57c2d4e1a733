"""The permission matrix says of the seeds' exercises what the published table says, and denies the rest by default."""

from __future__ import annotations

import pytest

from heelwise.knowledge.library import Knowledge
from heelwise.terms import Measure, Milestone, words

SEEDS = [
    "standing-calf-stretch",
    "standing-soleus-stretch",
    "seated-plantar-fascia-stretch",
    "ankle-mobilization",
    "seated-hamstring-stretch",
    "supine-hamstring-stretch",
    "supine-hamstring-stretch-relaxed",
    "towel-calf-stretch",
    "stair-stretch",
    "stair-stretch-bent",
    "single-heel-drop-stretch",
    "band-standing-achilles-stretch",
    "deficit-calf-raise",
    "deficit-soleus-raise",
    "single-leg-calf-raise",
    "seated-calf-raise",
    "band-plantar-flexion",
    "double-leg-heel-raise",
    "eccentric-calf-raise",
    "eccentric-calf-raise-bent",
    "heel-drop",
    "heel-drop-bent",
    "single-leg-balance",
    "ice",
    "elevate",
    "wrap",
    "heat",
]

NOT_AT_THE_HEEL_BONE = [
    "band-standing-achilles-stretch",
    "standing-calf-stretch",
    "standing-soleus-stretch",
    "ankle-mobilization",
    "towel-calf-stretch",
    "deficit-calf-raise",
    "deficit-soleus-raise",
    "stair-stretch",
    "stair-stretch-bent",
    "single-heel-drop-stretch",
    "heel-drop",
    "heel-drop-bent",
    "eccentric-calf-raise-bent",
    "supine-hamstring-stretch",
    "standing-calf-raise-barbell",
]

STRETCHES = [
    "standing-calf-stretch",
    "standing-soleus-stretch",
    "towel-calf-stretch",
    "band-standing-achilles-stretch",
    "ankle-mobilization",
    "seated-plantar-fascia-stretch",
    "supine-hamstring-stretch",
    "stair-stretch",
    "stair-stretch-bent",
    "single-heel-drop-stretch",
]

WHAT_OPENS: dict[str, Milestone] = {
    "ankle-pumps": "active-motion",
    "seated-calf-raise": "heel-raise-seated",
    "band-plantar-flexion": "band",
    "single-leg-balance": "balance",
    "double-leg-heel-raise": "heel-raise-double",
    "single-leg-calf-raise": "heel-raise-single",
    "walk-jog": "running",
    "double-leg-hop": "plyometrics",
    "towel-calf-stretch": "dorsiflexion-stretch",
    "heel-drop": "below-neutral",
    "single-heel-drop-stretch": "below-neutral",
}


@pytest.mark.parametrize("exercise", SEEDS)
def test_every_exercise_of_the_seeds_is_open_to_a_healthy_tight_calf(knowledge: Knowledge, exercise: str) -> None:
    assert knowledge.permissions[exercise].tightness == "ok"


@pytest.mark.parametrize("exercise", NOT_AT_THE_HEEL_BONE)
def test_nothing_past_neutral_where_the_tendon_meets_the_heel(knowledge: Knowledge, exercise: str) -> None:
    assert knowledge.permissions[exercise].insertional == "no"


@pytest.mark.parametrize("exercise", STRETCHES)
def test_no_stretch_while_a_tendon_settles_or_a_tear_heals(knowledge: Knowledge, exercise: str) -> None:
    row = knowledge.permissions[exercise]
    assert row.midportion == "from-rung"
    assert not any(rung.startswith("settle") for rung in row.rungs)
    assert row.milestone in {"dorsiflexion-stretch", "below-neutral"}


@pytest.mark.parametrize(("exercise", "milestone"), WHAT_OPENS.items())
def test_a_milestone_opens_what_it_names(knowledge: Knowledge, exercise: str, milestone: Milestone) -> None:
    assert knowledge.permissions[exercise].milestone == milestone


def test_hops_wait_for_rungs_on_which_nobody_starts(knowledge: Knowledge) -> None:
    rungs = {rung for pathway in knowledge.pathways.values() for rung in pathway.start.values()}
    for exercise in knowledge.exercises.values():
        if exercise.load_tier >= 3:
            row = knowledge.permissions[exercise.id]
            assert row.midportion == row.insertional == "from-rung"
            assert rungs.isdisjoint(row.rungs)


def test_tests_are_loads_and_questionnaires_are_not(knowledge: Knowledge) -> None:
    assert knowledge.measures.keys() == set(words(Measure))
    for name, row in knowledge.measures.items():
        loads = name.startswith(("heel-raise", "knee", "hop", "single"))
        assert row.loads_nothing != loads
        assert (row.milestone is not None) == loads
    assert knowledge.measures["knee-to-wall"].insertional == "no"
    assert knowledge.measures["knee-to-wall"].milestone == "dorsiflexion-stretch"
    assert knowledge.measures["heel-raise-endurance"].pain_at_most == 5
