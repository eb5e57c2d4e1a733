"""A session as a virtual person does and logs it: fully or fewer sets, honestly but not always completely."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any, Protocol

from msgspec import Struct

from heelwise.knowledge.library import Knowledge
from heelwise.record.events import Event, SessionFinished, SetDone, SetSkipped
from heelwise.simulate.oracle.seen import Line, Sitting
from heelwise.simulate.pen import Pen
from heelwise.simulate.tendon import VirtualTendon
from heelwise.simulate.traits import Traits

EVENING = 1080
MORNING = 540
TOO_MUCH = 6
"""Pain at which most people stop by themselves."""


class Doer(Protocol):
    """Who trains: the parts of a life that a session needs."""

    person: Traits
    knowledge: Knowledge
    tendons: list[VirtualTendon]
    pen: Pen
    draw: Random


class Trained(Struct):
    """A session as done: the events that tell of it, and the worst pain there truly was."""

    events: list[Event]
    worst: int


def train(who: Doer, sitting: Sitting, on: dt.date) -> Trained:
    """Do one session, line by line, and tell of it."""
    draw, start = who.draw, EVENING if sitting.slot == "evening" else MORNING
    fewer = draw.random() < 0.08
    logs_sets = draw.random() >= who.person.sloppy
    done = Trained([], 0)
    planned = sum(line.sets for line in sitting.lines)
    count, stopped = 0, False
    pains: dict[str, int] = {}
    for line in sitting.lines:
        sets = max(1, line.sets - 1) if fewer and line.sets > 1 else line.sets
        pain = _pain(who, line, pains)
        done.worst = max(done.worst, pain)
        if logs_sets:
            done.events += _sets(who, sitting.id, line, sets, on, start + count, pain)
        count += sets
        if pain >= TOO_MUCH and draw.random() < 0.8:
            stopped = True
            break
    if stopped and logs_sets and draw.random() < 0.5:
        line = sitting.lines[-1]
        skipped = SetSkipped(
            **who.pen.when(on, start + 55), session=sitting.id, exercise=line.exercise, side=line.side, reason="hurt"
        )
        done.events.append(skipped)
    finished = not done.events or draw.random() >= who.person.sloppy / 2
    if finished:
        done.events.append(_end(who, sitting, on, start + 56, planned, count, done.worst, pains, stopped=stopped))
    return done


def _pain(who: Doer, line: Line, pains: dict[str, int]) -> int:
    """The pain a line brings: of two tendons that both work, the worse; each remembers its own."""
    exercise = who.knowledge.exercises[line.exercise]
    worst = 0
    for tendon in who.tendons:
        if line.concerns(tendon.traits.heel):
            pain = tendon.does(line, exercise, who.person.weight_kg)
            pains[tendon.traits.heel] = max(pains.get(tendon.traits.heel, 0), pain)
            worst = max(worst, pain)
    return worst


def _sets(who: Doer, session: str, line: Line, sets: int, on: dt.date, minute: int, pain: int) -> list[Event]:
    told = pain if who.draw.random() < 0.7 else None
    found = 5.0 * round(min(who.person.most_kg or 20.0, 20.0) / 5) if line.rm is not None else None
    load = found if line.load_kg is None else (line.load_kg or None)
    amount: dict[str, Any] = {"reps": line.reps, "hold_s": line.hold_s}
    if line.reps is None and line.hold_s is None:
        amount["minutes"] = line.minutes
    return [
        SetDone(
            **who.pen.when(on, minute + number),
            session=session,
            exercise=line.exercise,
            side=line.side,
            set=number,
            load_kg=load,
            band=line.band,
            pain=told,
            **amount,
        )
        for number in range(1, sets + 1)
    ]


def _end(
    who: Doer, sitting: Sitting, on: dt.date, minute: int, planned: int, count: int, worst: int, pains: dict[str, int],
    *, stopped: bool,
) -> SessionFinished:  # fmt: skip
    draw = who.draw
    after = max(0, worst - draw.randint(0, 2)) if draw.random() < 0.8 else None
    sides = [tendon.traits.heel for tendon in who.tendons if pains.get(tendon.traits.heel) == worst]
    names = len(who.tendons) > 1 and len(sides) == 1
    return SessionFinished(
        **who.pen.when(on, minute),
        session=sitting.id,
        slot=sitting.slot,  # type: ignore[arg-type]
        planned_sets=planned,
        done_sets=min(count, planned),
        pain_during=worst,
        pain_after=after,
        pain_side=sides[0] if names else None,
        quality="ragged" if draw.random() < 0.05 else None,
        stopped="pain" if stopped else None,
        sharp_pain=True if worst >= 8 and draw.random() < 0.3 else None,
    )
