"""Flips: each was tried, and each would be decided so had the record been written that way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heelwise.engine.because import Because
from heelwise.engine.day import DayView, day_view, view_of
from heelwise.engine.decide import decide, decide_view
from heelwise.engine.flips import MOST, tried
from heelwise.engine.otherwise import WORSE, Otherwise
from heelwise.engine.outcome import Outcome, outcome_of
from heelwise.engine.past import Behind
from heelwise.journal.files import read_record
from heelwise.record.chart import DayLog, TakenBack
from heelwise.record.events import Event, IntakeAnswered
from heelwise.record.record import Record
from tests import strategies
from tests.cli.conftest import EXAMPLES
from tests.engine.histories import LAST, calm_lives, lives
from tests.people import Diary, day, library, person

ON = st.integers(0, LAST + 3)
ALL = library()
OF_THE_STATE = {"days-at-this-dose", "sessions-missed"}
"""Facts that many events tell together; these are tried on the state, and so are they here."""

OF_THE_INTAKE = {"kit": "equipment", "minutes-per-session": "minutes_per_session", "days-per-week": "days_per_week"}


def answer(outcome: Outcome) -> tuple[object, ...]:
    return (outcome.verdict, outcome.changes, outcome.lines())


def flips(record: Record, on: dt.date) -> tuple[DayView, Outcome, list[tuple[Because, Otherwise]]]:
    view = day_view(ALL, record, on)
    was = outcome_of(view)
    return view, was, list(tried(view, was))


def events_of(logs: tuple[DayLog, ...]) -> Iterator[Event]:
    for log in logs:
        yield from (word for word in log.words if not isinstance(word, TakenBack))
        yield from log.mornings
        yield from log.activities
        for session in log.sessions:
            yield from (*session.sets, *session.skipped, *session.finishes)


def written(record: Record, because: Because, candidate: Otherwise, behind: Behind) -> Record:
    """The record as it would have been written."""
    what = because.facts["what"]
    if what in OF_THE_INTAKE:
        return Record.of(_with_intake(event, because) for event in record.events)
    logs = behind.eve.logs if len(candidate.past.logs) == 1 else behind.since.logs
    before = {event.id: event for event in (*events_of(logs), *events_of(behind.since.logs))}
    changed = {event.id: event for event in events_of(candidate.past.logs) if before.get(event.id) != event}
    kept = [event for event in record.events if event.id not in changed]
    return Record.of([*kept, *changed.values()])


def _with_intake(event: Event, because: Because) -> Event:
    if not isinstance(event, IntakeAnswered):
        return event
    field = OF_THE_INTAKE[str(because.facts["what"])]
    given: Any = getattr(event, field)
    if field == "equipment":
        return replace(event, equipment=[*given, because.facts["equipment"]])
    return event if given is None else replace(event, **{field: max(given, because.facts["to"])})


def check(record: Record, on: dt.date) -> int:
    """How many flips were followed to a record of their own, and found true."""
    view, was, found = flips(record, on)
    assert [because for because, _ in found] == list(decide(ALL, record, on).flips)
    assert len(found) <= MOST
    distances = [candidate.distance for _, candidate in found]
    assert distances == sorted(distances)
    assert view.behind is not None
    for because, candidate in found:
        assert because.facts.keys() >= {"what", "from", "to", "then"}
        assert because.sources
        if because.facts["what"] in OF_THE_STATE:
            continue
        other = outcome_of(day_view(ALL, written(record, because, candidate, view.behind), on))
        assert answer(other) != answer(was), because
    return len(found)


@given(life=lives(), on=ON)
def test_every_flip_of_a_life_is_true_of_the_record_it_speaks_of(life: Diary, on: int) -> None:
    check(life.record(), day(on))


@given(life=calm_lives(), on=ON)
def test_every_flip_of_a_calm_life_is_too(life: Diary, on: int) -> None:
    check(life.record(), day(on))


@given(record=strategies.records(), on=st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 31)))
def test_flips_are_found_in_any_record(record: Record, on: dt.date) -> None:
    check(record, on)


@pytest.mark.parametrize("example", ["runner", "insertional", "desk", "rupture"])
def test_every_example_has_flips_on_nearly_every_day(example: str) -> None:
    record = read_record(EXAMPLES / f"{example}.jsonl")
    last = dt.date(2026, 11, 20)
    days = [last - dt.timedelta(days=back) for back in range(0, 40, 3)]
    assert sum(check(record, on) > 0 for on in days) >= len(days) - 1


@given(life=lives(), on=ON)
def test_danger_is_never_told_away(life: Diary, on: int) -> None:
    """What is offered otherwise of an answer is an assessment or an answer that was open, never a sign taken back."""
    for because in life.decision(on).flips:
        assert because.rule not in ("flip-sharp-pain", "flip-limp")
        if because.facts["what"] == "answers":
            assert because.facts["questions"] == len(life.decision(on).ask)


def test_of_one_fact_the_nearest_change_is_kept() -> None:
    _, _, found = flips(person().days(0, 0).morning(1, pain=5).record(), day(1))
    pains = [(b.facts["from"], b.facts["to"], o.distance) for b, o in found if b.rule == "flip-morning-pain"]
    assert pains[0] == (5, 3, 2)


def test_what_would_have_been_worse_comes_after_what_would_have_been_better() -> None:
    _, _, found = flips(person().days(0, 0, pain=5).morning(1, pain=2).record(), day(1))
    assert found[0][0].facts["then"] == "hold"
    assert [candidate.distance > WORSE for _, candidate in found] == [False, True, True]


def test_who_carries_a_state_from_day_to_day_asks_for_no_flips() -> None:
    view = day_view(ALL, person().days(0, 0).record(), day(1))
    carried = view_of(view.rules, view.state, view.log)
    assert decide_view(carried).flips == ()
    assert decide_view(view).flips != ()
