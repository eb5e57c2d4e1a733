"""Order is the instant and then the id; a day is the date that was written."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from heelwise.record.order import day_of, in_order, ordered_until, until
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


@given(record=records(), on=st.dates(dt.date(2024, 12, 30), dt.date(2028, 1, 2)))
def test_looking_at_the_last_days_is_enough_for_events_in_order(record: Record, on: dt.date) -> None:
    assert ordered_until(record.events, on) == until(record.events, on)


def test_events_about_midnight_in_far_offsets_are_not_missed() -> None:
    zones = [dt.timezone(dt.timedelta(hours=hours)) for hours in (23, 0, -23)]
    hours = [(day, hour) for day in (19, 20, 21) for hour in (0, 23)]
    times = [dt.datetime(2026, 11, day, hour, tzinfo=zone) for day, hour in hours for zone in zones]
    record = Record.of(noted(number, at) for number, at in enumerate(times))
    for day in (17, 18, 19, 20, 21, 22, 23):
        on = dt.date(2026, 11, day)
        assert ordered_until(record.events, on) == until(record.events, on)
