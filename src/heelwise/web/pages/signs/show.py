"""Red flags as four short lists of questions, and what was answered on them. No Django here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from heelwise.knowledge.flags import Flag
from heelwise.knowledge.library import Knowledge
from heelwise.terms import Answer

GRAVE = frozenset({"emergency", "urgent"})
TITLES = {
    "tear": "The tendon and the leg",
    "clot": "Calf, blood and breath",
    "infection-nerve-blood": "Fever, wounds and nerves",
    "medicine-history": "Medicines and the rest of you",
}
"""The four lists, in the order they are asked."""

NONE = "none-"


class Line(Struct):
    """One question and its answer so far."""

    id: str
    question: str
    answer: str
    grave: bool


class Block(Struct):
    """One list. `none` is its "None of these"."""

    id: str
    title: str
    lines: list[Line]
    none: bool
    fault: str = ""


class Sheet(Struct):
    """All lists. `answers` holds what counts; `missing` names the lists not finished.

    `grave` are the serious lines answered yes or unsure, `follow` the questions those bring up.
    """

    blocks: list[Block]
    answers: dict[str, Answer]
    missing: list[str]
    grave: list[Line]
    follow: list[Line]


def always_asked(knowledge: Knowledge) -> tuple[str, ...]:
    """The flags of a full screen for somebody new."""
    return tuple(flag.id for flag in knowledge.flags.values() if flag.asked in {"always", "daily"})


def sheet(knowledge: Knowledge, *, rupture: bool, only: Collection[str] | None = None) -> Sheet:
    """The lists, unanswered. `only` narrows them to these flags, in the order of the content."""
    wanted = set(always_asked(knowledge) if only is None else only)
    blocks: dict[str, Block] = {key: Block(key, title, [], none=False) for key, title in TITLES.items()}
    for flag in knowledge.flags.values():
        if flag.id in wanted:
            key = flag.group if flag.group in blocks else "medicine-history"
            blocks[key].lines.append(Line(flag.id, _words(flag, rupture=rupture), "", flag.action in GRAVE))
    return Sheet([block for block in blocks.values() if block.lines], {}, [], [], [])


def blank(asked: Sheet, known: Mapping[str, str]) -> Sheet:
    """The sheet with earlier answers shown; those that say yes or unsure are never assumed away."""
    for block in asked.blocks:
        for line in block.lines:
            line.answer = known.get(line.id, "")
        block.none = bool(known) and all(line.answer == "no" for line in block.lines)
    return asked


def filled(asked: Sheet, post: Mapping[str, Any]) -> Sheet:
    """The sheet as sent. A yes or unsure on a line counts, whatever "None of these" says."""
    for block in asked.blocks:
        block.none = bool(post.get(NONE + block.id))
        for line in block.lines:
            given = post.get(line.id) or ""
            line.answer = given if given in {"yes", "no", "unsure"} else ""
            if not line.answer and block.none:
                asked.answers[line.id] = "no"
            elif line.answer:
                asked.answers[line.id] = line.answer  # type: ignore[assignment]
            if line.grave and line.answer in {"yes", "unsure"}:
                asked.grave.append(line)
        if any(line.id not in asked.answers for line in block.lines):
            block.fault = "Answer what applies to you, or choose “None of these”."
            asked.missing.append(block.title)
    return asked


def rest_is_no(asked: Sheet, post: Mapping[str, Any]) -> dict[str, str]:
    """The post, where answering some lines of a single list says that nothing else on it is new.

    Nothing answered at all stays nothing, so that a press of the wrong button is asked again.
    """
    given = {line.id: post.get(line.id) or "" for block in asked.blocks for line in block.lines}
    none = post.get(NONE + "all") or (post.get("answered") and any(given.values()))
    return given | ({NONE + "all": "1"} if none else {})


def follow_up(sent: Sheet, post: Mapping[str, Any], knowledge: Knowledge) -> Sheet:
    """Add the questions that a yes or unsure brings up, with the answers given to them."""
    said = {flag for flag, answer in sent.answers.items() if answer != "no"}
    for flag in knowledge.flags.values():
        if flag.asked == "follow-up" and said & set(flag.after):
            given = post.get(flag.id) or ""
            if given in {"yes", "no", "unsure"}:
                sent.answers[flag.id] = given  # type: ignore[assignment]
            sent.follow.append(Line(flag.id, flag.question, given, grave=flag.action in GRAVE))
    return sent


def _words(flag: Flag, *, rupture: bool) -> str:
    return flag.question_rupture if rupture and flag.question_rupture else flag.question


def in_one(asked: Sheet) -> Sheet:
    """The same questions as a single list."""
    lines = [line for block in asked.blocks for line in block.lines]
    return Sheet([Block("all", "Since last time", lines, none=False)], {}, [], [], [])
