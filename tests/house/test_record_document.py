"""docs/record.md lists exactly the events and fields there are."""

import json
import re

import msgspec
import pytest

from heelwise.record.events import KINDS
from tests.house.repository import ROOT

TEXT = (ROOT / "docs" / "record.md").read_text()
ROW = re.compile(r"^\| `([a-z-]+)` \|(.*)\|(.*)\|$", re.MULTILINE)
ROWS = {
    kind: (words(needs), words(may))
    for words in [re.compile(r"`(\w+)`").findall]
    for kind, needs, may in ROW.findall(TEXT)
}


def test_every_kind_is_there() -> None:
    assert set(ROWS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_are_these(kind: str) -> None:
    fields = [field for field in msgspec.structs.fields(KINDS[kind]) if field.name not in {"at", "id"}]
    needs, may = ROWS[kind]
    assert set(needs) == {field.name for field in fields if field.required}
    assert set(may) == {field.name for field in fields if not field.required}


def test_the_example_is_an_event() -> None:
    example = re.search(r"```json\n(.*?)\n```", TEXT)
    assert example
    kind = KINDS[json.loads(example[1])["kind"]]
    assert msgspec.json.decode(example[1], type=kind)
