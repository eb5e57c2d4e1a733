"""What somebody said about the person or the plan, applied to the state. One case a kind of event."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from heelwise.engine.signs import answered, assessed
from heelwise.engine.state import Person, State, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Word
from heelwise.record.events import (
    Assessed,
    IntakeAnswered,
    MilestoneCleared,
    MilestoneClosed,
    Paused,
    PhaseSet,
    PlanChosen,
    PrescriptionChanged,
    Resumed,
    RoutineSaved,
    ScreenAnswered,
    SiteAnswered,
)
from heelwise.terms import heels_of, milestones_implied_by

PersonWord = (
    ScreenAnswered
    | Assessed
    | PhaseSet
    | MilestoneCleared
    | MilestoneClosed
    | PrescriptionChanged
    | Paused
    | Resumed
    | RoutineSaved
)


def apply_word(state: State, word: Word, knowledge: Knowledge) -> State:
    """The state after one such event. Places on ladders are settled later, when the day opens."""
    match word:
        case IntakeAnswered():
            return _intake(state, word)
        case SiteAnswered():
            heels = heels_of(word.side)
            told = tuple(replace(t, site=word) if t.heel in heels else t for t in state.tendons)
            return replace(state, tendons=told)
        case PlanChosen():
            return _plan_chosen(state, word)
        case _:
            return replace(state, person=_of_person(state.person, word, knowledge))


def _of_person(person: Person, word: PersonWord, knowledge: Knowledge) -> Person:
    """The person after a word that no single tendon owns."""
    match word:
        case ScreenAnswered():
            return answered(person, word, knowledge)
        case Assessed():
            return _cared(assessed(person, word, knowledge), word)
        case PhaseSet():
            return _cared(person, word)
        case MilestoneCleared() | MilestoneClosed():
            return _milestone(person, word)
        case PrescriptionChanged():
            return replace(person, prescriptions=(*person.prescriptions, word))
        case Paused() | Resumed() | RoutineSaved():
            return _rhythm(person, word)
        case _:
            assert_never(word)


def _rhythm(person: Person, word: Paused | Resumed | RoutineSaved) -> Person:
    """A pause begins or ends; a saved routine replaces the one of its id, and changes nothing in the plan."""
    match word:
        case Paused():
            return replace(person, paused_since=person.paused_since or word.at.date())
        case Resumed():
            return replace(person, paused_since=None)
        case RoutineSaved():
            return replace(person, routines={**person.routines, word.routine: word})
        case _:
            assert_never(word)


def _intake(state: State, word: IntakeAnswered) -> State:
    """The latest intake of a side counts; a new complaint or tear begins a new episode."""
    on = word.at.date()
    person = state.person
    tendons = list(state.tendons)
    for heel in heels_of(word.side):
        old = state.tendon(heel)
        if old is not None and _same_episode(old.intake, word):
            new = replace(old, intake=word, handed_over=None)
        else:
            new = Tendon(heel=heel, intake=word, episode_on=on, placed_on=on, phase_since=on, plan_since=on)
            if old is not None:
                person = replace(person, screen_since=on)
        tendons = [t for t in tendons if t.heel != heel] + [new]
    return replace(state, person=person, tendons=tuple(sorted(tendons, key=lambda t: t.heel)))


def _same_episode(old: IntakeAnswered, new: IntakeAnswered) -> bool:
    tear = old.rupture.on if old.rupture else None
    return old.complaint == new.complaint and tear == (new.rupture.on if new.rupture else None)


def _plan_chosen(state: State, word: PlanChosen) -> State:
    person = _cared(state.person, word)
    if word.pain_cap is not None:
        person = replace(person, cap_wanted=word.pain_cap, cap_by=word.by)
    if word.schedule is not None:
        person = replace(person, permissive=word.schedule == "permissive" and word.by == "clinician")
    if word.pathway is None:
        return replace(state, person=person)
    heels = heels_of(word.side) if word.side else ("left", "right")
    tendons = tuple(replace(t, chosen=word.pathway, chosen_by=word.by) if t.heel in heels else t for t in state.tendons)
    return replace(state, person=person, tendons=tendons)


def _milestone(person: Person, word: MilestoneCleared | MilestoneClosed) -> Person:
    """Opening is a clinician's; closing anybody's."""
    on = word.at.date()
    if isinstance(word, MilestoneClosed):
        return replace(person, milestones={**person.milestones, word.milestone: (on, False)})
    if word.by != "clinician":
        return person
    opened = dict.fromkeys(milestones_implied_by(word.milestone), (on, True))
    return replace(_cared(person, word), milestones={**person.milestones, **opened})


def _cared(person: Person, word: Assessed | PhaseSet | PlanChosen | MilestoneCleared) -> Person:
    """A clinician's word shows that somebody has seen this tendon."""
    if word.by != "clinician" or person.clinician_since is not None:
        return person
    return replace(person, clinician_since=word.at.date())
