"""Triage: what is raised, what must still be asked, and the gravest of it. It comes before everything else.

Emergency, then urgent, then see-clinician; doubt about the first two counts as yes.
A fact in the record (age, a tear nobody has seen) outweighs a `no`.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from heelwise.engine.because import Because, Facts
from heelwise.engine.non_response import evidence_of_flag, not_improving_since
from heelwise.engine.signs import ORDER, action_of, asks_again, tear_questions
from heelwise.engine.state import Person, State, Tendon
from heelwise.engine.worsening import FLAG as NOT_IMPROVING
from heelwise.engine.worsening import NIGHT_PAIN, restless_since
from heelwise.knowledge.flags import Flag
from heelwise.knowledge.library import Knowledge
from heelwise.record.events import Rupture
from heelwise.terms import DayVerdict, FlagAction

UNDER_AGE, SEVER, UNSEEN_TEAR, LOST_RAISE = "under-18", "sever-age", "rupture-not-seen", "lost-single-raise"


class Triage(Struct, frozen=True, kw_only=True):
    """The outcome. `raised` gravest first; `ask` what has no valid answer; `daily` what a session start still asks."""

    verdict: DayVerdict | None
    raised: tuple[str, ...]
    ask: tuple[str, ...]
    daily: tuple[str, ...]
    doubted: tuple[str, ...]
    reasons: tuple[Because, ...]


def triage(state: State, on: dt.date, knowledge: Knowledge) -> Triage:
    """Triage of a person on a day. `verdict` is None when nothing stops the plan."""
    person = state.person
    standing = {*person.raised, *_derived(state, on, knowledge)}
    raised = tuple(sorted(standing, key=lambda flag: (ORDER.index(action_of(flag, knowledge)), flag)))
    ask = (*_unanswered(state, on, knowledge), *_followed_up(person, knowledge))
    gravest: FlagAction | None = action_of(raised[0], knowledge) if raised else None
    stops = gravest in ("emergency", "urgent", "see-clinician")
    reasons = [_raised_because(flag, state, on, knowledge) for flag in raised if action_of(flag, knowledge) == gravest]
    unready = bool(ask) or not state.tendons
    if not stops and unready:
        reasons = [_ask_because(state, ask, knowledge)]
    return Triage(
        verdict=gravest if stops else ("ask" if unready else None),  # type: ignore[arg-type]
        raised=raised,
        ask=ask,
        daily=_daily_due(person, on, knowledge),
        doubted=tuple(f for f in person.doubted if f not in standing),
        reasons=tuple(reasons),
    )


def least_age(state: State, on: dt.date) -> int | None:
    """The younger of the two ages a birth year allows; None when nobody said."""
    years = [t.intake.birth_year for t in state.tendons if t.intake.birth_year is not None]
    return on.year - max(years) - 1 if years else None


def _derived(state: State, on: dt.date, knowledge: Knowledge) -> set[str]:
    """Flags that the record raises by itself, unless somebody who may has cleared them since."""
    since: dict[str, dt.date] = {}
    limits = knowledge.limits.start
    age = least_age(state, on)
    if age is not None and age < limits.adult_age.value:
        since[UNDER_AGE] = max(tendon.episode_on for tendon in state.tendons)
        if limits.sever_least_age.value <= age <= limits.sever_most_age.value:
            since[SEVER] = since[UNDER_AGE]
    for tendon in state.tendons:
        if tendon.intake.complaint == "rupture" and not is_seen(tendon, on):
            since[UNSEEN_TEAR] = tendon.episode_on
    for tendon in state.tendons:
        nights = restless_since(tendon, state.person)
        if nights is not None:
            since[NIGHT_PAIN] = nights
    worse = not_improving_since(state, on, knowledge)
    if worse is not None:
        since[NOT_IMPROVING] = worse
    cleared = state.person.cleared
    return {flag for flag, day in since.items() if flag not in cleared or cleared[flag].date() < day}


def is_seen(tendon: Tendon, on: dt.date) -> bool:
    """Whether anybody who treats tendons has seen this tear, as far as the record tells."""
    if tendon.clinician_since is not None:
        return True
    tear = tendon.intake.rupture
    return tear is not None and (bool(tear.clinician) or _operated(tear, on) or _booted(tear, on))


def _operated(tear: Rupture, on: dt.date) -> bool:
    return tear.surgery_on is not None and tear.surgery_on <= on


def _booted(tear: Rupture, on: dt.date) -> bool:
    """A boot that somebody gave: one that goes with "under nobody's care" proves nothing."""
    return tear.boot_on is not None and tear.boot_on <= on and tear.clinician is not False


def _unanswered(state: State, on: dt.date, knowledge: Knowledge) -> tuple[str, ...]:
    """Flags without an answer that still counts. Before the first plan every question does."""
    required = [f for f in knowledge.flags.values() if f.asked in ("always", "daily") and is_asked(f, state)]
    missing = [f.id for f in required if not _has_answer(state, f, on)]
    since = state.person.tear_questions_since
    if since is not None:
        missing += [flag for flag in tear_questions(knowledge) if asks_again(state.person, flag, since)]
    return tuple(dict.fromkeys(missing))


def is_asked(flag: Flag, state: State) -> bool:
    """Whether a question concerns this person; before an intake every one does."""
    return not flag.only_for or not state.tendons or any(t.condition in flag.only_for for t in state.tendons)


def _followed_up(person: Person, knowledge: Knowledge) -> tuple[str, ...]:
    """Follow-ups of what was answered yes or unsure, while they have no answer of the same time or later."""
    alarmed = {**person.raised, **person.doubted}
    found = []
    for flag in knowledge.flags.values():
        since = [alarmed[first] for first in flag.after if first in alarmed]
        if flag.asked == "follow-up" and since and asks_again(person, flag.id, min(since)):
            found.append(flag.id)
    return tuple(found)


def _has_answer(state: State, flag: Flag, on: dt.date) -> bool:
    if flag.id == UNDER_AGE and least_age(state, on) is not None:
        return True
    given = state.person.answers.get(flag.id)
    if given is None:
        return False
    day = given[1].date()
    if flag.id == LOST_RAISE:
        lost = [t.intake.at.date() for t in state.tendons if t.intake.can_single_leg_raise == "no"]
        if lost and day < max(lost):
            return False
    return state.person.screen_since is None or day >= state.person.screen_since


def _daily_due(person: Person, on: dt.date, knowledge: Knowledge) -> tuple[str, ...]:
    """The daily questions without an answer today."""
    daily = [f.id for f in knowledge.flags.values() if f.asked == "daily"]
    return tuple(f for f in daily if f not in person.answers or person.answers[f][1].date() != on)


def _raised_because(flag: str, state: State, on: dt.date, knowledge: Knowledge) -> Because:
    known = knowledge.flags.get(flag)
    facts: Facts = {"flag": flag, "action": action_of(flag, knowledge)}
    if known is None:
        return Because("unknown-flag-raised", "met", facts, ("heelwise",))
    parts = evidence_of_flag(state, on, knowledge) if flag == NOT_IMPROVING else ()
    return Because("flag-raised", "met", facts, known.sources, parts)


def _ask_because(state: State, ask: tuple[str, ...], knowledge: Knowledge) -> Because:
    """Why questions come first: a new or old record, a gap, or something that felt like a tear."""
    limits = knowledge.limits.progress
    facts: Facts = {"questions": len(ask)}
    if not state.tendons:
        return Because("no-intake", "unknown", facts, ("heelwise",))
    if state.person.tear_questions_since is not None and set(ask) <= set(tear_questions(knowledge)):
        return Because("tear-questions", "unknown", facts, knowledge.limits.pain.stop_at.sources)
    if state.person.session_days and state.person.screen_since is not None:
        facts = {**facts, "since": state.person.screen_since.isoformat()}
        return Because("screen-again", "unknown", facts, limits.screen_after_gap_days.sources)
    return Because("screen-first", "unknown", facts, limits.screen_after_gap_days.sources)
