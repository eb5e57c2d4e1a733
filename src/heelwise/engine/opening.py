"""The opening of a day for one tendon: what its table, its gates and its weeks are read over.

Also what is asked for at a place once something is held back there, and what a step
wants of the morning. Nothing here moves a tendon.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import Evidence
from heelwise.engine.ladder import Ladder, Place
from heelwise.engine.state import Baseline, Morning, Person, Response, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import Limits


class Opening(Struct, frozen=True, kw_only=True):
    """The opening of a day for one tendon: all that its table is read over."""

    on: dt.date
    person: Person
    ladder: Ladder
    morning: Morning | None
    base: Baseline | None
    cap: int
    missed: int | None
    knowledge: Knowledge

    @property
    def limits(self) -> Limits:
        """Every number that rules compare with."""
        return self.knowledge.limits

    @property
    def weekly(self) -> bool:
        """Whether the pathway moves on by counted weeks."""
        return self.ladder.pathway.advance == "weeks"


def sets_of(tendon: Tendon, place: Place) -> int:
    """The sets that are asked for at a place."""
    return place.dose.sets if tendon.sets_at_most is None else min(place.dose.sets, tendon.sets_at_most)


def reps_of(tendon: Tendon, reps: int | None) -> int | None:
    """The repetitions that are asked for where a dose has `reps`."""
    if reps is None or tendon.reps_at_most is None:
        return reps
    return min(reps, tendon.reps_at_most)


def is_held(tendon: Tendon, ladder: Ladder) -> bool:
    """Whether less is asked for than the place has; lifting that is the next step."""
    return held_variable(tendon, ladder.places[tendon.place]) is not None


def held_variable(tendon: Tendon, place: Place) -> str | None:
    """What is held back at a place, the sets before the repetitions."""
    if sets_of(tendon, place) < place.dose.sets:
        return "sets"
    return "reps" if reps_of(tendon, place.dose.reps) != place.dose.reps else None


def morning_known(response: Response, day: Opening) -> bool:
    """Whether the morning after a session says it settled; not needed where the pathway says so."""
    if not day.ladder.pathway.needs_morning:
        return True
    if day.morning is None or (day.on - response.day).days != 1:
        return False
    return day.base is not None and day.base.stiffness_min is not None and day.morning.pain <= day.base.pain


def morning_part(day: Opening) -> Because:
    """What a step wants of this morning."""
    sources = day.limits.pain.morning_rise_hold.sources
    if day.morning is None:
        return Because("morning-usual", "unknown", {"missing": "morning"}, sources)
    if not day.ladder.pathway.needs_morning:
        return Because("morning-seen", "met", {"pain": day.morning.pain}, sources)
    if day.base is None:
        return Because("morning-usual", "unknown", {"missing": "base"}, sources)
    facts: Facts = {"pain": day.morning.pain, "base": day.base.pain}
    return Because("morning-usual", "met" if day.morning.pain <= day.base.pain else "unmet", facts, sources)


def evidence_of(tendon: Tendon, day: Opening, sources: tuple[str, ...]) -> Evidence:
    """The evidence a gate is weighed against."""
    return Evidence(
        on=day.on,
        person=day.person,
        tendon=tendon,
        base=day.base,
        cap=day.cap,
        knowledge=day.knowledge,
        sources=sources,
    )
