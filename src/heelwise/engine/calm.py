"""Is a tendon calm enough to be given more than it has? What a choice of one's own waits for.

Choosing must not be a way round a step down: after one, and on the morning of one, a
plan that asks much on its first day is not begun.
"""

from __future__ import annotations

import datetime as dt

from heelwise.engine.baseline import baseline_of
from heelwise.engine.state import Morning, Response, Tendon
from heelwise.knowledge.limits import Limits, PainLimits


def is_calm(tendon: Tendon, on: dt.date, limits: Limits) -> bool:
    """Whether a session came after the last step down, and neither it nor this morning was too much."""
    if tendon.eased_since_session or tendon.resting_on == on:
        return False
    if any(_too_much(response, limits.pain) for response in tendon.pending):
        return False
    today = next((m for m in tendon.mornings[-1:] if m.on == on), None)
    return today is None or _usual(tendon, today, limits)


def _too_much(response: Response, pain: PainLimits) -> bool:
    """Whether a session that no morning has answered yet was over the strict cap."""
    worst = max(response.during or 0, response.after or 0)
    return response.sharp or worst > pain.strict_cap.value


def _usual(tendon: Tendon, morning: Morning, limits: Limits) -> bool:
    """Whether a morning is within the strict cap and not risen against what is usual, as far as that is known."""
    if morning.pain > limits.pain.strict_cap.value or morning.night_pain or morning.limped_yesterday:
        return False
    base = baseline_of(tendon, morning.on, limits.progress)
    return base is None or morning.pain - base.pain < limits.pain.morning_rise_regress.value
