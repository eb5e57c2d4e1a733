"""The contract, word by word: what each kind of event needs, may have, and which words its fields take.

Written out by hand rather than read from the classes, so that a slip of the
classes shows. Records outlive editions: a word that leaves this table leaves
somebody's record unreadable.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec import inspect as shapes

from heelwise.record.decode import decode_document, decode_lines
from heelwise.record.encode import encode
from heelwise.record.events import KINDS, Happened

SIDES = ("left", "right", "both")
HEELS = ("left", "right")
ROLES = ("person", "clinician")
ANSWERS = ("yes", "no", "unsure")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PAIN, COUNT, MINUTES, SECONDS, KILOGRAMS = (0, 10), (0, 1000), (0, 1440), (0, 3600), (0, 500)
NAME, LINE, TEXT = "id of 1 to 64", "text up to 200", "text up to 4000"
TOLD = {"told_by": TEXT, "told_on": "date", "note": TEXT}
MILESTONES = (
    "active-motion",
    "full-weight-in-boot",
    "heel-raise-seated",
    "out-of-boot",
    "band",
    "balance",
    "heel-raise-double",
    "heel-raise-single",
    "running",
    "plyometrics",
    "sport",
    "contact-sport",
    "dorsiflexion-stretch",
    "below-neutral",
)
MEASURES = (
    "heel-raise-endurance",
    "heel-raise-height",
    "heel-raise-work",
    "knee-to-wall",
    "hop-pain",
    "single-hop",
    "visa-a",
    "tendins-a",
    "atrs",
    "lefs",
    "faam-adl",
    "faam-sport",
    "psfs",
    "body-weight",
)

CONTRACT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "intake-answered": (
        {
            "complaint": ("tightness", "midportion-pain", "insertional-pain", "pain-unsure", "rupture"),
            "side": SIDES,
            "goal": ("daily-life", "walking", "running", "sport"),
            "equipment": [("wall", "step", "chair", "band", "towel", "weights", "backpack", "gym")],
        },
        {
            "worse_side": HEELS,
            "since": "date",
            "onset": ("gradual", "sudden"),
            "birth_year": (1900, 2100),
            "sex": ("female", "male", "other"),
            "weight_kg": (20, 400),
            "max_load_kg": KILOGRAMS,
            "minutes_per_session": (1, 240),
            "days_per_week": (1, 7),
            "sport_days": [DAYS],
            "worst_pain_week": PAIN,
            "morning_pain": PAIN,
            "stiffness_min": MINUTES,
            "can_single_leg_raise": ("yes", "no", "not-tried"),
            "training_now": ("none", "some", "regular"),
            "recent_change": [("more-activity", "new-shoes", "worn-shoes", "hills-or-speed")],
            "rupture": {
                "on": "date",
                "treatment": ("surgery", "boot", "undecided"),
                "surgery_on": "date",
                "boot_on": "date",
                "clinician": "bool",
            },
        },
    ),
    "site-answered": (
        {
            "side": SIDES,
            "where": ("heel-bone", "above-heel", "both", "elsewhere", "unsure"),
            "pinch_heel": ANSWERS,
            "pinch_above": ANSWERS,
            "by": ROLES,
        },
        {},
    ),
    "screen-answered": ({"scope": ("full", "daily"), "answers": {NAME: ANSWERS}}, {}),
    "assessed": ({"flag": NAME, "outcome": ("cleared", "not-cleared"), "by": ROLES}, TOLD),
    "phase-set": ({"phase": NAME, "by": ROLES}, TOLD),
    "milestone-cleared": ({"milestone": MILESTONES, "by": ROLES}, TOLD),
    "milestone-closed": ({"milestone": MILESTONES, "by": ROLES}, TOLD),
    "plan-chosen": (
        {"by": ROLES},
        {
            "pathway": NAME,
            "pain_cap": ("strict", "standard"),
            "schedule": ("conservative", "permissive"),
            "side": SIDES,
        },
    ),
    "morning-checked": (
        {"side": HEELS, "pain": PAIN, "stiffness_min": MINUTES},
        {"night_pain": "bool", "limped_yesterday": "bool"},
    ),
    "set-done": (
        {"session": NAME, "exercise": NAME, "side": SIDES, "set": (1, 100)},
        {
            "reps": COUNT,
            "hold_s": SECONDS,
            "minutes": MINUTES,
            "load_kg": KILOGRAMS,
            "band": ("x-light", "light", "medium", "heavy", "x-heavy"),
            "support": ("two-fingers", "one-finger", "none", "eyes-closed"),
            "pain": PAIN,
            "effort": PAIN,
        },
    ),
    "set-skipped": (
        {"session": NAME, "exercise": NAME, "side": SIDES, "reason": ("no-time", "no-kit", "too-hard", "hurt")},
        {},
    ),
    "session-finished": (
        {
            "session": NAME,
            "slot": ("morning", "evening", "any", "before-activity", "after-activity"),
            "planned_sets": COUNT,
            "done_sets": COUNT,
            "pain_during": PAIN,
        },
        {
            "pain_after": PAIN,
            "pain_side": SIDES,
            "quality": ("steady", "ragged"),
            "stopped": ("pain", "time", "other"),
            "sharp_pain": "bool",
            "note": TEXT,
        },
    ),
    "plan-shown": ({"on": "date", "edition": NAME, "digest": NAME}, {}),
    "routine-saved": (
        {
            "routine": NAME,
            "name": "text of 1 to 200",
            "items": [{"exercise": NAME, "side": SIDES, "sets": (1, 20), "reps": COUNT, "hold_s": SECONDS}],
        },
        {"days": [DAYS]},
    ),
    "measured": (
        {
            "measure": MEASURES,
            "value": "number",
            "unit": NAME,
            "method": ("counted", "ruler", "tilt", "accelerometer", "sticker", "form"),
        },
        {"side": SIDES, "trust": (0, 1)},
    ),
    "activity-done": (
        {"activity": ("run", "walk", "ride", "swim", "sport")},
        {"minutes": MINUTES, "distance_km": (0, 500), "pain": PAIN, "shoe": LINE, "source": LINE},
    ),
    "prescription-changed": (
        {
            "exercise": NAME,
            "change": {
                "remove": (True,),
                "add": (True,),
                "sets": (1, 20),
                "reps": COUNT,
                "hold_s": SECONDS,
                "load_kg": KILOGRAMS,
            },
            "by": ROLES,
        },
        {"side": SIDES, "until": "date", "note": TEXT},
    ),
    "paused": ({}, {"reason": TEXT}),
    "resumed": ({}, {"reason": TEXT}),
    "noted": ({"text": TEXT, "by": ROLES}, {}),
    "event-retracted": ({"event": "id"}, {"reason": TEXT}),
}


def test_the_kinds_are_these() -> None:
    assert list(KINDS) == list(CONTRACT)


@pytest.mark.parametrize("kind", CONTRACT)
def test_a_kind_needs_and_may_have_exactly_this(kind: str) -> None:
    needs, may = CONTRACT[kind]
    shape = shapes.type_info(KINDS[kind])
    assert isinstance(shape, shapes.StructType)
    fields = {field.name: field for field in shape.fields if field.name not in {"at", "id"}}
    assert {name for name, field in fields.items() if field.required} == set(needs)
    assert {name for name, field in fields.items() if not field.required} == set(may)
    assert {name: written(field.type) for name, field in fields.items()} == {
        name: comparable(value) for name, value in (needs | may).items()
    }


def comparable(value: Any) -> Any:
    """A line of the contract with the words of a choice in no order, and ends as they are."""
    match value:
        case dict():
            return {key: comparable(inner) for key, inner in value.items()}
        case list():
            return [comparable(value[0])]
        case tuple() if all(isinstance(word, str) for word in value):
            return frozenset(value)
        case _:
            return value


def written(shape: shapes.Type) -> Any:
    """A shape, as the contract writes it."""
    match shape:
        case shapes.UnionType():
            return written(next(each for each in shape.types if not isinstance(each, shapes.NoneType)))
        case shapes.LiteralType():
            return comparable(tuple(shape.values))
        case shapes.IntType() | shapes.FloatType():
            return "number" if shape.ge is None else (shape.ge, shape.le)
        case shapes.StrType():
            what = "id" if shape.max_length == 64 else "text"
            return (
                f"{what} of {shape.min_length} to {shape.max_length}"
                if shape.min_length
                else f"text up to {shape.max_length}"
            )
        case shapes.ListType():
            return [written(shape.item_type)]
        case shapes.DictType():
            return {written(shape.key_type): written(shape.value_type)}
        case shapes.StructType():
            return {field.name: written(field.type) for field in shape.fields}
        case shapes.DateType():
            return "date"
        case shapes.BoolType():
            return "bool"
        case _:
            assert isinstance(shape, shapes.UUIDType)
            return "id"


# ---------------------------------------------------------------- ends of scales, from both sides

ENDS = [
    (kind, field, ends)
    for kind, (needs, may) in CONTRACT.items()
    for field, ends in (needs | may).items()
    if isinstance(ends, tuple) and not isinstance(ends[0], str | bool)
]


@pytest.mark.parametrize(("kind", "field", "ends"), ENDS)
def test_the_ends_of_a_number_are_in_and_what_is_beyond_is_out(kind: str, field: str, ends: tuple[int, int]) -> None:
    low, high = ends
    for value, inside in [(low, True), (high, True), (low - 1, False), (high + 1, False)]:
        assert (field not in faulty(kind, {field: value})) is inside, value


@pytest.mark.parametrize(("field", "longest"), [("note", 4000), ("told_by", 4000), ("flag", 64)])
def test_the_longest_text_is_in_and_one_more_character_is_out(field: str, longest: int) -> None:
    for length, inside in [(longest, True), (longest + 1, False)]:
        assert (field not in faulty("assessed", {field: "ä" * length})) is inside


def test_an_id_is_never_empty() -> None:
    assert "flag" in faulty("assessed", {"flag": ""})
    assert "note" not in faulty("assessed", {"note": ""})


CHOICES = [
    (kind, field, word)
    for kind, (needs, may) in CONTRACT.items()
    for field, choices in (needs | may).items()
    if isinstance(choices, tuple) and isinstance(choices[0], str)
    for word in choices
]


@pytest.mark.parametrize(("kind", "field", "word"), CHOICES)
def test_every_word_of_a_choice_is_taken_as_it_is_written(kind: str, field: str, word: str) -> None:
    assert field not in faulty(kind, {field: word})
    for other in (word.upper(), f"{word} ", word.replace("-", "_") if "-" in word else f"{word}s"):
        assert field in faulty(kind, {field: other})


def faulty(kind: str, fields: dict[str, Any]) -> set[str]:
    """The fields at fault, for their shape, in a document that has only these."""
    document = {"kind": kind, "at": "2150-11-20T07:30:00+01:00", "id": "0190c2a4-0000-7000-8000-000000000001", **fields}
    found = decode_document(document)
    if isinstance(found, Happened):
        assert decode_lines([json.dumps(document).encode()], file="r").events == (found,)
        assert decode_lines([encode(found)], file="r").events == (found,)
        return set()
    return {flaw.field for flaw in found if flaw.found != "nothing"}
