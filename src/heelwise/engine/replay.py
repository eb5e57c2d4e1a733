"""The plan replayed from events: one `step` a day, no reasons, no stored snapshot.

Late and out-of-order evidence then just works: the record is ordered, and everything
after it is computed again. `step` is resumable: a state and the next day are enough.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.baseline import baseline_of, with_morning
from heelwise.engine.cap import cap_of
from heelwise.engine.dose_done import concerns, response_of
from heelwise.engine.gates import weigh
from heelwise.engine.ladder import Ladder, ladders_of
from heelwise.engine.path import settled_path
from heelwise.engine.progress import Opening, evidence_of, open_day
from heelwise.engine.rhythm import missed_last_week
from heelwise.engine.said import apply_word
from heelwise.engine.signs import answered
from heelwise.engine.state import Finding, Morning, Person, State, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import Chart, DayLog, SessionLog, empty_day
from heelwise.record.events import PhaseSet, ScreenAnswered, SessionFinished
from heelwise.terms import Heel

KEPT_SESSION_DAYS = 30
"""Session days a state carries; the rhythm looks back a week, the gap to the last one."""


class Rules(Struct, frozen=True):
    """The content, and its ladders laid out once."""

    knowledge: Knowledge
    ladders: Mapping[str, Ladder]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Rules:
        """Rules of one edition."""
        return cls(knowledge, ladders_of(knowledge))


def replay(rules: Rules, chart: Chart, danger: tuple[ScreenAnswered | SessionFinished, ...], on: dt.date) -> State:
    """The state on day `on`, after every day of the chart up to it."""
    state = State()
    waiting = sorted(danger, key=lambda e: e.at)
    for log in chart.days:
        while waiting and waiting[0].at.date() <= log.on:
            state = _taken_back_too_late(state, waiting.pop(0), rules)
        state = step(state, log, rules)
    for event in waiting:
        state = _taken_back_too_late(state, event, rules)
    return state if state.on == on else step(state, empty_day(on), rules)


def step(state: State, log: DayLog, rules: Rules) -> State:
    """The state after one more day: what was said, the day's opening, then what was done."""
    for word in log.words:
        state = apply_word(state, word, rules.knowledge)
    person = _screen_due(state, log.on, rules)
    tendons = tuple(_opened(tendon, person, log, rules) for tendon in state.tendons)
    person = _limped(person, log)
    for session in log.sessions:
        person = _trained(person, session, rules)
        tendons = tuple(_loaded(tendon, session, rules) for tendon in tendons)
    for activity in log.activities:
        if activity.activity == "walk" and activity.pain is not None:
            person = replace(person, last_walk=(log.on, activity.pain))
    return State(on=log.on, person=person, tendons=tendons)


def morning_of(log: DayLog, heel: Heel) -> Morning | None:
    """The morning of one tendon; of two checks the worse numbers rule."""
    checks = [m for m in log.mornings if m.side == heel]
    if not checks:
        return None
    return Morning(
        log.on,
        max(m.pain for m in checks),
        max(m.stiffness_min for m in checks),
        any(m.limped_yesterday for m in checks),
        any(m.night_pain for m in checks),
    )


def opening_of(tendon: Tendon, person: Person, morning: Morning | None, on: dt.date, rules: Rules) -> Opening:
    """All that a tendon's table is read over on a day; `tendon` is as it was before the day opened."""
    ladder = rules.ladders[tendon.pathway or ""]
    place = ladder.places[tendon.place]
    limits = rules.knowledge.limits
    return Opening(
        on=on,
        person=person,
        ladder=ladder,
        morning=morning,
        base=baseline_of(tendon, on, limits.progress),
        cap=cap_of(person, tendon, on, rules.knowledge),
        missed=missed_last_week(person, tendon, place, on),
        limits=limits,
    )


def _opened(tendon: Tendon, person: Person, log: DayLog, rules: Rules) -> Tendon:
    """A tendon after the day opened: its path settled, a gap felt, its table read, handed over where due."""
    morning = morning_of(log, tendon.heel)
    limits = rules.knowledge.limits.progress
    known = tendon
    if morning is not None:
        mornings, medians = with_morning(tendon, morning, limits)
        known = replace(tendon, mornings=mornings, medians=medians)
    known = settled_path(known, log.on, rules.ladders, rules.knowledge)
    for word in log.words:
        if isinstance(word, PhaseSet):
            known = _phase_set(known, word, rules)
    if known.place < 0:
        return known
    gone = _after_gap(known, log.on, rules)
    if gone is not None:
        return gone
    opened = open_day(known, opening_of(known, person, morning, log.on, rules))
    return _handed_over(opened, person, morning, log.on, rules)


def _phase_set(tendon: Tendon, word: PhaseSet, rules: Rules) -> Tendon:
    """A phase set by a clinician is obeyed; a person may only step down."""
    ladder = rules.ladders.get(tendon.pathway or "")
    target = ladder.at_phase_id(word.phase) if ladder else None
    if target is None or (word.by == "person" and target > tendon.place):
        return tendon
    on = word.at.date()
    return replace(tendon, place=target, placed_on=on, phase_since=on, good=0, good_from=None)


