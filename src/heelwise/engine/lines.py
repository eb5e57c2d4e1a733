"""The lines of a session for one tendon: what its rung and phase prescribe, with kit and permission looked at."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.by_hand import by_hand, ruled, written_dose
from heelwise.engine.day import DayView
from heelwise.engine.decision import Item, LeftOut
from heelwise.engine.heavier import waits
from heelwise.engine.kit import missing_kit, takes_weight
from heelwise.engine.ladder import Place
from heelwise.engine.may import standing
from heelwise.engine.opening import reps_of
from heelwise.engine.permit import permit_exercise
from heelwise.engine.rhythm import spaced_due
from heelwise.engine.running import within_running
from heelwise.engine.state import Tendon
from heelwise.engine.tighter import with_extra_set
from heelwise.engine.weighing import earned_because, earned_kg, weighed
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import LoadLimits
from heelwise.knowledge.pathways import Dose, Group, Line, Loading
from heelwise.terms import Condition, Side

GOVERNED_OTHERWISE: tuple[Condition, ...] = ("tightness", "rupture")
"""Conditions that two-leg work of the other side's plan is not measured against: nothing to spare, or milestones."""

STANDING_TIER = 2
"""Load tier from which the other leg lifts, steps or catches."""

MOST_ADDED_TIER = 2
"""The highest load tier that a person may add to the plan by hand."""


class Drafted(Struct, frozen=True):
    """Items in the order they are wanted, and what had to be left out."""

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]


class _Wish(Struct, frozen=True, kw_only=True):
    """An exercise wanted at a dose, before kit and permission are looked at."""

    exercise: str
    instead: tuple[str, ...]
    dose: Dose
    tempo_s: tuple[float, float, float, float] | None
    rest_s: int
    why: Because
    weight: tuple[Because, ...] = ()


def draft(tendon: Tendon, turn: int, view: DayView) -> Drafted:
    """What one tendon's plan wants in one session. `turn` counts sessions, so that groups take turns."""
    place = view.rules.ladders[tendon.pathway or ""].places[tendon.place]
    items: list[Item] = []
    left_out: list[LeftOut] = []
    wishes = (*_mains(place, tendon, view), *_support(place, turn), *_added(tendon, view))
    for number, wish in enumerate(wishes):
        found = _resolve(wish, tendon, view, main=number == 0)
        if not isinstance(found, LeftOut):
            found = within_running(found, view.state, view.on, view.rules.knowledge)
        if isinstance(found, LeftOut):
            left_out.append(found)
        elif not any(i.exercise == found.exercise and i.side == found.side for i in items):
            items.append(found)
    return Drafted(with_extra_set(tuple(items), tendon, view), tuple(left_out))


def _mains(place: Place, tendon: Tendon, view: DayView) -> list[_Wish]:
    """The exercises of a rung that are due today, with their weight where they have earned one."""
    rung = place.rung
    rare = spaced_due(tendon, place, view.on) if place.spaced else True
    facts: Facts = {
        "rung": rung.id,
        "phase": place.phase.id,
        "step": place.step + 1,
        "steps": len(rung.steps),
        "side": tendon.heel,
    }
    why = Because("place-on-ladder", "met", facts, rung.sources)
    wishes = [
        _Wish(
            exercise=main.exercise,
            instead=main.instead,
            dose=main.dose or place.dose,
            tempo_s=main.tempo_s or rung.tempo_s,
            rest_s=rung.rest_s,
            why=why,
        )
        for main in rung.main
        if rare or main.days_per_week is None
    ]
    if not place.weighs:
        return wishes
    limits = view.rules.knowledge.limits.loads
    laden = {m.exercise: m.load for m in rung.main if m.load and (rare or m.load.days_per_week is None)}
    return [_laden(w, laden[w.exercise], tendon, limits) if w.exercise in laden else w for w in wishes]


def _laden(wish: _Wish, load: Loading, tendon: Tendon, limits: LoadLimits) -> _Wish:
    """A wish as it is done with the weight it has earned."""
    kg = earned_kg(load, wish.exercise, tendon)
    if kg <= 0:
        return wish
    return replace(
        wish,
        exercise=load.exercise,
        instead=(wish.exercise, *wish.instead),
        dose=replace(wish.dose, load_kg=kg),
        weight=earned_because(wish.exercise, kg, tendon, limits),
    )


