"""Rules between the fields of one event: what a shape alone cannot say.

Each rule names the fields it reads, so that it is left out when one of them is
already at fault. Rules that need the content or other events are the engine's;
who may write what is in `author`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from heelwise.record.events import (
    Assessed,
    Happened,
    IntakeAnswered,
    Measured,
    MilestoneCleared,
    MilestoneClosed,
    PhaseSet,
    PlanChosen,
    PrescriptionChanged,
    RoutineSaved,
    SetDone,
)
from heelwise.record.faults import Flaw, one_of, show
from heelwise.record.scales import SCALES
from heelwise.terms import heels_of

Flaws = tuple[Flaw, ...]

_SOUND: Flaws = ()
_EARLIEST, _LATEST = 1900, 2199
"""Years. Wide enough for every diary, narrow enough for sums of days and offsets."""


class Rule(NamedTuple):
    """A check of an event, and the fields it reads."""

    fields: tuple[str, ...]
    flaws: Callable[[Any], Flaws]


def broken(event: Happened) -> Flaws:
    """Every rule that a well-shaped event breaks."""
    flaws = _SOUND if _EARLIEST <= event.at.year <= _LATEST else _time_flaws(event)
    for rule in RULES.get(type(event), ()):
        flaws += rule.flaws(event)
    return flaws


def broken_despite(event: Any, kind: type[Happened], flawed: AbstractSet[str]) -> Flaws:
    """The rules broken by the sound fields of an event; `flawed` names the others."""
    flaws = _SOUND if "at" in flawed else _time_flaws(event)
    for rule in RULES.get(kind, ()):
        if "at" not in flawed and flawed.isdisjoint(rule.fields):
            flaws += rule.flaws(event)
    return flaws


def _time_flaws(event: Any) -> Flaws:
    if _EARLIEST <= event.at.year <= _LATEST:
        return _SOUND
    return (Flaw(field="at", found=f"the year {event.at.year}", wanted=f"a year from {_EARLIEST} to {_LATEST}"),)


def _past(field: str, day: dt.date | None, event: Any) -> Flaws:
    """A day that has happened when the event is written, and not centuries ago."""
    if day is None or (day <= event.at.date() and day.year >= _EARLIEST):
        return _SOUND
    return (Flaw(field=field, found=str(day), wanted=f"a day up to {event.at.date()}, that of the event"),)


def _worse_side(event: Any) -> Flaws:
    if event.worse_side is None or event.worse_side in heels_of(event.side):
        return _SOUND
    return (Flaw(field="worse_side", found=show(event.worse_side), wanted=f"`{event.side}`, as `side` says"),)


def _born(event: Any) -> Flaws:
    if event.birth_year is None or event.birth_year <= event.at.year:
        return _SOUND
    return (Flaw(field="birth_year", found=show(event.birth_year), wanted=f"a year up to {event.at.year}"),)


def _rupture_told(event: Any) -> Flaws:
    if event.complaint == "rupture" and event.rupture is None:
        return (Flaw(field="rupture", found="nothing", wanted="when it tore and how it is treated"),)
    if event.complaint != "rupture" and event.rupture is not None:
        return (Flaw(field="rupture", found="an object", wanted="it only with the complaint `rupture`"),)
    return _SOUND


def _rupture_days(event: Any) -> Flaws:
    tear = event.rupture
    if tear is None:
        return _SOUND
    flaws = _past("rupture.on", tear.on, event)
    for field in ("surgery_on", "boot_on"):
        day = getattr(tear, field)
        if day is not None and day < tear.on:
            flaws += (Flaw(field=f"rupture.{field}", found=str(day), wanted=f"a day from {tear.on}, the rupture, on"),)
    return flaws


def _each_once(field: str) -> Rule:
    def flaws(event: Any) -> Flaws:
        chosen = getattr(event, field) or ()
        twice = [word for index, word in enumerate(chosen) if word in chosen[:index]]
        return tuple(Flaw(field=field, found=f"`{word}` twice", wanted="each once") for word in dict.fromkeys(twice))

    return Rule((field,), flaws)


def _told(event: Any) -> Flaws:
    """`told_by` and `told_on` go together, and speak of a clinician's words."""
    if event.told_by is None and event.told_on is None:
        return _SOUND
    if event.told_by is None:
        return (Flaw(field="told_by", found="nothing", wanted="who said it, beside `told_on`"),)
    if event.told_on is None:
        return (Flaw(field="told_on", found="nothing", wanted="the day it was said, beside `told_by`"),)
    if event.by != "clinician":
        return (Flaw(field="by", found=show(event.by), wanted="`clinician`, because `told_by` names one"),)
    return _past("told_on", event.told_on, event)


