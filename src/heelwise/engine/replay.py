"""The plan replayed from events: one `step` a day, no reasons, no stored snapshot.

Late and out-of-order evidence then just works: the record is ordered, and everything
after it is computed again. `step` is resumable: a state and the next day are enough.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from heelwise.engine.adherence import rolled
from heelwise.engine.baseline import with_morning
from heelwise.engine.cap import cap_of
from heelwise.engine.care import is_training, may_be_care, trains
from heelwise.engine.dose_done import concerns, response_of
from heelwise.engine.flare import flared
from heelwise.engine.heavier import with_tier
from heelwise.engine.impact import body_weight, strained
from heelwise.engine.ladder import Place
from heelwise.engine.loads import lifted_in
from heelwise.engine.measurements import noted
from heelwise.engine.milestones import healing_day, heals
from heelwise.engine.outings import gone_out
from heelwise.engine.path import conditions_of, settled_path
from heelwise.engine.progress import open_day
from heelwise.engine.rhythm import WEEK, did_spaced
from heelwise.engine.rules import Rules, opening_of
from heelwise.engine.said import apply_word
from heelwise.engine.state import Morning, Person, Response, State, Tendon, with_pain
from heelwise.engine.turns import after_gap, handed_over, phase_set, within_goal
from heelwise.engine.unproven import reconsidered
from heelwise.engine.weeks import week_days_with
from heelwise.engine.worsening import with_nights
from heelwise.record.chart import Chart, DayLog, SessionLog, empty_day
from heelwise.record.events import ActivityDone, Measured, PhaseSet
from heelwise.terms import Condition, Heel, heels_of

KEPT_SESSION_DAYS = 30
"""Session days a state carries; the rhythm looks back a week, the gap to the last one."""


STILL_DAYS = 45
"""Empty days that are stepped through after the last record. Beyond the longest gap rule nothing moves by itself."""


def replay(rules: Rules, chart: Chart, on: dt.date) -> State:
    """The state on day `on`, after every day of the chart up to it, the empty ones between included."""
    return play(State(), days_until(chart, on), rules)


def play(state: State, logs: Sequence[DayLog], rules: Rules) -> State:
    """The state after these days too, and after the empty ones before and between them."""
    for log in logs:
        state = step(_passed(state, log.on, rules), log, rules)
    return state


def days_until(chart: Chart, on: dt.date) -> list[DayLog]:
    """The days of a chart that ends by day `on`, that day among them though nothing may be recorded yet."""
    days = chart.days
    return days if days and days[-1].on == on else [*days, empty_day(on)]


def _passed(state: State, until: dt.date, rules: Rules) -> State:
    """The state after the empty days before `until`, so that what a day does never depends on which day asks."""
    if state.on is None:
        return state
    day = state.on
    for ahead in range(1, min((until - day).days, STILL_DAYS + 1)):
        state = step(state, empty_day(day + dt.timedelta(days=ahead)), rules)
    return state


def step(state: State, log: DayLog, rules: Rules) -> State:
    """The state after one more day: what was said, the day's opening, then what was done."""
    state = rolled(state, log.on, rules)
    for word in log.words:
        state = apply_word(state, word, rules.knowledge)
    person = _screen_due(state, log.on, rules)
    known = tuple(_with_morning(tendon, log, rules) for tendon in state.tendons)
    conditions = conditions_of(known, log.on, rules.knowledge)
    tendons = tuple(_opened(t, c, person, log, rules) for t, c in zip(known, conditions, strict=True))
    person = _limped(person, log)
    if log.sessions or log.activities:
        person = gone_out(person, log, rules.knowledge.exercises)
        body_kg = body_weight(tendons, person, rules.knowledge.limits.impact)
        tendons = tuple(strained(tendon, log, body_kg, rules.knowledge) for tendon in tendons)
    person = _kept_in_mind(person, tendons, log)
    for session in log.sessions:
        person, tendons = _done(person, tendons, session, rules)
    for activity in log.activities:
        if activity.pain is not None:
            person = _moved_about(person, activity, activity.pain, rules)
            tendons = tuple(_felt(tendon, person, log.on, activity.pain, rules) for tendon in tendons)
    for test in log.hop_tests:
        person = _hopped(person, test, rules)
        tendons = tuple(_felt(t, person, log.on, ceil(test.value), rules) if _of(test, t) else t for t in tendons)
    tendons = tuple(flared(tendon, log.on, rules.knowledge.limits.response) for tendon in tendons)
    return State(on=log.on, person=person, tendons=tendons)


