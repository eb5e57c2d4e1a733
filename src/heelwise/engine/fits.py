"""What speaks against giving a pathway to a tendon, and what to know before choosing it.

A published programme is itself only with its days, minutes and lifts; where they are not
there it is not offered. A ladder that is earned bends to fewer days and shorter sessions.
"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.engine.because import Because, Facts
from heelwise.engine.calm import is_calm
from heelwise.engine.day import DayView
from heelwise.engine.demand import Demand, ahead
from heelwise.engine.kit import missing_kit, substitute
from heelwise.engine.ladder import Ladder
from heelwise.engine.lines import draft
from heelwise.engine.may import standing
from heelwise.engine.path import SETTLE
from heelwise.engine.permit import permit_exercise
from heelwise.engine.reasons import hand_over_because
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Main, Pathway


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
    limits = view.rules.knowledge.limits
    if pathway.entry is not None and not is_calm(tendon, view.on, limits):
        return Because("choice-not-calm", "unmet", facts, limits.pain.strict_cap.sources)
    return None


def _end_of(tendon: Tendon, view: DayView) -> tuple[Because, ...]:
    """What the plan of today waits for before it hands over."""
    end = hand_over_because(tendon, view) if tendon.place >= 0 else None
    return () if end is None else (end,)


def not_reached(pathway: Pathway, tendon: Tendon, view: DayView) -> Because:
    """Why the engine does not follow a choice that is for this tendon: where it is not yet."""
    ladder = view.rules.ladders[tendon.pathway or ""]
    wanted = pathway.entry.rungs if pathway.entry else ()
    rung = next((name for name in wanted if ladder.at_rung(name) is not None), None)
    sources = pathway.entry.sources if pathway.entry else pathway.sources
    if rung is None:
        return Because("choice-not-from-here", "unmet", {"pathway": pathway.id}, sources)
    return Because("choice-not-reached", "unmet", {"pathway": pathway.id, "rung": rung}, sources)


def unfit(demand: Demand, tendon: Tendon, ladder: Ladder, view: DayView) -> Iterator[Because]:
    """What keeps a pathway from being itself for this person. `tendon` and `view` are those of the day it begins.

    The condition's own pathway is given to whoever has less, as it would be without a choice.
    """
    pathway, knowledge = ladder.pathway, view.rules.knowledge
    if tendon.condition in pathway.default_for:
        return
    for main, missing in _lacking(tendon, ladder, knowledge):
        at_hand = tuple(tendon.intake.equipment)
        if substitute(main, at_hand, knowledge, as_heavy=pathway.advance == "weeks") is None:
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
    yield from _springing(tendon, ladder, view)


def _kit_to_know(tendon: Tendon, ladder: Ladder, knowledge: Knowledge) -> Iterator[Because]:
    """What stands in for kit that is not at hand, and what nothing stands in for."""
    for main, missing in _lacking(tendon, ladder, knowledge):
        instead = substitute(main, tuple(tendon.intake.equipment), knowledge, as_heavy=False)
        if instead is None:
            yield Because("choice-kit-later", "met", missing, knowledge.exercises[main.exercise].sources)
        else:
            facts = {"wanted": main.exercise, "given": instead, "equipment": missing["equipment"]}
            yield Because("choice-substitute", "met", facts, ("heelwise",))


def _springing(tendon: Tendon, ladder: Ladder, view: DayView) -> Iterator[Because]:
    """The first rebound, hop or run on the way that waits for a clinician."""
    knowledge, at = view.rules.knowledge, standing(tendon, view)
    for name in _mains_from(tendon, ladder):
        because = permit_exercise(knowledge.exercises[name], at, knowledge).because
        if because.rule == "no-plyometrics":
            yield Because("choice-springing", "met", {"exercise": name}, because.sources)
            return


def _mains_from(tendon: Tendon, ladder: Ladder) -> dict[str, Main]:
    """The exercises from where a tendon stands, as far as the plan goes by itself, each once."""
    return {main.exercise: main for place in ahead(ladder, tendon) for main in place.rung.main}


def _lacking(tendon: Tendon, ladder: Ladder, knowledge: Knowledge) -> Iterator[tuple[Main, Facts]]:
    """Every exercise that lacks kit, with the first piece it lacks."""
    at_hand = tuple(tendon.intake.equipment)
    for main in _mains_from(tendon, ladder).values():
        kit = missing_kit(knowledge.exercises[main.exercise], at_hand)
        if kit is not None:
            yield main, {"exercise": main.exercise, "equipment": kit}
