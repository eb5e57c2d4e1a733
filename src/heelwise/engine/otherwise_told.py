"""What somebody said, otherwise: answers, assessments, a pause, a clearance, kit, minutes, days a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from uuid import UUID

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.day import DayView
from heelwise.engine.otherwise import Otherwise, Run, with_today
from heelwise.engine.outcome import Outcome
from heelwise.engine.past import Behind, Past
from heelwise.engine.signs import action_of
from heelwise.engine.state import Tendon
from heelwise.record.events import Assessed, IntakeAnswered, MilestoneCleared, Resumed, ScreenAnswered
from heelwise.terms import Equipment, Milestone, words

SPOKEN = UUID(int=(8 << 76) | (2 << 62))
"""The id of a word that was never written."""

MORE_MINUTES = (5, 10, 15, 20, 30)


def told(view: DayView, was: Outcome, behind: Behind) -> Iterator[Run]:
    """Every word that bears on the day, otherwise. Flags are spoken of only where triage stops the day."""
    if view.triage.verdict is not None:
        if view.state.tendons and view.triage.verdict == "ask":
            yield _answers(view, behind)
        yield _assessed(view, behind)
        return
    if view.paused is not None:
        yield _resumed(view, behind)
    for tendon in view.state.tendons:
        if tendon.condition == "rupture":
            yield _cleared(tendon, view, behind)
    yield _days_a_week(view, behind)
    yield _minutes(view, behind)
    for kit in _missing(was):
        yield _kit(kit, behind)


def _answers(view: DayView, behind: Behind) -> Run:
    """The open questions answered, none with yes or unsure."""
    word = ScreenAnswered(at=_late(view), id=SPOKEN, scope="full", answers=dict.fromkeys(view.triage.ask, "no"))
    facts: Facts = {"what": "answers", "from": None, "to": "no", "questions": len(view.triage.ask)}
    because = Because("flip-answers", "unmet", facts, ("heelwise",))
    yield Otherwise(1, with_today(behind.eve, words=[*behind.eve.logs[-1].words, word]), because)


def _assessed(view: DayView, behind: Behind) -> Run:
    """The gravest flag looked at by a clinician and cleared; then the graver ones; then all that stop the day."""
    knowledge = view.rules.knowledge
    stops = [flag for flag in view.triage.raised if action_of(flag, knowledge) != "mention"]
    spoken = list(behind.eve.logs[-1].words)
    for number, flag in enumerate(stops, 1):
        identity = UUID(int=SPOKEN.int + number)
        spoken.append(Assessed(at=_late(view), id=identity, flag=flag, outcome="cleared", by="clinician"))
        sources = view.triage.reasons[0].sources
        facts: Facts = {"what": "assessed", "flag": stops[0], "flags": number, "from": "raised", "to": "cleared"}
        because = Because("flip-assessed" if number == 1 else "flip-assessed-all", "unmet", facts, sources)
        yield Otherwise(2 + number, with_today(behind.eve, words=list(spoken)), because)


def _resumed(view: DayView, behind: Behind) -> Run:
    """The pause over."""
    word = Resumed(at=_late(view), id=SPOKEN)
    since = view.paused.facts["since"] if view.paused is not None else None
    facts: Facts = {"what": "pause", "since": since, "from": True, "to": False}
    because = Because("flip-resumed", "unmet", facts, ("heelwise",))
    yield Otherwise(1, with_today(behind.eve, words=[*behind.eve.logs[-1].words, word]), because)


def _cleared(tendon: Tendon, view: DayView, behind: Behind) -> Run:
    """One more milestone cleared, on the clinician's own account."""
    sources = view.rules.knowledge.pathways["rupture-guided"].sources
    for milestone in words(Milestone):
        if milestone in tendon.milestones:
            continue
        word = MilestoneCleared(at=_late(view), id=SPOKEN, milestone=milestone, by="clinician")
        facts: Facts = {"what": "milestone", "side": tendon.heel, "milestone": milestone, "from": False, "to": True}
        because = Because("flip-milestone", "unmet", facts, sources)
        yield Otherwise(3, with_today(behind.eve, words=[*behind.eve.logs[-1].words, word]), because)


def _days_a_week(view: DayView, behind: Behind) -> Run:
    """More days a week, where the intake allows few."""
    least = min((t.intake.days_per_week for t in view.state.tendons if t.intake.days_per_week), default=None)
    if least is None:
        return
    for days in range(least + 1, 8):
        facts: Facts = {"what": "days-per-week", "from": least, "to": days}
        because = Because("flip-days-per-week", "unmet", facts, ("heelwise",))
        yield Otherwise(2 + days - least, _with_intakes(behind.eve, _at_least("days_per_week", days)), because)


def _minutes(view: DayView, behind: Behind) -> Run:
    """More minutes a session, where the intake gives few."""
    given = (tendon.intake.minutes_per_session for tendon in view.state.tendons)
    least = min((minutes for minutes in given if minutes is not None), default=None)
    if least is None:
        return
    for more in MORE_MINUTES:
        facts: Facts = {"what": "minutes-per-session", "from": least, "to": least + more}
        because = Because("flip-minutes", "unmet", facts, ("heelwise",))
        past = _with_intakes(behind.eve, _at_least("minutes_per_session", least + more))
        yield Otherwise(2 + more / 5, past, because)


def _missing(was: Outcome) -> list[Equipment]:
    """The kit whose lack left something out, or put something else in its place."""
    if was.today is None:
        return []
    swaps = [part for s in was.today.sessions for item in s.items for why in item.why for part in why.parts]
    lacking = [*(out.because for out in was.today.left_out), *swaps]
    named = {because.facts.get("equipment") for because in lacking if because.rule == "no-kit"}
    return [kit for kit in words(Equipment) if kit in named]


def _kit(kit: Equipment, behind: Behind) -> Run:
    """A piece of kit at hand."""
    facts: Facts = {"what": "kit", "equipment": kit, "from": False, "to": True}
    because = Because("flip-kit", "unmet", facts, ("heelwise",))
    past = _with_intakes(behind.eve, lambda intake: replace(intake, equipment=[*intake.equipment, kit]))
    yield Otherwise(3, past, because)


def _at_least(field: str, value: int) -> Callable[[IntakeAnswered], IntakeAnswered]:
    """An intake whose answer is that much where it was less; an answer that was not given limits nothing."""

    def more(intake: IntakeAnswered) -> IntakeAnswered:
        given = getattr(intake, field)
        return intake if given is None else replace(intake, **{field: max(given, value)})

    return more


def _with_intakes(past: Past, change: Callable[[IntakeAnswered], IntakeAnswered]) -> Past:
    """The past with every intake otherwise: those in force before, and those told on its days."""
    tendons = tuple(replace(tendon, intake=change(tendon.intake)) for tendon in past.before.tendons)
    logs = tuple(
        replace(log, words=[change(word) if isinstance(word, IntakeAnswered) else word for word in log.words])
        for log in past.logs
    )
    return Past(replace(past.before, tendons=tendons), logs)


def _late(view: DayView) -> dt.datetime:
    """The end of the day, where the latest word was spoken."""
    person = view.state.person
    said = [tendon.intake.at for tendon in view.state.tendons]
    said += [*person.raised.values(), *person.doubted.values(), *(at for _, at in person.answers.values())]
    if person.tear_questions_since is not None:
        said.append(person.tear_questions_since)
    return dt.datetime.combine(view.on, dt.time(23, 59, 59), max(said).tzinfo)
