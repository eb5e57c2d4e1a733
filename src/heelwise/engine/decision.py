"""What a decision is: the answer for one day, with every reason on it. A value, no behaviour.

`as_json` in `explain` turns it into the document that `heelwise today --json` prints.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from heelwise.engine.because import Because
from heelwise.engine.course import Course
from heelwise.terms import Band, Change, Condition, DayVerdict, Heel, MayAnswer, Side, Slot, Support

SessionState = Literal["due", "part-done", "done", "cancelled"]


class PhaseAt(Struct, frozen=True, kw_only=True):
    """Where in the pathway: `number` of `of`, since when."""

    id: str
    number: int
    of: int
    since: dt.date


class Item(Struct, frozen=True, kw_only=True):
    """One line of a session. `tempo_s` is up, top, down, bottom; `load_kg` None is to be found."""

    exercise: str
    side: Side
    sets: int
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    tempo_s: tuple[float, float, float, float] | None = None
    rest_s: int
    load_kg: float | None = 0
    rm: int | None = None
    band: Band | None = None
    support: Support | None = None
    instead: tuple[str, ...] = ()
    why: tuple[Because, ...] = ()


class Session(Struct, frozen=True, kw_only=True):
    """One sitting. `minutes` is the length of its cue sheet, rounded up."""

    id: str
    slot: Slot
    state: SessionState
    minutes: int
    items: tuple[Item, ...]


class TendonPlan(Struct, frozen=True, kw_only=True):
    """One tendon's own place in its own plan."""

    side: Heel
    condition: Condition
    pathway: str | None
    phase: PhaseAt | None
    rung: str | None
    change: Change
    pain_cap: int


class NextSession(Struct, frozen=True):
    """When to come back."""

    on: dt.date
    slot: Slot


class Locked(Struct, frozen=True):
    """An exercise that is shut today, and why."""

    exercise: str
    because: Because
    answer: MayAnswer


class LeftOut(Struct, frozen=True):
    """An exercise the plan wanted and the day had no room or kit for."""

    exercise: str
    because: Because


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The decision for one day. Top-level fields repeat the stricter tendon.

    `ask` names the red flags still to be answered. `answered_today` tells whether the
    daily five were answered on the day. `flags` are the raised ones, gravest first.
    `response` is how it has been going: sessions, mornings, measurements.
    What is at its default is not encoded: a new field leaves old receipts what they were.
    """

    on: dt.date
    edition: str
    verdict: DayVerdict
    ask: tuple[str, ...] = ()
    condition: Condition | None = None
    pathway: str | None = None
    phase: PhaseAt | None = None
    change: Change = "none"
    pain_cap: int
    provisional: bool = False
    tendons: tuple[TendonPlan, ...] = ()
    sessions: tuple[Session, ...] = ()
    next_session: NextSession | None = None
    reasons: tuple[Because, ...] = ()
    next: tuple[Because, ...] = ()
    flips: tuple[Because, ...] = ()
    locked: tuple[Locked, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    advice: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    daily_due: tuple[str, ...] = ()
    response: Course = Course()


class May(Struct, frozen=True, kw_only=True):
    """The answer to "may I do this one now"."""

    exercise: str
    on: dt.date
    answer: MayAnswer
    because: Because
