"""One line of a session, a day, a place in a plan, in words. Reads plain values, decides nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

SIDES = {"left": "left", "right": "right", "both": "both legs"}
MONTHS = "January February March April May June July August September October November December"
PARTS = ("up", "hold", "down", "pause")


def dose(item: dict[str, Any]) -> str:
    """`3 × 15 · up 1 s, down 3 s · 5 kg · 60 s rest`, from a session's item."""
    words = [amount(item), _tempo(item["tempo_s"]), *_load(item)]
    if item["sets"] > 1 and item["rest_s"]:
        words.append(f"{item['rest_s']} s rest")
    return " · ".join(word for word in words if word)


def day_words(text: str) -> str:
    """`Friday 20 November 2026`, from an ISO date; English whatever the locale is."""
    day = dt.date.fromisoformat(text)
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    months = MONTHS.split()
    return f"{days[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"


def number(value: float) -> str:
    """A number as people write it: no `.0`."""
    return f"{value:g}"


def amount(item: dict[str, Any]) -> str:
    """`3 × 15`: how often, without tempo or load."""
    each = ""
    if item["reps"] is not None:
        each = str(item["reps"])
        if item["hold_s"]:
            each += f" holding {number(item['hold_s'])} s"
    elif item["hold_s"] is not None:
        each = f"{number(item['hold_s'])} s"
    elif item["minutes"] is not None:
        each = f"{number(item['minutes'])} min"
    if not each:
        return f"{item['sets']} sets" if item["sets"] > 1 else ""
    return each if item["sets"] == 1 and item["minutes"] is not None else f"{item['sets']} × {each}"


def _tempo(tempo: list[float] | None) -> str:
    if not tempo:
        return ""
    return ", ".join(f"{part} {number(seconds)} s" for part, seconds in zip(PARTS, tempo, strict=True) if seconds)


def _load(item: dict[str, Any]) -> list[str]:
    words = []
    if item["rm"]:
        words.append(f"as heavy as {item['rm']} good repetitions allow")
    elif item["load_kg"] is None:
        words.append("find the weight")
    elif item["load_kg"]:
        words.append(f"{number(item['load_kg'])} kg")
    if item["band"]:
        words.append(f"{item['band']} band")
    if item["support"]:
        words.append(
            {"none": "no support", "eyes-closed": "eyes closed"}.get(item["support"], item["support"].replace("-", " "))
        )
    return words
