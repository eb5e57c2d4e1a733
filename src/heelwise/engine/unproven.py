"""A step up that no session has been done at yet: it is given on a morning that is known and says nothing against it.

A step is earned by a morning. Where that day passes without a session, the next has a
morning of its own; missing, or worse than usual, it takes the step back, to be earned
again. So what was earned on a day of rest is never given on a day nobody asked the tendon.
"""

from __future__ import annotations

from msgspec.structs import replace

from heelwise.engine.opening import Opening
from heelwise.engine.response import Reading, findings_of
from heelwise.engine.state import Tendon

TAKEN_BACK = (
    *("pathway", "chosen", "handed_over", "place", "placed_on", "phase_since", "plan_since", "trained_at"),
    *("place_at_most", "sets_at_most", "reps_at_most", "tier_at_most", "loads", "moved"),
    *("good", "good_from", "good_pains", "good_reps", "weeks_done", "week_since", "week_days", "week_spoilt"),
)
"""What a step up, a weight or the end of a plan changes, and nothing that is felt or told."""


def raised_from(before: Tendon, after: Tendon) -> Tendon:
    """The tendon after a step up, which remembers where it stood until a session is done."""
    return replace(after, before_raise=before.before_raise or replace(before, findings=()))


def reconsidered(tendon: Tendon, day: Opening) -> Tendon:
    """The tendon as a day finds it: without a step up that no session followed, unless this morning lets it stand."""
    before = tendon.before_raise
    if before is None or _stands(tendon, day):
        return tendon
    return replace(tendon, before_raise=None, **{name: getattr(before, name) for name in TAKEN_BACK})


def _stands(tendon: Tendon, day: Opening) -> bool:
    """Whether a morning was told and nothing in the table but too few sessions speaks against it."""
    seen = Reading(on=day.on, tendon=tendon, morning=day.morning, base=day.base, cap=day.cap, missed=None)
    return day.morning is not None and not findings_of(seen, day.limits)
