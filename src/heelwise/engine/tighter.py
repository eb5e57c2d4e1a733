"""The tighter side's extra set: one more of a stretch where knee-to-wall falls short by more than its error.

For a tight calf and pain above the heel bone only (evidence 14.11). Nothing is given
on old or missing measurements, without this morning, or while anything says hold or less.
"""

from __future__ import annotations

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.by_hand import by_hand
from heelwise.engine.day import DayView
from heelwise.engine.decision import Item
from heelwise.engine.measurements import current
from heelwise.engine.state import Tendon, change_of
from heelwise.terms import Measure, other

TEST: Measure = "knee-to-wall"

MAY_HAVE_MORE = ("tightness", "midportion")


def with_extra_set(items: tuple[Item, ...], tendon: Tendon, view: DayView) -> tuple[Item, ...]:
    """One tendon's items, the first calf stretch of them with one more set where its side is the tighter one.

    A stretch whose dose somebody wrote by hand stays as it was written.
    """
    index = next((n for n, item in enumerate(items) if _may_grow(item, tendon, view)), None)
    why = short_because(tendon, view) if index is not None and _is_calm(tendon, view) else None
    if index is None or why is None:
        return items
    item = items[index]
    grown = replace(item, sets=item.sets + 1, why=(*item.why, why))
    return (*items[:index], grown, *items[index + 1 :])


def _may_grow(item: Item, tendon: Tendon, view: DayView) -> bool:
    """Whether an item is a calf stretch of this leg that nobody has written a dose for."""
    exercise = view.rules.knowledge.exercises[item.exercise]
    calf = exercise.kind == "static-stretch" and exercise.dorsiflexion == "past-neutral"
    return calf and item.side == tendon.heel and all(w.exercise != exercise.id for w in by_hand(tendon, view))


def _is_calm(tendon: Tendon, view: DayView) -> bool:
    """Whether the condition allows more, this morning is known, and no finding or step down stands."""
    checked = any(m.side == tendon.heel for m in view.log.mornings)
    held = any(f.outcome in ("hold", "regress") for f in tendon.findings) or change_of(tendon) == "regress"
    eased = tendon.sets_at_most is not None or tendon.eased_since_session or view.stopped is not None
    return tendon.condition in MAY_HAVE_MORE and checked and not held and not eased


def short_because(tendon: Tendon, view: DayView) -> Because | None:
    """By how much this side is shorter, None unless it is known to be so beyond the error of measurement."""
    knowledge = view.rules.knowledge
    error = knowledge.outcomes[TEST].error
    mine, theirs = (
        current(view.state.person.measured, TEST, heel, on=view.on, since=tendon.episode_on, knowledge=knowledge)
        for heel in (tendon.heel, other(tendon.heel))
    )
    if error is None or mine is None or theirs is None or mine.method != theirs.method:
        return None
    apart = abs((mine.at.date() - theirs.at.date()).days)
    short_by = round(theirs.value - mine.value, 3)
    if apart > knowledge.limits.response.sides_together_days.value or short_by <= error.value:
        return None
    facts: Facts = {"side": tendon.heel, "short_by": short_by, "error": error.value}
    return Because("tighter-side", "met", facts, ("seed-003", "heelwise", *error.sources))
