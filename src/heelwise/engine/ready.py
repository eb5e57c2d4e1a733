"""Ready to spring, run and play: what the gates of the later phases weigh.

As in `gates`, only data that says so is `met`; what was never recorded is `unknown`.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import assert_never

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import Evidence, verdict
from heelwise.engine.measurements import series_of
from heelwise.engine.moving import Outing
from heelwise.engine.norms import ENDURANCE, expected_heel_raises
from heelwise.engine.outings import WALK
from heelwise.knowledge.conditions import DailyPain, HopPain, LongWalk, PainStable, Ready, SingleRaises
from heelwise.terms import Heel, other

WEEK = 7


def ready(gate: Ready, seen: Evidence) -> Because:
    """How one of these conditions stands."""
    match gate:
        case PainStable():
            return _pain_stable(gate, seen)
        case DailyPain():
            return _daily_pain(gate, seen)
        case LongWalk():
            return _long_walk(gate, seen)
        case HopPain():
            return _hop_pain(gate, seen)
        case SingleRaises():
            return _single_raises(gate, seen)
        case _:
            assert_never(gate)


def _pain_stable(gate: PainStable, seen: Evidence) -> Because:
    """Steady since the phase began or the last unsettled day; a week without its mornings or sessions says nothing."""
    tendon = seen.tendon
    since = max(tendon.phase_since, tendon.unsettled_on or tendon.phase_since)
    days = (seen.on - since).days
    facts: Facts = {"days": days, "weeks": gate.weeks}
    if days < gate.weeks * WEEK:
        return Because("pain-stable", "unmet", facts, seen.sources)
    known = all(_recorded(seen, week) for week in range(gate.weeks))
    return Because("pain-stable", "met" if known else "unknown", facts, seen.sources)


def _recorded(seen: Evidence, week: int) -> bool:
    """Whether a week before today, counted back from 0, has enough mornings and at least one session."""
    last = seen.on - dt.timedelta(days=week * WEEK)
    mornings = sum(0 <= (last - m.on).days < WEEK for m in seen.tendon.mornings)
    trained = any(0 < (last - day).days <= WEEK for day in seen.person.session_days)
    return mornings >= seen.limits.baseline_least_mornings.value and trained


def _daily_pain(gate: DailyPain, seen: Evidence) -> Because:
    mornings = [m.pain for m in seen.tendon.mornings if (seen.on - m.on).days < gate.within_days]
    walks = [o.pain for o in _walks(seen, gate.within_days) if o.pain is not None]
    facts: Facts = {"pain": max([*mornings, *walks], default=0), "at_most": gate.at_most, "days": gate.within_days}
    if max([*mornings, *walks], default=0) > gate.at_most:
        return Because("daily-pain", "unmet", facts, seen.sources)
    known = len(mornings) >= seen.limits.baseline_least_mornings.value and bool(walks)
    return Because("daily-pain", "met" if known else "unknown", facts, seen.sources)


def _walks(seen: Evidence, within_days: int) -> list[Outing]:
    """Walks of the last days, before today: how today ends is not known."""
    return [o for o in seen.person.outings if o.activity == WALK and 0 < (seen.on - o.on).days <= within_days]


def _long_walk(gate: LongWalk, seen: Evidence) -> Because:
    """The latest long walk of the last days, by its pain and by the morning after it."""
    facts: Facts = {"minutes": gate.minutes, "at_most": gate.at_most, "within_days": gate.within_days}
    walks = [o for o in _walks(seen, gate.within_days) if (o.minutes or 0) >= gate.minutes]
    if not walks:
        return Because("long-walk", "unknown", facts, seen.sources)
    walk = walks[-1]
    facts = {**facts, "pain": walk.pain, "on": walk.on.isoformat()}
    if walk.pain is not None and walk.pain > gate.at_most:
        return Because("long-walk", "unmet", facts, seen.sources)
    calm = _calm_after(walk.on, seen)
    if walk.pain is None or calm is None:
        return Because("long-walk", "unknown", facts, seen.sources)
    return Because("long-walk", verdict(met=calm), facts, seen.sources)


def _calm_after(day: dt.date, seen: Evidence) -> bool | None:
    """Whether the morning after a day was as usual; None where it or the usual is not known."""
    morning = next((m for m in seen.tendon.mornings if m.on == day + dt.timedelta(days=1)), None)
    if morning is None or seen.base is None or seen.base.stiffness_min is None:
        return None
    rise = seen.knowledge.limits.pain.stiffness_rise_regress_min.value
    return morning.pain <= seen.base.pain and morning.stiffness_min < seen.base.stiffness_min + rise


def _hop_pain(gate: HopPain, seen: Evidence) -> Because:
    facts: Facts = {"at_most": gate.at_most, "within_days": gate.within_days}
    known = series_of(seen.person.measured, "hop-pain", seen.tendon.heel, seen.knowledge)
    oldest = max(seen.tendon.episode_on, seen.on - dt.timedelta(days=gate.within_days))
    fresh = [m for m in known if oldest <= m.at.date() <= seen.on]
    if not fresh:
        return Because("hop-pain", "unknown", facts, seen.sources)
    worst = max(m.value for m in fresh if m.at.date() == fresh[-1].at.date())
    facts = {**facts, "pain": worst, "on": fresh[-1].at.date().isoformat()}
    return Because("hop-pain", verdict(met=worst <= gate.at_most), facts, seen.sources)


def _single_raises(gate: SingleRaises, seen: Evidence) -> Because:
    """Enough of them on this leg, and not far from the other; with both sides sore only the number counts."""
    wanted = _raises_wanted(gate, seen)
    facts: Facts = {"wanted": wanted, "symmetry": gate.symmetry_pct, "within_days": gate.within_days}
    own = _raises(seen.tendon.heel, gate, seen)
    if own is None:
        return Because("single-raises", "unknown", facts, seen.sources)
    facts = {**facts, "reps": own}
    if own < wanted:
        return Because("single-raises", "unmet", facts, seen.sources)
    if seen.tendon.intake.side == "both":
        return Because("single-raises", "met", facts, seen.sources)
    others = _raises(other(seen.tendon.heel), gate, seen)
    if others is None:
        return Because("single-raises", "unknown", facts, seen.sources)
    met = 100 * own >= gate.symmetry_pct * others
    return Because("single-raises", verdict(met=met), {**facts, "other": others}, seen.sources)


def _raises_wanted(gate: SingleRaises, seen: Evidence) -> int:
    """A share of what is usual for age and sex where that is less than the number for everybody."""
    usual = expected_heel_raises(seen.tendon.intake, seen.on, seen.knowledge)
    return gate.at_least if usual is None else min(gate.at_least, math.ceil(usual * gate.norm_pct / 100))


def _raises(heel: Heel, gate: SingleRaises, seen: Evidence) -> float | None:
    """Raises of one leg on the latest day that has any: as tested, else counted in one set that did not hurt much."""
    oldest = max(seen.tendon.episode_on, seen.on - dt.timedelta(days=gate.within_days))
    tested = [m for m in series_of(seen.person.measured, ENDURANCE, heel, seen.knowledge) if m.at.date() >= oldest]
    counted = seen.person.counted.get(heel)
    if tested and (counted is None or tested[-1].at.date() >= counted.on):
        return min(m.value for m in tested if m.at.date() == tested[-1].at.date())
    if counted is None or counted.on < oldest or counted.pain is None or counted.pain > seen.cap:
        return None
    return counted.reps
