"""The pathways are whole: phases, rungs, doses and gates as published, or marked as ours."""

from __future__ import annotations

import pytest

from heelwise.knowledge.conditions import All, DaysInPhase, MorningAtBase, RepsInSession, StepsDone, WalkPain
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Pathway, Rung
from heelwise.terms import Condition

SHARED = [
    "pumps",
    "band",
    "seated",
    "seated-loaded",
    "hold-two",
    "raise-two",
    "lower-biased",
    "hold-one",
    "eccentric-floor",
]
LATER = ["rebound", "hop-two", "rope", "run", "run-build", "run-continuous", "run-pace", "hop-one", "hop-ways"]
"""What springs, for those whose goal needs it."""


def rungs(pathway: Pathway) -> dict[str, Rung]:
    return {rung.id: rung for phase in pathway.phases for rung in phase.rungs}


def test_both_ladders_climb_in_the_same_order_and_part_at_the_step(knowledge: Knowledge) -> None:
    assert list(rungs(knowledge.pathways["graded-loading"])) == [*SHARED, "heel-drop", "heel-drop-loaded", *LATER]
    assert list(rungs(knowledge.pathways["low-compression"])) == [*SHARED, "floor-loaded", *LATER]


@pytest.mark.parametrize(
    ("condition", "pathway"),
    [
        ("tightness", "loosen"),
        ("midportion", "graded-loading"),
        ("insertional", "low-compression"),
        ("unsure", "low-compression"),
        ("rupture", "rupture-guided"),
    ],
)
def test_each_condition_has_its_pathway(knowledge: Knowledge, condition: Condition, pathway: str) -> None:
    assert [one.id for one in knowledge.pathways.values() if condition in one.default_for] == [pathway]


def test_people_start_where_their_pain_says(knowledge: Knowledge) -> None:
    for name in ("graded-loading", "low-compression"):
        start = knowledge.pathways[name].start
        assert start == {"lowest": "pumps", "low": "seated", "middle": "raise-two", "high": "eccentric-floor"}


def test_the_band_is_the_seeds(knowledge: Knowledge) -> None:
    steps = rungs(knowledge.pathways["graded-loading"])["band"].steps
    assert [(step.sets, step.reps, step.band) for step in steps] == [
        (2, 10, "light"),
        (3, 10, "light"),
        (3, 10, "medium"),
        (3, 10, "heavy"),
    ]


def test_the_slow_lowering_builds_to_three_times_fifteen_twice_a_day(knowledge: Knowledge) -> None:
    pathway = knowledge.pathways["graded-loading"]
    for name in ("eccentric-floor", "heel-drop"):
        rung = rungs(pathway)[name]
        assert [(step.sets, step.reps) for step in rung.steps] == [(1, 15), (2, 15), (3, 15)]
        assert len(rung.main) == 2  # knee straight and knee bent
    assert {phase.id: phase.per_day for phase in pathway.phases} == {
        "wake": 1,
        "two-legs": 1,
        "one-leg": 2,
        "on-step": 2,
        **dict.fromkeys(("spring", "hop", "run-walk", "run-on", "jump"), 1),
    }
    assert rungs(pathway)["heel-drop"].tempo_s == (1, 0, 3, 2)


def test_the_step_opens_after_three_easy_sets_of_fifteen(knowledge: Knowledge) -> None:
    gate = rungs(knowledge.pathways["graded-loading"])["eccentric-floor"].gate
    assert isinstance(gate, All)
    assert gate.of == (RepsInSession(exercise="eccentric-calf-raise", at_least=45), StepsDone(pain_at_most=2))


def test_weight_comes_five_kilograms_at_a_time(knowledge: Knowledge) -> None:
    for pathway, rung in (("graded-loading", "heel-drop-loaded"), ("low-compression", "floor-loaded")):
        loads = [step.load_kg for step in rungs(knowledge.pathways[pathway])[rung].steps]
        assert loads == [5, 10, 15, 20]


def test_holds_claim_no_pain_relief(knowledge: Knowledge) -> None:
    rung = rungs(knowledge.pathways["graded-loading"])["hold-two"]
    assert [(step.sets, step.hold_s) for step in rung.steps] == [(5, 30), (5, 45)]
    assert "No pain relief is claimed" in (rung.note or "")


def test_nothing_presses_the_tendon_on_the_heel_bone(knowledge: Knowledge) -> None:
    for name in ("low-compression", "settle"):
        for phase in knowledge.pathways[name].phases:
            lines = [line for group in phase.support for line in group.lines]
            mains = [main for rung in phase.rungs for main in rung.main]
            for entry in (*lines, *mains):
                for exercise in (entry.exercise, *entry.instead):
                    assert knowledge.exercises[exercise].dorsiflexion != "past-neutral"


def test_settling_ends_by_criteria_after_three_days(knowledge: Knowledge) -> None:
    settle = knowledge.pathways["settle"]
    assert settle.hand_over is not None
    assert isinstance(settle.hand_over.gate, All)
    assert settle.hand_over.gate.of == (
        DaysInPhase(at_least=3),
        MorningAtBase(),
        WalkPain(at_most=2, within_days=3),
    )
    assert settle.hand_over.rung == "band"
    assert settle.hand_over.to == {
        "midportion": "graded-loading",
        "insertional": "low-compression",
        "unsure": "low-compression",
    }


def test_settling_offers_ice_elevation_and_a_wrap_but_no_heat(knowledge: Knowledge) -> None:
    (phase,) = knowledge.pathways["settle"].phases
    lines = {line.exercise: line.dose.minutes for group in phase.support for line in group.lines}
    assert lines.keys() == {"ice", "elevate", "wrap"}
    assert lines["ice"] == 15


def test_loosen_varies_static_dynamic_sole_thigh_and_four_strength_moves(knowledge: Knowledge) -> None:
    loosen = knowledge.pathways["loosen"]
    assert not loosen.needs_morning
    for phase in loosen.phases:
        groups = {group.id: group for group in phase.support}
        assert groups.keys() == {"dynamic", "sole-and-thigh", "strength"}
        assert [line.exercise for line in groups["strength"].lines] == [
            "seated-calf-raise",
            "deficit-calf-raise",
            "single-leg-calf-raise",
            "deficit-soleus-raise",
        ]
        assert all(group.choose < len(group.lines) for group in groups.values())


def test_a_torn_tendon_climbs_by_milestones_alone(knowledge: Knowledge) -> None:
    guided = knowledge.pathways["rupture-guided"]
    assert guided.advance == "milestones"
    assert all(rung.milestone is not None and rung.gate is None for rung in rungs(guided).values())
    assert not any(phase.support for phase in guided.phases)
    assert {row.milestone: row.earliest_week for row in guided.milestones} == {
        "active-motion": 2,
        "full-weight-in-boot": 4,
        "heel-raise-seated": 8,
        "out-of-boot": 8,
        "band": 8,
        "balance": 9,
        "heel-raise-double": 9,
        "heel-raise-single": 12,
        "running": 16,
        "plyometrics": 20,
        "sport": 26,
        "contact-sport": 39,
        "dorsiflexion-stretch": 16,
        "below-neutral": 20,
    }


def test_everything_is_a_draft_until_a_physiotherapist_signs(knowledge: Knowledge) -> None:
    assert {pathway.review.status for pathway in knowledge.pathways.values()} == {"draft"}
