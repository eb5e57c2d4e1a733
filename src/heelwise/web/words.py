"""Small words that several pages share: names, doses, days, sources. Plain values in, text out; no Django."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from heelwise.knowledge.library import Knowledge

SLOTS = {
    "morning": "Morning session",
    "evening": "Evening session",
    "any": "Today’s session",
    "before-activity": "Before your sport",
    "after-activity": "After your sport",
}
STATES = {"due": "", "part-done": "begun", "done": "done", "cancelled": "left out today"}
CONDITIONS = {
    "tightness": "tight calf",
    "midportion": "tendon above the heel (midportion)",
    "insertional": "tendon at the heel bone (insertional)",
    "unsure": "place not certain, treated like the heel bone",
    "rupture": "healing rupture",
}
PAUSES = {"holiday": "Holiday", "illness": "Illness", "other": "Something else"}
SIDES = {"left": "left leg", "right": "right leg", "both": "both legs together"}
UNITS = {"reps": "repetitions", "J": "joules"}
"""What a unit is called; the others are called what they are."""
ACTIVITIES = {"run": "Run", "walk": "Walk", "ride": "Ride", "swim": "Swim", "sport": "Sport"}


_UNIT = re.compile(r"(\d) (?=(?:s|min|h|kg)\b)")
_SURNAME = re.compile(r",| and | et al")
_SUBTITLE = re.compile(r"[:(,;]")


def named(knowledge: Knowledge, kind: str, thing: str) -> str:
    """The name of an exercise, pathway, phase, rung or measure; its id in words when it has none."""
    return knowledge.names.get(f"{kind}.{thing}") or knowledge.names.get(thing) or thing.replace("-", " ").capitalize()


def cited(knowledge: Knowledge, keys: list[str]) -> list[str]:
    """Sources as a reader knows them: first author and year, else the title."""
    return list(dict.fromkeys(_cite(knowledge, key) for key in keys))


def _cite(knowledge: Knowledge, key: str) -> str:
    source = knowledge.sources.get(key)
    if source is None:
        return key
    if source.authors and source.year:
        return f"{_SURNAME.split(source.authors)[0].strip()} {source.year}"
    short = _SUBTITLE.split(source.title)[0].strip()
    return short if source.year is None or str(source.year) in short else f"{short} {source.year}"


def because(knowledge: Knowledge, plain: Mapping[str, Any]) -> dict[str, Any]:
    """A reason as `explain` gives it, with its sources readable."""
    return {
        "rule": plain["rule"],
        "verdict": plain["verdict"],
        "text": plain["text"],
        "facts": plain["facts"],
        "sources": cited(knowledge, plain["sources"]),
        "parts": [because(knowledge, part) for part in plain["parts"]],
    }


def dose(item: Mapping[str, Any]) -> str:
    """3 × 15, down in 3 s; 2 × 30 s; 10 min."""
    parts = [_amount(item)]
    if tempo := _tempo(item):
        parts.append(tempo)
    if item.get("band"):
        parts.append(f"{item['band'].replace('x-', 'very ')} band")
    if item.get("load_kg"):
        parts.append(f"with {number(item['load_kg'])} kg")
    elif item.get("load_kg", 0) is None:
        parts.append(f"a weight you can lift {item['rm']} times" if item.get("rm") else "with a weight you find")
    return bound(" · ".join(parts))


def bound(text: str) -> str:
    """Numbers with their units, and sets with what they are of, never torn apart at the end of a line."""
    return _UNIT.sub("\\1\u00a0", text).replace(" × ", "\u00a0×\u00a0")


def _amount(item: Mapping[str, Any]) -> str:
    sets = item["sets"]
    if item.get("minutes"):
        return f"{number(item['minutes'])} min" if sets == 1 else f"{sets} × {number(item['minutes'])} min"
    if item.get("reps") and item.get("hold_s"):
        return f"{sets} × {item['reps']}, each held {item['hold_s']} s"
    if item.get("hold_s"):
        return f"{sets} × {item['hold_s']} s"
    if item.get("reps"):
        return f"{sets} × {item['reps']}"
    return f"{sets} set" if sets == 1 else f"{sets} sets"


def _tempo(item: Mapping[str, Any]) -> str:
    tempo = item.get("tempo_s")
    if not tempo or not item.get("reps"):
        return ""
    up, _, down, _ = tempo
    if up == down:
        return f"{number(up)} s up, {number(down)} s down"
    return f"down in {number(down)} s" if down > up else ""


def stiff(minutes: float) -> str:
    """How stiff a morning was."""
    return f"stiff for {number(minutes)} min" if minutes else "not stiff"


def number(value: float) -> str:
    """7.5 stays 7.5, and 7.0 becomes 7."""
    return f"{value:.1f}".removesuffix(".0")


def when(on: dt.date, today: dt.date) -> str:
    """Today, tomorrow, or the day by name."""
    match (on - today).days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case n if 1 < n < 7:
            return f"on {on:%A}"
        case _:
            return f"on {on:%A} {on.day} {on:%B}"
