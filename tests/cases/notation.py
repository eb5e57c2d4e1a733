"""The short hand that vignettes are written in: `DAY [CLOCK] WORD ARGUMENTS [#label]` becomes a diary.

A day is a number (0 is the first, a Monday), a span such as `1..7`, or a date. Words
without a clock have their usual hour. Lines may stand in any order; they happen in
the order of their clocks. `README.md` beside this file lists the words.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from tests.people import TOLD, Diary, day

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


def diary(lines: list[str]) -> Diary:
    """The diary that these lines describe."""
    written = Diary()
    for line in sorted((one for order, text in enumerate(lines) for one in _read(text, order)), key=Line.when):
        _write(written, line)
    return written


def _read(text: str, order: int) -> list[Line]:
    found = WHEN.match(text)
    assert found, f"not a line of a diary: {text!r}"
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
    on, clock, plain, named = line.on, line.clock, line.plain, line.named
    match line.word:
        case "intake":
            written.intake(on, clock, label=line.label, **named)
        case "tear":
            unknown = dict.fromkeys(("worst_pain_week", "morning_pain", "stiffness_min", "can_single_leg_raise"))
            side = named.pop("side", "left")
            written.intake(
                on, clock, label=line.label, complaint="rupture", side=side, **unknown, rupture=_present(named)
            )
        case "screen" | "daily":
            named |= {} if line.word == "daily" else {"only": "only" in plain}
            without = tuple(named.pop("without", None) or ())
            more = {"without": without} if line.word == "screen" else {}
            getattr(written, line.word)(on, clock, label=line.label, **more, **named)
        case "morning":
            side = next((one for one in plain if one in ("left", "right")), "left")
            pain, stiff = next(one for one in plain if "/" in one).split("/")
            flags = {"limped_yesterday": "limped" in plain or None, "night_pain": "night" in plain or None}
            written.morning(on, clock, pain=int(pain), stiff=float(stiff), side=side, label=line.label, **flags)
        case "trains":
            assert isinstance(on, int)
            slot = next((one for one in plain[1:] if one in ("morning", "evening", "any")), None)
            written.trains(on, slot=slot, pain=int(plain[0]), finish="unfinished" not in plain, **named)
        case "session":
            done, planned = (int(n) for n in (plain[2] if len(plain) > 2 else "3/3").split("/"))
            numbers = {"slot": plain[0], "pain": int(plain[1]), "done": done, "planned": planned}
            written.session(on, clock, label=line.label, **numbers, **named)
        case "set":
            session = named.pop("session")
            number = named.pop("set", 1)
            written.set_done(on, clock, session, plain[0], number, label=line.label, **named)
        case "retract":
            written.retract(on, clock, plain[0][1:], label=line.label)
        case _:
            kind, fields = WORDS[line.word]
            taken = dict(zip(fields, plain, strict=False))
            written.write(kind, on, clock, label=line.label, **SHAPED.get(line.word, lambda x: x)({**taken, **named}))


def _present(named: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in named.items() if one is not None}


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
    return {**given, "change": {word: True} if word else numbers}


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
}

SHAPED: dict[str, Any] = {
    "site": _site,
    "prescribe": _prescribed,
    "walk": lambda given: {"activity": "walk", **given},
    "run": lambda given: {"activity": "run", **given},
}
