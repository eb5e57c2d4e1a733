"""Every number the engine's rules compare with, by name. The values live in `content/numbers/`.

A field here without a value there, or the other way round, is a fault the reader
names; so a rule cannot use a number that has no unit and no source.
"""

from __future__ import annotations

from heelwise.knowledge.facts import Frozen, Number


class PainLimits(Frozen, frozen=True, kw_only=True):
    """numbers/pain.toml: the pain-monitoring model."""

    strict_cap: Number
    standard_cap: Number
    standard_after_stable_days: Number
    stop_at: Number
    morning_rise_regress: Number
    morning_rise_hold: Number
    stiffness_rise_regress_min: Number
    trend_rise_hold: Number
    repeat_window_days: Number


class ProgressLimits(Frozen, frozen=True, kw_only=True):
    """numbers/progress.toml: when a plan moves on, and what counts as usual."""

    sessions_in_a_row: Number
    least_days: Number
    completed_for_progress_pct: Number
    completed_for_hold_pct: Number
    missed_for_hold: Number
    baseline_window_days: Number
    baseline_least_mornings: Number
    baseline_lookback_days: Number
    screen_after_gap_days: Number
    phase_back_after_gap_days: Number
    first_phase_after_gap_days: Number
    wrong_tap_minutes: Number


class WeekLimits(Frozen, frozen=True, kw_only=True):
    """numbers/weeks.toml: when a week of a published protocol counts."""

    done_pct: Number
    grace_days: Number


class LoadLimits(Frozen, frozen=True, kw_only=True):
    """numbers/loads.toml: how weight is found, raised and taken off."""

    extra_reps: Number
    extra_sessions: Number
    raise_least_pct: Number
    raise_most_pct: Number
    raise_days: Number
    body_step_pct: Number
    ease_pct: Number
    backpack_most_kg: Number
    small_below_kg: Number
    small_step_kg: Number
    middle_below_kg: Number
    middle_step_kg: Number
    large_step_kg: Number


class StartLimits(Frozen, frozen=True, kw_only=True):
    """numbers/start.toml: where a person begins."""

    settle_pain: Number
    low_rung_pain: Number
    middle_rung_pain: Number
    tight_painful_pain: Number
    tight_painful_stiffness_min: Number
    adult_age: Number
    sever_least_age: Number
    sever_most_age: Number
    settle_least_days: Number
    settle_walk_pain: Number
    settle_heat_after_days: Number


class HealingLimits(Frozen, frozen=True, kw_only=True):
    """numbers/healing.toml: floors in weeks for insertional and ruptured tendons."""

    below_neutral_week: Number
    stretch_week_conservative: Number
    stretch_week_permissive: Number
    run_week_conservative: Number
    run_week_permissive: Number
    heel_drop_week: Number
    push_off_week: Number
    rupture_pain_cap: Number


class ResponseLimits(Frozen, frozen=True, kw_only=True):
    """numbers/response.toml: measurements, plateaus, plans that do not help."""

    least_trust_pct: Number
    sides_together_days: Number
    weak_side_pct: Number
    not_improving_weeks: Number
    not_improving_adherence_pct: Number
    not_improving_gain: Number
    first_score_days: Number
    worse_again_days: Number
    plateau_weeks: Number
    flare_pain: Number
    flare_days: Number
    flare_off_days: Number
    long_stiffness_min: Number
    long_stiffness_mornings: Number
    restless_nights: Number


class RunningLimits(Frozen, frozen=True, kw_only=True):
    """numbers/running.toml: how much running a day may hold, and how many days a hard day asks for."""

    first_run_minutes: Number
    first_week_minutes: Number
    least_run_minutes: Number
    longest_window_days: Number
    longest_rise_pct: Number
    least_step_minutes: Number
    week_rise_pct: Number
    week_window_days: Number
    off_days: Number
    restart_pct: Number
    flare_off_days: Number
    fast_minutes_a_km: Number
    slow_minutes_a_km: Number
    medium_pain: Number
    high_pain: Number
    medium_next_day_pain: Number
    high_next_day_pain: Number
    medium_effort: Number
    high_effort: Number
    medium_days: Number
    high_days: Number


class ImpactLimits(Frozen, frozen=True, kw_only=True):
    """numbers/impact.toml: what a week asked of the tendon, counted in body weights."""

    week_rise_pct: Number
    week_window_days: Number
    seated_peak: Number
    two_leg_peak: Number
    one_leg_peak: Number
    run_peak: Number
    two_leg_hop_peak: Number
    one_leg_hop_peak: Number
    run_steps_a_minute: Number
    hold_seconds_a_repetition: Number
    body_weight_kg: Number


class Limits(Frozen, frozen=True, kw_only=True):
    """All of them, one field a file."""

    pain: PainLimits
    progress: ProgressLimits
    start: StartLimits
    healing: HealingLimits
    weeks: WeekLimits
    loads: LoadLimits
    response: ResponseLimits
    running: RunningLimits
    impact: ImpactLimits
