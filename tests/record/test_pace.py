"""Reading is quick for sound lines and bounded for bad ones, measured against `json.loads` of the same lines."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable
from uuid import UUID

from heelwise.record.decode import decode_lines
from heelwise.record.record import Record

BEGIN = dt.datetime(2026, 1, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def lines(number: int, **changed: object) -> list[bytes]:
    return [
        json.dumps(
            {
                "kind": "set-done",
                "at": (BEGIN + dt.timedelta(minutes=30 * each)).isoformat(),
                "id": str(UUID(int=each)),
                "session": f"s{each // 6}",
                "exercise": "heel-drop",
                "side": "left",
                "set": each % 6 + 1,
                "reps": 15,
                "load_kg": 5.0,
                "pain": 2,
                **changed,
            }
        ).encode()
        for each in range(number)
    ]


def cpu(work: Callable[[], object]) -> float:
    """The quickest of five runs, in seconds of processor time: what else the machine does matters little."""
    best = float("inf")
    for _ in range(5):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def test_strict_reading_costs_no_more_than_twice_json() -> None:
    sets = lines(5000)
    plain = cpu(lambda: [json.loads(line) for line in sets])
    assert cpu(lambda: decode_lines(sets, file="r")) <= 2 * plain


def test_three_times_the_lines_cost_three_times_as_much() -> None:
    few, many = lines(3000), lines(9000)
    assert cpu(lambda: decode_lines(many, file="r")) <= 4.5 * cpu(lambda: decode_lines(few, file="r"))


def test_ordering_is_small_beside_reading() -> None:
    sets = lines(5000)
    events = decode_lines(sets, file="r").events
    assert cpu(lambda: Record.of(events)) <= 0.5 * cpu(lambda: decode_lines(sets, file="r"))


def test_nulls_and_faults_cost_a_bounded_multiple() -> None:
    plain = cpu(lambda: [json.loads(line) for line in lines(500)])
    assert cpu(lambda: decode_lines(lines(500, effort=None), file="r")) <= 20 * plain
    assert cpu(lambda: decode_lines(lines(500, pain=11, mood="blue"), file="r")) <= 200 * plain
