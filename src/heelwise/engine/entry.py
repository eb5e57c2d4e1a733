"""May a person's own choice of a pathway be followed now? A published protocol asks much on its first day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from heelwise.engine.calm import is_calm
from heelwise.engine.ladder import Ladder
from heelwise.engine.state import Tendon
from heelwise.knowledge.limits import Limits
from heelwise.knowledge.pathways import Pathway


def may_enter(
    tendon: Tendon, way: Pathway, start: str, ladders: Mapping[str, Ladder], *, on: dt.date, limits: Limits
) -> bool:
    """Whether this tendon may begin or go on with a pathway; `start` is where its intake starts a plan.

    A clinician's own choice is obeyed. Otherwise the tendon is calm, and has reached a rung
    that shows it tolerates this, or its plan starts high enough and never fell below that.
    """
    entry = way.entry
    if entry is None or tendon.pathway == way.id or tendon.chosen_by == "clinician":
        return True
    if not is_calm(tendon, on, limits):
        return False
    begins = start in entry.starts
    old = ladders.get(tendon.pathway or "")
    if old is None or tendon.place < 0:
        return begins and tendon.pathway is None
    first = old.at_rung(old.pathway.start.get(start, "")) or 0
    return old.has_reached(tendon.place, entry.rungs) or (begins and tendon.place >= first)
