"""What may be done instead of an item when it is too much today: one easier exercise or none, never more than the plan.

The exercise comes from the content's own list, nearest first; the day's permission is asked as for
any other. Its dose is the published one, cut to the item's: no more sets, repetitions or seconds.
"""

from __future__ import annotations

from heelwise.engine.day import DayView
from heelwise.engine.decision import Item
from heelwise.engine.kit import missing_kit
from heelwise.engine.may import permit_now
from heelwise.knowledge.exercises import Exercise

WEIGHTED = frozenset({"weights", "backpack", "gym"})


def easier_items(items: tuple[Item, ...], view: DayView) -> dict[int, Item]:
    """By the place of an item in the session, what it may be changed to."""
    found = {place: _easier(item, view) for place, item in enumerate(items)}
    return {place: item for place, item in found.items() if item is not None}


def _easier(item: Item, view: DayView) -> Item | None:
    known = view.rules.knowledge.exercises
    one = known[item.exercise]
    kit = [thing for tendon in view.state.tendons for thing in tendon.intake.equipment]
    for name in one.easier:
        other = known.get(name)
        if other is None or other.load_tier > one.load_tier or missing_kit(other, tuple(kit)) is not None:
            continue
        cut = _cut(item, other)
        if cut is not None and permit_now(name, view).answer == "yes":
            return cut
    return None


def _cut(item: Item, other: Exercise) -> Item | None:
    """The other exercise at no more than the item's dose; None where the two cannot be compared, or it needs a weight.

    Nor is work for two legs put on one.
    """
    own = other.dosage
    if WEIGHTED & set(other.equipment) or (item.side == "both" and other.legs == "one"):
        return None
    if (item.reps is None) != (own.reps is None) or (item.hold_s is None) != (own.hold_s is None):
        return None
    if item.minutes is not None or own.minutes is not None:
        return None
    return Item(
        exercise=other.id,
        side="both" if other.legs == "two" else item.side,
        sets=item.sets,
        reps=_less(item.reps, own.reps),
        hold_s=_less(item.hold_s, own.hold_s),
        tempo_s=own.tempo_s,
        rest_s=max(item.rest_s, own.rest_s),
    )


def _less(planned: int | None, own: int | None) -> int | None:
    return None if planned is None or own is None else min(planned, own)