def _kept_in_mind(person: Person, tendons: tuple[Tendon, ...], log: DayLog) -> Person:
    """The person after a day the plan rested on, and after measurements."""
    if any(t.resting_on == log.on for t in tendons):
        person = replace(person, rested=(*person.rested, log.on))
    return replace(person, measured=noted(person.measured, log.measures)) if log.measures else person


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


def _with_morning(tendon: Tendon, log: DayLog, rules: Rules) -> Tendon:
    """A tendon that remembers today's morning too."""
    morning = morning_of(log, tendon.heel)
    if morning is None:
        return tendon
    limits = rules.knowledge.limits
    mornings, medians = with_morning(tendon, morning, limits.progress)
    known = with_pain(replace(tendon, mornings=mornings, medians=medians), log.on, morning.pain)
    return with_nights(known, log.on, limits.response) if morning.night_pain else known


def _opened(tendon: Tendon, condition: Condition, person: Person, log: DayLog, rules: Rules) -> Tendon:
    """A tendon after the day opened: its path settled, a gap felt, its table read, handed over where due."""
    known = within_goal(settled_path(tendon, condition, log.on, rules.ladders, rules.knowledge), log.on, rules)
    if known.before_raise is not None:
        known = reconsidered(known, opening_of(known, person, morning_of(log, known.heel), log.on, rules))
    if heals(known, rules.knowledge):
        return healing_day(known, person, log, morning_of(log, known.heel), rules)
    for word in log.words:
        if isinstance(word, PhaseSet) and word.at >= tendon.intake.at:
            known = phase_set(known, word, rules)
    if known.place < 0:
        return known
    morning = morning_of(log, tendon.heel)
    gone = after_gap(known, log.on, rules)
    opened = open_day(gone, opening_of(gone, person, morning, log.on, rules))
    if gone is not known:
        found = (gone.findings[0], *opened.findings)
        return replace(opened, findings=found, moved=gone.moved, unsettled_on=log.on)
    return handed_over(opened, person, morning, log.on, rules)


def _done(
    person: Person, tendons: tuple[Tendon, ...], session: SessionLog, rules: Rules
) -> tuple[Person, tuple[Tendon, ...]]:
    """Person and tendons after a session. Self-care alone is none, though what it hurt is felt."""
    person = _alarmed(person, session, rules)
    training = is_training(session, tendons, rules)
    person = _trained(person, session) if training else replace(person, cared_on=session.day)
    proves = not may_be_care(session, tendons)
    concerned = (concerns(session, tendon.heel) for tendon in tendons)
    after = (
        _after(t, person, session, rules, proves=proves) if own else t
        for t, own in zip(tendons, concerned, strict=True)
    )
    return person, tuple(after)


def _after(tendon: Tendon, person: Person, session: SessionLog, rules: Rules, *, proves: bool) -> Tendon:
    """A tendon after a session that concerned it; `proves` unless nobody knows whether it loaded at all."""
    if trains(session, tendon, rules):
        loaded = _loaded(tendon, session, rules)
        return loaded if proves else replace(loaded, before_raise=tendon.before_raise, pending=_unmet(loaded.pending))
    response = response_of(session, tendon, None)
    pain = max((p for p in (response.during, response.after) if p is not None), default=None)
    return tendon if pain is None else _felt(tendon, person, session.day, pain, rules)


def _unmet(pending: tuple[Response, ...]) -> tuple[Response, ...]:
    """The answers awaited, the last without having reached its target: a session that proves nothing earns nothing."""
    return (*pending[:-1], replace(pending[-1], met_target=False))


