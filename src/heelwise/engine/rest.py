"""Why a day asks for no load: a pause, a stop, a morning that rose, or the rhythm of the week."""

from __future__ import annotations

import datetime as dt

from heelwise.engine.because import Because
from heelwise.engine.care import is_training
from heelwise.engine.condition import STRICTEST_FIRST
from heelwise.engine.day import DayView
from heelwise.engine.ladder import Place
from heelwise.engine.recovery import is_hard, recovering, sport_instead
from heelwise.engine.rhythm import days_wanted, is_training_day, next_training_day
from heelwise.engine.state import Tendon


def in_plan(view: DayView) -> tuple[Tendon, ...]:
    """Tendons with a place on a ladder, the worse or stricter first."""
    planned = [t for t in view.state.tendons if t.place >= 0]
    worse = next((t.intake.worse_side for t in planned if t.intake.worse_side), None)
    return tuple(sorted(planned, key=lambda t: (t.heel != worse, STRICTEST_FIRST.index(t.condition), t.heel)))


def place_of(tendon: Tendon, view: DayView) -> Place:
    """Where a tendon in the plan stands on its ladder."""
    return view.rules.ladders[tendon.pathway or ""].places[tendon.place]


def training_days(tendons: tuple[Tendon, ...], view: DayView) -> int:
    """Training days a week that all of these tendons have in common."""
    return min(days_wanted(t.intake, place_of(t, view)) for t in tendons)


def resting(view: DayView) -> Because | None:
    """Why today rests, None on a day of training. A day on which training was begun keeps its rhythm."""
    if view.paused is not None or view.stopped is not None:
        return view.paused or view.stopped
    tendons = in_plan(view)
    for tendon in tendons:
        if tendon.resting_on == view.on:
            sources = view.rules.knowledge.limits.pain.morning_rise_regress.sources
            return Because("resting-tendon", "met", {"side": tendon.heel}, sources)
    if not tendons or any(is_training(session, tendons, view.rules) for session in view.log.sessions):
        return None
    wanted = training_days(tendons, view)
    if is_training_day(view.state.person.session_days, wanted, view.on):
        return taken(tendons, view, view.on)
    sources = place_of(tendons[0], view).phase.sources
    return Because("rhythm-rest", "met", {"days_per_week": wanted}, sources)


def taken(tendons: tuple[Tendon, ...], view: DayView, on: dt.date) -> Because | None:
    """Why a day of springing or running is not for that: sport that day, or a hard day not yet recovered from."""
    knowledge = view.rules.knowledge
    if not any(is_hard(place_of(t, view), knowledge) for t in tendons):
        return None
    return sport_instead(tendons, on) or recovering(view.state.person.hard, tendons, on, knowledge)


def next_day(tendons: tuple[Tendon, ...], view: DayView, trained: tuple[dt.date, ...]) -> dt.date:
    """The next training day that nothing takes."""
    wanted = training_days(tendons, view)
    day = next_training_day(trained, wanted, view.on)
    while taken(tendons, view, day) is not None:
        day = next_training_day(trained, wanted, day)
    return day
