"""When a plan does not help: no gain on the VISA-A after twelve weeks of training, or worse again after easing.

Both raise the derived flag `not-improving`, which a clinician clears. From then on
the twelve weeks, and the rising mornings, are counted anew, so the same evidence
never raises it twice. Without two scores nothing is concluded, neither good nor bad.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from heelwise.engine.adherence import kept, training_weeks
from heelwise.engine.because import Because, Facts
from heelwise.engine.measurements import gap, is_well, series_of
from heelwise.engine.state import Person, State, Tendon
from heelwise.engine.worsening import FLAG, worse_since
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import ResponseLimits
from heelwise.record.events import Measured
from heelwise.terms import Measure

SCORE: Measure = "visa-a"

PAINFUL = ("midportion", "insertional", "unsure")
"""Conditions the score was made for."""


class NoGain(Struct, frozen=True, kw_only=True):
    """The two scores that show it, and the share of sessions done between them."""

    on: dt.date
    first: Measured
    last: Measured
    adherence_pct: float


def not_improving_since(state: State, on: dt.date, knowledge: Knowledge) -> dt.date | None:
    """The day from which the flag stands by itself; None while nothing shows it."""
    days = []
    for tendon in state.tendons:
        days += [d for d in (worse_since(tendon, state.person), _no_gain_since(tendon, state, on, knowledge)) if d]
    return max(days, default=None)


def _no_gain_since(tendon: Tendon, state: State, on: dt.date, knowledge: Knowledge) -> dt.date | None:
    found = no_gain(tendon, state.person, on, knowledge)
    return None if found is None else found.on


def no_gain(tendon: Tendon, person: Person, on: dt.date, knowledge: Knowledge) -> NoGain | None:
    """The first score, twelve training weeks after the first one, that has not risen enough; None without it.

    Weeks count from the episode, or from the day the flag was cleared last. Who is well
    by the score has nowhere to rise to.
    """
    if tendon.condition not in PAINFUL:
        return None
    cleared = person.cleared.get(FLAG)
    start = tendon.episode_on if cleared is None else max(tendon.episode_on, cleared.date())
    scores = [m for m in series_of(person.measured, SCORE, tendon.heel, knowledge) if m.at.date() <= on]
    first = _first(scores, start, tendon, knowledge)
    if first is None:
        return None
    limits = knowledge.limits.response
    outcome = knowledge.outcomes[SCORE]
    for last in scores:
        if is_well(outcome, last):
            continue
        known = max(last.at.date(), start + dt.timedelta(weeks=limits.not_improving_weeks.value))
        if known > on or last.method != first.method or _gain(first, last) >= limits.not_improving_gain.value:
            continue
        pct = _adherence(person, start, last.at.date(), known, limits)
        if pct is not None and pct >= limits.not_improving_adherence_pct.value:
            return NoGain(on=known, first=first, last=last, adherence_pct=pct)
    return None


def _gain(first: Measured, last: Measured) -> float:
    """Points gained, below zero where they were lost."""
    return gap(last.value, first.value) * (1 if last.value >= first.value else -1)


def _first(scores: list[Measured], start: dt.date, tendon: Tendon, knowledge: Knowledge) -> Measured | None:
    """The score nearest the start: in this episode, not long after it, nor too old by then."""
    after = knowledge.limits.response.first_score_days.value
    before = knowledge.outcomes[SCORE].current_for.value
    near = (m for m in scores if m.at.date() >= tendon.episode_on and -before <= (m.at.date() - start).days <= after)
    return min(near, key=lambda m: abs((m.at.date() - start).days), default=None)


def _adherence(
    person: Person, start: dt.date, measured_on: dt.date, known: dt.date, limits: ResponseLimits
) -> float | None:
    """The share of sessions done in the last twelve training weeks; None where there were fewer.

    The score may be a little early, but the weeks must have passed.
    """
    wanted = int(limits.not_improving_weeks.value)
    early = dt.timedelta(days=limits.first_score_days.value)
    weeks = training_weeks(person, start, known)
    if len(weeks) < wanted or measured_on < known - early:
        return None
    return kept(weeks[-wanted:]).pct


def no_gain_because(found: NoGain, tendon: Tendon, knowledge: Knowledge) -> Because:
    """The scores as a reason."""
    limits = knowledge.limits.response
    facts: Facts = {
        "side": tendon.heel,
        "first": found.first.value,
        "last": found.last.value,
        "gain": _gain(found.first, found.last),
        "least": int(limits.not_improving_gain.value),
        "weeks": int(limits.not_improving_weeks.value),
        "done_pct": round(found.adherence_pct),
    }
    return Because("no-gain", "met", facts, limits.not_improving_gain.sources)


def evidence_of_flag(state: State, on: dt.date, knowledge: Knowledge) -> tuple[Because, ...]:
    """Why the flag stands, tendon by tendon."""
    found = []
    for tendon in state.tendons:
        if worse_since(tendon, state.person) is not None:
            number = knowledge.limits.response.worse_again_days
            facts: Facts = {"side": tendon.heel, "days": int(number.value)}
            found.append(Because("worse-again", "met", facts, number.sources))
        gain = no_gain(tendon, state.person, on, knowledge)
        if gain is not None:
            found.append(no_gain_because(gain, tendon, knowledge))
    return tuple(found)
