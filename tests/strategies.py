"""Hypothesis strategies for whatever a record may hold, read from the event classes themselves.

`events()` and `records()` are what most tests want; `events(SetDone)` asks for some
kinds only. Everything they give is valid: it survives `decode_lines` unchanged.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec import inspect as shapes

from heelwise.record.events import (
    KINDS,
    Event,
    EventRetracted,
    IntakeAnswered,
    Measured,
    PlanChosen,
    PrescriptionChanged,
    RoutineItem,
    RoutineSaved,
    Rupture,
    SetDone,
)
from heelwise.record.record import Record
from heelwise.record.scales import SCALES
from heelwise.terms import heels_of

FIRST, LAST = dt.datetime(2025, 1, 1), dt.datetime(2027, 12, 31)  # noqa: DTZ001 (the offset is drawn apart)

IDS = ("heel-drop", "eccentric-calf-raise", "single-leg-balance", "towel-calf-stretch", "s1", "s2", "calf-swelling")
"""Short and few, so that drawn events speak of the same things now and then."""

_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def times() -> st.SearchStrategy[dt.datetime]:
    """Aware times of three years, in offsets of a quarter of an hour, as people live in."""
    offsets = st.integers(-48, 56).map(lambda quarters: dt.timezone(dt.timedelta(minutes=15 * quarters)))
    return st.datetimes(FIRST, LAST, timezones=offsets)


def events(*kinds: type[Event]) -> st.SearchStrategy[Event]:
    """Any valid event, of these kinds or of all."""
    return st.one_of([_of_kind(kind) for kind in kinds or KINDS.values()])


def records(*kinds: type[Event], max_size: int = 30) -> st.SearchStrategy[Record]:
    """A record of distinct events, some of them taken back."""
    return _histories(kinds, max_size).map(Record.of)


@st.composite
def _histories(draw: st.DrawFn, kinds: tuple[type[Event], ...], max_size: int) -> list[Event]:
    drawn = draw(st.lists(events(*kinds), max_size=max_size, unique_by=lambda event: event.id))
    if drawn and EventRetracted in (kinds or KINDS.values()):
        targets = st.sampled_from([event.id for event in drawn])
        drawn = [
            msgspec.structs.replace(event, event=draw(targets)) if isinstance(event, EventRetracted) else event
            for event in drawn
        ]
    return drawn


@cache
def _of_kind(kind: type[Event]) -> st.SearchStrategy[Event]:
    shape = shapes.type_info(kind)
    assert isinstance(shape, shapes.StructType)
    return _fields(shape).map(lambda fields: kind(**_mended(kind, fields)))


def _fields(shape: shapes.StructType) -> st.SearchStrategy[dict[str, Any]]:
    needed = {field.name: _of(field.type) for field in shape.fields if field.required}
    optional = {field.name: _of(field.type) for field in shape.fields if not field.required}
    return st.fixed_dictionaries(needed, optional=optional)


def _of(shape: shapes.Type) -> st.SearchStrategy[Any]:
    match shape:
        case shapes.UnionType():
            return st.one_of([_of(each) for each in shape.types if not isinstance(each, shapes.NoneType)])
        case shapes.LiteralType():
            return st.sampled_from(shape.values)
        case shapes.IntType():
            return st.integers(shape.ge, shape.le)
        case shapes.FloatType():
            return st.floats(shape.ge, shape.le, allow_nan=False, allow_infinity=False)
        case shapes.BoolType():
            return st.booleans()
        case shapes.StrType():
            return (
                st.sampled_from(IDS)
                if shape.max_length == 64
                else _TEXTS.filter(lambda text: text or not shape.min_length)
            )
        case shapes.ListType():
            return st.lists(_of(shape.item_type), max_size=4)
        case shapes.DictType():
            return st.dictionaries(st.sampled_from(IDS), _of(shape.value_type), max_size=4)
        case shapes.StructType():
            return _fields(shape).map(lambda fields: shape.cls(**fields))
        case shapes.DateTimeType():
            return times()
        case shapes.DateType():
            return st.dates(FIRST.date(), LAST.date())
        case shapes.UUIDType():
            return st.integers(0, 2**128 - 1).map(lambda number: UUID(int=number))
        case _:
            raise NotImplementedError(shape)


def _mended(kind: type[Event], fields: dict[str, Any]) -> dict[str, Any]:
    """The same fields, made to keep the rules between them."""
    day = fields["at"].date()
    for field in ("equipment", "sport_days", "recent_change", "days"):
        if field in fields:
            fields[field] = list(dict.fromkeys(fields[field]))
    if "since" in fields:
        fields["since"] = min(fields["since"], day)
    if "told_by" in fields or "told_on" in fields:
        fields |= {"told_by": fields.get("told_by", "Dr Vega"), "told_on": min(fields.get("told_on", day), day)}
        fields["by"] = "clinician"
    return fields | _MENDS.get(kind, lambda _: {})(fields)


def _intake(fields: dict[str, Any]) -> dict[str, Any]:
    mended: dict[str, Any] = {"birth_year": min(fields.get("birth_year", 1980), fields["at"].year)}
    if "worse_side" in fields:
        mended["worse_side"] = heels_of(fields["side"])[0]
    if fields["complaint"] != "rupture":
        return mended | {"rupture": None}
    tear = fields.get("rupture")
    on = min(tear.on if tear else FIRST.date(), fields["at"].date())
    after = {
        field: max(getattr(tear, field), on) for field in ("surgery_on", "boot_on") if tear and getattr(tear, field)
    }
    treatment = tear.treatment if tear else "undecided"
    return mended | {"rupture": Rupture(on=on, treatment=treatment, **after)}


def _set(fields: dict[str, Any]) -> dict[str, Any]:
    amounts = [field for field in ("reps", "hold_s", "minutes") if field in fields]
    return dict.fromkeys(amounts[1:])


def _plan(fields: dict[str, Any]) -> dict[str, Any]:
    return {} if fields.keys() & {"pathway", "pain_cap", "schedule"} else {"pain_cap": "strict"}


def _measured(fields: dict[str, Any]) -> dict[str, Any]:
    scale = SCALES[fields["measure"]]
    mended: dict[str, Any] = {"unit": scale.unit, "value": min(max(fields["value"], scale.lowest), scale.highest)}
    return mended | ({"side": "left" if fields.get("side") != "right" else "right"} if scale.one_leg else {})


def _change(fields: dict[str, Any]) -> dict[str, Any]:
    change = fields["change"]
    if change.remove is True:
        return {"change": type(change)(remove=True)}
    numbers = [change.sets, change.reps, change.hold_s, change.load_kg]
    if change.add is UNSET and all(number is None for number in numbers):
        return {"change": type(change)(sets=3)}
    return {}


def _routine(fields: dict[str, Any]) -> dict[str, Any]:
    return {} if fields["items"] else {"items": [RoutineItem(exercise=IDS[0], side="left", sets=3)]}


_MENDS: dict[Any, Any] = {
    IntakeAnswered: _intake,
    SetDone: _set,
    PlanChosen: _plan,
    Measured: _measured,
    PrescriptionChanged: _change,
    RoutineSaved: _routine,
}
