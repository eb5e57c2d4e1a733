"""A document that the quick reader refused: all its flaws at once, or the event after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from types import SimpleNamespace
from typing import Any, get_type_hints

import msgspec
from msgspec import inspect as shapes

from heelwise.record.events import KINDS, Event
from heelwise.record.faults import Flaw, show
from heelwise.record.lift import LIFTS, Lift, lift
from heelwise.record.raw import Doubled, UnreadableError, parse, too_long
from heelwise.record.rules import broken_despite
from heelwise.record.shape import examine


def examined_line(line: bytes, spare_id: Callable[[], str]) -> Event | tuple[Flaw, ...]:
    """The event of a line, or its flaws; a line without an id takes the spare one."""
    flaw = too_long(line)
    if flaw is not None:
        return (flaw,)
    try:
        document = parse(line)
    except UnreadableError as wrong:
        return (wrong.flaw,)
    if isinstance(document, dict) and "id" not in document:
        document["id"] = spare_id()
    return examined(document)


def examined(document: object, lifts: tuple[Lift, ...] = LIFTS) -> Event | tuple[Flaw, ...]:
    """The event of plain values (as JSON writes them), or its flaws."""
    if not isinstance(document, dict):
        return (Flaw(field="line", found=show(document), wanted="an object"),)
    if lifts and not isinstance(document, Doubled):
        document = lift(document, lifts)
    kind = _kind_of(document)
    if isinstance(kind, Flaw):
        return (kind,)
    flaws = tuple(examine(document, _shape_of(kind), ""))
    flawed = {re.split(r"[.\[]", flaw.field)[0] for flaw in flaws}
    flaws += broken_despite(_sound_part(document, kind, flawed), kind, flawed)
    return flaws or _converted(document, kind)


def _kind_of(document: dict[str, Any]) -> type[Event] | Flaw:
    if "kind" not in document:
        return Flaw(field="kind", found="nothing", wanted="a kind of event, such as `noted`")
    if isinstance(document, Doubled) and "kind" in document.doubled:
        return Flaw(field="kind", found="the field more than once", wanted="it once")
    word = document["kind"]
    if isinstance(word, str) and word in KINDS:
        return KINDS[word]
    near = get_close_matches(word, KINDS, n=1) if isinstance(word, str) else []
    return Flaw(field="kind", found=show(word), wanted=f"`{near[0]}`" if near else "a kind of event, such as `noted`")


def _sound_part(document: dict[str, Any], kind: type[Event], flawed: set[str]) -> SimpleNamespace:
    """The fields that can be trusted, as the event would have them; the others are None."""
    sound = dict.fromkeys(_fields_of(kind))
    for field, hint in _fields_of(kind).items():
        if field in document and field not in flawed:
            sound[field] = msgspec.convert(document[field], hint)
    return SimpleNamespace(**sound)


def _converted(document: dict[str, Any], kind: type[Event]) -> Event | tuple[Flaw, ...]:
    try:
        return msgspec.convert(document, kind)
    except msgspec.ValidationError as wrong:  # the examination knows less than the decoder: say what it says
        return (Flaw(field="line", found="an event that does not fit", wanted=str(wrong)),)


@cache
def _shape_of(kind: type[Event]) -> shapes.Type:
    return shapes.type_info(kind)


@cache
def _fields_of(kind: type[Event]) -> dict[str, Any]:
    return {
        field: hint for field, hint in get_type_hints(kind, include_extras=True).items() if not field.startswith("_")
    }
