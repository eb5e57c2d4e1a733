"""The printed schema and the reader agree, as far as a schema can see."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from heelwise.record.encode import encode
from heelwise.record.events import KINDS, Event
from heelwise.record.schema import event_schema
from tests.record.test_rules import AT, BROKEN, SOUND
from tests.strategies import events
from tests.twelve import TWELVE, Twelve

jsonschema = pytest.importorskip("jsonschema")

SCHEMA = event_schema()
VALID = jsonschema.Draft202012Validator(SCHEMA)

UNSEEN_FIELDS = {"at", "since", "birth_year", "told_on", "line"}
"""Faults that need a calendar, or that are not about one document."""

UNSEEN_FAULTS = {"duplicate", "another person's", "wrong encoding", "not a number"}
"""Faults that are gone, or not yet there, when a document has become values."""


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_it_has_one_choice_for_each_kind_and_no_field_besides() -> None:
    kinds = [SCHEMA["$defs"][choice["$ref"].rpartition("/")[2]] for choice in SCHEMA["oneOf"]]
    assert [kind["properties"]["kind"]["const"] for kind in kinds] == list(KINDS)
    assert all(each["additionalProperties"] is False for each in SCHEMA["$defs"].values())
    assert all("description" in each for each in SCHEMA["$defs"].values())


@given(events())
def test_every_event_fits(event: Event) -> None:
    VALID.validate(json.loads(encode(event)))


@pytest.mark.parametrize("document", SOUND, ids=lambda document: document["kind"])
def test_what_the_reader_takes_without_an_id_fits(document: dict[str, Any]) -> None:
    VALID.validate(AT | document)


@pytest.mark.parametrize(("document", "fault"), BROKEN, ids=[fault.split(":")[0] for _, fault in BROKEN])
def test_what_breaks_a_rule_does_not_fit(document: dict[str, Any], fault: str) -> None:
    field = fault.split(":", maxsplit=1)[0]
    seen = field not in UNSEEN_FIELDS and not field.startswith("rupture.")
    unsaid = "told_by: found nothing", "told_on: found nothing"
    assert VALID.is_valid(AT | document) is not (seen or fault.startswith(unsaid))


@pytest.mark.parametrize(
    "each", [each for each in TWELVE if each.fault not in UNSEEN_FAULTS and each.field not in UNSEEN_FIELDS], ids=str
)
def test_the_faults_of_a_field_do_not_fit(each: Twelve) -> None:
    assert not VALID.is_valid(json.loads(each.line)) or b"2.0" in each.line  # to a schema 2.0 is a whole number


def test_a_time_needs_its_offset() -> None:
    paused = {"kind": "paused", "at": "2026-11-20T08:00:00"}
    assert not VALID.is_valid(paused)
    assert VALID.is_valid(paused | {"at": "2026-11-20T08:00:00Z"})
    assert VALID.is_valid(paused | {"at": "2026-11-20T08:00:00.25-05:30"})
