"""Turning plain TOML values into frozen ones, and naming every fault at once. No file is opened here.

msgspec is fast and strict but stops at the first fault. So a whole document is
converted in one go, and only a document that fails is walked field by field.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

from heelwise.knowledge.faults import Fault

T = TypeVar("T", bound=Struct)

_PLAIN: dict[object, str] = {
    int: "a whole number",
    float: "a number",
    str: "text",
    bool: "true or false",
    dt.date: "a date",
    dict: "a table",
}


class NotFinite:
    """Stands where a file says `nan`, `inf` or a number too large to hold; no field accepts it."""

    def __init__(self, text: str) -> None:
        self.text = text


def checked(raw: object, kind: type[T], file: str, key: str = "") -> tuple[T | None, list[Fault]]:
    """The value, or None and every fault found in it. `key` is where `raw` stands in the file."""
    try:
        return msgspec.convert(raw, kind), []
    except (msgspec.ValidationError, TypeError) as error:
        faults = list(_faults(raw, kind, file, key))
        return None, faults or [Fault(file, key, shown(raw), str(error))]


def shown(value: object) -> str:
    """A value as a fault names it, short enough for one line."""
    match value:
        case NotFinite():
            return f"the number {value.text}"
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}'" if len(value) <= 60 else f"'{value[:57]}...'"
        case int() | float():
            return f"{value}"
        case list():
            return f"a list of {len(value)}"
        case dict():
            return "a table"
        case _:
            return f"{value}"[:60]


def _faults(value: object, kind: Any, file: str, key: str) -> Iterator[Fault]:
    """Every fault of a value against a type, deepest places first named."""
    kind = _chosen(value, _without_none(kind))
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield from _struct_faults(value, kind, file, key)
    elif get_origin(kind) is tuple and get_args(kind)[-1:] == (Ellipsis,):
        yield from _list_faults(value, get_args(kind)[0], file, key)
    elif not _fits(value, kind):
        yield Fault(file, key, shown(value), wanted(kind))


def _struct_faults(value: object, kind: type[Struct], file: str, key: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(file, key, shown(value), "a table")
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    tag = kind.__struct_config__.tag_field
    for name in value:
        if name not in fields and name != tag:
            yield Fault(file, _under(key, name), "an unknown key", f"one of {', '.join(fields)}")
    for name, field in fields.items():
        if name in value:
            yield from _faults(value[name], field.type, file, _under(key, name))
        elif field.required:
            yield Fault(file, _under(key, name), "nothing", wanted(field.type))


def _list_faults(value: object, item: Any, file: str, key: str) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(file, key, shown(value), f"a list, each {wanted(item)}")
        return
    for position, member in enumerate(value):
        yield from _faults(member, item, file, f"{key}[{position}]")


def _chosen(value: object, kind: Any) -> Any:
    """Of a union of tagged structs, the one the value names; otherwise the type itself."""
    if get_origin(kind) not in {Union, types.UnionType} or not isinstance(value, dict):
        return kind
    for member in get_args(kind):
        if isinstance(member, type) and issubclass(member, Struct) and _tag(member) == value.get("kind"):
            return member
    return kind


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except (msgspec.ValidationError, TypeError):
        return False
    return True


def _without_none(kind: Any) -> Any:
    if get_origin(kind) not in {Union, types.UnionType}:
        return kind
    members = tuple(member for member in get_args(kind) if member is not types.NoneType)
    return Union[members]  # noqa: UP007  # built from a tuple


def _tag(kind: type[Struct]) -> object:
    return kind.__struct_config__.tag


def _under(key: str, name: object) -> str:
    return f"{key}.{name}" if key else f"{name}"


def wanted(kind: Any) -> str:
    """A type in words."""
    kind = _without_none(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return wanted(parts[0]) + "".join(_bounds(part) for part in parts[1:] if isinstance(part, Meta))
    if origin is Literal:
        return f"one of {', '.join(str(part) for part in parts)}"
    if origin is tuple:
        return f"a list, each {wanted(parts[0])}" if parts[-1] is Ellipsis else f"a list of {len(parts)} numbers"
    if origin in {Union, types.UnionType}:
        return _either(parts)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return "a table"
    return _PLAIN.get(origin or kind, str(kind))


def _either(members: tuple[Any, ...]) -> str:
    tags = [_tag(member) for member in members if isinstance(member, type) and issubclass(member, Struct)]
    if tags:
        return f"a table whose kind is one of {', '.join(str(tag) for tag in tags)}"
    return " or ".join(wanted(member) for member in members)


def _bounds(meta: Meta) -> str:
    if meta.ge is not None and meta.le is not None:
        return f" from {meta.ge:g} to {meta.le:g}"
    if meta.ge is not None:
        return f" of at least {meta.ge:g}"
    return f" of at least {meta.min_length} characters" if meta.min_length is not None else ""
