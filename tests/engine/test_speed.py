"""Deciding stays in proportion to reading, and grows with the record, not faster."""

import gc
import time

import pytest
from benchmarks.years import lines

from heelwise import decide, load
from heelwise.record.decode import decode_lines
from heelwise.record.record import Record

pytestmark = pytest.mark.timed


def least_cpu(work, times=4):
    """The least of several runs, without the collector, which would look through the whole test process."""
    best = float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(times):
            started = time.process_time()
            work()
            best = min(best, time.process_time() - started)
    finally:
        gc.enable()
    return best


@pytest.fixture(scope="module")
def costs():
    knowledge = load()
    found = {}
    for sets in (10_000, 30_000):
        written, on = lines(sets)
        events = decode_lines(written, file="record.jsonl").events
        found[sets] = (
            least_cpu(lambda w=written: decode_lines(w, file="record.jsonl")),
            least_cpu(lambda e=events, d=on: decide(knowledge, Record.of(e), d)),
        )
    return found


@pytest.mark.parametrize("sets", [10_000, 30_000])
def test_folding_and_deciding_cost_at_most_three_times_decoding(costs, sets):
    decoding, deciding = costs[sets]
    assert deciding <= 3 * decoding


def test_deciding_grows_linearly_with_the_record(costs):
    assert costs[30_000][1] <= 3 * costs[10_000][1] * 1.5
