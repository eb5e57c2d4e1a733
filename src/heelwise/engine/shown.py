"""What was last shown and done before the content was updated: what a new edition may not exceed yet.

A content update may lower a dose, never raise it; a raise is earned by a session. The
record says under which edition a plan was shown, and which sets were done; from those
the last dose of each exercise is known without the old content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import DayLog
from heelwise.record.events import Event, PlanShown, SessionFinished, SetDone
from heelwise.terms import Band, Side, words

BANDS: tuple[Band, ...] = words(Band)
"""Lightest first."""

UNKNOWN_TIER = 2
"""The highest load tier that is given, with one set, where a plan was shown and no set of any day is known."""


class LastDone(Struct, frozen=True, kw_only=True):
    """An exercise on one side as it was last done: how many sets, and the most of each number in any of them."""

    on: dt.date
    sets: int
    reps: int | None
    hold_s: float | None
    minutes: float | None
    load_kg: float
    band: Band | None


class Shown(Struct, frozen=True, kw_only=True):
    """The plan as it was last shown, under another `edition`, on day `on`; `last` are the doses done up to then."""

    edition: str
    on: dt.date
    last: Mapping[tuple[str, Side], LastDone]

    def of(self, exercise: str, side: Side) -> LastDone | None:
        """How an exercise was last done on this side."""
        return self.last.get((exercise, side))

    def tier(self, side: Side, knowledge: Knowledge) -> int:
        """The highest load tier that was done with this side, alone or with the other."""
        mine = {name for name, done_on in self.last if side in ("both", done_on) or done_on == "both"}
        if not self.last:
            return UNKNOWN_TIER
        return max((knowledge.exercises[name].load_tier for name in mine if name in knowledge.exercises), default=0)

    def sets(self) -> int:
        """The most sets of any exercise on the latest day that had any; one where none is known."""
        latest = max((done.on for done in self.last.values()), default=None)
        return max((done.sets for done in self.last.values() if done.on == latest), default=1)


def last_shown(seen: Sequence[Event], days: Sequence[DayLog], on: dt.date, edition: str) -> Shown | None:
    """What holds the plan of day `on` under `edition`; None where nothing was shown before, or a session has been done.

    A session counts once it is finished and its day is over, so that no line grows
    within a day.
    """
    shown = [event for event in seen if type(event) is PlanShown]
    if not shown:
        return None
    others = [place for place, event in enumerate(shown) if event.edition != edition]
    if not others:
        return None
    latest, since = shown[others[-1]], shown[others[-1] + 1 :]
    if since and _finished(seen, since[0].at, on):
        return None
    return Shown(edition=latest.edition, on=latest.on, last=_last_done(days, on))


def _finished(seen: Iterable[Event], start: dt.datetime, on: dt.date) -> bool:
    """Whether a session was finished after an instant, on a day before `on`."""
    return any(type(event) is SessionFinished and event.at >= start and event.at.date() < on for event in seen)


def _last_done(days: Sequence[DayLog], on: dt.date) -> dict[tuple[str, Side], LastDone]:
    """Each exercise and side as it was done on the last day before `on` that had it."""
    found: dict[tuple[str, Side], LastDone] = {}
    for log in reversed(days):
        if log.on >= on:
            continue
        sets: dict[tuple[str, Side], list[SetDone]] = {}
        for session in log.sessions:
            for one in session.sets:
                sets.setdefault((one.exercise, one.side), []).append(one)
        for key, done in sets.items():
            found.setdefault(key, _together(log.on, done))
    return found


def _together(on: dt.date, done: list[SetDone]) -> LastDone:
    bands = [BANDS.index(one.band) for one in done if one.band is not None]
    return LastDone(
        on=on,
        sets=_most_in_a_session(done),
        reps=max((one.reps for one in done if one.reps is not None), default=None),
        hold_s=max((one.hold_s for one in done if one.hold_s is not None), default=None),
        minutes=max((one.minutes for one in done if one.minutes is not None), default=None),
        load_kg=max((one.load_kg for one in done if one.load_kg is not None), default=0),
        band=BANDS[max(bands)] if bands else None,
    )


def _most_in_a_session(done: list[SetDone]) -> int:
    """Sets of one session, each number once: two sessions of a day are not one of twice the sets."""
    numbers: dict[str, set[int]] = {}
    for one in done:
        numbers.setdefault(one.session, set()).add(one.set)
    return max(len(found) for found in numbers.values())
