"""The JSON Schema of an event, made from the event classes and the rules a schema can say.

What it cannot say is checked all the same when a record is read: days that follow
one another, keys written twice, ids used twice.
"""

from __future__ import annotations

from typing import Any

import msgspec

from heelwise.record.events import KINDS
from heelwise.record.raw import LONGEST_LINE
from heelwise.record.scales import SCALES, Scale

Schema = dict[str, Any]

_OFFSET = r"([Zz]|[+-]\d{2}:\d{2})$"
_NUMBERS = ("sets", "reps", "hold_s", "load_kg")


def event_schema() -> Schema:
    """One line of a record, as JSON Schema (draft 2020-12)."""
    _, parts = msgspec.json.schema_components(list(KINDS.values()), ref_template="#/$defs/{name}")
    for word, kind in KINDS.items():
        parts[kind.__name__] = _of_kind(parts[kind.__name__], word)
    parts["Prescribed"] |= {
        "oneOf": [
            _given("remove") | {"not": _any_of("add", *_NUMBERS)},
            _any_of("add", *_NUMBERS) | {"not": _given("remove")},
        ]
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Heelwise event",
        "description": (
            "One line of a Heelwise record (JSON Lines, UTF-8). Order is the instant `at`, then `id`. "
            f"A line has at most {LONGEST_LINE} bytes, and no field twice."
        ),
        "oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in KINDS.values()],
        "$defs": parts,
    }


def _of_kind(schema: Schema, word: str) -> Schema:
    fields = schema["properties"]
    fields["kind"] = {"const": word}
    fields["at"] |= {"description": "When, with its offset from UTC (RFC 3339).", "pattern": _OFFSET}
    fields["id"] |= {"description": "UUID. A line without one gets it when it is read, from its own bytes."}
    for field in ("equipment", "sport_days", "recent_change", "days"):
        if field in fields:
            fields[field] |= {"uniqueItems": True}
    rules = _RULES.get(word, []) + (_TOLD if "told_by" in fields else [])
    required = [field for field in schema["required"] if field != "id"]
    return schema | {"title": word, "required": required} | ({"allOf": rules} if rules else {})


def _given(field: str) -> Schema:
    """The field is there, and says something."""
    return {"required": [field], "properties": {field: {"not": {"type": "null"}}}}


def _is(field: str, word: str) -> Schema:
    return {"required": [field], "properties": {field: {"const": word}}}


def _any_of(*fields: str) -> Schema:
    return {"anyOf": [_given(field) for field in fields]}


def _when(condition: Schema, then: Schema) -> Schema:
    return {"if": condition, "then": then}


def _of_measure(measure: str, scale: Scale) -> Schema:
    value = {"minimum": scale.lowest, "maximum": scale.highest}
    fields: Schema = {"unit": {"const": scale.unit}, "value": value}
    if not scale.one_leg:
        return _when(_is("measure", measure), {"properties": fields})
    fields["side"] = {"enum": ["left", "right"]}
    return _when(_is("measure", measure), {"required": ["side"], "properties": fields})


_TOLD = [
    _when(_given("told_by"), _given("told_on")),
    _when(_given("told_on"), _given("told_by")),
    _when(_given("told_by"), _is("by", "clinician")),
]

_RULES: dict[str, list[Schema]] = {
    "intake-answered": [
        _when(_is("complaint", "rupture"), _given("rupture")) | {"else": {"not": _given("rupture")}},
        *(
            _when({"allOf": [_is("side", side), _given("worse_side")]}, _is("worse_side", side))
            for side in ("left", "right")
        ),
    ],
    "plan-chosen": [_any_of("pathway", "pain_cap", "schedule")],
    "set-done": [
        {"not": {"allOf": [_given("reps"), _given("hold_s")]}},
        {"not": {"allOf": [_given("reps"), _given("minutes")]}},
        {"not": {"allOf": [_given("hold_s"), _given("minutes")]}},
    ],
    "routine-saved": [{"properties": {"items": {"minItems": 1}}}],
    "measured": [_of_measure(measure, scale) for measure, scale in SCALES.items()],
}
"""The rules of `rules`, by kind, as far as JSON Schema can say them."""
