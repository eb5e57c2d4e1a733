"""What became of words about the plan: obeyed, in part, or refused, and what they would need. Decides nothing.

A word is answered on the day it is written; a prescription for as long as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.engine.because import Because, Facts
from heelwise.engine.by_hand import by_hand
from heelwise.engine.day import DayView
from heelwise.engine.ladder import Ladder
from heelwise.engine.lines import MOST_ADDED_TIER
from heelwise.engine.milestones import heals, phase_index
from heelwise.engine.state import Tendon
from heelwise.knowledge.pathways import Line, Main
from heelwise.record.events import (
    IntakeAnswered,
    MilestoneCleared,
    PhaseSet,
    PlanChosen,
    PrescriptionChanged,
    SiteAnswered,
)
from heelwise.terms import heels_of


def hand_reasons(tendon: Tendon, view: DayView) -> tuple[Because, ...]:
    """The answers to today's words about this tendon's plan, and to the prescriptions in force."""
    ladder = view.rules.ladders[tendon.pathway or ""]
    found: list[Because] = []
    for word in view.log.words:
        if word.at < tendon.intake.at:
            continue
        if isinstance(word, IntakeAnswered) and tendon.heel in heels_of(word.side):
            found.extend(_still_torn(word, tendon))
        elif isinstance(word, PhaseSet):
            found.append(_phase(word, tendon, ladder, view))
        elif isinstance(word, SiteAnswered) and tendon.heel in heels_of(word.side):
            found.append(_site(word, tendon))
        elif isinstance(word, PlanChosen) and word.schedule == "permissive" and word.by == "person":
            sources = view.rules.knowledge.limits.healing.stretch_week_permissive.sources
            found.append(Because("schedule-not-yours", "unmet", {"schedule": "permissive"}, sources))
        elif isinstance(word, MilestoneCleared) and word.by == "person":
            found.append(Because("milestone-not-yours", "unmet", {"milestone": word.milestone}, ("heelwise",)))
    return (*found, *(one for word in by_hand(tendon, view) for one in _prescribed(word, tendon, ladder, view)))


def _still_torn(word: IntakeAnswered, tendon: Tendon) -> Iterator[Because]:
    """Another complaint told of a tear that nobody called healed."""
    if tendon.condition == "rupture" and word.complaint != "rupture":
        yield Because("tear-stays", "unmet", {"side": tendon.heel, "complaint": word.complaint}, ("heelwise",))


def _site(word: SiteAnswered, tendon: Tendon) -> Because:
    """Where it hurts: taken over, or outweighed by what a clinician found."""
    facts: Facts = {"side": tendon.heel, "site": word.where, "condition": tendon.condition}
    if tendon.site is word:
        return Because("site-answered", "met", facts, ("heelwise",))
    return Because("site-stands", "unmet", facts, ("heelwise",))


def _phase(word: PhaseSet, tendon: Tendon, ladder: Ladder, view: DayView) -> Because:
    """A phase that was set: unknown here, a person's step up, waiting for milestones, or done."""
    facts: Facts = {"side": tendon.heel, "phase": word.phase, "pathway": ladder.pathway.id, "told_by": word.told_by}
    sources = ladder.pathway.sources
    ids = [phase.id for phase in ladder.pathway.phases]
    if word.phase not in ids:
        return Because("phase-unknown", "unmet", facts, sources)
    wanted = ids.index(word.phase)
    if wanted > phase_index(tendon, ladder):
        rule = "phase-not-yours" if word.told_by is None else "phase-springs"
        return Because(rule, "unmet", facts, sources)
    reached = ladder.places[tendon.place].phase_index if tendon.place >= 0 else -1
    if heals(tendon, view.rules.knowledge) and wanted > reached:
        return Because("phase-waits", "unmet", facts, sources)
    if word.by == "person":
        return Because("phase-by-person", "met", facts, sources)
    return Because("phase-by-clinician" if word.told_by is None else "phase-as-told", "met", facts, sources)


def _prescribed(word: PrescriptionChanged, tendon: Tendon, ladder: Ladder, view: DayView) -> Iterator[Because]:
    """A prescription that found nothing to change, or that is a clinician's to write."""
    facts: Facts = {"exercise": word.exercise, "by": word.by}
    exercise = view.rules.knowledge.exercises.get(word.exercise)
    if exercise is None:
        yield Because("prescription-unknown", "unmet", facts, ("heelwise",))
    elif word.change.add is True:
        if word.by == "person" and exercise.load_tier > MOST_ADDED_TIER:
            yield Because("prescription-not-yours", "unmet", facts, exercise.sources)
    elif word.change.remove is not True and word.exercise not in _in_plan(tendon, ladder):
        yield Because("prescription-elsewhere", "unmet", facts, ("heelwise",))


def _in_plan(tendon: Tendon, ladder: Ladder) -> set[str]:
    """The exercises that the place of a tendon may give, substitutes and support too."""
    if tendon.place < 0:
        return set()
    place = ladder.places[tendon.place]
    lines: list[Main | Line] = [*place.rung.main, *(line for group in place.phase.support for line in group.lines)]
    loaded = {main.load.exercise for main in place.rung.main if main.load is not None}
    return loaded | {name for line in lines for name in (line.exercise, *line.instead)}
