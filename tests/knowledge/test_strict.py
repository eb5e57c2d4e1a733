"""Plain values become frozen ones, or every fault is named with its key."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.strict import NotFinite, checked, shown, wanted


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    word: Literal["a", "b"]
    how_many: Annotated[int, Meta(ge=1, le=5)] = 1


class Round(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="round"):
    size: float


class Square(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="square"):
    sides: tuple[Round | Square, ...] = ()


class Whole(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    name: Annotated[str, Meta(min_length=1)]
    parts: tuple[Part, ...] = ()
    shape: Round | Square | None = None
    tempo: tuple[float, float] | None = None
    by_name: dict[str, str] | None = None
    on: dt.date | None = None
    sure: bool = True
    either: str | int = ""


def faults_of(raw: object) -> list[str]:
    value, faults = checked(raw, Whole, "f.toml")
    assert (value is None) == bool(faults)
    return [str(fault) for fault in faults]


def test_a_sound_document_becomes_a_value() -> None:
    value, faults = checked(
        {"name": "x", "parts": [{"word": "a", "how-many": 2}], "shape": {"kind": "round", "size": 1}}, Whole, "f.toml"
    )
    assert not faults
    assert value is not None
    assert value.parts[0].how_many == 2
    assert value.shape == Round(size=1.0)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({}, "f.toml: name: found nothing, wanted text of at least 1 characters"),
        ({"name": ""}, "f.toml: name: found '', wanted text of at least 1 characters"),
        ({"name": 3}, "f.toml: name: found 3, wanted text of at least 1 characters"),
        ("x", "f.toml: found 'x', wanted a table"),
        ({"name": "x", "sure": 1}, "f.toml: sure: found 1, wanted true or false"),
        ({"name": "x", "on": "soon"}, "f.toml: on: found 'soon', wanted a date"),
        ({"name": "x", "parts": {}}, "f.toml: parts: found a table, wanted a list, each a table"),
        ({"name": "x", "parts": [{"word": "c"}]}, "f.toml: parts[0].word: found 'c', wanted one of a, b"),
        (
            {"name": "x", "parts": [{"word": "a", "how-many": 6}]},
            "f.toml: parts[0].how-many: found 6, wanted a whole number from 1 to 5",
        ),
        ({"name": "x", "tempo": [1]}, "f.toml: tempo: found a list of 1, wanted a list of 2 numbers"),
        ({"name": "x", "by-name": {"a": 1}}, "f.toml: by-name: found a table, wanted a table"),
        ({"name": "x", "either": True}, "f.toml: either: found true, wanted text or a whole number"),
        (
            {"name": "x", "shape": {"kind": "oval"}},
            "f.toml: shape: found a table, wanted a table whose kind is one of round, square",
        ),
        ({"name": "x", "shape": {"kind": "round"}}, "f.toml: shape.size: found nothing, wanted a number"),
        (
            {"name": "x", "shape": {"kind": "square", "sides": [{"kind": "round", "size": "big"}]}},
            "f.toml: shape.sides[0].size: found 'big', wanted a number",
        ),
    ],
)
def test_a_fault_names_its_key_what_is_there_and_what_should_be(raw: object, said: str) -> None:
    assert faults_of(raw) == [said]


def test_an_unknown_key_is_told_which_there_are() -> None:
    (said,) = faults_of({"name": "x", "nmae": "y"})
    assert said.startswith("f.toml: nmae: found an unknown key, wanted one of name, parts")


def test_all_faults_of_a_document_are_named_at_once() -> None:
    raw = {"parts": [{"word": "c"}, {"how-many": 0}], "on": 1, "other": 2}
    keys = {fault.key for fault in checked(raw, Whole, "f.toml")[1]}
    assert keys == {"name", "parts[0].word", "parts[1].word", "parts[1].how-many", "on", "other"}


def test_the_key_says_where_the_value_stands() -> None:
    _, faults = checked({}, Part, "f.toml", "rows[3]")
    assert [fault.key for fault in faults] == ["rows[3].word"]


def test_a_number_that_is_none_fits_no_field() -> None:
    assert faults_of({"name": "x", "shape": {"kind": "round", "size": NotFinite("1e400")}}) == [
        "f.toml: shape.size: found the number 1e400, wanted a number"
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("y" * 80, f"'{'y' * 57}...'"),
        (False, "false"),
        (1.5, "1.5"),
        ([1], "a list of 1"),
        (dt.date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_values_are_shown_on_one_line(value: object, said: str) -> None:
    assert shown(value) == said


def test_types_without_words_of_their_own_still_say_something() -> None:
    assert wanted(Annotated[int, Meta(ge=2)]) == "a whole number of at least 2"
    assert wanted(Annotated[str, Meta(max_length=3)]) == "text"
    assert wanted(bytes) == "<class 'bytes'>"
    assert wanted(dict[str, str]) == "a table"


def test_an_error_reads_one_fault_a_line() -> None:
    error = ContentError([Fault("a.toml", "b", "1", "2"), Fault("c.toml", "", "3", "4")])
    assert str(error) == "a.toml: b: found 1, wanted 2\nc.toml: found 3, wanted 4"
    assert error.faults[0].key == "b"


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "parts", "word", "shape", "kind", "z"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_whatever_stands_in_a_file_it_is_a_value_or_faults_never_a_crash(raw: object) -> None:
    value, faults = checked(raw, Whole, "f.toml")
    assert (value is None) != (faults == [])
