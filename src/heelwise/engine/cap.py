"""The pain cap in force for a tendon on a day, and why."""

from __future__ import annotations

import datetime as dt

from heelwise.engine.because import Because, Facts
from heelwise.engine.signs import action_of
from heelwise.engine.state import Person, Tendon
from heelwise.knowledge.library import Knowledge


def cap_of(person: Person, tendon: Tendon | None, on: dt.date, knowledge: Knowledge) -> int:
    """The most pain, 0-10, that a session may bring."""
    limits = knowledge.limits
    strict = int(limits.pain.strict_cap.value)
    if tendon is None:
        return strict
    if tendon.condition == "rupture":
        return min(strict, int(limits.healing.rupture_pain_cap.value))
    if tendon.cap_wanted == "strict" or has_mention(person, knowledge):
        return strict
    if tendon.cap_by == "clinician" or is_stable(person, tendon, on, knowledge):
        return int(limits.pain.standard_cap.value)
    return strict


def has_mention(person: Person, knowledge: Knowledge) -> bool:
    """Whether a raised or doubted flag asks for the strict cap."""
    return any(action_of(flag, knowledge) == "mention" for flag in (*person.raised, *person.doubted))


def is_stable(person: Person, tendon: Tendon, on: dt.date, knowledge: Knowledge) -> bool:
    """Whether the last two weeks passed without a step down, as far as sessions and mornings of both tell.

    A week without a session, or with too few mornings for a median, is not known to be stable.
    What is done today has had no morning yet, and counts for neither.
    """
    days = int(knowledge.limits.pain.standard_after_stable_days.value)
    since = max(tendon.plan_since, tendon.unsettled_on or tendon.plan_since)
    if (on - since).days < days:
        return False
    least = knowledge.limits.progress.baseline_least_mornings.value
    for week in range(days // 7):
        end = on - dt.timedelta(days=7 * week)
        start = end - dt.timedelta(days=7)
        mornings = sum(start < m.on <= end for m in tendon.mornings)
        if mornings < least or not any(start <= day < end for day in person.session_days):
            return False
    return True


def cap_because(person: Person, tendon: Tendon, on: dt.date, knowledge: Knowledge) -> Because:
    """The cap with its reason; `unmet` where a wider one was wished for and is not given."""
    cap = cap_of(person, tendon, on, knowledge)
    pain = knowledge.limits.pain
    facts: Facts = {"cap": cap, "wanted": tendon.cap_wanted, "days": int(pain.standard_after_stable_days.value)}
    number = pain.standard_cap if cap == int(pain.standard_cap.value) else pain.strict_cap
    refused = tendon.cap_wanted == "standard" and cap < int(pain.standard_cap.value)
    return Because("pain-cap", "unmet" if refused else "met", facts, number.sources)