def _chosen(event: Any) -> Flaws:
    if event.pathway is not None or event.pain_cap is not None or event.schedule is not None:
        return _SOUND
    return (Flaw(field="pathway", found="nothing", wanted="at least one of `pathway`, `pain_cap` and `schedule`"),)


def _one_amount(event: Any) -> Flaws:
    given = (event.reps is not None) + (event.hold_s is not None) + (event.minutes is not None)
    if given <= 1:
        return _SOUND
    names = [field for field in ("reps", "hold_s", "minutes") if getattr(event, field) is not None]
    return (Flaw(field=names[-1], found=f"{' and '.join(f'`{one}`' for one in names)}", wanted="at most one of them"),)


def _one_change(event: Any) -> Flaws:
    change = event.change
    numbers = [one for one in ("sets", "reps", "hold_s", "load_kg") if getattr(change, one) is not None]
    if change.remove is True and (change.add is True or numbers):
        beside = "add" if change.add is True else numbers[0]
        return (Flaw(field="change", found=f"`remove` and `{beside}`", wanted="`remove` alone"),)
    if change.remove is not True and change.add is not True and not numbers:
        wanted = one_of(["remove", "add", "sets", "reps", "hold_s", "load_kg"])
        return (Flaw(field="change", found="an empty object", wanted=wanted),)
    return _SOUND


def _filled(event: Any) -> Flaws:
    return _SOUND if event.items else (Flaw(field="items", found="an empty list", wanted="at least one exercise"),)


def _unit(event: Any) -> Flaws:
    unit = SCALES[event.measure].unit
    if event.unit == unit:
        return _SOUND
    return (Flaw(field="unit", found=show(event.unit), wanted=f"`{unit}`, the unit of `{event.measure}`"),)


def _on_scale(event: Any) -> Flaws:
    scale = SCALES[event.measure]
    if scale.lowest <= event.value <= scale.highest:
        return _SOUND
    wanted = f"a number from {scale.lowest:,} to {scale.highest:,} for `{event.measure}`"
    return (Flaw(field="value", found=show(event.value), wanted=wanted),)


def _leg(event: Any) -> Flaws:
    if not SCALES[event.measure].one_leg or event.side in {"left", "right"}:
        return _SOUND
    found = "nothing" if event.side is None else show(event.side)
    return (Flaw(field="side", found=found, wanted=f"`left` or `right` for `{event.measure}`"),)


_TOLD = (Rule(("by", "told_by", "told_on"), _told),)

RULES: dict[type[Happened], tuple[Rule, ...]] = {
    IntakeAnswered: (
        Rule(("side", "worse_side"), _worse_side),
        Rule(("since",), lambda event: _past("since", event.since, event)),
        Rule(("birth_year",), _born),
        _each_once("equipment"),
        _each_once("sport_days"),
        _each_once("recent_change"),
        Rule(("complaint", "rupture"), _rupture_told),
        Rule(("rupture",), _rupture_days),
    ),
    Assessed: _TOLD,
    PhaseSet: _TOLD,
    MilestoneCleared: _TOLD,
    MilestoneClosed: _TOLD,
    PlanChosen: (Rule(("pathway", "pain_cap", "schedule"), _chosen),),
    SetDone: (Rule(("reps", "hold_s", "minutes"), _one_amount),),
    RoutineSaved: (Rule(("items",), _filled), _each_once("days")),
    Measured: (
        Rule(("measure", "unit"), _unit),
        Rule(("measure", "value"), _on_scale),
        Rule(("measure", "side"), _leg),
    ),
    PrescriptionChanged: (Rule(("change",), _one_change),),
}
"""The rules of each kind; kinds that are not here have none."""
