"""Ids of version 7, from a time and ten random bytes."""

from __future__ import annotations

import datetime as dt
from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise.journal.ids import RANDOM_BYTES, uuid7
from tests.strategies import times

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@given(times(), st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES))
def test_it_is_a_version_7_id_that_tells_its_millisecond(at: dt.datetime, randomness: bytes) -> None:
    made = uuid7(at, randomness)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == int(at.timestamp() * 1000)


@given(times(), times(), st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_a_later_millisecond_sorts_later(one: dt.datetime, other: dt.datetime, first: bytes, second: bytes) -> None:
    if other - one >= dt.timedelta(milliseconds=1):
        assert uuid7(one, first) < uuid7(other, second)


def test_the_rest_is_the_randomness_given() -> None:
    assert uuid7(NOON, b"\0" * 10) != uuid7(NOON, b"\1" * 10)
    assert str(uuid7(NOON, b"\xff" * 10)).endswith("-7fff-bfff-ffffffffffff")
    assert str(uuid7(NOON, b"\0" * 10)).endswith("-7000-8000-000000000000")


@pytest.mark.parametrize("length", [0, 9, 11, 16])
def test_ten_bytes_it_must_be(length: int) -> None:
    with pytest.raises(ValueError, match=f"randomness: found {length} bytes, wanted 10"):
        uuid7(NOON, b"x" * length)
