"""How the tendon answered: the table of evidence 3.2 as corrected in 14.1, read once a day.

Each row that matches leaves a finding, gravest first; the first names the reason.
All of them act: taking the gravest effect of each keeps the law that more pain never
yields more load, which "first match wins" alone would break.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from heelwise.engine.baseline import weekly_rise
from heelwise.engine.because import Facts
from heelwise.engine.state import Baseline, Finding, Morning, Response, Tendon
from heelwise.knowledge.limits import Limits


class Reading(Struct, frozen=True, kw_only=True):
    """What the table is read over. `morning` is today's, `missed` the sessions not done in the last week."""

    on: dt.date
    tendon: Tendon
    morning: Morning | None
    base: Baseline | None
    cap: int
    missed: int | None


def findings_of(seen: Reading, limits: Limits) -> tuple[Finding, ...]:
    """The rows that match, gravest first. Progress is not a row here: see `progress`."""
    rows = (_stop, _over_cap, _morning_rise, _trend, _slight_rise, _incomplete)
    found = (row(seen, limits) for row in rows)
    return tuple(finding for finding in found if finding is not None)


def _stop(seen: Reading, limits: Limits) -> Finding | None:
    """Row 2: pain at the stop mark, sharp pain, or a limp the day after."""
    for response in seen.tendon.pending:
        if response.sharp:
            return Finding(seen.on, "sharp-pain", "regress", {"day": response.day.isoformat()})
        if response.during is not None and response.during >= limits.pain.stop_at.value:
            facts: Facts = {
                "pain": response.during,
                "stop_at": int(limits.pain.stop_at.value),
                "day": response.day.isoformat(),
            }
            return Finding(seen.on, "pain-stop", "regress", facts)
    if seen.morning is not None and seen.morning.limped_yesterday:
        return Finding(seen.on, "limp", "regress", {})
    return None


def over_cap(response: Response, cap: int) -> bool:
    """Whether pain during or right after a session passed the cap."""
    return (response.during or 0) > cap or (response.after or 0) > cap


def _over_cap(seen: Reading, limits: Limits) -> Finding | None:
    """Row 3: over the cap; the second time within a week counts double."""
    over = [r for r in seen.tendon.pending if over_cap(r, seen.cap)]
    if not over:
        return None
    worst = max(over, key=lambda r: max(r.during or 0, r.after or 0))
    since = seen.on - dt.timedelta(days=limits.pain.repeat_window_days.value)
    before = [day for day in seen.tendon.over_cap_on if day >= since]
    facts: Facts = {
        "pain": max(worst.during or 0, worst.after or 0),
        "cap": seen.cap,
        "day": worst.day.isoformat(),
        "times": len(before) + len(over),
    }
    rule = "pain-over-cap-again" if len(before) + len(over) > 1 else "pain-over-cap"
    return Finding(seen.on, rule, "regress", facts)


def _morning_rise(seen: Reading, limits: Limits) -> Finding | None:
    """Row 4: the morning says the last load has not settled; the next session waits a day."""
    morning = seen.morning
    if morning is None:
        return None
    if (seen.base is None or seen.base.origin == "intake") and morning.pain > seen.cap:
        return Finding(seen.on, "morning-over-cap", "regress", {"pain": morning.pain, "cap": seen.cap})
    if seen.base is None:
        return None
    rise = limits.pain.morning_rise_regress.value
    if morning.pain >= seen.base.pain + rise:
        facts: Facts = {"pain": morning.pain, "base": seen.base.pain, "rise": int(rise)}
        return Finding(seen.on, "morning-pain-rise", "regress", facts)
    stiff, usual = limits.pain.stiffness_rise_regress_min.value, seen.base.stiffness_min
    if usual is not None and morning.stiffness_min >= usual + stiff:
        facts = {"stiffness": morning.stiffness_min, "base": usual, "rise": int(stiff)}
        return Finding(seen.on, "morning-stiffness-rise", "regress", facts)
    return None


def _trend(seen: Reading, limits: Limits) -> Finding | None:
    """Row 5, the week: mornings rising week on week; two such weeks ease the plan.

    Read on mornings nobody wrote down too: leaving one out must not hide what the others tell.
    """
    rise = weekly_rise(seen.tendon.mornings, seen.on)
    limit = limits.pain.trend_rise_hold.value
    if rise is None or rise < limit:
        return None
    facts: Facts = {"rise": round(rise, 1), "limit": limit}
    before = weekly_rise(seen.tendon.mornings, seen.on - dt.timedelta(days=7))
    if before is not None and before >= limit:
        return Finding(seen.on, "trend-two-weeks", "regress", facts)
    return Finding(seen.on, "trend", "hold", facts)


def _slight_rise(seen: Reading, limits: Limits) -> Finding | None:
    """Row 5, the day: a little above usual (more is row 4), a disturbed night, or as usual but above the limit."""
    morning = seen.morning
    if morning is None:
        return None
    if morning.night_pain:
        return Finding(seen.on, "night-pain", "hold", {})
    if seen.base is None:
        return None
    rise = morning.pain - seen.base.pain
    if rise >= limits.pain.morning_rise_regress.value:
        return None
    if rise >= limits.pain.morning_rise_hold.value:
        return Finding(seen.on, "morning-slight-rise", "hold", {"pain": morning.pain, "base": seen.base.pain})
    if seen.base.origin == "mornings" and morning.pain > seen.cap:
        return Finding(seen.on, "morning-still-high", "hold", {"pain": morning.pain, "cap": seen.cap})
    return None


def _incomplete(seen: Reading, limits: Limits) -> Finding | None:
    """Row 6: a week with sessions missing, or a session cut short."""
    least = limits.progress.completed_for_hold_pct.value
    for response in seen.tendon.pending:
        if response.completed_pct is not None and response.completed_pct < least:
            facts: Facts = {"done_pct": round(response.completed_pct), "least_pct": int(least)}
            return Finding(seen.on, "session-cut-short", "hold", facts)
    missed = limits.progress.missed_for_hold.value
    if seen.missed is not None and seen.missed >= missed:
        return Finding(seen.on, "sessions-missed", "hold", {"missed": seen.missed, "limit": int(missed)})
    return None
