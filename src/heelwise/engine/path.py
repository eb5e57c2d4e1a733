"""Which pathway a tendon is on, and its first place there. Deny by default: an unfit choice is not taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec.structs import replace

from heelwise.engine.baseline import WEEK_OF_MORNINGS
from heelwise.engine.condition import STRICTEST_FIRST, condition_of, start_of
from heelwise.engine.entry import may_enter
from heelwise.engine.kit import lacking
from heelwise.engine.ladder import Ladder
from heelwise.engine.state import Morning, Tendon, begun_anew, worst_of_week
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Pathway
from heelwise.terms import Condition

SETTLE = "settle"


def conditions_of(tendons: tuple[Tendon, ...], on: dt.date, knowledge: Knowledge) -> tuple[Condition, ...]:
    """The condition of each tendon on day `on`; two sides of one answer share the stricter one."""
    own = [_own_condition(t, on, knowledge) for t in tendons]
    if len(own) == 1:
        return tuple(own)
    shared = [
        min((c for other, c in zip(tendons, own, strict=True) if other.intake is t.intake), key=STRICTEST_FIRST.index)
        for t in tendons
    ]
    return tuple(shared)


def _own_condition(tendon: Tendon, on: dt.date, knowledge: Knowledge) -> Condition:
    """What one tendon is by itself. Tightness that hurt is mere tightness again only after a week known to be calm."""
    limits = knowledge.limits
    week = _this_week(tendon, on)
    now = condition_of(tendon.intake, tendon.site, week, worst_of_week(tendon, on), limits.start)
    hurt_before = tendon.pathway is not None and tendon.condition == "unsure"
    if now == "tightness" and hurt_before and len(week) < limits.progress.baseline_least_mornings.value:
        return "unsure"
    return now


def _this_week(tendon: Tendon, on: dt.date) -> tuple[Morning, ...]:
    before = on - dt.timedelta(days=WEEK_OF_MORNINGS)
    return tuple([m for m in tendon.mornings[-WEEK_OF_MORNINGS:] if m.on > before])


def settled_path(
    tendon: Tendon, condition: Condition, on: dt.date, ladders: Mapping[str, Ladder], knowledge: Knowledge
) -> Tendon:
    """The tendon with its condition and pathway for day `on`; a changed pathway starts anew."""
    limits = knowledge.limits.start
    first = tuple(m for m in _this_week(tendon, on) if m.on <= tendon.episode_on)
    start = start_of(tendon.intake, first, tendon.worst_before, tendon.episode_on, limits)
    pathway = _pathway(tendon, condition, start, ladders, knowledge, on=on)
    if pathway == tendon.pathway:
        return tendon if condition == tendon.condition else replace(tendon, condition=condition)
    ladder = ladders.get(pathway or "")
    place = _first_place(tendon, ladder, ladders, start)
    return replace(
        begun_anew(tendon, on),
        condition=condition,
        pathway=pathway,
        place=place,
        sets_at_most=tendon.sets_at_most if _same_rung(tendon, place, ladder, ladders) else None,
        pending=tendon.pending if ladder is not None else (),
        moved=None,
        findings=(),
    )


def _pathway(
    tendon: Tendon,
    condition: Condition,
    start: str,
    ladders: Mapping[str, Ladder],
    knowledge: Knowledge,
    *,
    on: dt.date,
) -> str | None:
    """`settle` first where it starts there; chosen if it is for this tendon; what it was handed to; else its own.

    Only a clinician's choice skips settling.
    """
    painful = condition in ("midportion", "insertional", "unsure") and tendon.intake.complaint != "tightness"
    chosen = knowledge.pathways.get(tendon.chosen or "")
    fits = (
        chosen is not None
        and condition in chosen.conditions
        and may_enter(tendon, chosen, start, ladders, on=on, limits=knowledge.limits)
        and _equipped(tendon, chosen, knowledge)
    )
    settling = SETTLE in (start, tendon.pathway) and painful and tendon.handed_over is None
    if settling and not (fits and tendon.chosen_by == "clinician"):
        return SETTLE
    if chosen is not None and fits:
        return chosen.id
    handed = knowledge.pathways.get(tendon.handed_over or "")
    if handed is not None and condition in handed.conditions:
        return handed.id
    return next((p.id for p in knowledge.pathways.values() if condition in p.default_for), None)


def _equipped(tendon: Tendon, chosen: Pathway, knowledge: Knowledge) -> bool:
    """Whether a programme can be itself with the kit at hand. Who is on it, and a clinician's choice, go on without."""
    if tendon.chosen_by == "clinician" or tendon.pathway == chosen.id:
        return True
    return next(lacking(chosen, tuple(tendon.intake.equipment), knowledge), None) is None


def _first_place(tendon: Tendon, ladder: Ladder | None, ladders: Mapping[str, Ladder], start: str) -> int:
    """The place to begin at: the same rung where two pathways share it, else by the start table."""
    if ladder is None or not ladder.places or ladder.pathway.advance == "milestones":
        return -1
    table = ladder.pathway.start
    by_table = ladder.at_rung(table.get(start) or table.get("lowest") or "") or 0
    old = ladders.get(tendon.pathway or "")
    if old is None or tendon.place < 0:
        return by_table
    shared = ladder.at_rung(ladder.pathway.resumes.get(old.pathway.id) or old.places[tendon.place].rung.id)
    return by_table if shared is None else ladder.before_goals(shared)


def _same_rung(tendon: Tendon, place: int, ladder: Ladder | None, ladders: Mapping[str, Ladder]) -> bool:
    """Whether a changed pathway goes on with the same rung: then what pain took from its sets stays taken."""
    old = ladders.get(tendon.pathway or "")
    if old is None or ladder is None or min(tendon.place, place) < 0:
        return False
    return old.places[tendon.place].rung.id == ladder.places[place].rung.id
