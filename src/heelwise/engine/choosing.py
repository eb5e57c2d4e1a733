"""The pathways a tendon may follow, compared: which are open, what each asks, which is recommended and why.

What choosing would do is not foretold but tried: the choice is put behind the record, and
the same engine replays it. Deny by default: what the engine would not follow is not offered.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.day import DayView, day_view
from heelwise.engine.demand import demand_of
from heelwise.engine.fits import not_now, not_reached, to_know, unfit
from heelwise.engine.kit import lacking
from heelwise.engine.option import Choice, Option
from heelwise.engine.recommending import recommendation
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Pathway
from heelwise.record.events import PlanChosen
from heelwise.record.record import Record

LAST_ID = UUID(int=2**128 - 1)
"""Sorts behind every other event of its instant."""


def choices(knowledge: Knowledge, record: Record, on: dt.date) -> tuple[Choice, ...]:
    """The choices of a person on day `on`, one a tendon, or one for both; empty before an intake."""
    view = day_view(knowledge, record, on)
    found = [_choice(tendon, view, record) for tendon in view.state.tendons]
    together = [replace(one, side="both") for one in found]
    return (together[0],) if len(found) == 2 and together[0] == together[1] else tuple(found)


def compare(tendon: Tendon, view: DayView, record: Record) -> tuple[Option, ...]:
    """Every pathway for one tendon: those for its condition first, each in the order of its id."""
    pathways = sorted(
        view.rules.knowledge.pathways.values(), key=lambda p: (tendon.condition not in p.conditions, p.id)
    )
    return tuple(_option(pathway, tendon, view, record) for pathway in pathways)


def as_chosen(pathway: str, tendon: Tendon, view: DayView, record: Record) -> DayView:
    """The viewed day as it would be if a person chose this pathway for this tendon now."""
    seen = [event for event in record.events if event.at.date() <= view.on]
    at = max(event.at for event in seen)
    if at.date() != view.on:
        at = dt.datetime.combine(view.on, dt.time.max, at.tzinfo)
    word = PlanChosen(at=at, id=LAST_ID, by="person", pathway=pathway, side=tendon.heel)
    return day_view(view.rules.knowledge, Record((*seen, word)), view.on)


def _choice(tendon: Tendon, view: DayView, record: Record) -> Choice:
    options = compare(tendon, view, record)
    recommended, why = recommendation(tendon, options, view.rules.knowledge)
    return Choice(
        side=tendon.heel,
        condition=tendon.condition,
        chosen_by=tendon.chosen_by if tendon.chosen == tendon.pathway else None,
        options=options,
        recommended=recommended,
        why=why,
    )


def _option(pathway: Pathway, tendon: Tendon, view: DayView, record: Record) -> Option:
    if pathway.id == tendon.pathway:
        return _followed(pathway, tendon, view)
    against = not_now(pathway, tendon, view) or _stopped(view)
    if against is not None:
        return Option(pathway=pathway.id, state="shut", against=(against,))
    begun = as_chosen(pathway.id, tendon, view, record)
    return _begun(pathway, tendon, begun)


def _followed(pathway: Pathway, tendon: Tendon, view: DayView) -> Option:
    """The pathway of today, from where it stands."""
    ladder = view.rules.ladders[pathway.id]
    demand = demand_of(ladder, tendon, view.rules.knowledge)
    mind = tuple(to_know(demand, tendon, ladder, view)) if demand else ()
    return Option(pathway=pathway.id, state="now", mind=mind, demand=demand)


def _begun(pathway: Pathway, old: Tendon, view: DayView) -> Option:
    """A pathway on the day it would be chosen; `view` is that day, `old` the tendon without the choice."""
    ladder = view.rules.ladders[pathway.id]
    new = view.state.tendon(old.heel) or old
    demand = demand_of(ladder, new, view.rules.knowledge) if new.pathway == pathway.id else None
    if demand is None:
        return Option(
            pathway=pathway.id,
            state="shut",
            against=_without_kit(pathway, old, view) or (not_reached(pathway, old, view),),
        )
    unfitting = tuple(unfit(demand, new, ladder, view))
    if unfitting:
        return Option(pathway=pathway.id, state="shut", against=unfitting, demand=demand)
    return Option(
        pathway=pathway.id,
        state="open",
        mind=tuple(to_know(demand, new, ladder, view)),
        would=_would(old, new, view),
        demand=demand,
    )


def _without_kit(pathway: Pathway, tendon: Tendon, view: DayView) -> tuple[Because, ...]:
    """What a programme cannot be itself without."""
    exercises = view.rules.knowledge.exercises
    missing = lacking(pathway, tuple(tendon.intake.equipment), view.rules.knowledge)
    return tuple(Because("choice-kit", "unmet", facts, exercises[str(facts["exercise"])].sources) for facts in missing)


def _stopped(view: DayView) -> Because | None:
    """Why nothing is chosen today: a warning sign that stands, or questions that are open."""
    triage = view.triage
    if triage.verdict is None:
        return None
    if triage.verdict == "ask":
        return Because("choice-answers-first", "unknown", {"questions": len(triage.ask)}, ("heelwise",))
    return Because("choice-sign-first", "unmet", {}, triage.reasons[0].sources, triage.reasons)


def _would(old: Tendon, new: Tendon, view: DayView) -> Because:
    """Where the plan would go on: on the rung of today where both have it, else at a place of its own."""
    rung = _rung_of(new, view)
    facts: Facts = {"pathway": new.pathway, "rung": rung}
    rule = "choice-continues" if rung == _rung_of(old, view) else "choice-starts"
    return Because(rule, "met", facts, view.rules.knowledge.pathways[new.pathway or ""].sources)


def _rung_of(tendon: Tendon, view: DayView) -> str | None:
    return view.rules.ladders[tendon.pathway or ""].places[tendon.place].rung.id if tendon.place >= 0 else None
