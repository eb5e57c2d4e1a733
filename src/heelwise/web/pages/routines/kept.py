"""Which routines a record holds, and what of one may be played today. No Django here."""

from __future__ import annotations

from typing import Any

from heelwise.engine.day import DayView
from heelwise.engine.explain import because_json
from heelwise.engine.routine import OwnSession, routine_now
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart
from heelwise.record.events import RoutineItem, RoutineSaved
from heelwise.terms import Weekday
from heelwise.terms import words as vocabulary
from heelwise.web import words

DAYS = dict(zip(vocabulary(Weekday), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
SIDES = {"left": "left leg", "right": "right leg", "both": "each leg in turn"}


def routines_of(chart: Chart) -> dict[str, RoutineSaved]:
    """The routines that stand, by id; the latest of each counts."""
    saved = [word for day in chart.days for word in day.words if isinstance(word, RoutineSaved)]
    return {one.routine: one for one in saved}


def saves_of(chart: Chart, routine: str) -> list[RoutineSaved]:
    """Every time a routine was saved: what putting it away takes back."""
    return [
        word for day in chart.days for word in day.words if isinstance(word, RoutineSaved) and word.routine == routine
    ]


def listed(knowledge: Knowledge, chart: Chart) -> list[dict[str, Any]]:
    """All of them, with their days and lines."""
    return [told(knowledge, one) for one in sorted(routines_of(chart).values(), key=lambda one: one.name.casefold())]


def told(knowledge: Knowledge, one: RoutineSaved) -> dict[str, Any]:
    """A routine as it was saved."""
    return {
        "id": one.routine,
        "name": one.name,
        "days": [DAYS[day] for day in DAYS if day in (one.days or ())],
        "lines": [_line(knowledge, item) for item in one.items],
    }


def today(knowledge: Knowledge, one: RoutineSaved, view: DayView) -> dict[str, Any]:
    """What of it may be played today, and what may not, with the reason."""
    own: OwnSession = routine_now(one, view)
    return told(knowledge, one) | {
        "session": own.session.id if own.session else None,
        "minutes": own.session.minutes if own.session else 0,
        "left_out": left_out(knowledge, own),
    }


def left_out(knowledge: Knowledge, own: OwnSession) -> list[dict[str, str]]:
    """The lines that a flag, a lock or the day keeps out, each with its sentence."""
    return [
        {
            "exercise": out.exercise,
            "name": words.named(knowledge, "exercise", out.exercise),
            "because": str(because_json(out.because, knowledge)["text"]),
            "known": out.exercise if out.exercise in knowledge.exercises else "",
        }
        for out in own.left_out
    ]


def due_on(chart: Chart, view: DayView) -> list[RoutineSaved]:
    """The routines that name this day of the week."""
    weekday = list(DAYS)[view.on.weekday()]
    return [one for one in routines_of(chart).values() if weekday in (one.days or ())]


def _line(knowledge: Knowledge, item: RoutineItem) -> dict[str, Any]:
    exercise = knowledge.exercises.get(item.exercise)
    two = exercise is not None and exercise.legs == "two"
    dosage = exercise.dosage if exercise else None
    amount = {
        "sets": item.sets,
        "reps": item.reps if item.reps or item.hold_s or not dosage else dosage.reps,
        "hold_s": int(item.hold_s) if item.hold_s and not item.reps else None,
        "minutes": dosage.minutes
        if dosage and not (item.reps or item.hold_s or dosage.reps or dosage.hold_s)
        else None,
    }
    side = words.SIDES["both"] if two else SIDES[item.side]
    return {
        "exercise": item.exercise,
        "known": exercise is not None,
        "name": words.named(knowledge, "exercise", item.exercise),
        "side": "both" if two else "left" if item.side == "both" else item.side,
        "dose": f"{side} · {words.dose(amount)}",
    }
