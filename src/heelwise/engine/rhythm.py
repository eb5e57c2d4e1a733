"""Which days train: days a week, spacing, sport days, and how many sessions were missed."""

from __future__ import annotations

import datetime as dt

from heelwise.engine.ladder import Place
from heelwise.engine.state import Person, Tendon
from heelwise.record.chart import SessionLog
from heelwise.record.events import IntakeAnswered
from heelwise.terms import Slot, Weekday, words

WEEK = 7

_WEEKDAYS: tuple[Weekday, ...] = words(Weekday)
LOOK_AHEAD = 60
"""Days to look for the next session; any rhythm of at least one day a week finds one long before."""


def days_wanted(intake: IntakeAnswered, place: Place) -> int:
    """Training days a week: the phase's, or fewer where life allows fewer."""
    return min(place.phase.days_per_week, intake.days_per_week or WEEK)


def is_sport_day(intake: IntakeAnswered, on: dt.date) -> bool:
    """Whether a person plays sport on this weekday."""
    days = intake.sport_days
    return days is not None and _WEEKDAYS[on.weekday()] in days


def slots_on(intake: IntakeAnswered, place: Place, on: dt.date) -> tuple[Slot, ...]:
    """The sessions of a training day; one instead of two where sport loads the tendon too."""
    twice = place.phase.per_day > 1 and not is_sport_day(intake, on)
    return ("morning", "evening") if twice else ("any",)


def is_training_day(trained: tuple[dt.date, ...], wanted: int, on: dt.date) -> bool:
    """Whether a session is due: fewer than `wanted` days in the last week, and spaced evenly."""
    before = {day for day in trained if day < on}
    week = {day for day in before if (on - day).days < WEEK}
    if len(week) >= wanted:
        return False
    return not before or (on - max(before)).days >= WEEK // wanted


def next_training_day(trained: tuple[dt.date, ...], wanted: int, after: dt.date) -> dt.date:
    """The first day after `after` on which a session is due, if nothing else intervenes."""
    ahead = (after + dt.timedelta(days=days) for days in range(1, LOOK_AHEAD))
    return next(day for day in ahead if is_training_day(trained, wanted, day))


def sessions_a_week(intake: IntakeAnswered, place: Place) -> int:
    """Sessions a week that a place asks for; one a day less on days of sport."""
    wanted = days_wanted(intake, place)
    return wanted + max(0, place.phase.per_day - 1) * max(0, wanted - len(intake.sport_days or ()))


def missed_last_week(person: Person, tendon: Tendon, place: Place, on: dt.date) -> int | None:
    """Sessions of the last seven days that were due and not done; None before the plan is a week old."""
    if (on - tendon.plan_since).days < WEEK:
        return None
    since = on - dt.timedelta(days=WEEK)
    done = sum([since <= day < on for day in person.session_days[-2 * WEEK :]])
    return max(0, sessions_a_week(tendon.intake, place) - done)


def spaced_due(tendon: Tendon, place: Place, on: dt.date) -> bool:
    """Whether the heavy and springing work of a place is due: often enough apart, and not too often a week."""
    return is_training_day(tendon.spaced_on, place.spaced_days, on)


def did_spaced(tendon: Tendon, session: SessionLog, place: Place) -> bool:
    """Whether a session held heavy or springing work; one whose sets were not logged did what was due."""
    if session.sets:
        return any(s.exercise in place.spaced for s in session.sets)
    return spaced_due(tendon, place, session.day)
