"""The outcome of a day without its reasons: the verdict, how each plan moves, and the lines to do.

What `decide` says more of, and what a changed fact must change to have mattered.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.day import DayView
from heelwise.engine.decision import Item
from heelwise.engine.plans import plan_of, strictest
from heelwise.engine.rest import in_plan
from heelwise.engine.state import change_of
from heelwise.engine.today import Today, today_of
from heelwise.terms import Change, DayVerdict, Slot

Line = tuple[Slot, Item]


class Outcome(Struct, frozen=True, kw_only=True):
    """`changes` are the plans', left before right; `today` is None where triage or the lack of a plan stops the day."""

    verdict: DayVerdict
    changes: tuple[Change, ...]
    today: Today | None

    def lines(self) -> tuple[Line, ...]:
        """What is to be done, by slot, without why."""
        sessions = self.today.sessions if self.today is not None else ()
        kept = [(s.slot, item) for s in sessions if s.state != "cancelled" for item in s.items]
        return tuple((slot, replace(item, why=(), instead=())) for slot, item in kept)


def outcome_of(view: DayView) -> Outcome:
    """The outcome of an opened day."""
    changes = tuple(change_of(tendon) for tendon in view.state.tendons)
    if view.triage.verdict is not None:
        return Outcome(verdict=view.triage.verdict, changes=changes, today=None)
    if not in_plan(view):
        return Outcome(verdict="see-clinician", changes=changes, today=None)
    today = today_of(view)
    return Outcome(verdict=_verdict(today, view), changes=changes, today=today)


def _verdict(today: Today, view: DayView) -> DayVerdict:
    """Train, less than planned, or rest."""
    loads = [s for s in today.sessions if s.state in ("due", "part-done", "done")]
    if today.resting is not None or not loads:
        return "rest"
    cancelled = any(s.state == "cancelled" for s in today.sessions)
    strict = strictest(tuple(plan_of(tendon, view) for tendon in view.state.tendons))
    eased = (strict is not None and strict.change == "regress") or cancelled or view.stopped is not None
    return "adjust" if eased else "train"