def _support(place: Place, turn: int) -> list[_Wish]:
    return [_beside(line, group) for group in place.phase.support for line in _turn(group, turn)]


def _turn(group: Group, turn: int) -> list[Line]:
    """The lines of a group whose turn it is."""
    count = min(group.choose, len(group.lines))
    start = turn * count
    return [group.lines[(start + n) % len(group.lines)] for n in range(count)]


def _beside(line: Line, group: Group) -> _Wish:
    why = Because("beside-the-ladder", "met", {"group": group.id}, line.sources)
    return _Wish(
        exercise=line.exercise, instead=line.instead, dose=line.dose, tempo_s=line.tempo_s, rest_s=line.rest_s, why=why
    )


def _resolve(wish: _Wish, tendon: Tendon, view: DayView, *, main: bool) -> Item | LeftOut:
    """The wish as an item: itself or the first substitute that kit and permission allow; the rung's own comes first."""
    knowledge = view.rules.knowledge
    removed = {w.exercise for w in by_hand(tendon, view) if w.change.remove is True}
    reason: Because | None = None
    for name in (wish.exercise, *wish.instead):
        exercise = knowledge.exercises.get(name)
        if exercise is None:
            continue
        bar = _taken_out(exercise) if name in removed else against(exercise, tendon, view)
        if bar is None and not main:
            bar = waits(exercise, tendon)
        if bar is None:
            return _item(wish, exercise, tendon, view, reason)
        reason = reason or bar
    return LeftOut(
        wish.exercise, reason or Because("not-in-library", "unmet", {"exercise": wish.exercise}, ("heelwise",))
    )


def _taken_out(exercise: Exercise) -> Because:
    return Because("taken-out", "met", {"exercise": exercise.id}, ("heelwise",))


def against(exercise: Exercise, tendon: Tendon, view: DayView) -> Because | None:
    """What speaks against an exercise: missing kit, no permission."""
    missing = missing_kit(exercise, tuple(tendon.intake.equipment))
    if missing is not None:
        return Because("no-kit", "unmet", {"exercise": exercise.id, "equipment": missing}, ("heelwise",))
    for other in _loaded_by(exercise, tendon, view):
        permit = permit_exercise(exercise, standing(other, view), view.rules.knowledge)
        if permit.answer != "yes" and not _on_own_rung(exercise, other, view, permit.because):
            return permit.because
    others = [t for t in view.state.tendons if t is not tendon] if exercise.legs == "two" else []
    return next((bar for other in others if (bar := _beyond(exercise, other, view)) is not None), None)


def _beyond(exercise: Exercise, other: Tendon, view: DayView) -> Because | None:
    """Two-leg work that the other side's plan has not come to, or has stepped down from: it loads that side too."""
    if other.place < 0 or other.condition in GOVERNED_OTHERWISE:
        return None
    places = view.rules.ladders[other.pathway or ""].places
    first = next((p.index for p in places if any(m.exercise == exercise.id for m in p.rung.main)), None)
    if first is None:
        known = view.rules.knowledge.exercises
        mains = [known[m.exercise].load_tier for p in places[: other.place + 1] for m in p.rung.main]
        there = exercise.load_tier <= max(mains)
    else:
        there = first <= other.place
    facts: Facts = {"exercise": exercise.id, "side": other.heel}
    return None if there else Because("other-side-not-there", "unmet", facts, ("heelwise",))


def _loaded_by(exercise: Exercise, tendon: Tendon, view: DayView) -> list[Tendon]:
    """The tendons that must allow an exercise: both for two-leg work, and a healing one that stands beside it."""
    two = exercise.legs == "two"
    standing_work = exercise.load_tier >= STANDING_TIER
    return [t for t in view.state.tendons if t is tendon or two or (standing_work and t.condition == "rupture")]


