"""What today's plan changed against the last day that had one, line by line. Decides nothing; no Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict

from heelwise.engine.decision import Decision, Item
from heelwise.knowledge.library import Knowledge
from heelwise.web import words
from heelwise.web.lately import Lately

Name = tuple[str, str]
"""An exercise and its side."""


def changed(decision: Decision, before: Lately | None, knowledge: Knowledge) -> dict[str, Any] | None:
    """Since when; each line that is new, gone or dosed otherwise; what only took its turn. None without two plans."""
    if before is None or not decision.sessions:
        return None
    now = _by_name(item for session in decision.sessions for item in session.items)
    then = _by_name(item for _, item in before.lines)
    turns = _turns(now, then, decision, knowledge)
    names = [name for name in dict.fromkeys((*now, *then)) if name not in turns]
    return {
        "since": _since(before.on, decision.on),
        "lines": [line for name in names if (line := _line(name, then.get(name), now.get(name), knowledge))],
        "turns": list(dict.fromkeys(words.named(knowledge, "exercise", name[0]) for name in turns if name in now)),
    }


def _by_name(items: Iterable[Item]) -> dict[Name, Item]:
    found: dict[Name, Item] = {}
    for item in items:
        found.setdefault((item.exercise, item.side), item)
    return found


def _turns(now: dict[Name, Item], then: dict[Name, Item], decision: Decision, knowledge: Knowledge) -> set[Name]:
    """Moves that stand in for one another from day to day: that is no change of the plan.

    A tight calf's whole routine takes turns; elsewhere stretches do, one for another.
    """
    come, gone = set(now) - set(then), set(then) - set(now)
    if decision.condition == "tightness":
        return come | gone
    kinds = {name: knowledge.exercises[name[0]].kind for name in come | gone}
    swapped = {kinds[name] for name in come} & {kinds[name] for name in gone} - {"strength"}
    return {name for name, kind in kinds.items() if kind in swapped}


def _line(name: Name, was: Item | None, now: Item | None, knowledge: Knowledge) -> dict[str, Any] | None:
    before, after = _parts(was), _parts(now)
    if before == after:
        return None
    if was and now:
        same = {part for part in before if part in after}
        before, after = ([part for part in parts if part not in same] or parts[:1] for parts in (before, after))
    return {
        "exercise": name[0],
        "name": words.named(knowledge, "exercise", name[0]),
        "side": words.SIDES[name[1]],
        "was": " · ".join(before),
        "now": " · ".join(after),
    }


def _parts(item: Item | None) -> list[str]:
    return [] if item is None else words.dose(asdict(item)).split(" · ")


def _since(then: dt.date, now: dt.date) -> str:
    days = (now - then).days
    return "yesterday" if days == 1 else f"{then:%A}" if days < 7 else f"{then:%A} {then.day} {then:%B}"
