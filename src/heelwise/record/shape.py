"""Field by field: does a plain value have the shape of an event, and where not.

The shapes are read from the event classes themselves, so that there is one
definition. Rules between fields are in `rules`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import inspect as shapes

from heelwise.record.faults import Flaw, name, one_of, show
from heelwise.record.raw import Doubled

_Aware = Annotated[dt.datetime, msgspec.Meta(tz=True)]

_WRITTEN: dict[type[shapes.Type], Any] = {
    shapes.DateType: dt.date,
    shapes.DateTimeType: _Aware,
    shapes.UUIDType: UUID,
}
"""Values that JSON writes as text, and what reads them."""

_NAMED: dict[type[shapes.Type], str] = {
    shapes.BoolType: "true or false",
    shapes.ListType: "a list",
    shapes.DictType: "an object",
    shapes.StructType: "an object",
    shapes.DateType: "a date such as 2026-11-20",
    shapes.DateTimeType: "a time with its offset, such as 2026-11-20T08:00:00+01:00",
    shapes.UUIDType: "an id (UUID)",
}


def examine(value: object, wanted: shapes.Type, path: str) -> Iterator[Flaw]:
    """Every flaw of a value against a shape; `path` names it, empty for the whole document."""
    match wanted:
        case shapes.UnionType():
            if value is not None:
                yield from examine(value, _given(wanted), path)
        case shapes.StructType():
            yield from _of_struct(value, wanted, path)
        case shapes.ListType():
            yield from _of_list(value, wanted, path)
        case shapes.DictType():
            yield from _of_dict(value, wanted, path)
        case _:
            if not _fits(value, wanted):
                yield Flaw(field=path, found=show(value), wanted=describe(wanted))
            elif isinstance(value, str) and not _storable(value):
                yield Flaw(field=path, found=show(value), wanted="text without zero or half characters")


def describe(wanted: shapes.Type) -> str:
    """A shape in words."""
    match wanted:
        case shapes.UnionType():
            return describe(_given(wanted))
        case shapes.IntType():
            return f"a whole number{_limits(wanted.ge, wanted.le)}"
        case shapes.FloatType():
            return f"a number{_limits(wanted.ge, wanted.le)}"
        case shapes.LiteralType():
            return one_of(wanted.values)
        case shapes.StrType():
            return _text_of(wanted.min_length, wanted.max_length)
        case _:
            return _NAMED[type(wanted)]


def _of_struct(value: object, wanted: shapes.StructType, path: str) -> Iterator[Flaw]:
    if not isinstance(value, dict):
        yield Flaw(field=path or "line", found=show(value), wanted="an object")
        return
    yield from _doubled(value, path)
    known = {field.encode_name: field for field in wanted.fields}
    for key, inner in value.items():
        if key in known:
            yield from examine(inner, known[key].type, _below(path, key))
        elif key != wanted.tag_field:
            yield Flaw(field=_below(path, name(key)), found="an unknown field", wanted=_meant(key, known))
    for key, field in known.items():
        if field.required and key not in value:
            yield Flaw(field=_below(path, key), found="nothing", wanted=describe(field.type))


def _of_list(value: object, wanted: shapes.ListType, path: str) -> Iterator[Flaw]:
    if not isinstance(value, list):
        yield Flaw(field=path, found=show(value), wanted="a list")
        return
    for index, item in enumerate(value):
        yield from examine(item, wanted.item_type, f"{path}[{index}]")


def _of_dict(value: object, wanted: shapes.DictType, path: str) -> Iterator[Flaw]:
    if not isinstance(value, dict):
        yield Flaw(field=path, found=show(value), wanted="an object")
        return
    yield from _doubled(value, path)
    for key, inner in value.items():
        below = _below(path, name(key))
        yield from examine(key, wanted.key_type, below)
        yield from examine(inner, wanted.value_type, below)


def _doubled(value: dict[str, Any], path: str) -> Iterator[Flaw]:
    if isinstance(value, Doubled):
        for key in value.doubled:
            yield Flaw(field=_below(path, name(key)), found="the field more than once", wanted="it once")


def _fits(value: object, wanted: shapes.Type) -> bool:
    match wanted:
        case shapes.IntType():
            return type(value) is int and _between(value, wanted.ge, wanted.le)
        case shapes.FloatType():
            return isinstance(value, int | float) and type(value) is not bool and _between(value, wanted.ge, wanted.le)
        case shapes.BoolType():
            return isinstance(value, bool)
        case shapes.LiteralType():
            return any(type(value) is type(choice) and value == choice for choice in wanted.values)
        case shapes.StrType():
            return isinstance(value, str) and _between(len(value), wanted.min_length, wanted.max_length)
        case _:
            return isinstance(value, str) and _reads(value, _WRITTEN[type(wanted)])


def _given(optional: shapes.UnionType) -> shapes.Type:
    """The shape of a field that may be null, when it is not."""
    return next(shape for shape in optional.types if not isinstance(shape, shapes.NoneType))


def _between(number: float, low: float | None, high: float | None) -> bool:
    return (low is None or number >= low) and (high is None or number <= high)


def _storable(text: str) -> bool:
    """Half a surrogate pair cannot be written as UTF-8, and databases refuse the zero character."""
    return "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


def _reads(text: str, kind: Any) -> bool:
    try:
        msgspec.convert(text, kind)
    except msgspec.ValidationError:
        return False
    return True


def _limits(low: float | None, high: float | None) -> str:
    return f" from {low:,} to {high:,}" if low is not None and high is not None else ""


def _text_of(least: int | None, most: int | None) -> str:
    if least:
        return f"text of {least} to {most:,} characters"
    return f"text of at most {most:,} characters"


def _meant(key: str, known: dict[str, shapes.Field]) -> str:
    near = get_close_matches(key, known, n=1)
    return f"`{near[0]}`" if near else "only fields of this kind of event"


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