def _on_own_rung(exercise: Exercise, tendon: Tendon, view: DayView, because: Because) -> bool:
    """A rung's own exercise is reached by standing on it; only that reason may be waived."""
    if because.rule != "rung-reached" or tendon.place < 0:
        return False
    rung = view.rules.ladders[tendon.pathway or ""].places[tendon.place].rung
    return any(exercise.id == main.exercise for main in rung.main)


def _added(tendon: Tendon, view: DayView) -> list[_Wish]:
    """Exercises added by hand; permission is asked as for any other. Jumps are a clinician's to add."""
    wishes = []
    for word in by_hand(tendon, view):
        exercise = view.rules.knowledge.exercises.get(word.exercise)
        if word.change.add is not True or exercise is None:
            continue
        if word.by == "person" and exercise.load_tier > MOST_ADDED_TIER:
            continue
        own = exercise.dosage
        dose, cut = written_dose(word, exercise, tendon, view)
        why = Because("added-by-hand", "met", {"by": word.by, "exercise": exercise.id}, exercise.sources, cut)
        wishes.append(
            _Wish(exercise=exercise.id, instead=(), dose=dose, tempo_s=own.tempo_s, rest_s=own.rest_s, why=why)
        )
    return wishes


def _item(wish: _Wish, exercise: Exercise, tendon: Tendon, view: DayView, swapped: Because | None) -> Item:
    dose = _counted(_capped(wish.dose, tendon), exercise)
    if tendon.sets_at_most is not None:
        dose = replace(dose, sets=min(dose.sets, tendon.sets_at_most))
    if tendon.reps_at_most is not None:
        dose = replace(dose, reps=reps_of(tendon, dose.reps))
    why = wish.why
    if exercise.id != wish.exercise and swapped is not None:
        facts: Facts = {"wanted": wish.exercise, "given": exercise.id}
        why = Because("substituted", "met", facts, why.sources, (swapped,))
    side: Side = "both" if exercise.legs == "two" else tendon.heel
    item = Item(
        exercise=exercise.id,
        side=side,
        sets=dose.sets,
        reps=dose.reps,
        hold_s=dose.hold_s,
        minutes=dose.minutes,
        tempo_s=(wish.tempo_s or exercise.dosage.tempo_s) if dose.reps is not None else None,
        rest_s=wish.rest_s,
        load_kg=_load(dose, exercise),
        rm=dose.rm if takes_weight(exercise) else None,
        band=dose.band if "band" in exercise.equipment else None,
        instead=_swaps(wish, exercise, tendon, view.rules.knowledge),
        why=(why, *(wish.weight if exercise.id == wish.exercise else ())),
    )
    if item.rm is not None:
        item = weighed(item, item.rm, exercise, tendon, view.rules.knowledge.limits.loads)
    return ruled(item, exercise, tendon, view)


def _load(dose: Dose, exercise: Exercise) -> float | None:
    """External kilograms: none without a weight, None where they are to be found."""
    if not takes_weight(exercise):
        return 0
    return None if dose.rm is not None else dose.load_kg


def _counted(dose: Dose, exercise: Exercise) -> Dose:
    """A substitute that is held where the wish was counted, or the reverse, keeps the sets and its own measure."""
    own = exercise.dosage
    if dose.reps is not None and own.reps is None and own.hold_s is not None:
        return replace(dose, reps=None, hold_s=own.hold_s)
    if dose.hold_s is not None and own.hold_s is None and own.reps is not None:
        return replace(dose, hold_s=None, reps=own.reps)
    return dose


def _capped(dose: Dose, tendon: Tendon) -> Dose:
    """No more weight than the person has."""
    most = tendon.intake.max_load_kg
    if dose.load_kg is None or most is None or dose.load_kg <= most:
        return dose
    return replace(dose, load_kg=most)


def _swaps(wish: _Wish, exercise: Exercise, tendon: Tendon, knowledge: Knowledge) -> tuple[str, ...]:
    """What may be done instead with the kit at hand."""
    names = [n for n in (wish.exercise, *wish.instead) if n != exercise.id]
    known = [knowledge.exercises[n] for n in names if n in knowledge.exercises]
    kit = tuple(tendon.intake.equipment)
    lighter = [e.id for e in known if missing_kit(e, kit) is None and e.load_tier <= exercise.load_tier]
    return tuple(lighter)
