"""Bytes become plain values, or one fault says why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise.knowledge.faults import Fault
from heelwise.knowledge.parse import MOST_BYTES, MOST_DEPTH, parsed
from heelwise.knowledge.strict import NotFinite


def test_toml_becomes_plain_values() -> None:
    assert parsed(b'a = 1\r\n[b]\nc = [1.5, "x"]\n', "f.toml") == {"a": 1, "b": {"c": [1.5, "x"]}}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(b"#" * (MOST_BYTES + 1), f"more than {MOST_BYTES} bytes", id="oversized"),
        pytest.param(b'a = "\xff"', "a byte that is not UTF-8 at 5", id="wrong encoding"),
        pytest.param("a = 1".encode("utf-16"), "a byte that is not UTF-8 at 0", id="utf-16"),
        pytest.param(b'a = "trunc', "broken TOML", id="truncated"),
        pytest.param(b"a = 1\na = 2", "broken TOML", id="duplicate key"),
        pytest.param(b"a = " + b"[" * 100_000, f"more than {MOST_DEPTH} brackets", id="nested in lists"),
        pytest.param(b"a = " + b"{a=" * 50_000, f"more than {MOST_DEPTH} brackets", id="nested in tables"),
        pytest.param(b"a" + b".a" * 100_000 + b" = 1", "keys nested too deep", id="nested by dots"),
        pytest.param(b"[a" + b".a" * 100_000 + b"]", "keys nested too deep", id="nested in a header"),
        pytest.param(b"a = \x00", "broken TOML", id="null byte"),
    ],
)
def test_what_cannot_be_read_is_one_fault(content: bytes, found: str) -> None:
    fault = parsed(content, "f.toml")
    assert isinstance(fault, Fault)
    assert fault.found.startswith(found)
    assert str(fault).startswith("f.toml: found ")


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e400", "+nan"])
def test_a_number_that_is_no_number_is_marked(text: str) -> None:
    raw = parsed(f"a = {text}".encode(), "f.toml")
    assert isinstance(raw, dict)
    assert isinstance(raw["a"], NotFinite)


def test_many_flat_brackets_are_fine() -> None:
    rows = "\n".join(f"a{number} = [[{number}], {{ b = 1.5 }}]" for number in range(500))
    assert isinstance(parsed(rows.encode(), "f.toml"), dict)


def test_long_texts_with_dots_are_fine() -> None:
    assert parsed(b'a = "' + b"x. " * 200 + b'"', "f.toml") == {"a": "x. " * 200}


def test_underscores_in_numbers_are_fine() -> None:
    assert parsed(b"a = 1_000.5", "f.toml") == {"a": 1000.5}


@given(st.binary(max_size=200))
def test_any_bytes_are_values_or_a_fault(content: bytes) -> None:
    assert isinstance(parsed(content, "f.toml"), dict | Fault)