def _after_gap(tendon: Tendon, on: dt.date, rules: Rules) -> Tendon | None:
    """Back a phase, or to the first, after weeks without a session; once each. None when there was no such gap."""
    limits = rules.knowledge.limits.progress
    days = (on - (tendon.last_session or tendon.plan_since)).days
    if days > limits.first_phase_after_gap_days.value:
        wanted, rule = 2, "gap-first-phase"
    elif days > limits.phase_back_after_gap_days.value:
        wanted, rule = 1, "gap-phase-back"
    else:
        return None
    ladder = rules.ladders[tendon.pathway or ""]
    target = tendon.place
    if tendon.gap_steps < wanted:
        phase = 0 if wanted == 2 else ladder.places[tendon.place].phase_index - 1
        target = min(tendon.place, ladder.at_phase(phase))
    finding = Finding(on, rule, "regress", {"days": days})
    cleared = replace(tendon, pending=(), good=0, good_from=None, good_worst=0, good_reps={}, gap_steps=wanted)
    moved = target != tendon.place
    since = on if moved else tendon.phase_since
    return replace(
        cleared,
        place=target,
        placed_on=on if moved else tendon.placed_on,
        phase_since=since,
        findings=(finding,),
        moved=finding,
    )


def _handed_over(tendon: Tendon, person: Person, morning: Morning | None, on: dt.date, rules: Rules) -> Tendon:
    """Into the next pathway, when this one's end is reached by its criteria."""
    pathway = rules.knowledge.pathways[tendon.pathway or ""]
    over = pathway.hand_over
    if over is None or tendon.condition not in over.to:
        return tendon
    opening = opening_of(tendon, person, morning, on, rules)
    if weigh(over.gate, evidence_of(tendon, opening, pathway.sources)).verdict != "met":
        return tendon
    target = over.to[tendon.condition]
    place = rules.ladders[target].at_rung(over.rung)
    finding = Finding(on, "handed-over", "progress", {"from": pathway.id, "to": target})
    return replace(
        tendon,
        pathway=target,
        handed_over=target,
        place=place or 0,
        placed_on=on,
        phase_since=on,
        plan_since=on,
        trained_at=None,
        good=0,
        good_from=None,
        findings=(finding,),
        moved=finding,
    )


def _loaded(tendon: Tendon, session: SessionLog, rules: Rules) -> Tendon:
    """A tendon after a session that concerned it."""
    if not concerns(session, tendon.heel):
        return tendon
    ladder = rules.ladders.get(tendon.pathway or "")
    place = ladder.places[tendon.place] if ladder and tendon.place >= 0 else None
    return replace(
        tendon,
        pending=(*tendon.pending, response_of(session, tendon.heel, place)),
        last_session=session.day,
        trained_at=tendon.place if tendon.place >= 0 else None,
        eased_since_session=False,
        gap_steps=0,
    )


def _trained(person: Person, session: SessionLog, rules: Rules) -> Person:
    """The person after a session: its day, and whether it asks for the rupture questions."""
    days = (*person.session_days[-KEPT_SESSION_DAYS:], session.day)
    person = replace(person, session_days=days, sessions_total=person.sessions_total + 1)
    pain = session.pain_during
    sharp = bool(session.finish and session.finish.sharp_pain)
    if sharp or (pain is not None and pain >= rules.knowledge.limits.pain.stop_at.value):
        ended = session.finish.at if session.finish else session.sets[-1].at
        person = replace(person, tear_questions_since=ended)
    return person


def _limped(person: Person, log: DayLog) -> Person:
    limped = [m.at for m in log.mornings if m.limped_yesterday]
    return replace(person, tear_questions_since=max(limped)) if limped else person


def _screen_due(state: State, on: dt.date, rules: Rules) -> Person:
    """After more than two weeks without a session every answer must be fresh again."""
    person = state.person
    if not state.tendons:
        return person
    days = int(rules.knowledge.limits.progress.screen_after_gap_days.value)
    last = person.session_days[-1] if person.session_days else min(t.episode_on for t in state.tendons)
    if (on - last).days <= days:
        return person
    due = max(last + dt.timedelta(days=days + 1), on - dt.timedelta(days=days))
    return replace(person, screen_since=max(due, person.screen_since or due))


def _taken_back_too_late(state: State, event: ScreenAnswered | SessionFinished, rules: Rules) -> State:
    """A grave answer or a sharp pain that was retracted after the quarter hour of a wrong tap: it stays."""
    if isinstance(event, ScreenAnswered):
        return replace(state, person=answered(state.person, event, rules.knowledge, only_grave=True))
    since = state.person.tear_questions_since
    asked = event.at if since is None else max(since, event.at)
    return replace(state, person=replace(state.person, tear_questions_since=asked))
