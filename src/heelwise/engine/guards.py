"""The guard table of a day: from which answer on it is done as planned, lighter, or not at all.

The browser compares numbers and looks up; every threshold here was found by asking
`decide`'s own outcome for each answer, never by a rule of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.day import DayView
from heelwise.engine.least import Sessions, due, least
from heelwise.engine.outcome import Outcome, outcome_of
from heelwise.engine.past import Behind
from heelwise.engine.supposing import Supposed, Told, supposed_view
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Heel

Then = Literal["as-planned", "lighter", "rest", "stop"]
"""Gravest last. `stop`: nothing more by the plan before the server was asked."""

GRAVER: tuple[Then, ...] = get_args(Then)

Ask = Literal[
    "warning-sign",
    "sharp-pain",
    "stopped-for-pain",
    "limp",
    "night-pain",
    "morning-pain",
    "stiffness",
    "pain-before",
    "pain-today",
]

PAINS = tuple(range(11))

STIFF = (0, 5, 10, 15, 20, 30, 45, 60, 120, 1440)
"""Minutes of stiffness that are tried; what lies between two counts as the greater."""


class Guard(Struct, frozen=True, kw_only=True):
    """One row: from `at_least` on, `then`. Yes counts as 1. The row with the highest `at_least` reached rules.

    `morning-pain`, `stiffness`, `night-pain`: the worst of the mornings said since the pack, of
    `side`; `limp`: of any. `pain-before`: the worst pain in or after sessions of the days
    before, since the pack; `pain-today`: of today's. `warning-sign`: a daily question
    answered with yes or unsure.
    """

    ask: Ask
    at_least: int
    then: Then
    side: Heel | None = None


ALWAYS = (
    Guard(ask="warning-sign", at_least=0, then="as-planned"),
    Guard(ask="warning-sign", at_least=1, then="stop"),
    Guard(ask="limp", at_least=0, then="as-planned"),
    Guard(ask="limp", at_least=1, then="stop"),
    Guard(ask="sharp-pain", at_least=0, then="as-planned"),
    Guard(ask="sharp-pain", at_least=1, then="stop"),
    Guard(ask="stopped-for-pain", at_least=0, then="as-planned"),
    Guard(ask="stopped-for-pain", at_least=1, then="rest"),
)
"""Rows that no number of a record moves."""

Judge = Callable[[Supposed], Outcome]


class Scale(Struct, frozen=True):
    """One question with the answers that are tried, mildest first, and the day that each would make."""

    ask: Ask
    side: Heel | None
    values: Sequence[int]
    suppose: Callable[[int], Sequence[Supposed]]


def judge_of(view: DayView, behind: Behind, on: dt.date) -> Judge:
    """What the day `on` comes to, supposed anything."""
    return lambda supposed: outcome_of(supposed_view(view, behind, on, supposed))


def sessions_of(outcome: Outcome) -> Sessions:
    """What is to be done; nothing on a day that triage stops or that rests."""
    today = outcome.today
    return () if today is None or today.resting is not None else due(today.sessions)


def level(outcome: Outcome, planned: Sessions, knowledge: Knowledge) -> Then:
    """How a day compares with what was planned."""
    if outcome.today is None:
        return "stop"
    there = sessions_of(outcome)
    if not there:
        return "rest"
    return "as-planned" if least((planned, there), knowledge) == planned else "lighter"


def scales_of(view: DayView, on: dt.date, calm: Supposed) -> Iterator[Scale]:
    """The questions of a day whose answers the pack cannot know."""
    for tendon in view.state.tendons:
        pains = {"morning-pain": PAINS, "stiffness": STIFF, "night-pain": (0, 1)}
        for ask, values in pains.items():
            yield Scale(ask, tendon.heel, values, _mornings(ask, tendon.heel, on, calm))  # type: ignore[arg-type]
    if calm.done:
        yield Scale("pain-before", None, PAINS, lambda pain: [replace(calm, during=pain)])


def _mornings(ask: str, heel: Heel, on: dt.date, calm: Supposed) -> Callable[[int], Sequence[Supposed]]:
    return lambda value: spread(calm, on, {heel: answered(Told(), ask, value)})


def spread(calm: Supposed, on: dt.date, told: Mapping[Heel, Told]) -> list[Supposed]:
    """These answers on every morning; on the last alone; and on the last, where nobody told the others.

    What is usual is made of mornings, so a calm, a sore and an untold one before make the same answer another.
    """
    every = {(day, heel): told.get(heel, Told()) for day, heel in calm.mornings}
    last = {(day, heel): said for (day, heel), said in every.items() if day == on}
    ways = [every, {**calm.mornings, **last}, last]
    return [replace(calm, mornings=way) for n, way in enumerate(ways) if way not in ways[:n]]


def today_rows(sessions: Sessions, corner: list[Supposed], judge: Judge, knowledge: Knowledge) -> tuple[Guard, ...]:
    """The rows for what is left of a day on which its first session was begun: as planned, or no more today."""
    for pain in PAINS:
        left: set[Then] = set()
        for one in corner:
            begun = replace(one, today=(sessions[0], pain), whole=False)
            left.add(level(judge(begun), sessions, knowledge))
            if len(sessions) > 1:
                left.add(level(judge(replace(begun, whole=True)), sessions[1:], knowledge))
        if left != {"as-planned"}:
            mild = Guard(ask="pain-today", at_least=0, then="as-planned")
            return (*([mild] if pain else []), Guard(ask="pain-today", at_least=pain, then="rest"))
    return (Guard(ask="pain-today", at_least=0, then="as-planned"),)


def without_lighter(rows: Sequence[Guard]) -> Iterator[Guard]:
    """Rows of a day that has nothing lighter to offer: rest instead."""
    for row in rows:
        yield replace(row, then="rest") if row.then == "lighter" else row


def answered(told: Told, ask: str, value: int) -> Told:
    """A morning with one more answer."""
    match ask:
        case "morning-pain":
            return replace(told, pain=value)
        case "stiffness":
            return replace(told, stiffness_min=value)
        case _:
            return replace(told, night_pain=value > 0)


class Read(Struct, frozen=True):
    """One question read over a day: its rows, and the lighter days that some of its answers made."""

    rows: tuple[Guard, ...]
    lighter: tuple[Sessions, ...]


def read(scale: Scale, planned: Sessions, judge: Judge, knowledge: Knowledge) -> Read:
    """The rows of one question, one where an answer first makes the day graver; it never becomes milder again."""
    rows: list[Guard] = []
    lighter: list[Sessions] = []
    worst, below = 0, -1
    for value in scale.values:
        outcomes = [judge(one) for one in scale.suppose(value)]
        found = [level(one, planned, knowledge) for one in outcomes]
        lighter += [sessions_of(one) for one, then in zip(outcomes, found, strict=True) if then == "lighter"]
        now = max(GRAVER.index(then) for then in found)
        if not rows or now > worst:
            worst = max(now, worst)
            rows.append(Guard(ask=scale.ask, side=scale.side, at_least=below + 1, then=GRAVER[worst]))
        if not _goes_on(GRAVER[worst]):
            break
        below = value
    return Read(tuple(rows), tuple(lighter))


def _goes_on(then: Then) -> bool:
    """Whether anything of the day is still done, so that a graver answer could matter."""
    return then in ("as-planned", "lighter")


def most_within(rows: Sequence[Guard], values: Sequence[int], then: Then) -> int | None:
    """The highest tried answer that is no graver than `then`; None where not even the mildest is."""
    first = next((row.at_least for row in rows if GRAVER.index(row.then) > GRAVER.index(then)), None)
    within = [value for value in values if first is None or value < first]
    return max(within, default=None)


Corner = Mapping[tuple[Ask, Heel | None], int]


def at_corner(calm: Supposed, corner: Corner, on: dt.date) -> list[Supposed]:
    """The day with all of these answers together; sessions done to their end, and broken off."""
    told = {heel: Told() for _, heel in calm.mornings}
    for (ask, side), value in corner.items():
        if side is not None:
            told[side] = answered(told[side], ask, value)
    hard = replace(calm, during=corner.get(("pain-before", None), 0))
    return [end for one in spread(hard, on, told) for end in ends(one)]


def ends(told: Supposed) -> Iterator[Supposed]:
    """Sessions done to their end, and broken off."""
    yield told
    if told.done:
        yield replace(told, whole=False)
