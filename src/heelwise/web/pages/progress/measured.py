"""What was measured: tests of the legs side by side, and scores, each with the band inside which nothing has changed.

What a measurement means is the engine's to say; here it is drawn beside it. No Django here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from heelwise.engine.measurements import Measurements
from heelwise.engine.norms import ENDURANCE, expected_heel_raises
from heelwise.engine.scores import mcid_of
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.record.events import Measured
from heelwise.terms import Heel, Measure
from heelwise.terms import words as vocabulary
from heelwise.web import charts, words

SIDES: tuple[Heel, Heel] = ("left", "right")
LEAST_DAYS = 28
"""A chart of measurements is at least this wide, so that one point is not a wall."""

OUT_OF = 40
"""Measurements in a table, the latest first."""


def measured(
    known: Measurements,
    tendons: Sequence[Tendon],
    reasons: Sequence[Mapping[str, Any]],
    today: dt.date,
    knowledge: Knowledge,
) -> list[dict[str, Any]]:
    """A part for each measure that was ever taken and has a good end, those of the legs first."""
    parts = []
    for measure in vocabulary(Measure):
        series = _series(known, measure)
        outcome = knowledge.outcomes[measure]
        if not series or outcome.scale.better == "neither":
            continue
        said = [one for one in reasons if one["facts"].get("measure", _of_norm(one)) == measure]
        parts.append(_part(measure, outcome, series, tendons, said, today, knowledge))
    return parts


def _of_norm(reason: Mapping[str, Any]) -> Measure | None:
    return ENDURANCE if reason["rule"] == "heel-raise-norm" else None


def _series(known: Measurements, measure: Measure) -> dict[str, list[Measured]]:
    """By the side it is drawn as: a score told for no side, or for both, is drawn like the left."""
    found: dict[str, list[Measured]] = {}
    for (name, side), events in known.items():
        if name == measure:
            found.setdefault(side if side in SIDES else "", []).extend(events)
    return found


def _part(
    measure: Measure,
    outcome: OutcomeMeasure,
    series: dict[str, list[Measured]],
    tendons: Sequence[Tendon],
    said: Sequence[Mapping[str, Any]],
    today: dt.date,
    knowledge: Knowledge,
) -> dict[str, Any]:
    name = words.named(knowledge, "measure", measure)
    unit = words.UNITS.get(outcome.unit, outcome.unit)
    taken = [event for events in series.values() for event in events]
    first = min([today - dt.timedelta(days=LEAST_DAYS), *(event.at.date() for event in taken)])
    norm = _norm(measure, tendons, today, knowledge)
    low, high = _reach(outcome, taken, norm)
    chart = charts.Chart(first, today, high=high, low=low, title=f"{name[0].upper()}{name[1:]}, {unit}")
    band = _error_band(chart, outcome, series, tendons)
    lines = _marks(chart, measure, outcome, series, tendons, norm, today)
    for side, events in sorted(series.items()):
        points = [(event.at.date(), event.value) for event in sorted(events, key=lambda event: event.at)]
        heel: Heel = "right" if side == "right" else "left"
        chart.line(points, charts.side_of(heel), every=None).dots(points, charts.dot_of(heel))
    return {
        "id": measure,
        "name": name,
        "said": list(said),
        "chart": chart.svg(),
        "sides": len(set(series) & set(SIDES)) > 1,
        "legend": [*band, *lines],
        "unit": unit,
        "rows": [
            {"on": event.at.date(), "side": event.side or "–", "value": words.number(event.value), "how": event.method}
            for event in sorted(taken, key=lambda event: event.at, reverse=True)[:OUT_OF]
        ],
    }


def _norm(measure: Measure, tendons: Sequence[Tendon], today: dt.date, knowledge: Knowledge) -> float | None:
    if measure != ENDURANCE or not tendons:
        return None
    return expected_heel_raises(tendons[0].intake, today, knowledge)


def _reach(outcome: OutcomeMeasure, taken: Sequence[Measured], norm: float | None) -> tuple[float, float]:
    """The whole scale of a questionnaire; of a test as far as its values, its norm and healthy people go."""
    if outcome.kind == "questionnaire" or outcome.scale.highest <= 10:
        return outcome.scale.lowest, outcome.scale.highest
    healthy = outcome.healthy.value if outcome.healthy else 0.0
    error = outcome.error.value if outcome.error else 0.0
    values = [event.value for event in taken]
    return min(0.0, *values), max(*values, norm or 0.0, healthy) + error + 1


def _error_band(
    chart: charts.Chart, outcome: OutcomeMeasure, series: dict[str, list[Measured]], tendons: Sequence[Tendon]
) -> list[str]:
    """Around the first value of this episode: inside it, a later one is no change."""
    if outcome.error is None:
        return ["How far two measurements of an unchanged tendon lie apart is not known, so no band is drawn."]
    error = outcome.error.value
    for tendon in tendons:
        events = [e for e in series.get(tendon.heel) or series.get("") or [] if e.at.date() >= tendon.episode_on]
        if events:
            start = min(events, key=lambda event: event.at)
            chart.block(start.at.date(), start.value - error, start.value + error, "error")
    size = f"{words.number(error)} {words.UNITS.get(outcome.unit, outcome.unit)}"
    return [f"Shaded: within the error of measurement ({size}) of the first one. Inside it nothing has changed."]


def _marks(
    chart: charts.Chart,
    measure: Measure,
    outcome: OutcomeMeasure,
    series: dict[str, list[Measured]],
    tendons: Sequence[Tendon],
    norm: float | None,
    today: dt.date,
) -> list[str]:
    """Lines to read the values by: usual for age and sex, healthy people, the change that people notice."""
    lines = []
    if norm is not None:
        chart.level(norm, "norm", f"usual, about {words.number(norm)}")
        lines.append(
            f"About {words.number(norm)} are usual for your age and sex; two printings of the table differ by one."
        )
    elif measure == ENDURANCE:
        lines.append(
            "What is usual depends on age and sex; with your year of birth and sex in the record it is drawn here."
        )
    mark, name = (outcome.recovered, "recovered") if outcome.recovered else (outcome.healthy, "healthy people")
    if mark is not None and norm is None:
        chart.level(mark.value, "norm", f"{name}, {words.number(mark.value)}")
    if outcome.usual_gap is not None:
        gap = words.number(outcome.usual_gap.value)
        lines.append(f"Two in three healthy people have no more than {gap} {outcome.unit} between their sides.")
    return [*lines, *_noticed(chart, outcome, series, tendons, today)]


def _noticed(
    chart: charts.Chart,
    outcome: OutcomeMeasure,
    series: dict[str, list[Measured]],
    tendons: Sequence[Tendon],
    today: dt.date,
) -> list[str]:
    """The change that people notice, counted from the first score of this episode."""
    for tendon in tendons:
        events = [e for e in series.get(tendon.heel) or series.get("") or [] if e.at.date() >= tendon.episode_on]
        if not events:
            continue
        start = min(events, key=lambda event: event.at)
        mcid = mcid_of(outcome, (today - start.at.date()).days // 7, tendon.condition)
        if mcid is None:
            continue
        better = mcid[0] if outcome.scale.better == "high" else -mcid[0]
        goal = start.value + better
        if outcome.scale.lowest <= goal <= outcome.scale.highest:
            chart.steps([(start.at.date(), goal), (today, goal)], "noticed")
        size = f"{words.number(mcid[0])} {outcome.unit}"
        return [f"The dotted line is {size} better than the first: a change that people notice."]
    return []
