"""What was measured, as the events that tell it: from a post, and as a pattern for a browser. No Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.questions import Form
from heelwise.record.scales import UNITS
from heelwise.web import words
from heelwise.web.pages.measure.show import TESTS, measure_of
from heelwise.web.saying import WHEN, Pattern

METHODS = {"reps": "counted", "cm": "ruler"}
"""How a result by hand was come by, by its unit; what has none was filled in."""

IS_ITS_OWN_PAIN = "hop-pain"
"""The test whose result is how much it hurt."""


def measured(name: str, *, value: Any, side: str | None, method: str = "form") -> dict[str, Any]:
    """A measurement as a raw event."""
    event = {"kind": "measured", "measure": name, "value": value, "unit": UNITS[measure_of(name)], "method": method}
    return event | {"side": side} if side else event


def of_a_test(name: str, fields: Mapping[str, Any], *, cap: int, on: dt.date) -> list[dict[str, Any]]:
    """A test and, where it hurt too much, a session that pain ended: tests are loads, and the plan hears of it."""
    method = METHODS.get(UNITS[measure_of(name)], "form")
    events = [measured(name, value=fields["value"], side=fields.get("side"), method=method)]
    pain = _whole(fields.get(_pain(name), 0))
    sharp = fields.get("sharp") != "no"
    if isinstance(pain, int | float) and (sharp or pain > cap):
        stop = _stop() | {"session": f"test-{name}-{on.isoformat()}", "pain_during": pain}
        stop |= {"pain_side": fields["side"]} if fields.get("side") else {}
        events.append(stop | {"sharp_pain": True} if sharp else stop)
    return events


def pattern(names: Sequence[str], *, chosen: bool) -> list[Pattern]:
    """The same for a browser that keeps them first (`heelwise.web.saying`).

    `chosen`: which of them it is stands in the field `measure`. The limit stands in the field `cap`.
    """
    made: list[Pattern] = []
    for name in names:
        this: Pattern = {"measure": name} if chosen else {}
        method = METHODS.get(UNITS[measure_of(name)], "form")
        told = WHEN | {"if": [this]} | measured(name, value="#value", side=None, method=method)
        made.append(told | {"side~": "$side"})
        if name in TESTS:
            pain = _pain(name)
            ways = [this | {"sharp": "yes"}, this | {pain: ">cap"}]
            stop = WHEN | {"if": ways, "session": f"^test-{name}", "pain_during": f"#{pain}"} | _stop()
            made.append(stop | {"pain_side~": "$side", "sharp_pain~": "!sharp"})
    return made


def of_items(name: str, form: Form) -> list[Pattern]:
    """A questionnaire added up from its items."""
    value = f"+{' '.join(ask.field for ask in form.questions)}"
    return [measured(name, value=value, side=None) | {"side~": "$side"}]


def named(names: Sequence[str], knowledge: Knowledge) -> list[tuple[str, str]]:
    """What a list to choose from says: the name of each, with its unit."""
    units = {name: UNITS[measure_of(name)] for name in names}
    called = {name: words.named(knowledge, "measure", name) for name in names}
    return [(name, f"{_upper(called[name])}, in {words.UNITS.get(unit, unit)}") for name, unit in units.items()]


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _pain(name: str) -> str:
    """The field that says how much a test hurt."""
    return "value" if name == IS_ITS_OWN_PAIN else "pain"


def _whole(number: Any) -> Any:
    """A pain is a whole number, also where the field took any; what is none is left to the decoder."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _stop() -> dict[str, Any]:
    return {"kind": "session-finished", "slot": "any", "planned_sets": 0, "done_sets": 0, "stopped": "pain"}
