"""What has changed between two measurements, and whether it is more than chance and more than a trifle.

Smaller than the error of measurement: no change. Beyond it: changed. As large as
people notice over that time: it mattered. Another method, too old, too few, or an
error nobody has published: unknown, never good.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from heelwise.engine.adherence import last_weeks
from heelwise.engine.because import Because, Facts
from heelwise.engine.measurements import current, gap, is_well, series_of
from heelwise.engine.state import Person, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.record.events import Measured
from heelwise.terms import Condition, Measure


class Seen(Struct, frozen=True, kw_only=True):
    """What a score is read over."""

    on: dt.date
    person: Person
    tendon: Tendon
    knowledge: Knowledge


def score_because(measure: Measure, seen: Seen) -> Because | None:
    """How a measure has moved in this episode; None where it was never taken or has no good end."""
    outcome = seen.knowledge.outcomes[measure]
    since = seen.tendon.episode_on
    series = series_of(seen.person.measured, measure, seen.tendon.heel, seen.knowledge)
    mine = [m for m in series if since <= m.at.date() <= seen.on]
    if not mine or outcome.scale.better == "neither":
        return None
    last = current(seen.person.measured, measure, seen.tendon.heel, on=seen.on, since=since, knowledge=seen.knowledge)
    facts: Facts = {"side": seen.tendon.heel, "measure": measure, "unit": outcome.unit}
    if last is None:
        facts = {**facts, "day": mine[-1].at.date().isoformat()}
        return Because("score-old", "unknown", facts, outcome.current_for.sources)
    return _too_early(outcome, last, facts, seen) or _compared(outcome, mine, facts, seen)


def _too_early(outcome: OutcomeMeasure, last: Measured, facts: Facts, seen: Seen) -> Because | None:
    """A score of a torn tendon that asks about what nobody may do yet; without a date of the tear it is too early."""
    if outcome.reliable_from is None:
        return None
    tear = seen.tendon.intake.rupture
    days = [] if tear is None else [d for d in (tear.on, tear.surgery_on, tear.boot_on) if d is not None]
    weeks = (last.at.date() - max(days)).days / 7 if days else -1.0
    if weeks >= outcome.reliable_from.value:
        return None
    early: Facts = {**facts, "value": last.value, "from_week": int(outcome.reliable_from.value)}
    return Because("score-too-early", "unknown", early, outcome.reliable_from.sources)


def _compared(outcome: OutcomeMeasure, mine: list[Measured], facts: Facts, seen: Seen) -> Because:
    """The last one against the first of this episode that was taken in the same way."""
    last = mine[-1]
    before = mine[:-1]
    alike = [m for m in before if m.method == last.method]
    facts = {**facts, "value": last.value}
    if not alike:
        rule = "score-methods-differ" if before else "score-one"
        return Because(rule, "unknown", facts, outcome.scale.sources)
    stalled = _plateau(outcome, alike, last, facts, seen)
    return stalled or _moved(outcome, alike[0], last, facts, seen.tendon.condition)


def _moved(outcome: OutcomeMeasure, first: Measured, last: Measured, facts: Facts, condition: Condition) -> Because:
    weeks = round((last.at.date() - first.at.date()).days / 7)
    by = gap(last.value, first.value)
    rose = last.value > first.value
    better = rose if outcome.scale.better == "high" else not rose
    facts = {**facts, "first": first.value, "last": last.value, "weeks": weeks, "by": by}
    error = outcome.error
    if error is not None and by < error.value:
        return Because("score-no-change", "met", {**facts, "error": error.value}, error.sources)
    mcid = mcid_of(outcome, weeks, condition)
    if mcid is not None and by >= mcid[0]:
        return Because("score-mattered", "met" if better else "unmet", {**facts, "mcid": mcid[0]}, mcid[1])
    if error is None:
        return Because("score-error-unknown", "unknown", facts, outcome.scale.sources)
    return Because("score-changed", "met" if better else "unmet", {**facts, "error": error.value}, error.sources)


def mcid_of(outcome: OutcomeMeasure, weeks: int, condition: Condition) -> tuple[float, tuple[str, ...]] | None:
    """The change that people notice over so many weeks, with its sources; None where nobody has published one.

    The latest span that has passed counts, before the first span the first; of
    several the larger, so that a smaller one from memory never makes a change look good.
    """
    fitting = [m for m in outcome.mcid if not m.only_for or condition in m.only_for]
    if not fitting:
        return None
    passed = [m.from_week for m in fitting if m.from_week <= weeks]
    span = max(passed, default=min(m.from_week for m in fitting))
    largest = max((m for m in fitting if m.from_week == span), key=lambda m: m.value)
    return largest.value, largest.sources


def _plateau(
    outcome: OutcomeMeasure, alike: list[Measured], last: Measured, facts: Facts, seen: Seen
) -> Because | None:
    """No change beyond the error for some weeks, although the sessions were done; not at the good end of the scale."""
    limits = seen.knowledge.limits.response
    weeks = int(limits.plateau_weeks.value)
    edge = last.at.date() - dt.timedelta(weeks=weeks)
    older = [m for m in alike if m.at.date() <= edge]
    done = last_weeks(seen.person, weeks)
    kept = done.pct is not None and done.weeks == weeks and done.pct >= limits.not_improving_adherence_pct.value
    if outcome.error is None or not older or not kept or is_well(outcome, last):
        return None
    span = [m for m in (*alike, last) if m.at >= older[-1].at]
    values = [m.value for m in span]
    if gap(max(values), min(values)) >= outcome.error.value:
        return None
    facts = {**facts, "weeks": weeks, "error": outcome.error.value}
    return Because("score-plateau", "met", facts, limits.plateau_weeks.sources)
