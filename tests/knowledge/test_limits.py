"""The numbers are the published ones or say that they are ours, and all of them are there."""

from __future__ import annotations

import pytest
from msgspec import structs

from heelwise.knowledge.facts import Number
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import Limits

VALUES = {
    "pain.strict_cap": 4,
    "pain.standard_cap": 5,
    "pain.standard_after_stable_days": 14,
    "pain.stop_at": 7,
    "pain.morning_rise_regress": 2,
    "pain.morning_rise_hold": 1,
    "pain.stiffness_rise_regress_min": 15,
    "pain.trend_rise_hold": 1,
    "pain.repeat_window_days": 7,
    "progress.sessions_in_a_row": 3,
    "progress.least_days": 7,
    "progress.completed_for_progress_pct": 95,
    "progress.completed_for_hold_pct": 80,
    "progress.missed_for_hold": 3,
    "progress.baseline_window_days": 7,
    "progress.baseline_least_mornings": 4,
    "progress.baseline_lookback_days": 28,
    "progress.screen_after_gap_days": 14,
    "progress.phase_back_after_gap_days": 14,
    "progress.first_phase_after_gap_days": 42,
    "progress.wrong_tap_minutes": 15,
    "start.settle_pain": 7,
    "start.low_rung_pain": 5,
    "start.middle_rung_pain": 3,
    "start.tight_painful_pain": 2,
    "start.tight_painful_stiffness_min": 10,
    "start.adult_age": 18,
    "start.sever_least_age": 8,
    "start.sever_most_age": 15,
    "start.settle_least_days": 3,
    "start.settle_walk_pain": 2,
    "start.settle_heat_after_days": 3,
    "healing.below_neutral_week": 12,
    "healing.stretch_week_conservative": 16,
    "healing.stretch_week_permissive": 12,
    "healing.run_week_conservative": 16,
    "healing.run_week_permissive": 14,
    "healing.heel_drop_week": 20,
    "healing.push_off_week": 16,
    "healing.rupture_pain_cap": 3,
    "response.least_trust_pct": 50,
    "response.sides_together_days": 7,
    "response.weak_side_pct": 80,
    "response.not_improving_weeks": 12,
    "response.not_improving_adherence_pct": 70,
    "response.not_improving_gain": 7,
    "response.first_score_days": 21,
    "response.worse_again_days": 7,
    "response.plateau_weeks": 6,
    "response.flare_pain": 5,
    "response.flare_days": 3,
    "response.flare_off_days": 5,
    "response.long_stiffness_min": 30,
    "response.long_stiffness_mornings": 4,
    "response.restless_nights": 4,
    "running.first_run_minutes": 8,
    "running.first_week_minutes": 16,
    "running.least_run_minutes": 5,
    "running.longest_window_days": 30,
    "running.longest_rise_pct": 10,
    "running.least_step_minutes": 1,
    "running.week_rise_pct": 20,
    "running.week_window_days": 28,
    "running.off_days": 21,
    "running.restart_pct": 50,
    "running.flare_off_days": 7,
    "running.fast_minutes_a_km": 4,
    "running.slow_minutes_a_km": 9,
    "running.medium_pain": 2,
    "running.high_pain": 4,
    "running.medium_next_day_pain": 3,
    "running.high_next_day_pain": 5,
    "running.medium_effort": 2,
    "running.high_effort": 5,
    "running.medium_days": 2,
    "running.high_days": 3,
    "impact.week_rise_pct": 30,
    "impact.week_window_days": 28,
    "impact.seated_peak": 0.5,
    "impact.two_leg_peak": 1.5,
    "impact.one_leg_peak": 3,
    "impact.run_peak": 5.2,
    "impact.two_leg_hop_peak": 4,
    "impact.one_leg_hop_peak": 7.3,
    "impact.run_steps_a_minute": 80,
    "impact.hold_seconds_a_repetition": 6,
    "impact.body_weight_kg": 70,
    "weeks.done_pct": 80,
    "weeks.grace_days": 2,
    "loads.extra_reps": 2,
    "loads.extra_sessions": 2,
    "loads.raise_least_pct": 2,
    "loads.raise_most_pct": 10,
    "loads.raise_days": 7,
    "loads.body_step_pct": 10,
    "loads.ease_pct": 20,
    "loads.backpack_most_kg": 25,
    "loads.small_below_kg": 10,
    "loads.small_step_kg": 0.5,
    "loads.middle_below_kg": 25,
    "loads.middle_step_kg": 1,
    "loads.large_step_kg": 2.5,
}


def number(limits: Limits, path: str) -> Number:
    file, _, field = path.partition(".")
    found = getattr(getattr(limits, file), field)
    assert isinstance(found, Number)
    return found


@pytest.mark.parametrize(("path", "value"), VALUES.items())
def test_a_limit_has_its_value(knowledge: Knowledge, path: str, value: float) -> None:
    assert number(knowledge.limits, path).value == value


def test_the_table_above_has_every_limit() -> None:
    named = {f"{file.name}.{field.name}" for file in structs.fields(Limits) for field in structs.fields(file.type)}
    assert named == VALUES.keys()


@pytest.mark.parametrize("path", VALUES)
def test_a_limit_has_a_unit_and_a_source_that_is_listed(knowledge: Knowledge, path: str) -> None:
    found = number(knowledge.limits, path)
    assert found.unit
    assert found.sources
    assert set(found.sources) <= knowledge.sources.keys()


@pytest.mark.parametrize("path", VALUES)
def test_a_rule_of_ours_is_never_called_verified(knowledge: Knowledge, path: str) -> None:
    found = number(knowledge.limits, path)
    assert (found.tag == "D") <= (found.verified == "no" and "heelwise" in found.sources)
