"""Order is the instant and then the id; a day is the date that was written."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from heelwise.record.order import day_of, in_order, until
from heelwise.record.record import Record
from tests.record.making import minutes, noted
from tests.strategies import records

EVENING = dt.datetime(2026, 11, 20, 23, 50, tzinfo=dt.timezone(dt.timedelta(hours=-5)))


def test_the_instant_counts_and_not_the_clock_on_the_wall() -> None:
    utc = dt.datetime(2026, 11, 21, 4, 30, tzinfo=dt.UTC)
    assert in_order([noted(1, EVENING), noted(2, utc)]) == (noted(2, utc), noted(1, EVENING))


def test_equal_instants_go_by_id() -> None:
    there = EVENING.astimezone(dt.UTC)
    assert in_order([noted(2, EVENING), noted(1, there)]) == (noted(1, there), noted(2, EVENING))


def test_the_day_is_the_written_date() -> None:
    assert day_of(noted(1, EVENING)) == dt.date(2026, 11, 20)
    assert day_of(noted(1, EVENING.astimezone(dt.UTC))) == dt.date(2026, 11, 21)


def test_a_clock_set_back_keeps_the_instants_in_order() -> None:
    summer = dt.datetime(2026, 10, 25, 2, 50, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    winter = dt.datetime(2026, 10, 25, 2, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert in_order([noted(1, winter), noted(2, summer)]) == (noted(2, summer), noted(1, winter))


def test_a_day_sees_itself_and_what_came_before() -> None:
    first, second, third = noted(1, minutes(0)), noted(2, minutes(60 * 24)), noted(3, minutes(60 * 48))
    assert until([third, first, second], dt.date(2026, 11, 21)) == ((first, second), (third,))
    assert until([], dt.date(2026, 11, 21)) == ((), ())


@given(records(), st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)))
def test_nothing_is_lost_between_seen_and_ignored(record: Record, day: dt.date) -> None:
    seen, ignored = until(record.events, day)
    assert sorted([*seen, *ignored], key=id) == sorted(record.events, key=id)
    assert all(day_of(event) <= day for event in seen)
    assert all(day_of(event) > day for event in ignored)
