"""The short hand that vignettes are written in: `DAY [CLOCK] WORD ARGUMENTS [#label]` becomes a diary.

A day is a number (0 is the first, a Monday), a span such as `1..7`, or a date. Words
without a clock have their usual hour. Lines may stand in any order; they happen in
the order of their clocks. `tests/cases/README.md` lists the words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from heelwise.audit.vignettes.diary import TOLD, Diary, day
from heelwise.knowledge.library import Knowledge
from heelwise.record.scales import UNITS

HOURS = {
    "morning": "07:00",
    "intake": "08:00",
    "tear": "08:00",
    "screen": "08:05",
    "site": "08:10",
    "choose": "08:15",
    "daily": "08:30",
    "walk": "08:45",
    "trains": "09:00",
    "set": "09:00",
    "session": "09:00",
}
"""When a word is written that brings no clock; others at ten."""

WHEN = re.compile(
    r"^(?P<first>-?\d+|\d{4}-\d\d-\d\d)(?:\.\.(?P<last>\d+))? +"
    r"(?:(?P<clock>\d\d:\d\d\S*) +)?(?P<word>\S+) ?(?P<rest>.*)$"
)


class Line(NamedTuple):
    """One line on one day."""

    on: int | str
    clock: str
    order: int
    word: str
    plain: list[str]
    named: dict[str, Any]
    label: str | None

    def when(self) -> tuple[dt.date, str, int]:
        """Where it stands among the others."""
        date = day(self.on) if isinstance(self.on, int) else dt.date.fromisoformat(self.on)
        return (date, self.clock, self.order)


def diary(lines: list[str], knowledge: Knowledge | None = None) -> Diary:
    """The diary that these lines describe, written under this content; the shipped content without."""
    written = Diary(knowledge)
    for line in sorted((one for order, text in enumerate(lines) for one in _read(text, order)), key=Line.when):
        _write(written, line)
    return written


def _read(text: str, order: int) -> list[Line]:
    found = WHEN.match(text)
    if found is None:
        raise ValueError(f"not a line of a diary: {text!r}")
    word = found["word"]
    words = found["rest"].split()
    label = next((one[1:] for one in words if one.startswith("#")), None) if word != "retract" else None
    label = label or next((one[3:] for one in words if one.startswith("as=")), None)
    words = [one for one in words if not one.startswith("as=") and (word == "retract" or not one.startswith("#"))]
    plain = [one for one in words if "=" not in one]
    named = dict(one.split("=", 1) for one in words if "=" in one)
    first = found["first"]
    days: list[int | str] = [first] if "-" in first[1:] else list(range(int(first), int(found["last"] or first) + 1))
    clock = found["clock"] or HOURS.get(word, "10:00")
    return [Line(on, clock, order, word, plain, _values(named, on), label) for on in days]


def _values(named: dict[str, str], on: int | str) -> dict[str, Any]:
    """`a=1 b=[x,y] c.d=d-7 e=-`: numbers, lists, one level of nesting, days, nothing. `by=told` is a copied word."""
    values: dict[str, Any] = {}
    for key, text in named.items():
        if (key, text) == ("by", "told"):
            values |= {**TOLD, "told_on": (day(on).isoformat() if isinstance(on, int) else on)}
        elif "." in key:
            outer, inner = key.split(".")
            values.setdefault(outer, {})[inner] = value(text)
        else:
            values[key] = value(text)
    return values


def value(text: str) -> Any:
    """One value."""
    if text == "-":
        return None
    if text in ("true", "false"):
        return text == "true"
    if text.startswith("["):
        return [one for one in text[1:-1].split(",") if one]
    if re.fullmatch(r"d-?\d+", text):
        return day(int(text[1:])).isoformat()
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return text


def _write(written: Diary, line: Line) -> None:
    own = OWN_WORDS.get(line.word)
    if own is not None:
        own(written, line)
        return
    kind, fields = WORDS[line.word]
    taken: dict[str, Any] = {**dict(zip(fields, line.plain, strict=False)), **line.named}
    shaped = SHAPED[line.word](taken) if line.word in SHAPED else taken
    written.write(kind, line.on, line.clock, label=line.label, **shaped)


def _intake(written: Diary, line: Line) -> None:
    written.intake(line.on, line.clock, label=line.label, **line.named)


def _tear(written: Diary, line: Line) -> None:
    unknown = dict.fromkeys(("worst_pain_week", "morning_pain", "stiffness_min", "can_single_leg_raise"))
    told = {key: one for key, one in line.named.items() if key != "side" and one is not None}
    side = line.named.get("side", "left")
    written.intake(line.on, line.clock, label=line.label, complaint="rupture", side=side, **unknown, rupture=told)


def _screen(written: Diary, line: Line) -> None:
    answers = {flag: answer for flag, answer in line.named.items() if flag != "without"}
    without = tuple(line.named.get("without") or ())
    only = "only" in line.plain
    written.screen(line.on, line.clock, label=line.label, only=only, without=without, **answers)


def _daily(written: Diary, line: Line) -> None:
    written.daily(line.on, line.clock, label=line.label, **line.named)


def _morning(written: Diary, line: Line) -> None:
    side = next((one for one in line.plain if one in ("left", "right")), "left")
    pain, stiff = next(one for one in line.plain if "/" in one).split("/")
    more = {"limped_yesterday": "limped" in line.plain or None, "night_pain": "night" in line.plain or None}
    written.morning(line.on, line.clock, pain=int(pain), stiff=float(stiff), side=side, label=line.label, **more)


def _trains(written: Diary, line: Line) -> None:
    slot = next((one for one in line.plain[1:] if one in ("morning", "evening", "any")), None)
    finish = "unfinished" not in line.plain
    written.trains(int(line.on), slot=slot, pain=int(line.plain[0]), finish=finish, **line.named)


def _session(written: Diary, line: Line) -> None:
    slot, pain, *rest = line.plain
    done, planned = (int(n) for n in (rest[0] if rest else "3/3").split("/"))
    numbers: dict[str, Any] = {"slot": slot, "pain": int(pain), "done": done, "planned": planned}
    written.session(line.on, line.clock, label=line.label, **numbers, **line.named)


def _set(written: Diary, line: Line) -> None:
    named = dict(line.named)
    session, number = named.pop("session"), named.pop("set", 1)
    written.set_done(line.on, line.clock, session, line.plain[0], number, label=line.label, **named)


def _retract(written: Diary, line: Line) -> None:
    written.retract(line.on, line.clock, line.plain[0][1:], label=line.label)


OWN_WORDS: dict[str, Callable[[Diary, Line], None]] = {
    "intake": _intake,
    "tear": _tear,
    "screen": _screen,
    "daily": _daily,
    "morning": _morning,
    "trains": _trains,
    "session": _session,
    "set": _set,
    "retract": _retract,
}
"""Words that a method of the diary writes."""


def _site(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "side": given["side"],
        "where": given["where"],
        "pinch_heel": given.get("heel", "unsure"),
        "pinch_above": given.get("above", "unsure"),
        "by": given.get("by", "person"),
    }


def _prescribed(given: dict[str, Any]) -> dict[str, Any]:
    numbers = {key: given.pop(key) for key in ("sets", "reps", "hold_s", "load_kg") if key in given}
    word = given.pop("word", None)
    return {**given, "change": {word: True, **numbers} if word else numbers}


def _measured(given: dict[str, Any]) -> dict[str, Any]:
    """A measurement in its measure's own unit; how it was taken goes with that unless it is said."""
    unit = next(unit for measure, unit in UNITS.items() if measure == given["measure"])
    method = METHODS.get(unit, "form")
    return {"unit": unit, "method": method, **given, "value": float(given["value"])}


METHODS = {"reps": "counted", "cm": "ruler", "J": "accelerometer"}


WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "site": ("site-answered", ("side", "where")),
    "assessed": ("assessed", ("flag", "outcome")),
    "phase": ("phase-set", ("phase",)),
    "cleared": ("milestone-cleared", ("milestone",)),
    "closed": ("milestone-closed", ("milestone",)),
    "choose": ("plan-chosen", ()),
    "skip": ("set-skipped", ("exercise",)),
    "paused": ("paused", ()),
    "resumed": ("resumed", ()),
    "walk": ("activity-done", ()),
    "run": ("activity-done", ()),
    "prescribe": ("prescription-changed", ("exercise", "word")),
    "shown": ("plan-shown", ("edition",)),
    "measured": ("measured", ("measure", "value")),
}

SHAPED: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "site": _site,
    "prescribe": _prescribed,
    "shown": lambda given: {"digest": "0000000000", **given},
    "measured": _measured,
    "walk": lambda given: {"activity": "walk", **given},
    "run": lambda given: {"activity": "run", **given},
}
