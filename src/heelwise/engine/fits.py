"""What speaks against giving a pathway to a tendon, and what to know before choosing it.

A published programme is itself only with its days, minutes and lifts; where they are not
there it is not offered. A ladder that is earned bends to fewer days and shorter sessions.
"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.engine.because import Because, Facts
from heelwise.engine.condition import start_of
from heelwise.engine.day import DayView
from heelwise.engine.demand import Demand
from heelwise.engine.ladder import Ladder
from heelwise.engine.lines import draft, missing_kit
from heelwise.engine.may import standing
from heelwise.engine.path import SETTLE
from heelwise.engine.permit import permit_exercise
from heelwise.engine.reasons import hand_over_because
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Main, Pathway
from heelwise.terms import Condition


def not_now(pathway: Pathway, tendon: Tendon, view: DayView) -> Because | None:
    """Why this pathway is not to be chosen at all: the condition, a clinician's choice, its turn."""
    facts: Facts = {"pathway": pathway.id, "condition": tendon.condition}
    if tendon.condition not in pathway.conditions:
        return Because("choice-other-condition", "unmet", facts, pathway.sources)
    if tendon.chosen_by == "clinician" and tendon.chosen == tendon.pathway:
        return Because("choice-of-clinician", "unmet", {"chosen": tendon.chosen}, ("heelwise",))
    if pathway.id == SETTLE:
        return Because("choice-given", "unmet", facts, pathway.sources)
    if tendon.pathway == SETTLE:
        parts = _end_of(tendon, view)
        return Because("choice-settle-first", "unmet", facts, view.rules.knowledge.pathways[SETTLE].sources, parts)
    if _comes_after(pathway, tendon.condition, view.rules.knowledge):
        return Because("choice-comes-after", "unmet", facts, pathway.sources, _end_of(tendon, view))
    return None


def _end_of(tendon: Tendon, view: DayView) -> tuple[Because, ...]:
    """What the plan of today waits for before it hands over."""
    end = hand_over_because(tendon, view) if tendon.place >= 0 else None
    return () if end is None else (end,)


def _comes_after(pathway: Pathway, condition: Condition, knowledge: Knowledge) -> bool:
    """Whether this pathway is where others lead, and nobody's first."""
    ends = [p.hand_over for p in knowledge.pathways.values() if p.id != SETTLE and p.hand_over is not None]
    return condition not in pathway.default_for and any(end.to.get(condition) == pathway.id for end in ends)


def unfit(demand: Demand, tendon: Tendon, ladder: Ladder, view: DayView) -> Iterator[Because]:
    """What keeps a pathway from being itself for this person. `tendon` and `view` are those of the day it begins.

    The condition's own pathway is given to whoever has less, as it would be without a choice.
    """
    pathway, knowledge = ladder.pathway, view.rules.knowledge
    if tendon.condition in pathway.default_for:
        return
    for main in _mains_from(tendon, ladder):
        missing = _lacking(main, tendon, knowledge)
        if missing is not None and _substitute(main, tendon, knowledge) is None:
            yield Because("choice-kit", "unmet", missing, knowledge.exercises[main.exercise].sources)
    mains = {main.exercise for main in ladder.places[tendon.place].rung.main}
    for out in draft(tendon, 0, view).left_out:
        if out.exercise in mains and out.because.rule != "no-kit":
            yield Because("choice-not-allowed", "unmet", {"exercise": out.exercise}, pathway.sources, (out.because,))
    if pathway.advance == "weeks":
        yield from _too_little(demand, tendon, pathway, knowledge.limits.weeks.done_pct.value)


def _too_little(demand: Demand, tendon: Tendon, pathway: Pathway, least_pct: float) -> Iterator[Because]:
    """Fewer days than make a week of a published programme count, or shorter sessions than it has."""
    days, minutes = tendon.intake.days_per_week, tendon.intake.minutes_per_session
    if days is not None and 100 * days < least_pct * demand.days_per_week:
        facts: Facts = {"days": demand.days_per_week, "has": days}
        yield Because("choice-days", "unmet", facts, pathway.sources)
    if minutes is not None and minutes < demand.minutes:
        facts = {"minutes": demand.minutes, "has": int(minutes)}
        yield Because("choice-minutes", "unmet", facts, pathway.sources)


