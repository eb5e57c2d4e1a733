"""What is usual in the morning: the lowest weekly median of the last four weeks.

A sliding median would call a flare normal (evidence 14.1), so the lowest rules. The
cost is paid when a morning is recorded, not when it is asked for.
"""

from __future__ import annotations

import datetime as dt
from itertools import dropwhile

from heelwise.engine.state import Baseline, Morning, Tendon
from heelwise.knowledge.limits import ProgressLimits

WEEK_OF_MORNINGS = 7
"""One a day and tendon: the last so many hold the last week's."""


def baseline_of(tendon: Tendon, on: dt.date, limits: ProgressLimits) -> Baseline | None:
    """What is usual for this tendon before day `on`; None when nobody recorded it."""
    since = on - dt.timedelta(days=limits.baseline_lookback_days.value)
    windows = [m for m in tendon.medians if since <= m[0] < on]
    if windows:
        return Baseline(min([w[1] for w in windows]), min([w[2] for w in windows]), "mornings")
    intake = tendon.intake
    if intake.morning_pain is None:
        return None
    return Baseline(intake.morning_pain, intake.stiffness_min, "intake")


def with_morning(
    tendon: Tendon, morning: Morning, limits: ProgressLimits
) -> tuple[tuple[Morning, ...], tuple[tuple[dt.date, float, float], ...]]:
    """The mornings and weekly medians after one more morning; older than the look-back falls off."""
    oldest = morning.on - dt.timedelta(days=limits.baseline_lookback_days.value)
    mornings = (*dropwhile(lambda m: m.on < oldest, tendon.mornings), morning)
    window = morning.on - dt.timedelta(days=limits.baseline_window_days.value - 1)
    week = [m for m in mornings[-WEEK_OF_MORNINGS:] if m.on >= window]
    medians = tuple(dropwhile(lambda m: m[0] < oldest, tendon.medians))
    if len(week) >= limits.baseline_least_mornings.value:
        pain = _median([m.pain for m in week])
        medians = (*medians, (morning.on, pain, _median([m.stiffness_min for m in week])))
    return mornings, medians


def _median(values: list[int] | list[float]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def weekly_rise(mornings: tuple[Morning, ...], on: dt.date) -> float | None:
    """This week's mean morning pain less last week's; unknown without a morning in both."""
    this_week: list[int] = []
    last_week: list[int] = []
    for morning in mornings[-3 * WEEK_OF_MORNINGS :]:
        age = (on - morning.on).days
        if 0 <= age < 7:
            this_week.append(morning.pain)
        elif 7 <= age < 14:
            last_week.append(morning.pain)
    if not this_week or not last_week:
        return None
    return sum(this_week) / len(this_week) - sum(last_week) / len(last_week)
