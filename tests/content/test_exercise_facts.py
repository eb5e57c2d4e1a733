"""What the facts of the exercises must say about each other and about the ankle."""

import pytest

from heelwise.knowledge.read import load

KNOWN = load()
EXERCISES = KNOWN.exercises
IDS = sorted(EXERCISES)

FROM_THE_ARTICLES = {
    "000": {"band-standing-achilles-stretch"},
    "001": {
        "standing-calf-stretch", "standing-soleus-stretch", "seated-plantar-fascia-stretch",
        "ankle-mobilization", "seated-hamstring-stretch", "supine-hamstring-stretch",
        "supine-hamstring-stretch-relaxed", "towel-calf-stretch", "deficit-calf-raise", "deficit-soleus-raise",
        "single-leg-calf-raise", "seated-calf-raise",
    },
    "002": {
        "standing-calf-stretch", "standing-soleus-stretch", "stair-stretch", "stair-stretch-bent",
        "band-plantar-flexion", "double-leg-heel-raise", "eccentric-calf-raise", "eccentric-calf-raise-bent",
        "heel-drop", "heel-drop-bent", "ice", "elevate", "wrap", "heat",
    },
    "003": {"single-heel-drop-stretch"},
    "004": {
        "standing-calf-stretch", "standing-soleus-stretch", "towel-calf-stretch", "double-leg-heel-raise",
        "single-leg-balance",
    },
}  # fmt: skip


@pytest.mark.parametrize("seed", sorted(FROM_THE_ARTICLES))
def test_each_article_is_covered_by_the_exercises_it_taught(seed: str) -> None:
    assert {name for name in IDS if seed in EXERCISES[name].seeds} == FROM_THE_ARTICLES[seed]


@pytest.mark.parametrize("exercise", IDS)
def test_every_source_resolves(exercise: str) -> None:
    facts = EXERCISES[exercise]
    cited = {*facts.sources, *facts.dosage.sources, *(facts.peak_load_bw.sources if facts.peak_load_bw else ())}
    assert cited
    assert not cited - KNOWN.sources.keys()
    assert {f"seed-{seed}" for seed in facts.seeds} <= cited


@pytest.mark.parametrize("exercise", IDS)
def test_easier_and_harder_lead_somewhere_and_the_right_way(exercise: str) -> None:
    facts = EXERCISES[exercise]
    for name in facts.easier:
        assert EXERCISES[name].load_tier <= facts.load_tier
    for name in facts.harder:
        assert EXERCISES[name].load_tier >= facts.load_tier
    assert exercise not in {*facts.easier, *facts.harder}


@pytest.mark.parametrize("exercise", IDS)
def test_a_way_up_is_a_way_down(exercise: str) -> None:
    facts = EXERCISES[exercise]
    assert not [name for name in facts.easier if exercise not in EXERCISES[name].harder]
    assert not [name for name in facts.harder if exercise not in EXERCISES[name].easier]


@pytest.mark.parametrize("exercise", IDS)
def test_a_loaded_bent_knee_over_a_flat_heel_is_past_neutral(exercise: str) -> None:
    facts = EXERCISES[exercise]
    if facts.position == "standing" and facts.knee == "bent":
        assert facts.dorsiflexion == "past-neutral"


@pytest.mark.parametrize("exercise", IDS)
def test_a_step_under_the_forefoot_is_past_neutral(exercise: str) -> None:
    facts = EXERCISES[exercise]
    # Who jumps from a step lands on the floor.
    if "step" in facts.equipment and facts.kind != "plyometric":
        assert facts.dorsiflexion == "past-neutral"


@pytest.mark.parametrize("exercise", IDS)
def test_self_care_and_lying_down_load_nothing(exercise: str) -> None:
    facts = EXERCISES[exercise]
    if facts.kind == "self-care" or facts.position == "lying":
        assert facts.load_tier == 0
    if facts.position == "standing":
        assert facts.load_tier >= 1


@pytest.mark.parametrize("exercise", IDS)
def test_springs_load_more_than_standing(exercise: str) -> None:
    facts = EXERCISES[exercise]
    assert (facts.kind == "plyometric") <= (facts.load_tier >= 3)
    assert (facts.kind == "plyometric" and facts.legs == "one") <= (facts.load_tier == 4)


@pytest.mark.parametrize("exercise", IDS)
def test_a_dose_is_of_one_measure_and_a_guess_is_called_one(exercise: str) -> None:
    dose = EXERCISES[exercise].dosage
    assert [dose.reps, dose.hold_s, dose.minutes].count(None) == 2
    assert dose.sources
    # A number that no source states says whose rule it is.
    if dose.verified == "no":
        assert "heelwise" in dose.sources
        assert dose.note


@pytest.mark.parametrize("exercise", IDS)
def test_what_is_stretched_or_worked_is_named(exercise: str) -> None:
    facts = EXERCISES[exercise]
    if facts.kind != "self-care":
        assert facts.muscles
    if facts.kind == "static-stretch":
        assert facts.stretches