def _loaded(tendon: Tendon, session: SessionLog, rules: Rules) -> Tendon:
    """A tendon after a session that was one for it."""
    ladder = rules.ladders.get(tendon.pathway or "")
    place = ladder.places[tendon.place] if ladder and tendon.place >= 0 else None
    response = response_of(session, tendon, place)
    tendon = with_tier(tendon, session, rules.knowledge.exercises, rules.knowledge.limits.progress)
    if place is not None:
        tendon = _at_work(tendon, session, place, rules)
        if place.weighs:
            response = replace(response, lifted=lifted_in(session, tendon, place, rules.knowledge.exercises))
    if response.during is not None:
        tendon = with_pain(tendon, session.day, response.during)
    return replace(
        tendon,
        pending=(*tendon.pending, response),
        last_session=session.day,
        trained_at=tendon.place if tendon.place >= 0 else None,
        before_raise=None,
        eased_since_session=False,
        gap_steps=0,
        moved=None,
    )


def _at_work(tendon: Tendon, session: SessionLog, place: Place, rules: Rules) -> Tendon:
    """A tendon whose pathway counts weeks, or spaces its heavy work, with one session more."""
    if place.spaced and did_spaced(tendon, session, place):
        tendon = replace(tendon, spaced_on=(*tendon.spaced_on[1 - WEEK :], session.day))
    if rules.knowledge.pathways[tendon.pathway or ""].advance != "weeks":
        return tendon
    return replace(tendon, week_days=week_days_with(tendon, session, place, rules.knowledge.limits))


def _trained(person: Person, session: SessionLog) -> Person:
    """The person after a day of training more."""
    days = (*person.session_days[-KEPT_SESSION_DAYS:], session.day)
    return replace(person, session_days=days, sessions_total=person.sessions_total + 1)


def _alarmed(person: Person, session: SessionLog, rules: Rules) -> Person:
    """The person after a session that may ask for the rupture questions."""
    alarm = _alarm(session, rules.knowledge.limits.pain.stop_at.value)
    return person if alarm is None else replace(person, tear_questions_since=alarm)


def _alarm(session: SessionLog, stop_at: float) -> dt.datetime | None:
    """When a session last brought pain that could be a tear; None when it did not.

    Pain told with a set counts from that set, not from an end that repeats it.
    """
    told = max([s.pain for s in session.sets if s.pain is not None], default=0)
    sets = [s.at for s in session.sets if s.pain is not None and s.pain >= stop_at]
    ends = [f.at for f in session.finishes if f.sharp_pain or f.pain_during >= max(stop_at, told + 1)]
    return max([*sets, *ends], default=None)


def _moved_about(person: Person, activity: ActivityDone, pain: int, rules: Rules) -> Person:
    """The person after a walk, run or game with its pain."""
    if activity.activity == "walk":
        person = replace(person, last_walk=(activity.at.date(), pain))
    if pain >= rules.knowledge.limits.pain.stop_at.value:
        person = replace(person, tear_questions_since=activity.at)
    return person


def _hopped(person: Person, test: Measured, rules: Rules) -> Person:
    """The person after a hop test, which is a load like any other."""
    hard = test.value >= rules.knowledge.limits.pain.stop_at.value
    return replace(person, tear_questions_since=test.at) if hard else person


def _of(test: Measured, tendon: Tendon) -> bool:
    return test.side is None or tendon.heel in heels_of(test.side)


def _felt(tendon: Tendon, person: Person, on: dt.date, pain: int, rules: Rules) -> Tendon:
    """A tendon after an activity: over the cap it answers like a session that was too much."""
    tendon = with_pain(tendon, on, pain)
    if pain <= cap_of(person, tendon, on, rules.knowledge):
        return tendon
    too_much = Response(on, pain, None, sharp=False, completed_pct=None, steady=True, met_target=False, reps={})
    return replace(tendon, pending=(*tendon.pending, too_much), eased_since_session=False)


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
    due = [max(day + dt.timedelta(days=days + 1), on - dt.timedelta(days=days)) for day in _since(last, person)]
    passed = [day for day in due if day <= on]
    return replace(person, screen_since=max([*passed, person.screen_since or passed[0]])) if passed else person


def _since(last: dt.date, person: Person) -> tuple[dt.date, ...]:
    """The days from which a gap counts: the last training, and self-care after it, which ends no gap but begins one."""
    return (last,) if person.cared_on is None or person.cared_on <= last else (last, person.cared_on)
