"""A healing tear in its plan: its place follows what a clinician opened, day by day. Nothing is earned.

A milestone opens exactly what its rung names; closed, it is shut the same day. Pain only
takes sets away, and good sessions give back no more than the clinician's word had opened.
Which milestone is open in which week is asked in `healing`.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.healing import is_open
from heelwise.engine.ladder import Ladder, Place
from heelwise.engine.opening import Opening
from heelwise.engine.progress import open_day
from heelwise.engine.rules import Rules, opening_of
from heelwise.engine.state import Finding, Morning, Person, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import DayLog
from heelwise.record.events import PhaseSet


def heals(tendon: Tendon, knowledge: Knowledge) -> bool:
    """Whether a tendon's plan follows a clinician's milestones instead of its own good sessions."""
    pathway = knowledge.pathways.get(tendon.pathway or "")
    return pathway is not None and pathway.advance == "milestones"


def healing_day(tendon: Tendon, person: Person, log: DayLog, morning: Morning | None, rules: Rules) -> Tendon:
    """A healing tendon after the day opened: placed by what is open, fewer sets where it answered badly."""
    ladder = rules.ladders[tendon.pathway or ""]
    for word in log.words:
        if isinstance(word, PhaseSet) and word.at >= tendon.intake.at:
            tendon = _phase_told(tendon, word, ladder)
    placed = _placed(tendon, log.on, ladder, rules.knowledge)
    if placed.place < 0:
        return replace(placed, findings=(), moved=None)
    gone = _away(placed, log.on, ladder, rules)
    opened = _by_sets(gone, opening_of(gone, person, morning, log.on, rules))
    if gone is placed:
        return opened
    return replace(opened, findings=(gone.findings[0], *opened.findings), moved=gone.moved, unsettled_on=log.on)


def phase_index(tendon: Tendon, ladder: Ladder) -> int:
    """The phase a tendon is shown in: that of its place, or a later one that a clinician named."""
    reached = ladder.places[tendon.place].phase_index if tendon.place >= 0 else 0
    return max(reached, tendon.phase_told)


def _phase_told(tendon: Tendon, word: PhaseSet, ladder: Ladder) -> Tendon:
    """A phase by name. It opens no load by itself; rungs of later phases close until a newer clearance."""
    ids = [phase.id for phase in ladder.pathway.phases]
    if word.phase not in ids:
        return tendon
    index = ids.index(word.phase)
    if word.by == "person" and index > phase_index(tendon, ladder):
        return tendon
    on = word.at.date()
    return replace(tendon, phase_told=index, phase_told_on=on, phase_since=on)


def _placed(tendon: Tendon, on: dt.date, ladder: Ladder, knowledge: Knowledge) -> Tendon:
    """The tendon on the highest rung that is open today."""
    before = phase_index(tendon, ladder)
    target = max((p.index for p in ladder.places if _stands(p, tendon, on, knowledge)), default=-1)
    if target == tendon.place:
        return tendon
    placed = replace(tendon, place=target, placed_on=on)
    if tendon.place < 0:
        fresh = tuple(r for r in tendon.pending if (on - r.day).days <= 1)
        placed = replace(placed, plan_since=on, pending=fresh)
    return placed if phase_index(placed, ladder) == before else replace(placed, phase_since=on)


def _stands(place: Place, tendon: Tendon, on: dt.date, knowledge: Knowledge) -> bool:
    """Whether a rung is open: its milestone is, and no later word put the tendon in an earlier phase."""
    milestone = place.rung.milestone
    if milestone is None or not is_open(milestone, tendon, on, knowledge):
        return False
    told_on = tendon.phase_told_on
    return told_on is None or place.phase_index <= tendon.phase_told or tendon.milestones[milestone].on > told_on


def _away(tendon: Tendon, on: dt.date, ladder: Ladder, rules: Rules) -> Tendon:
    """After weeks without a session one set is enough; after many, the first rung, until a clinician's new word.

    The first rung is open wherever a later one is: closing a milestone closes what asks more.
    """
    limits = rules.knowledge.limits.progress
    days = (on - max(tendon.last_session or tendon.plan_since, tendon.plan_since)).days
    if days <= limits.phase_back_after_gap_days.value:
        return tendon
    long = days > limits.first_phase_after_gap_days.value
    finding = Finding(on, "healing-gap-long" if long else "healing-gap", "regress", {"days": days})
    gone = replace(tendon, sets_at_most=1, pending=(), good=0, good_from=None, good_pains=(), good_reps={})
    if long and tendon.gap_steps < 2:
        first = ladder.places[0].phase_index
        gone = _placed(replace(gone, phase_told=first, phase_told_on=on, gap_steps=2), on, ladder, rules.knowledge)
    return replace(gone, findings=(finding,), moved=finding)


def _by_sets(tendon: Tendon, day: Opening) -> Tendon:
    """The day's table read over the sets of this rung alone: down by a set, up to what the rung has, never beyond.

    The rung's own step says from how many sets it eases; from there every exercise has at most so many.
    """
    here = day.ladder.places[tendon.place]
    most = here.dose.sets
    sets = most if tendon.sets_at_most is None else min(tendon.sets_at_most, most)
    steps = Ladder(day.ladder.pathway, tuple(_with_sets(here, number) for number in range(1, most + 1)))
    inner = replace(tendon, place=sets - 1, sets_at_most=None)
    read = open_day(inner, replace(day, ladder=steps))
    held = None if read.place == most - 1 else read.place + 1
    return replace(read, place=tendon.place, placed_on=tendon.placed_on, sets_at_most=held)


def _with_sets(place: Place, sets: int) -> Place:
    return replace(place, index=sets - 1, rung_index=0, step=sets - 1, dose=replace(place.dose, sets=sets))
