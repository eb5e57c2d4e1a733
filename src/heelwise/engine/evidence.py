"""What a gate is weighed against, and the verdict of a comparison. The weighing itself is in `gates` and `ready`."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from heelwise.engine.state import Baseline, Person, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import ProgressLimits
from heelwise.terms import Verdict


class Evidence(Struct, frozen=True, kw_only=True):
    """What a gate is weighed against, on day `on`. `sources` are cited by every reason."""

    on: dt.date
    person: Person
    tendon: Tendon
    base: Baseline | None
    cap: int
    knowledge: Knowledge
    sources: tuple[str, ...]

    @property
    def limits(self) -> ProgressLimits:
        """When a plan moves on, and what counts as usual."""
        return self.knowledge.limits.progress


def verdict(*, met: bool) -> Verdict:
    """The verdict of a comparison whose data is there."""
    return "met" if met else "unmet"