def to_know(demand: Demand, tendon: Tendon, ladder: Ladder, view: DayView) -> Iterator[Because]:
    """What somebody should know before choosing a pathway that fits."""
    pathway, knowledge = ladder.pathway, view.rules.knowledge
    days, minutes = tendon.intake.days_per_week, tendon.intake.minutes_per_session
    if days is not None and days < demand.days_per_week:
        facts: Facts = {"days": demand.days_per_week, "has": days}
        yield Because("choice-fewer-days", "met", facts, ("heelwise",))
    if minutes is not None and minutes < demand.minutes:
        facts = {"minutes": demand.minutes, "has": int(minutes)}
        yield Because("choice-shortened", "met", facts, ("heelwise",))
    kit = tuple(_kit_to_know(tendon, ladder, knowledge))
    yield from kit
    if kit and pathway.advance == "weeks":
        yield Because("choice-not-as-studied", "met", {"pathway": pathway.id}, ("heelwise",))
    if starts_low(tendon, knowledge) and "low" not in pathway.start:
        yield Because("choice-full-start", "met", {"pathway": pathway.id}, ("F58", "heelwise"))
    yield from _springing(tendon, ladder, view)


def _kit_to_know(tendon: Tendon, ladder: Ladder, knowledge: Knowledge) -> Iterator[Because]:
    """What stands in for kit that is not at hand, and what nothing stands in for; each exercise once."""
    told: set[str] = set()
    for main in _mains_from(tendon, ladder):
        missing = _lacking(main, tendon, knowledge)
        if missing is None or main.exercise in told:
            continue
        told.add(main.exercise)
        instead = _substitute(main, tendon, knowledge)
        sources = knowledge.exercises[main.exercise].sources
        if instead is None:
            yield Because("choice-kit-later", "met", missing, sources)
        else:
            facts = {"wanted": main.exercise, "given": instead, "equipment": missing["equipment"]}
            yield Because("choice-substitute", "met", facts, ("heelwise",))


def _springing(tendon: Tendon, ladder: Ladder, view: DayView) -> Iterator[Because]:
    """The first rebound, hop or run on the way that waits for a clinician."""
    knowledge, at = view.rules.knowledge, standing(tendon, view)
    exercises = dict.fromkeys(main.exercise for main in _mains_from(tendon, ladder))
    for name in exercises:
        because = permit_exercise(knowledge.exercises[name], at, knowledge).because
        if because.rule == "no-plyometrics":
            yield Because("choice-springing", "met", {"exercise": name}, because.sources)
            return


def starts_low(tendon: Tendon, knowledge: Knowledge) -> bool:
    """Whether this tendon starts low: sore, or not known to bear a raise on one leg."""
    start = start_of(tendon.intake, (), tendon.worst_before, tendon.episode_on, knowledge.limits.start)
    return start in ("low", SETTLE)


def _mains_from(tendon: Tendon, ladder: Ladder) -> list[Main]:
    """The exercises of every rung from where a tendon stands."""
    here = ladder.places[tendon.place]
    rungs = {place.rung.id: place.rung for place in ladder.places if place.rung_index >= here.rung_index}
    return [main for rung in rungs.values() for main in rung.main]


def _lacking(main: Main, tendon: Tendon, knowledge: Knowledge) -> Facts | None:
    """The exercise and the first piece of kit it lacks."""
    kit = missing_kit(knowledge.exercises[main.exercise], tuple(tendon.intake.equipment))
    return None if kit is None else {"exercise": main.exercise, "equipment": kit}


def _substitute(main: Main, tendon: Tendon, knowledge: Knowledge) -> str | None:
    """The first substitute with the kit at hand."""
    at_hand = tuple(tendon.intake.equipment)
    known = (knowledge.exercises[name] for name in main.instead)
    return next((exercise.id for exercise in known if missing_kit(exercise, at_hand) is None), None)
