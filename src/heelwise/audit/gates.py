"""Can every rung be reached and left? A gate that nothing on the way can open would hold a person for ever."""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.places import pathway_file, rungs_of
from heelwise.knowledge.conditions import All, Any_, Gate, MilestoneOpen, RepsInSession, StepsDone, WalkPain
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import HandOver, Pathway, Rung

PLACES = {"lowest", "low", "middle", "high"}


def gates(knowledge: Knowledge) -> Iterator[Fault]:
    """Ids are unique, starting places exist, gates can open, and what is handed over arrives."""
    most_pain = int(knowledge.limits.pain.strict_cap.value)
    for pathway in knowledge.pathways.values():
        file = pathway_file(pathway.id)
        yield from _ids(pathway, file)
        yield from _start(pathway, file)
        for key, _, rung in rungs_of(pathway):
            if rung.gate is not None:
                yield from _gate(rung.gate, rung, file, f"{key}.gate", most_pain)
        if pathway.hand_over is not None:
            yield from _hand_over(pathway.hand_over, knowledge, file)
    yield from _defaults(knowledge)


def _ids(pathway: Pathway, file: str) -> Iterator[Fault]:
    for kind, ids in (
        ("phases", [phase.id for phase in pathway.phases]),
        ("rungs", [rung.id for _, _, rung in rungs_of(pathway)]),
    ):
        for one in sorted({one for one in ids if ids.count(one) > 1}):
            yield Fault(file, kind, f"'{one}' {ids.count(one)} times", "each id once")
    if not pathway.phases:
        yield Fault(file, "phases", "none", "at least one phase")
    for key, _, rung in rungs_of(pathway):
        if not rung.main or not rung.steps:
            yield Fault(file, key, "no exercise or no step", "both")


def _start(pathway: Pathway, file: str) -> Iterator[Fault]:
    rungs = [rung.id for _, _, rung in rungs_of(pathway)]
    places = set[str]() if pathway.advance == "milestones" else PLACES
    if rungs and pathway.start.keys() != places:
        yield Fault(file, "start", ", ".join(sorted(pathway.start)) or "nothing", ", ".join(sorted(PLACES)))
    for place, rung in pathway.start.items():
        if rung not in rungs:
            yield Fault(file, f"start.{place}", f"'{rung}'", "the id of a rung of this pathway")


def _gate(gate: Gate, rung: Rung, file: str, key: str, most_pain: int) -> Iterator[Fault]:
    match gate:
        case All(of=parts) | Any_(of=parts):
            if not parts:
                yield Fault(file, f"{key}.of", "no part", "at least one")
            for position, part in enumerate(parts):
                yield from _gate(part, rung, file, f"{key}.of[{position}]", most_pain)
        case RepsInSession(exercise=exercise, at_least=wanted):
            yield from _reps(exercise, wanted, rung, file, key)
        case StepsDone(pain_at_most=pain) | WalkPain(at_most=pain):
            if not 0 <= pain <= most_pain:
                yield Fault(file, key, f"pain {pain}", f"0 to {most_pain}, the careful pain limit")
        case MilestoneOpen():
            yield Fault(file, key, "a milestone", "a milestone opens exercises, never a rung")
        case _:
            return


def _reps(exercise: str, wanted: int, rung: Rung, file: str, key: str) -> Iterator[Fault]:
    if exercise not in {main.exercise for main in rung.main}:
        yield Fault(file, f"{key}.exercise", f"'{exercise}'", "an exercise of this rung")
    most = max((step.sets * (step.reps or 0) for step in rung.steps), default=0)
    if wanted > most:
        yield Fault(file, f"{key}.at-least", f"{wanted}", f"at most {most}, which the rung's steps can give")


def _hand_over(hand_over: HandOver, knowledge: Knowledge, file: str) -> Iterator[Fault]:
    for condition, name in hand_over.to.items():
        pathway = knowledge.pathways.get(name)
        if pathway is None or condition not in pathway.conditions:
            yield Fault(file, f"hand-over.to.{condition}", f"'{name}'", f"a pathway for {condition}")
        elif hand_over.rung not in {rung.id for _, _, rung in rungs_of(pathway)}:
            yield Fault(file, "hand-over.rung", f"'{hand_over.rung}'", f"a rung of {name}")


def _defaults(knowledge: Knowledge) -> Iterator[Fault]:
    """Each condition is given exactly one pathway when nobody chose."""
    for condition in ("tightness", "midportion", "insertional", "unsure", "rupture"):
        named = sorted(one.id for one in knowledge.pathways.values() if condition in one.default_for)
        if len(named) != 1:
            yield Fault("pathways", "default-for", f"{', '.join(named) or 'none'} for {condition}", "exactly one")
    for pathway in knowledge.pathways.values():
        for condition in pathway.default_for:
            if condition not in pathway.conditions:
                yield Fault(pathway_file(pathway.id), "default-for", f"'{condition}'", "one of its own conditions")
