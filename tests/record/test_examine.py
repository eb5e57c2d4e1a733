"""The slow reader never says less than the quick one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect as shapes

from heelwise.record import examine as module
from heelwise.record.decode import decode_document, decode_lines
from heelwise.record.encode import encode
from heelwise.record.events import Event, Happened
from heelwise.record.faults import Flaw
from heelwise.record.shape import describe
from tests.strategies import events
from tests.twelve import SOUND

_STRAY = (
    st.none()
    | st.booleans()
    | st.integers(-5, 2000)
    | st.floats()
    | st.sampled_from(["", "left", "person", "yes", "2026-11-20", "2026-11-20T08:00:00Z", "x" * 70, "\0", "\ud800"])
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.sampled_from(["on", "add", "sets", "pop"]), st.integers(0, 3), max_size=2)
)


@given(events(), st.data())
def test_one_stray_value_is_either_read_by_both_or_by_neither(event: Event, data: st.DataObject) -> None:
    document = json.loads(encode(event))
    field = data.draw(st.sampled_from(sorted(type(event).__struct_fields__)))
    document[field] = data.draw(_STRAY)
    found = decode_document(document)
    try:
        line = json.dumps(document, allow_nan=False).encode()
    except ValueError:
        assert isinstance(found, tuple)
        return
    read, faults = decode_lines([line], file="r")
    if isinstance(found, Happened):
        assert (read, faults) == ((found,), ())
    else:
        assert [flaw.within("r", 1) for flaw in found] == list(faults)
        assert faults


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_at_all_make_it_stumble(line: bytes) -> None:
    read, faults = decode_lines([line], file="r")
    assert not read
    assert faults


def test_what_only_the_decoder_refuses_is_a_flaw_too(monkeypatch: pytest.MonkeyPatch) -> None:
    morning = decode_document(dict(SOUND))
    monkeypatch.setattr(module, "examine", lambda *_: iter(()))
    monkeypatch.setattr(module, "_sound_part", lambda *_: morning)
    (flaw,) = module.examined({**SOUND, "kind": "noted"})  # type: ignore[misc]
    assert isinstance(flaw, Flaw)
    assert (flaw.field, flaw.found) == ("line", "an event that does not fit")


def test_a_shape_that_may_be_null_is_described_as_what_it_is_otherwise() -> None:
    assert describe(shapes.type_info(int | None)) == "a whole number"
