"""Laws about time and order: a record is a set of events, and a day knows nothing of the next."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from heelwise.engine.decide import decide
from heelwise.engine.explain import decision_json
from heelwise.engine.replay import replay, step
from heelwise.engine.rules import Rules
from heelwise.engine.state import State
from heelwise.record.chart import empty_day, gather
from heelwise.record.order import until
from heelwise.record.record import Record
from tests import strategies
from tests.engine.histories import LAST, lives
from tests.people import Diary, day, library

ON = st.integers(0, LAST + 3)


@given(life=lives(), on=ON, turn=st.randoms(use_true_random=False))
def test_any_order_and_any_doubling_of_lines_gives_the_same_decision(life: Diary, on: int, turn: Any) -> None:
    before = life.decision(on)
    life.lines += turn.choices(life.lines, k=len(life.lines) // 2)
    turn.shuffle(life.lines)
    assert life.decision(on) == before


@given(life=lives(), on=ON)
def test_events_after_the_day_are_not_seen(life: Diary, on: int) -> None:
    record = life.record()
    seen = Record.of(until(record.events, day(on)).seen)
    assert decide(library(), seen, day(on)) == decide(library(), record, day(on))


@given(record=strategies.records(), on=st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 31)))
def test_deciding_never_raises(record: Record, on: dt.date) -> None:
    decision_json(decide(library(), record, on), library())


@given(life=lives(), on=ON)
def test_deciding_never_raises_for_a_life(life: Diary, on: int) -> None:
    json.dumps(decision_json(life.decision(on), library()))


@given(life=lives(), more=st.sampled_from([0, 1, 3, 20, 60, 120]))
def test_day_by_day_is_the_same_as_all_at_once(life: Diary, more: int) -> None:
    rules = Rules.of(library())
    chart = gather([e for e in life.record().events if type(e).__name__ != "EventRetracted"])
    logs = {log.on: log for log in chart.days}
    first, last = chart.days[0].on, chart.days[-1].on + dt.timedelta(days=more)
    state = State()
    for number in range((last - first).days + 1):
        on = first + dt.timedelta(days=number)
        state = step(state, logs.get(on) or empty_day(on), rules)
    assert state == replay(rules, chart, last)


MIRROR = {"left": "right", "right": "left"}


def mirrored(value: Any) -> Any:
    """The same value with the sides exchanged."""
    match value:
        case dict():
            return {key: mirrored(one) for key, one in value.items()}
        case list():
            return [mirrored(one) for one in value]
        case str():
            return MIRROR.get(value, value)
        case _:
            return value


def one_sided(life: Diary) -> bool:
    """Whether every intake speaks of the same single heel; of two, the left comes first where nothing else decides."""
    sides = {line["side"] for line in life.lines if line["kind"] == "intake-answered"}
    return len(sides) == 1 and "both" not in sides


@given(life=lives().filter(one_sided), on=ON)
def test_left_mirrors_right(life: Diary, on: int) -> None:
    plain = shown(life, on)
    life.lines = mirrored(life.lines)
    assert shown(life, on) == mirrored(plain)


def shown(life: Diary, on: int) -> Any:
    """A decision as plain values without its sentences, which name the side in words."""
    plain = decision_json(life.decision(on), library())
    return _without(json.loads(json.dumps(plain)), "text")


def _without(value: Any, key: str) -> Any:
    match value:
        case dict():
            return {name: _without(one, key) for name, one in value.items() if name != key}
        case list():
            return [_without(one, key) for one in value]
        case _:
            return value
