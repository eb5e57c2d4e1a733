"""What somebody said about the person or the plan, applied to the state. One case a kind of event."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from msgspec.structs import replace

from heelwise.engine.condition import is_stricter
from heelwise.engine.healing import of_these_weeks, stays_torn, weeks_since
from heelwise.engine.signs import answered, assessed, is_about_tear
from heelwise.engine.state import Cleared, Person, State, Tendon, worst_of_week
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import TakenBack, Word
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
from heelwise.terms import Heel, Milestone, Side, heels_of, milestones_implied_by, milestones_resting_on, words

TendonWord = PlanChosen | PhaseSet | MilestoneCleared | MilestoneClosed

PersonWord = ScreenAnswered | TakenBack | Assessed | PrescriptionChanged | Paused | Resumed | RoutineSaved


_ORDER: tuple[Milestone, ...] = words(Milestone)


def apply_word(state: State, word: Word, knowledge: Knowledge) -> State:
    """The state after one such event. Places on ladders are settled later, when the day opens."""
    match word:
        case IntakeAnswered():
            return _intake(state, word, knowledge)
        case SiteAnswered():
            heels = heels_of(word.side)
            return replace(state, tendons=tuple(_sited(t, word) if t.heel in heels else t for t in state.tendons))
        case PlanChosen() | PhaseSet() | MilestoneCleared() | MilestoneClosed():
            return replace(state, tendons=tuple(_of_tendon(t, word) for t in state.tendons))
        case _:
            looked = word if isinstance(word, Assessed) and is_about_tear(word.flag, knowledge) else None
            tendons = state.tendons if looked is None else tuple(_cared(t, looked) for t in state.tendons)
            return replace(state, person=_of_person(state.person, word, knowledge), tendons=tendons)


def _sited(tendon: Tendon, word: SiteAnswered) -> Tendon:
    """Where it hurts. A clinician's answer stands against a person's later one, unless that one is stricter."""
    if word.by == "clinician":
        return replace(tendon, site=word, site_told=word)
    told = tendon.site_told
    return replace(tendon, site=word if told is None or is_stricter(word, told) else told)


def _of_tendon(tendon: Tendon, word: TendonWord) -> Tendon:
    """A tendon after a word about its plan or its healing."""
    match word:
        case PlanChosen():
            mine = word.side is None or tendon.heel in heels_of(word.side)
            return _cared(_chosen(tendon, word), word) if mine else tendon
        case PhaseSet():
            return _cared(tendon, word)
        case MilestoneCleared():
            return _cleared(_cared(tendon, word), word)
        case MilestoneClosed():
            shut = milestones_resting_on(word.milestone)
            kept = {name: at for name, at in tendon.milestones.items() if name not in shut}
            return replace(tendon, milestones=kept)
        case _:
            assert_never(word)


def _of_person(person: Person, word: PersonWord, knowledge: Knowledge) -> Person:
    """The person after a word that no single tendon owns."""
    match word:
        case ScreenAnswered():
            return answered(person, word, knowledge)
        case TakenBack():
            return answered(person, word.event, knowledge, only_grave=True)
        case Assessed():
            return assessed(person, word, knowledge)
        case PrescriptionChanged():
            return replace(person, prescriptions=_prescribed(person, word))
        case Paused() | Resumed() | RoutineSaved():
            return _rhythm(person, word)
        case _:
            assert_never(word)


def _prescribed(person: Person, word: PrescriptionChanged) -> dict[tuple[str, Side], PrescriptionChanged]:
    """The latest word for each exercise and side; one for both sides ends those for one."""
    side: Side = word.side or "both"
    kept = {
        key: old
        for key, old in person.prescriptions.items()
        if key[0] != word.exercise or (side != "both" and key[1] != side)
    }
    return {**kept, (word.exercise, side): word}


def _rhythm(person: Person, word: Paused | Resumed | RoutineSaved) -> Person:
    """A pause begins or ends; a saved routine replaces the one of its id, and changes nothing in the plan."""
    match word:
        case Paused():
            return replace(person, paused_since=person.paused_since or word.at.date())
        case Resumed():
            return replace(person, paused_since=None, paused_until=word.at.date())
        case RoutineSaved():
            return replace(person, routines={**person.routines, word.routine: word})
        case _:
            assert_never(word)


def _intake(state: State, word: IntakeAnswered, knowledge: Knowledge) -> State:
    """The latest intake of a side counts; a new complaint or tear begins a new episode, with a new screen."""
    on = word.at.date()
    due = state.person.screen_since
    tendons = list(state.tendons)
    fresh = dt.timedelta(days=knowledge.limits.progress.screen_after_gap_days.value)
    for heel in heels_of(word.side):
        old = state.tendon(heel)
        if old is not None and stays_torn(old, word, knowledge):
            new = _told_anew(old, replace(word, complaint="rupture", rupture=old.intake.rupture, at=old.intake.at))
            due = on
        elif old is not None and _same_episode(old.intake, word):
            new = _told_anew(old, word)
            due = on if _begins_later(old, new) else due
        else:
            new = _new_episode(old, heel, word)
            wanted = on if state.tendons else on - fresh
            due = wanted if due is None else max(due, wanted)
        tendons = [t for t in tendons if t.heel != heel] + [new]
    person = replace(state.person, screen_since=due)
    return replace(state, person=person, tendons=tuple(sorted(tendons, key=lambda t: t.heel)))


def _new_episode(old: Tendon | None, heel: Heel, word: IntakeAnswered) -> Tendon:
    """The tendon as a new complaint finds it: the pains of the week, and what asks for a clinician, come along."""
    on = word.at.date()
    new = Tendon(heel=heel, intake=word, episode_on=on, placed_on=on, phase_since=on, plan_since=on)
    if old is None:
        return new
    return replace(
        new,
        week_pains=old.week_pains,
        worst_before=worst_of_week(old, on),
        flared_on=old.flared_on,
        restless_on=old.restless_on,
        worse_again_on=old.worse_again_on,
    )


def _told_anew(old: Tendon, word: IntakeAnswered) -> Tendon:
    """The same complaint answered again. Where the weeks of healing now begin later, the usual schedule is back."""
    new = replace(old, intake=word, handed_over=None)
    return of_these_weeks(replace(new, permissive=new.permissive and not _begins_later(old, new)))


def _begins_later(old: Tendon, new: Tendon) -> bool:
    """Whether the weeks of healing begin later than was known: an operation after the boot, most likely."""
    began, begins = weeks_since(old), weeks_since(new)
    return began is not None and begins is not None and begins > began


def _same_episode(old: IntakeAnswered, new: IntakeAnswered) -> bool:
    tear = old.rupture.on if old.rupture else None
    return old.complaint == new.complaint and tear == (new.rupture.on if new.rupture else None)


def _chosen(tendon: Tendon, word: PlanChosen) -> Tendon:
    """A choice taken note of; whether it is followed is judged each day."""
    if word.pain_cap is not None:
        tendon = replace(tendon, cap_wanted=word.pain_cap, cap_by=word.by)
    if word.schedule is not None:
        tendon = replace(tendon, permissive=word.schedule == "permissive" and word.by == "clinician")
    if word.pathway is not None:
        tendon = replace(tendon, chosen=word.pathway, chosen_by=word.by)
    return tendon


def _cleared(tendon: Tendon, word: MilestoneCleared) -> Tendon:
    """Opening is a clinician's; what was opened on the clinician's own account is not closed in by being told again."""
    if word.by != "clinician":
        return tendon
    own = word.told_by is None
    opened = dict(tendon.milestones)
    for name in milestones_implied_by(word.milestone):
        opened[name] = _once_more(opened.get(name), word, own=own)
    return of_these_weeks(replace(tendon, milestones=opened))


def _once_more(before: Cleared | None, word: MilestoneCleared, *, own: bool) -> Cleared:
    """One cleared milestone after another word that clears it: the date is new, own account outweighs told."""
    on = word.at.date()
    if before is None or (own and not before.own):
        return Cleared(on, own, word.milestone, word.told_by)
    if before.own and not own:
        return replace(before, on=on)
    return Cleared(on, own, min(before.named, word.milestone, key=_ORDER.index), word.told_by)


def _cared(tendon: Tendon, word: Assessed | TendonWord) -> Tendon:
    """A clinician's word shows that somebody has seen this tendon in this episode."""
    if word.by != "clinician" or tendon.clinician_since is not None:
        return tendon
    return replace(tendon, clinician_since=word.at.date())
