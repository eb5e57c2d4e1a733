"""Lines held to what was last shown, after an update of the content: the same or less until a session was done."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.because import Because, Fact
from heelwise.engine.day import DayView
from heelwise.engine.decision import Item, LeftOut
from heelwise.engine.lines import against
from heelwise.engine.shown import BANDS, LastDone, Shown
from heelwise.engine.state import change_of
from heelwise.knowledge.exercises import Exercise
from heelwise.terms import Side


class Held(Struct, frozen=True):
    """Items that ask no more than was shown, and those that an update would have brought too early."""

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]


def held(items: list[Item], view: DayView) -> Held:
    """The items, each held to what was last shown. The same items where no update lies between."""
    shown = view.shown
    if shown is None:
        return Held(tuple(items), ())
    knowledge = view.rules.knowledge
    kept: list[Item] = []
    left_out: list[LeftOut] = []
    for item in items:
        done = shown.of(item.exercise, item.side)
        if done is None and knowledge.exercises[item.exercise].load_tier > shown.tier(item.side, knowledge):
            facts = _facts(item, shown, view)
            left_out.append(LeftOut(item.exercise, Because("update-new", "unmet", facts, ("heelwise",))))
            continue
        lower = _at_most(item, done, shown)
        kept.append(_said(item, lower, done, shown, view))
    if left_out and not any(knowledge.exercises[item.exercise].load_tier for item in kept):
        kept += _again(shown, view)
    return Held(tuple(kept), tuple(left_out))


def _again(shown: Shown, view: DayView) -> list[Item]:
    """What was done last, again: an update that only brings what is too early must not end the plan."""
    latest = max((done.on for done in shown.last.values()), default=None)
    items = []
    for (name, side), done in shown.last.items():
        exercise = view.rules.knowledge.exercises.get(name)
        mine = [t for t in view.state.tendons if side in ("both", t.heel)]
        if done.on != latest or exercise is None or not exercise.load_tier or not mine:
            continue
        if all(against(exercise, tendon, view) is None for tendon in mine):
            items.append(_done_again(exercise, side, done, shown, view))
    return items


def _done_again(exercise: Exercise, side: Side, done: LastDone, shown: Shown, view: DayView) -> Item:
    item = Item(
        exercise=exercise.id,
        side=side,
        sets=done.sets,
        reps=done.reps,
        hold_s=None if done.hold_s is None else int(done.hold_s),
        minutes=None if done.minutes is None else int(done.minutes),
        tempo_s=exercise.dosage.tempo_s if done.reps is not None else None,
        rest_s=exercise.dosage.rest_s,
        load_kg=done.load_kg,
        band=done.band,
    )
    facts = {**_facts(item, shown, view), "to": dose_note(item)}
    return replace(item, why=(Because("update-again", "met", facts, ("heelwise",)),))


def changed_by_update(items: tuple[Item, ...]) -> tuple[Because, ...]:
    """What the lines say of an update, once each, for the reasons of the day."""
    rules = ("update-held", "update-lowered", "update-again")
    said = {(why.rule, *map(str, why.facts.values())): why for item in items for why in item.why if why.rule in rules}
    return tuple(said.values())


def _at_most(item: Item, done: LastDone | None, shown: Shown) -> Item:
    """The item with no number above what was done; a number that was not done keeps its own."""
    if done is None:
        return replace(item, sets=min(item.sets, shown.sets()))
    band = item.band
    if band is not None and done.band is not None:
        band = BANDS[min(BANDS.index(band), BANDS.index(done.band))]
    return replace(
        item,
        sets=min(item.sets, done.sets),
        reps=_least(item.reps, done.reps),
        hold_s=_least(item.hold_s, done.hold_s),
        minutes=_least(item.minutes, done.minutes),
        load_kg=done.load_kg if item.load_kg is None else min(item.load_kg, done.load_kg),
        band=band,
    )


def _least(wanted: int | None, done: float | None) -> int | None:
    """The lesser, at least one; only the wanted where the other was never counted."""
    return wanted if wanted is None or done is None else max(1, min(wanted, int(done)))


def _said(item: Item, lower: Item, done: LastDone | None, shown: Shown, view: DayView) -> Item:
    """The held item with its reason: that it was held, or that the update itself asks less."""
    facts = _facts(item, shown, view)
    if lower != item:
        facts = {**facts, "from": dose_note(item), "to": dose_note(lower)}
        return replace(lower, why=(*item.why, Because("update-held", "met", facts, ("heelwise",))))
    eased = any(change_of(tendon) == "regress" for tendon in view.state.tendons)
    if done is None or eased or not _less(item, done):
        return item
    facts = {**facts, "from": _note(done), "to": dose_note(item)}
    return replace(item, why=(*item.why, Because("update-lowered", "met", facts, ("heelwise",))))


def _facts(item: Item, shown: Shown, view: DayView) -> dict[str, Fact]:
    return {
        "exercise": item.exercise,
        "side": item.side,
        "since": shown.on.isoformat(),
        "edition": view.rules.knowledge.edition,
    }


def _less(item: Item, done: LastDone) -> bool:
    """Whether a line asks less than was done of the same kind."""
    pairs = ((item.sets, done.sets), (item.reps, done.reps), (item.hold_s, done.hold_s), (item.minutes, done.minutes))
    return any(wanted is not None and was is not None and wanted < was for wanted, was in pairs)


def dose_note(item: Item) -> str:
    """`3 x 15`, `2 x 30 s`, `1 x 10 min`, with a weight where there is one."""
    return _dose(item.sets, item.reps, item.hold_s, item.minutes, item.load_kg)


def _note(done: LastDone) -> str:
    return _dose(done.sets, done.reps, done.hold_s, done.minutes, done.load_kg)


def _dose(sets: int, reps: int | None, hold_s: float | None, minutes: float | None, load_kg: float | None) -> str:
    amounts = ((reps, ""), (hold_s, " s"), (minutes, " min"))
    amount = next((f"{value:g}{unit}" for value, unit in amounts if value is not None), "1")
    return f"{sets} × {amount}" + (f", {load_kg:g} kg" if load_kg else "")
