"""Are the red flags askable, clearable by the right people, and few enough to answer?"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.knowledge.faults import Fault
from heelwise.knowledge.flags import Flag
from heelwise.knowledge.library import Knowledge

FILE = "red-flags.toml"

DAILY = 5
"""Questions before a session; more would not be read."""

LIST = 10
"""Questions in one of the four lists."""


def flags(knowledge: Knowledge) -> Iterator[Fault]:
    """Follow-ups follow something, grave flags are cleared by clinicians, lists stay short."""
    for flag in knowledge.flags.values():
        yield from _one(flag, knowledge)
    yield from _counts(knowledge)


def _one(flag: Flag, knowledge: Knowledge) -> Iterator[Fault]:
    for other in flag.after:
        if other not in knowledge.flags or knowledge.flags[other].asked not in {"always", "daily"}:
            yield Fault(FILE, f"{flag.id}.after", f"'{other}'", "a flag asked always or daily")
    if bool(flag.after) != (flag.asked == "follow-up"):
        yield Fault(
            FILE, f"{flag.id}.after", f"{len(flag.after)} with asked '{flag.asked}'", "some for a follow-up only"
        )
    if "clinician" not in flag.cleared_by:
        yield Fault(FILE, f"{flag.id}.cleared-by", "no clinician", "a clinician, who may clear every flag")
    if "person" in flag.cleared_by and flag.action != "mention":
        yield Fault(FILE, f"{flag.id}.cleared-by", f"'person' for '{flag.action}'", "a clinician only")
    if flag.asked != "derived" and not flag.question.rstrip().endswith(("?", "test it.")):
        yield Fault(FILE, f"{flag.id}.question", "no question mark at its end", "a question")
    if flag.asked == "daily" and flag.action not in {"emergency", "urgent"}:
        yield Fault(FILE, f"{flag.id}.action", f"'{flag.action}'", "emergency or urgent for a daily question")


def _counts(knowledge: Knowledge) -> Iterator[Fault]:
    asked = [flag for flag in knowledge.flags.values() if flag.asked in {"always", "daily"}]
    daily = sum(flag.asked == "daily" for flag in asked)
    if daily != DAILY:
        yield Fault(FILE, "", f"{daily} daily questions", f"{DAILY}")
    for group in sorted({flag.group for flag in asked}):
        many = sum(flag.group == group for flag in asked)
        if many > LIST:
            yield Fault(FILE, "", f"{many} questions in the list '{group}'", f"{LIST} at most")
