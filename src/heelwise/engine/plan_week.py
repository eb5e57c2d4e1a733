"""One week of a plan that has passed, as a state remembers it."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class PlanWeek(Struct, frozen=True, gc=False):
    """One week of the plan that has passed: sessions asked and done, and whether it was paused."""

    since: dt.date
    asked: int
    done: int
    paused: bool
