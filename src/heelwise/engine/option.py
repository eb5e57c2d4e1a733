"""What a choice is made of: pathways side by side, each with what speaks for and against it. Values, no behaviour."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from heelwise.engine.because import Because
from heelwise.engine.demand import Demand
from heelwise.terms import Condition, Role, Side


class Option(Struct, frozen=True, kw_only=True):
    """One pathway for one tendon.

    `state`: `now` is followed today, `open` may be chosen, `shut` may not, for the reasons in
    `against`. `mind` is what to know about it; `would` what choosing it does. `demand` counts
    from where it stands or would begin, and is None where it cannot begin.
    """

    pathway: str
    state: Literal["now", "open", "shut"]
    against: tuple[Because, ...] = ()
    mind: tuple[Because, ...] = ()
    would: Because | None = None
    demand: Demand | None = None


class Choice(Struct, frozen=True, kw_only=True):
    """What a tendon, or both where all is the same, may follow. `chosen_by` chose the plan of today, if anybody did."""

    side: Side
    condition: Condition
    chosen_by: Role | None
    options: tuple[Option, ...]
    recommended: str | None
    why: Because | None
