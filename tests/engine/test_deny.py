"""Deny by default: what the content does not name is shut."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heelwise.engine.day import day_view
from heelwise.engine.decide import decide
from heelwise.engine.may import may, permit_now
from heelwise.engine.routine import exercise_now, routine_now
from heelwise.knowledge.library import Knowledge
from heelwise.record.events import RoutineSaved
from tests.people import day, library, person


def without(**changed: Any) -> Knowledge:
    """The library with some of its shelves replaced."""
    return replace(library(), **changed)


def test_an_exercise_without_a_permission_is_shut() -> None:
    answer = may(without(permissions={}), person().record(), exercise="ankle-pumps", on=day(0))
    assert (answer.answer, answer.because.rule) == ("no", "no-permission")


def test_a_line_that_the_library_does_not_know_is_left_out() -> None:
    exercises = {key: one for key, one in library().exercises.items() if key != "single-leg-balance"}
    decision = decide(without(exercises=exercises), person().record(), day(0))
    assert ("single-leg-balance", "not-in-library") in {(o.exercise, o.because.rule) for o in decision.left_out}


def test_without_a_pathway_for_it_there_is_no_plan() -> None:
    pathways = {"loosen": library().pathways["loosen"]}
    decision = decide(without(pathways=pathways), person().record(), day(0))
    assert (decision.verdict, decision.reasons[0].rule, decision.phase) == ("see-clinician", "no-pathway", None)


def test_an_unknown_name_is_a_key_error() -> None:
    view = day_view(library(), person().record(), day(0))
    with pytest.raises(KeyError):
        permit_now("no-such-exercise", view)


def routine(*items: dict[str, Any]) -> RoutineSaved:
    """A routine saved on day 0."""
    diary = person().write("routine-saved", 0, "12:00", routine="mine", name="Mine", items=list(items))
    return next(e for e in diary.record().events if isinstance(e, RoutineSaved))


def test_a_routine_plays_what_is_open_and_says_what_is_not() -> None:
    view = day_view(library(), person().record(), day(0))
    lines = (
        {"exercise": "double-leg-heel-raise", "side": "both", "sets": 2, "reps": 8},
        {"exercise": "single-leg-balance", "side": "both", "sets": 1},
        {"exercise": "ice", "side": "left", "sets": 1},
        {"exercise": "heel-drop", "side": "left", "sets": 3, "reps": 15},
        {"exercise": "no-such-exercise", "side": "left", "sets": 3},
    )
    own = routine_now(routine(*lines), view)
    assert own.session is not None
    assert [(i.exercise, i.side, i.sets, i.reps) for i in own.session.items] == [
        ("double-leg-heel-raise", "both", 2, 8),
        ("single-leg-balance", "left", 1, None),
        ("single-leg-balance", "right", 1, None),
        ("ice", "left", 1, None),
    ]
    assert [i.hold_s is not None for i in own.session.items[1:3]] == [True, True]
    assert own.session.items[3].minutes
    assert [(o.exercise, o.because.rule) for o in own.left_out] == [
        ("heel-drop", "rung-reached"),
        ("no-such-exercise", "not-in-library"),
    ]


def test_a_routine_of_locked_exercises_is_no_session() -> None:
    view = day_view(library(), person().daily(0, calf_swelling="yes").record(), day(0))
    own = exercise_now("double-leg-heel-raise", "both", view)
    assert own.session is None
    assert own.left_out[0].because.rule == "flag-raised"


def test_one_exercise_at_its_own_dosage() -> None:
    view = day_view(library(), person().record(), day(0))
    own = exercise_now("ankle-pumps", "right", view)
    dosage = library().exercises["ankle-pumps"].dosage
    assert own.session is not None
    assert [(i.side, i.sets, i.reps) for i in own.session.items] == [("right", dosage.sets, dosage.reps)]


def test_a_row_that_says_no_is_no() -> None:
    row = replace(library().permissions["ankle-pumps"], midportion="no")
    shut = without(permissions={**library().permissions, "ankle-pumps": row})
    answer = may(shut, person().record(), exercise="ankle-pumps", on=day(0))
    assert (answer.answer, answer.because.rule) == ("no", "not-for-condition")


def test_a_substitute_keeps_its_own_measure() -> None:
    """No wall for a held stretch: the moving one instead, counted; no chair for that one either: pumps, counted."""
    tight = {"complaint": "tightness", "worst_pain_week": 1, "morning_pain": 0, "stiffness_min": 0}
    items = person(**tight, equipment=["chair"]).decision(0).sessions[0].items
    mobilised = next(item for item in items if item.exercise == "ankle-mobilization")
    assert (mobilised.reps is not None, mobilised.hold_s) == (True, None)


def test_a_held_substitute_for_a_counted_line_is_held() -> None:
    ladder = library().pathways["graded-loading"]
    phase = ladder.phases[1]
    rung = phase.rungs[0]
    main = replace(rung.main[0], exercise="loaded-seated-calf-raise", instead=("isometric-heel-raise",))
    rungs = (replace(rung, main=(main,)), *phase.rungs[1:])
    phases = (ladder.phases[0], replace(phase, rungs=rungs), *ladder.phases[2:])
    changed = without(pathways={**library().pathways, "graded-loading": replace(ladder, phases=phases)})
    items = decide(changed, person(equipment=[]).record(), day(0)).sessions[0].items
    held = next(item for item in items if item.exercise == "isometric-heel-raise")
    assert (held.reps, held.hold_s is not None) == (None, True)
