"""What a found value looks like in a fault: short, printable, and never in the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise.record.faults import Fault, Flaw, Unusual, name, one_of, show

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "null"),
        (True, "true"),
        (-3, "-3"),
        (2.5, "2.5"),
        ("warm", '"warm"'),
        ("Füße 🦶", '"Füße 🦶"'),
        ("a\x1b[31m\u202eb", '"a\\u001b[31m\\u202eb"'),
        ({}, "an empty object"),
        ({"a": 1}, "an object"),
        ([1, 2], "a list of 2"),
        (Unusual("NaN"), "NaN"),
        (b"raw", "b'raw'"),
        ("x" * 100, '"' + "x" * 39 + "... (102 characters)"),
    ],
)
def test_a_value_is_shown(value: object, shown: str) -> None:
    assert show(value) == shown


@given(JSON)
def test_any_value_is_shown_in_one_short_printable_line(value: object) -> None:
    assert show(value).isprintable()
    assert len(show(value)) <= 500


def test_a_key_is_named_even_when_it_is_empty_or_odd() -> None:
    assert name("pain") == "pain"
    assert name("") == '""'
    assert name("a\nb") == "a\\u000ab"


def test_choices_are_listed_as_words() -> None:
    assert one_of(("left",)) == "`left`"
    assert one_of(("left", "right")) == "`left` or `right`"
    assert one_of((True,)) == "true"


def test_a_flaw_takes_its_place() -> None:
    flaw = Flaw(field="pain", found="11", wanted="a whole number from 0 to 10")
    assert str(flaw) == "pain: found 11, wanted a whole number from 0 to 10"
    fault = flaw.within("ana.jsonl", 3)
    assert isinstance(fault, Fault)
    assert str(fault) == f"ana.jsonl:3: {flaw}"
