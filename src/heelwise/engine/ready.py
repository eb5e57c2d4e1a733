"""Ready to spring, run and play: what the gates of the later phases weigh.

As in `gates`, only data that says so is `met`; what was never recorded is `unknown`.
"""

from __future__ import annotations

import datetime as dt

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import Evidence, verdict
from heelwise.knowledge.conditions import PainStable, Ready

WEEK = 7


def ready(gate: Ready, seen: Evidence) -> Because:
    """How one of these conditions stands."""
    return _pain_stable(gate, seen)


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
