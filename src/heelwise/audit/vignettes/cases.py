"""Vignettes read from files and played: this record, this day, this decision, for these reasons."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from msgspec import Struct

from heelwise.audit.vignettes.diary import Diary
from heelwise.audit.vignettes.notation import diary
from heelwise.audit.vignettes.seen import found
from heelwise.knowledge.library import Knowledge


class Case(Struct, frozen=True, kw_only=True):
    """One vignette. `file` is its file's name without the ending."""

    file: str
    id: str
    says: str
    record: list[str]
    on: int | str
    expect: dict[str, Any]
    backwards: bool = False

    @property
    def name(self) -> str:
        """Of all vignettes, this one."""
        return f"{self.file}/{self.id}"


def cases_in(folder: Path) -> list[Case]:
    """Every vignette of a folder, file by file."""
    return [
        Case(file=path.stem, **case)
        for path in sorted(folder.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ())
    ]


def person_of(case: Case, knowledge: Knowledge | None = None) -> Diary:
    """Whoever the vignette is about, having done what the plan of this content prescribed."""
    person = diary(case.record, knowledge)
    if case.backwards:
        person.lines.reverse()
    return person


def holds(case: Case, person: Diary) -> bool:
    """Whether the decision meets every expectation; stops at the first that it does not."""
    decision = person.decision(case.on)
    return all(found(key, wanted, decision, person, case.on) == wanted for key, wanted in case.expect.items())


def wrong_in(case: Case, person: Diary) -> list[str]:
    """Every expectation that the decision does not meet. None: the vignette holds."""
    decision = person.decision(case.on)
    return [
        f"{key}: wanted {wanted!r}, found {there!r}"
        for key, wanted in case.expect.items()
        if (there := found(key, wanted, decision, person, case.on)) != wanted
    ]
