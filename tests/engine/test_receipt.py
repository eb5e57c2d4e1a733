"""Receipts: the same for the same decision of the same record, another for anything else."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heelwise.engine.decide import decide
from heelwise.engine.decision import Decision
from heelwise.engine.receipt import ALPHABET, LENGTH, MOMENTS, as_receipt, check, receipt_of
from heelwise.record.record import Record
from tests import strategies
from tests.engine.histories import LAST, lives
from tests.people import Diary, day, library, person

ON = st.integers(0, LAST + 3)
ALL = library()
NEXT_EDITION = replace(ALL, edition="another")


def receipt(life: Diary, on: int) -> str:
    return receipt_of(life.decision(on), life.record())


def usual() -> Diary:
    """Two days of somebody with a sore tendon."""
    return person().days(0, 1).morning(2, pain=2)


@given(life=lives(), on=ON, turn=st.randoms(use_true_random=False))
def test_any_order_and_any_doubling_of_lines_gives_the_same_receipt(life: Diary, on: int, turn: Any) -> None:
    before = receipt(life, on)
    life.lines += turn.choices(life.lines, k=len(life.lines) // 2)
    turn.shuffle(life.lines)
    assert receipt(life, on) == before


@given(record=strategies.records(), on=st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 31)), data=st.data())
def test_any_event_changed_or_left_out_gives_another(record: Record, on: dt.date, data: st.DataObject) -> None:
    seen = [event for event in record.events if event.at.date() <= on]
    before = receipt_of(decide(ALL, record, on), record)
    assert re.fullmatch(f"[{ALPHABET}]{{{LENGTH}}}", before)
    if not seen:
        return
    one = data.draw(st.sampled_from(seen))
    others = [event for event in record.events if event.id != one.id]
    other = replace(one, at=one.at - dt.timedelta(seconds=1))
    for changed in (Record.of(others), Record.of([*others, other])):
        assert receipt_of(decide(ALL, changed, on), changed) != before


@given(life=lives(), on=st.integers(0, LAST))
def test_what_happens_later_does_not_change_it(life: Diary, on: int) -> None:
    before = receipt(life, on)
    life.session(on + 1, "23:00", name="later", pain=9)
    assert receipt(life, on) == before


def test_the_keys_of_an_answer_may_stand_in_any_order() -> None:
    one, other = usual(), usual()
    answers = other.lines[1]["answers"]
    other.lines[1]["answers"] = dict(reversed(list(answers.items())))
    assert receipt(one, 2) == receipt(other, 2)


def test_another_day_another_edition_and_another_decision_are_other_receipts() -> None:
    life = usual()
    record, decision = life.record(), life.decision(2)
    again = decide(NEXT_EDITION, record, day(2))
    lower = replace(decision, pain_cap=3)
    assert len({receipt_of(one, record) for one in (decision, again, lower, life.decision(3))}) == 4


def test_it_stays_what_it_was_on_every_machine() -> None:
    """The form is a contract: a receipt on paper must be found again. A change of it changes `_FORM` and this line."""
    empty = Decision(on=day(0), edition="any", verdict="ask", pain_cap=4)
    assert receipt_of(empty, Record.of(())) == "ZK6XQ2BHXQ"


@pytest.mark.parametrize("typed", ["7qk3mxa91d", "7QK3M-XA91D", " 7qk3m xa9ld ", "7QK3MXA9ID"])
def test_it_is_read_as_people_type_it(typed: str) -> None:
    assert as_receipt(typed) == "7QK3MXA91D"


@pytest.mark.parametrize("typed", ["", "7QK3MXA91", "7QK3MXA91DD", "7QK3MXA91U", "7QK3MXA91é"])
def test_what_is_none_is_none(typed: str) -> None:
    assert as_receipt(typed) is None


def test_the_o_of_a_hand_is_a_zero() -> None:
    assert as_receipt("oO00000000") == "0" * LENGTH


def test_the_right_receipt_is_the_same() -> None:
    life = usual()
    checked = check(receipt(life, 2), ALL, life.record(), day(2))
    assert (checked.same, checked.likely, checked.receipt) == (True, None, receipt(life, 2))


def test_a_receipt_of_the_morning_is_found_after_the_session() -> None:
    life = usual()
    given_out = receipt(life, 2)
    life.session(2, "09:00", name="one").write("noted", 2, "21:00", text="later", by="person")
    checked = check(given_out, ALL, life.record(), day(2))
    assert (checked.same, checked.likely, checked.events) == (False, "earlier-that-day", 2)


def test_a_receipt_of_another_day_is_found() -> None:
    life = usual()
    checked = check(receipt(life, 5), ALL, life.record(), day(2))
    assert (checked.same, checked.likely, checked.on) == (False, "another-day", day(5))


def test_a_receipt_under_another_edition_is_told_by_what_was_shown() -> None:
    life = usual()
    given_out = receipt_of(decide(NEXT_EDITION, life.record(), day(2)), life.record())
    life.write("plan-shown", 2, "08:00", on=day(2).isoformat(), edition="another", digest=given_out)
    checked = check(given_out, ALL, life.record(), day(2))
    assert (checked.same, checked.likely, checked.edition) == (False, "another-edition", "another")


def test_else_nobody_knows() -> None:
    life = usual()
    life.write("plan-shown", 2, "08:00", on=day(2).isoformat(), edition=ALL.edition, digest="shown")
    assert check("0" * LENGTH, ALL, life.record(), day(2)).likely == "unknown"
    assert check("0" * LENGTH, ALL, Record.of(()), day(2)).likely == "unknown"


def test_the_search_for_the_moment_ends() -> None:
    life = usual()
    given_out = receipt(life, 2)
    for minute in range(MOMENTS + 1):
        life.write("noted", 2, f"{20 + minute // 60}:{minute % 60:02d}", text="again", by="person")
    assert check(given_out, ALL, life.record(), day(2)).likely == "unknown"
