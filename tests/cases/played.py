"""Every vignette played once, for those who ask what all of them show: which reasons are told, and how."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from heelwise.audit.vignettes.cases import Case, cases_in, person_of
from heelwise.audit.vignettes.diary import Diary
from heelwise.engine.because import Because

FOLDER = Path(__file__).parent

CHOOSING = {"options", "recommended", "choice-because"}
"""Expectations about the plans that may be chosen."""


class Told(NamedTuple):
    """A reason in the first vignette that tells it."""

    case: Case
    because: Because


def reasons_in(value: object) -> Iterator[Because]:
    """Every reason in a decision or an answer, wherever it stands."""
    match value:
        case Because():
            yield value
            for part in value.parts:
                yield from reasons_in(part)
        case Struct():
            for field in value.__struct_fields__:
                yield from reasons_in(getattr(value, field))
        case tuple() | list():
            for member in value:
                yield from reasons_in(member)


def answers(case: Case, person: Diary) -> Iterator[object]:
    """The decision of a vignette, and each single answer that it asks for."""
    yield person.decision(case.on)
    for asked in {**case.expect.get("may", {}), **case.expect.get("may-because", {})}:
        yield person.may(asked, case.on)
    if CHOOSING & case.expect.keys():
        yield person.choices(case.on)


@cache
def told() -> dict[str, list[Told]]:
    """For each `<rule>.<verdict>` the vignettes that tell it, each once, in the order of the files."""
    found: dict[str, list[Told]] = {}
    for case in cases_in(FOLDER):
        here: dict[str, Because] = {}
        for answer in answers(case, person_of(case)):
            for because in reasons_in(answer):
                here.setdefault(f"{because.rule}.{because.verdict}", because)
        for key, because in here.items():
            found.setdefault(key, []).append(Told(case, because))
    return found
