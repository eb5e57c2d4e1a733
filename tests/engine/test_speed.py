"""Deciding stays in proportion to reading, and grows with the record, not faster."""

import gc
import time

import pytest
from benchmarks.years import lines

from heelwise import decide, load
from heelwise.record.decode import decode_lines
from heelwise.record.record import Record

pytestmark = pytest.mark.timed


SECONDS = 15
"""So long that some of the runs have the processor and its caches to themselves."""


def least_cpu(*works):
    """The least of several runs of each, by turns, without the collector, which would look through all of the tests."""
    best = [float("inf")] * len(works)
    gc.collect()
    gc.disable()
    try:
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            for place, work in enumerate(works):
                started = time.process_time()
                work()
                best[place] = min(best[place], time.process_time() - started)
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
        found[sets] = least_cpu(
            lambda w=written: decode_lines(w, file="record.jsonl"),
            lambda e=events, d=on: decide(knowledge, Record.of(e), d),
        )
    return found


@pytest.mark.parametrize("sets", [10_000, 30_000])
def test_folding_and_deciding_cost_at_most_three_times_decoding(costs, sets):
    decoding, deciding = costs[sets]
    assert deciding <= 3 * decoding


def test_deciding_grows_linearly_with_the_record(costs):
    assert costs[30_000][1] <= 3 * costs[10_000][1] * 1.5
