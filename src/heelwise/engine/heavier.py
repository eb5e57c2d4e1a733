"""After a step down, what is heavier than all that was done lately waits until a step up is earned.

Where minutes are few a session holds only the first lines of its plan. Fewer sets leave room
for more of them, and a line that nobody had time for before may load more than all that was done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import dropwhile

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.impact import LOADS
from heelwise.engine.state import Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.limits import ProgressLimits
from heelwise.record.chart import SessionLog


def with_tier(tendon: Tendon, session: SessionLog, exercises: Mapping[str, Exercise], limits: ProgressLimits) -> Tendon:
    """The tendon with the highest load tier that a session asked of it, as far as sets were written down."""
    highest = None
    for done in session.sets:
        exercise = exercises.get(done.exercise) if done.side in (tendon.heel, "both") else None
        if exercise is not None and exercise.kind in LOADS and (highest is None or exercise.load_tier > highest):
            highest = exercise.load_tier
    if highest is None:
        return tendon
    return replace(tendon, tiers=(*_lately(tendon, session.day, limits), (session.day, highest)))


def lightened(tendon: Tendon, on: dt.date, limits: ProgressLimits) -> Tendon:
    """The tendon after a step down, with no tier above those of the weeks that a plan looks back on."""
    done = max((tier for _, tier in _lately(tendon, on, limits)), default=None)
    if done is None:
        return tendon
    before = tendon.tier_at_most
    return replace(tendon, tier_at_most=done if before is None else min(done, before))


def _lately(tendon: Tendon, on: dt.date, limits: ProgressLimits) -> tuple[tuple[dt.date, int], ...]:
    days = limits.phase_back_after_gap_days.value
    return tuple(dropwhile(lambda known: (on - known[0]).days > days, tendon.tiers))


def waits(exercise: Exercise, tendon: Tendon) -> Because | None:
    """Why a load waits though the plan has it: after a step down it is heavier than all that was done lately."""
    most = tendon.tier_at_most
    if most is None or exercise.kind not in LOADS or exercise.load_tier <= most:
        return None
    facts: Facts = {"exercise": exercise.id}
    return Because("heavier-waits", "unmet", facts, ("heelwise",))
