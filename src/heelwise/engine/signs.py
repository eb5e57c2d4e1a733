"""Red flags over time: answers, what they raise, who took it down again.

A raised flag stays until somebody whom `cleared_by` names assessed it; further
answers never lower it. A flag this edition does not know is raised by a yes too.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.state import Person
from heelwise.knowledge.library import Knowledge
from heelwise.record.events import Assessed, ScreenAnswered
from heelwise.terms import FlagAction

GRAVE: frozenset[FlagAction] = frozenset({"emergency", "urgent"})

ORDER: tuple[FlagAction, ...] = ("emergency", "urgent", "see-clinician", "mention")
"""Gravest first."""

UNKNOWN_FLAG_ACTION: FlagAction = "see-clinician"


def action_of(flag: str, knowledge: Knowledge) -> FlagAction:
    """What a flag asks for; an unknown one asks for a clinician."""
    known = knowledge.flags.get(flag)
    return known.action if known else UNKNOWN_FLAG_ACTION


def answered(person: Person, event: ScreenAnswered, knowledge: Knowledge, *, only_grave: bool = False) -> Person:
    """The person after a screen. `only_grave`: an answer taken back too late still raises what is grave."""
    answers = dict(person.answers)
    raised, doubted = dict(person.raised), dict(person.doubted)
    for flag, answer in event.answers.items():
        grave = action_of(flag, knowledge) in GRAVE
        before = answers.get(flag)
        if not only_grave and (before is None or before[1] <= event.at):
            answers[flag] = (answer, event.at)
            doubted.pop(flag, None)
        if answer == "yes" or (answer == "unsure" and grave):
            since_cleared = person.cleared.get(flag)
            if (grave or not only_grave) and (since_cleared is None or since_cleared < event.at):
                raised[flag] = max(raised.get(flag, event.at), event.at)
        elif answer == "unsure" and not only_grave:
            doubted[flag] = event.at
    return replace(person, answers=answers, raised=raised, doubted=doubted)


def assessed(person: Person, event: Assessed, knowledge: Knowledge) -> Person:
    """The person after somebody looked at a flag. Only those named may clear; anybody may uphold."""
    flag = knowledge.flags.get(event.flag)
    may_clear = flag.cleared_by if flag else ("clinician",)
    if event.outcome == "not-cleared":
        raised = {**person.raised}
        raised.setdefault(event.flag, event.at)
        cleared = {k: v for k, v in person.cleared.items() if k != event.flag}
        return replace(person, raised=raised, cleared=cleared)
    if event.by not in may_clear:
        return person
    raised = {k: v for k, v in person.raised.items() if k != event.flag or v > event.at}
    doubted = {k: v for k, v in person.doubted.items() if k != event.flag or v > event.at}
    return replace(person, raised=raised, doubted=doubted, cleared={**person.cleared, event.flag: event.at})


def tear_questions(knowledge: Knowledge) -> tuple[str, ...]:
    """The questions that look for a rupture: those a person can answer of rows R1 and R2."""
    return tuple(f.id for f in knowledge.flags.values() if f.code in ("R1", "R2") and f.asked in ("always", "daily"))


def is_about_tear(flag: str, knowledge: Knowledge) -> bool:
    """Whether looking at a flag means looking at a torn tendon: the rows of the rupture signs."""
    known = knowledge.flags.get(flag)
    return known is not None and known.group == "tear"


def asks_again(person: Person, flag: str, since: dt.datetime) -> bool:
    """Whether a flag has no answer at or after an instant."""
    given = person.answers.get(flag)
    return given is None or given[1] < since
