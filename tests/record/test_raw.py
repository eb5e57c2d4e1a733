"""From bytes to values, with everything odd still visible."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise.record.faults import Unusual
from heelwise.record.raw import LONGEST_LINE, Doubled, UnreadableError, parse, plain, too_long

_NUMBERS = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | _NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(JSON)
def test_ordinary_json_comes_back_as_itself(value: Any) -> None:
    line = json.dumps(value).encode()
    assert parse(line) == value
    assert plain(line) or b"\\u" in line


@given(st.dictionaries(st.text(max_size=5), JSON, min_size=1, max_size=4), st.data())
def test_a_doubled_key_is_seen_at_any_depth(value: dict[str, Any], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(value)))
    twice = f"{json.dumps(value, ensure_ascii=False)[:-1]}, {json.dumps(key, ensure_ascii=False)}: 0}}"
    for text in (twice, f'{{"in": [{twice}]}}'):
        line = text.encode()
        assert not plain(line)
    found = parse(twice.encode())
    assert isinstance(found, Doubled)
    assert found.doubled == (key,)
    assert found == {**value, key: 0}


def test_keys_are_compared_as_they_read_and_not_as_they_are_written() -> None:
    found = parse(b'{"a": 1, "\\u0061": 2, "b": 3, "b": 4, "b": 5}')
    assert isinstance(found, Doubled)
    assert found.doubled == ("a", "b")


def test_a_line_with_escaped_characters_is_never_called_plain() -> None:
    assert plain(b'{"text": "a\\"b\\n"}')
    assert not plain(b'{"text": "\\u0000"}')
    assert not plain(b'{"text": "caf\\u00e9"}'), "it may be fine: the slow reader decides"


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e400", "-1e999", "1" * 31, "-" + "9" * 5000])
def test_numbers_that_no_record_can_hold_are_still_seen(text: str) -> None:
    found = parse(f"[{text}]".encode())
    assert isinstance(found, list)
    assert isinstance(found[0], Unusual)
    assert found[0].text == text


@pytest.mark.parametrize("text", ["0", "-0", "1" * 30, "1e308", "1e-400", "0.1"])
def test_other_numbers_are_numbers(text: str) -> None:
    assert parse(text.encode()) == json.loads(text)


UNREADABLE = [
    (b"\xff", "bytes that are not UTF-8, at byte 1", "UTF-8 text"),
    (b'{"a": "\xe9"}', "bytes that are not UTF-8, at byte 8", "UTF-8 text"),
    (b"\xef\xbb\xbf{}", "a byte order mark", "UTF-8 text without one"),
    (b"", "a line that ends too early", "one JSON object"),
    (b'{"a": ', "a line that ends too early", "one JSON object"),
    (b'{"a": "b', "a line that ends too early", "one JSON object"),
    (b'{"a": 1', "a line that ends too early", "one JSON object"),
    (b"{'a': 1}", "text that is not JSON, at column 2", "one JSON object"),
    (b'{"a": 1,}', "text that is not JSON, at column 9", "one JSON object"),
    (b'{"a": 01}', "text that is not JSON, at column 8", "one JSON object"),
    (b'{"a": "\t"}', "text that is not JSON, at column 8", "one JSON object"),
    (b"{} {}", "more after the end of the object, at column 4", "one JSON object"),
    (b"[" * 20_000, "lists or objects nested too deep", "an event"),
]


@pytest.mark.parametrize(("line", "found", "wanted"), UNREADABLE, ids=[found for _, found, _ in UNREADABLE])
def test_what_is_not_json_is_said(line: bytes, found: str, wanted: str) -> None:
    with pytest.raises(UnreadableError) as wrong:
        parse(line)
    assert str(wrong.value) == f"line: found {found}, wanted {wanted}"
    assert wrong.value.flaw.field == "line"


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused_in_words(line: bytes) -> None:
    said = ""
    try:
        parse(line)
    except UnreadableError as wrong:
        said = str(wrong)
    assert said.isprintable()


def test_a_line_has_a_longest_length() -> None:
    assert too_long(b"x" * LONGEST_LINE) is None
    assert str(too_long(b"x" * (LONGEST_LINE + 1))) == "line: found 65,537 bytes, wanted at most 65,536"
