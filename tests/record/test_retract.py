"""Taking back: what stands, what restores, and what stays dangerous."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise.record.events import Event, EventRetracted
from heelwise.record.record import Record
from heelwise.record.retract import Standing, standing
from tests.record.making import answered, finished, minutes, noted, taken_back
from tests.strategies import records

QUARTER = dt.timedelta(minutes=15)


def stand(*events: Event) -> Standing:
    return standing(events, wrong_tap=QUARTER)


def test_without_retractions_everything_stands() -> None:
    assert stand(noted(2), noted(1)) == ((noted(2), noted(1)), ())
    assert stand() == ((), ())


def test_an_event_taken_back_no_longer_counts() -> None:
    assert stand(noted(1), noted(2), taken_back(3, 1)) == ((noted(2),), ())


def test_a_retraction_may_come_before_its_event() -> None:
    assert stand(taken_back(3, 1, minutes(-60)), noted(1)).live == ()


def test_a_retraction_of_something_unknown_does_nothing() -> None:
    assert stand(noted(1), taken_back(3, 7)) == ((noted(1),), ())


def test_taking_back_a_retraction_restores() -> None:
    assert stand(noted(1), taken_back(2, 1), taken_back(3, 2)).live == (noted(1),)
    assert stand(noted(1), taken_back(2, 1), taken_back(3, 2), taken_back(4, 3)).live == ()


def test_one_retraction_that_stands_is_enough() -> None:
    assert stand(noted(1), taken_back(2, 1), taken_back(3, 1), taken_back(4, 2)).live == ()
    assert stand(noted(1), taken_back(2, 1), taken_back(3, 1), taken_back(4, 2), taken_back(5, 3)).live == (noted(1),)


def test_one_of_two_that_take_back_a_retraction_is_enough() -> None:
    events = noted(1), taken_back(2, 1), taken_back(3, 2), taken_back(4, 2), taken_back(5, 4)
    assert stand(*events).live == (noted(1),)


def test_retractions_in_a_circle_take_nothing_back() -> None:
    assert stand(noted(1), taken_back(2, 2)).live == (noted(1),)
    assert stand(noted(1), taken_back(2, 3), taken_back(3, 2)).live == (noted(1),)
    assert stand(noted(1), taken_back(2, 3), taken_back(3, 4), taken_back(4, 2)).live == (noted(1),)


def test_a_circle_is_opened_by_a_retraction_from_outside() -> None:
    """2 and 3 take each other back; 4 takes 2 back, so 3 stands, and with it what 3 says of 2."""
    assert stand(noted(1), taken_back(2, 3), taken_back(3, 2), taken_back(4, 2)).live == (noted(1),)


ALARMS = [
    answered(1, pop="yes"),
    answered(1, pop="unsure"),
    answered(1, pop="no", fever="yes"),
    finished(1, sharp=True),
]
HARMLESS = [answered(1, pop="no"), answered(1), finished(1), noted(1)]


@pytest.mark.parametrize("alarm", ALARMS, ids=str)
@pytest.mark.parametrize("after", [0, 1, 15])
def test_a_wrong_tap_is_lifted_within_the_quarter_hour(alarm: Event, after: float) -> None:
    assert stand(alarm, taken_back(2, 1, minutes(after))) == ((), ())


@pytest.mark.parametrize("alarm", ALARMS, ids=str)
@pytest.mark.parametrize("after", [15.01, 60 * 24, -0.01, -60])
def test_an_alarm_taken_back_late_or_early_stays_dangerous(alarm: Event, after: float) -> None:
    assert stand(alarm, taken_back(2, 1, minutes(after))) == ((), (alarm,))


@pytest.mark.parametrize("event", HARMLESS, ids=str)
def test_what_raised_nothing_leaves_no_danger(event: Event) -> None:
    assert stand(event, taken_back(2, 1, minutes(60))) == ((), ())


def test_an_alarm_that_stands_again_is_live_and_not_danger() -> None:
    alarm = answered(1, pop="yes")
    assert stand(alarm, taken_back(2, 1, minutes(60)), taken_back(3, 2, minutes(61))) == ((alarm,), ())


def test_a_second_retraction_cannot_undo_a_wrong_tap_taken_in_time() -> None:
    alarm = answered(1, pop="yes")
    assert stand(alarm, taken_back(2, 1, minutes(5)), taken_back(3, 1, minutes(60))) == ((), ())


def test_an_early_retraction_restored_a_day_later_was_no_wrong_tap() -> None:
    alarm = answered(1, pop="yes")
    early, undone, redone = taken_back(2, 1, minutes(5)), taken_back(3, 2, minutes(8)), taken_back(4, 3, minutes(60))
    assert stand(alarm, early, undone, redone) == ((), (alarm,))
    assert stand(alarm, early, undone, taken_back(4, 3, minutes(14))) == ((), ())


@given(records(), st.randoms(use_true_random=False))
def test_order_does_not_matter(record: Record, shuffler: random.Random) -> None:
    shuffled = list(record.events)
    shuffler.shuffle(shuffled)
    ours, theirs = stand(*record.events), stand(*shuffled)
    assert set(map(id, ours.live)) == set(map(id, theirs.live))
    assert set(map(id, ours.danger)) == set(map(id, theirs.danger))


_LITTLE = st.lists(st.integers(1, 9), max_size=8)


@given(_LITTLE)
def test_retractions_alone_decide_and_agree_with_their_definition(targets: list[int]) -> None:
    """Every retraction in force is taken back by none in force; outside circles the reverse holds as well."""
    retractions = [taken_back(number, target) for number, target in enumerate(targets, start=2)]
    live = {event.id.int for event in stand(noted(1), *retractions).live}
    assert live == ({1} if not _gone(1, retractions, frozenset()) else set())


def _gone(event: int, retractions: list[EventRetracted], path: frozenset[int]) -> bool:
    """The definition, read recursively; a circle ends in "takes nothing back" (none can reach the note)."""
    about = [each.id.int for each in retractions if each.event.int == event and each.id.int not in path]
    return any(not _gone(each, retractions, path | {each}) for each in about)


def test_a_very_long_chain_is_no_trouble() -> None:
    chain = [taken_back(number + 1, number) for number in range(1, 5000)]
    assert stand(answered(1, pop="yes"), *chain).live == ()
    assert stand(answered(1, pop="yes"), *chain[:-1]).live == (answered(1, pop="yes"),)
