"""The values that a state keeps of walks, runs, games, hard days and counted raises."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Outing(Struct, frozen=True, gc=False):
    """A walk, run or game: minutes or kilometres as they were told; `planned` when it was part of a session."""

    on: dt.date
    activity: str
    minutes: float | None
    km: float | None
    pain: int | None
    planned: bool


class Hard(Struct, frozen=True, gc=False):
    """The last day with springing, running or sport: its worst pain and effort, and whether all of them were told."""

    on: dt.date
    pain: int
    effort: int
    told: bool


class Counted(Struct, frozen=True, gc=False):
    """The most heel raises on one leg in one set of a day, and what that set hurt."""

    on: dt.date
    reps: int
    pain: int | None
