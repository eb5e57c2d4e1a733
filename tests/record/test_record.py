"""A record is one value, whatever order its lines come in and however often."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise.record.decode import decode_lines
from heelwise.record.encode import encode
from heelwise.record.order import in_order
from heelwise.record.record import Record, SameIdError, same_content
from tests.record.making import MORNING, minutes, noted
from tests.strategies import records


@given(records(), st.randoms(use_true_random=False), st.data())
def test_any_order_and_any_doubling_of_lines_give_the_same_record(
    record: Record, shuffler: random.Random, data: st.DataObject
) -> None:
    doubled = data.draw(st.lists(st.sampled_from(record.events), max_size=10)) if record.events else []
    lines = [encode(event) for event in [*record.events, *doubled]]
    shuffler.shuffle(lines)
    if lines:
        assert Record.of(decode_lines(lines, file="r").events) == record


@given(records())
def test_the_events_are_in_order_and_each_once(record: Record) -> None:
    assert record.events == in_order(record.events)
    assert len({event.id for event in record.events}) == len(record.events)


def test_two_different_events_cannot_share_an_id() -> None:
    with pytest.raises(SameIdError, match="two different events have the id 0000") as wrong:
        Record.of([noted(1, text="a"), noted(2), noted(1, text="b")])
    assert (wrong.value.first, wrong.value.second) == (noted(1, text="a"), noted(1, text="b"))


def test_content_is_the_written_day_as_well_as_the_instant() -> None:
    elsewhere = noted(1, MORNING.astimezone(dt.UTC))
    assert noted(1) == elsewhere
    assert not same_content(noted(1), elsewhere)
    assert not same_content(noted(1), noted(1, minutes(1)))
    with pytest.raises(SameIdError):
        Record.of([noted(1), elsewhere])


def test_an_empty_record_is_a_record() -> None:
    assert Record.of([]).events == ()
