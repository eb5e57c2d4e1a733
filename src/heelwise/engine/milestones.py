"""A healing tear in its plan: its place follows what a clinician opened, day by day. Nothing is earned.

A milestone opens exactly what its rung names; closed, it is shut the same day. A later
rung begins after a session and a morning that went well, however early the word was, and
what springs and was opened before its time is come by a rung at a time. Pain takes sets away, and at one set the rung;
good sessions give back no more than the clinician's word had opened. Which milestone is
open in which week is asked in `healing`.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.easing import RUNG_RULES, TWICE
from heelwise.engine.healing import is_open
from heelwise.engine.ladder import Ladder, Place
from heelwise.engine.opening import Opening
from heelwise.engine.progress import fewer_reps, open_day
from heelwise.engine.recovery import is_hard
from heelwise.engine.response import Reading, findings_of
from heelwise.engine.rules import Rules, opening_of
from heelwise.engine.state import Finding, Morning, Person, Tendon
from heelwise.engine.unproven import raised_from
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import DayLog
from heelwise.record.events import PhaseSet

OUT_OF_SETS = RUNG_RULES | {TWICE}
"""Findings after which one set is not little enough."""


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
    placed = _placed(tendon, _answer(tendon, person, morning, log.on, rules), log.on, ladder, rules.knowledge)
    if placed.place < 0:
        return replace(placed, findings=(), moved=None)
    gone = _away(placed, log.on, ladder, rules)
    opened = _by_sets(gone, opening_of(gone, person, morning, log.on, rules))
    if gone is placed:
        return opened
    return replace(opened, findings=(gone.findings[0], *opened.findings), moved=gone.moved, unsettled_on=log.on)


def _answer(tendon: Tendon, person: Person, morning: Morning | None, on: dt.date, rules: Rules) -> bool:
    """Whether the last session and this morning, as far as they are told, leave room for a later rung."""
    if tendon.place < 0:
        return True
    day = opening_of(tendon, person, morning, on, rules)
    seen = Reading(on=on, tendon=tendon, morning=morning, base=day.base, cap=day.cap, missed=None)
    return not (tendon.eased_since_session or findings_of(seen, day.limits))


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


def opened_place(tendon: Tendon, on: dt.date, ladder: Ladder, knowledge: Knowledge) -> int:
    """The highest place that is open today by word and week, -1 for none; the tendon may still stand below it."""
    return max((p.index for p in ladder.places if _stands(p, tendon, on, knowledge)), default=-1)


def _placed(tendon: Tendon, well: bool, on: dt.date, ladder: Ladder, knowledge: Knowledge) -> Tendon:  # noqa: FBT001
    """The tendon on the highest rung that is open today and may begin; `well`: nothing speaks against a later one."""
    before = phase_index(tendon, ladder)
    opened = opened_place(tendon, on, ladder, knowledge)
    held = tendon.place_at_most
    if held is not None and held >= opened:
        tendon, held = replace(tendon, place_at_most=None), None
    target = opened if held is None else held
    if target > tendon.place:
        target = _next(tendon, target, on, ladder, knowledge) if well else tendon.place
    if target == tendon.place:
        return tendon
    placed = replace(tendon, place=target, placed_on=on, before_raise=None)
    if tendon.place < 0:
        fresh = tuple(r for r in tendon.pending if (on - r.day).days <= 1)
        return replace(placed, plan_since=on, phase_since=on, pending=fresh)
    if target > tendon.place:
        placed = raised_from(tendon, placed)
    return placed if phase_index(placed, ladder) == before else replace(placed, phase_since=on)


def _next(tendon: Tendon, target: int, on: dt.date, ladder: Ladder, knowledge: Knowledge) -> int:
    """How far towards an open place: straight to what does not spring or was opened in its time, else a rung a session.

    A word for springs that was said before their week is no word on the tendon of today.
    """
    standing = [p for p in ladder.places[: target + 1] if _stands(p, tendon, on, knowledge)]
    straight = (p.index for p in standing if not is_hard(p, knowledge) or _in_time(p, tendon, knowledge))
    below = max(straight, default=0)
    if tendon.place < below or not _was_done(tendon, ladder):
        return max(below, tendon.place)
    return next(p.index for p in ladder.places[tendon.place + 1 :] if _stands(p, tendon, on, knowledge))


def _was_done(tendon: Tendon, ladder: Ladder) -> bool:
    """Whether the last session was at this rung, and what it springs with has had its turn."""
    spaced = ladder.places[tendon.place].spaced
    sprung = not spaced or any(on >= tendon.placed_on for on in tendon.spaced_on[-1:])
    return tendon.trained_at == tendon.place and sprung


def _in_time(place: Place, tendon: Tendon, knowledge: Knowledge) -> bool:
    """Whether a rung's week had come when its milestone was opened."""
    milestone = place.rung.milestone
    return milestone is not None and is_open(milestone, tendon, tendon.milestones[milestone].on, knowledge)


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
        told = replace(gone, phase_told=first, phase_told_on=on, gap_steps=2)
        gone = _placed(told, False, on, ladder, rules.knowledge)  # noqa: FBT003
    return replace(gone, findings=(finding,), moved=finding)


def _by_sets(tendon: Tendon, day: Opening) -> Tendon:
    """The day's table read over the sets of this rung alone: down by a set, up to what the rung has, never beyond.

    The rung's own step says from how many sets it eases; from there every exercise has at
    most so many. From one set, a session that hurt hard leads to the rung below; good
    sessions at all of its sets lead back.
    """
    here = day.ladder.places[tendon.place]
    most = here.dose.sets
    sets = most if tendon.sets_at_most is None else min(tendon.sets_at_most, most)
    steps = [_with_sets(here, number) for number in range(1, most + 1)]
    if tendon.place_at_most is not None:
        steps.append(replace(_with_sets(here, most + 1), rung_index=1, dose=here.dose))
    inner = replace(tendon, place=sets - 1, sets_at_most=None)
    read = open_day(inner, replace(day, ladder=Ladder(day.ladder.pathway, tuple(steps))))
    outer = replace(
        read,
        place=tendon.place,
        placed_on=tendon.placed_on,
        sets_at_most=None if read.place >= most - 1 else read.place + 1,
        before_raise=_outer(read.before_raise, tendon),
    )
    if read.place == most:
        return replace(outer, place=tendon.place + 1, place_at_most=tendon.place + 1, sets_at_most=1, placed_on=day.on)
    if sets == 1 and tendon.pending and tendon.place > 0 and any(f.rule in OUT_OF_SETS for f in read.findings):
        below = tendon.place - 1
        reps = fewer_reps(tendon, here, day.ladder.places[below])
        return replace(outer, place=below, place_at_most=below, sets_at_most=1, reps_at_most=reps, placed_on=day.on)
    return outer


def _outer(before: Tendon | None, tendon: Tendon) -> Tendon | None:
    """What a step up takes back to, on the plan's own ladder instead of the sets of one rung."""
    if before is None or before is tendon.before_raise:
        return before
    return replace(before, place=tendon.place, placed_on=tendon.placed_on, sets_at_most=tendon.sets_at_most)


def _with_sets(place: Place, sets: int) -> Place:
    return replace(place, index=sets - 1, rung_index=0, step=sets - 1, dose=replace(place.dose, sets=sets))
