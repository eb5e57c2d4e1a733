"""What the engine does unchanged: each vignette's record, its cost, the functions it runs, the reasons it shows.

Made in a process of its own, so that the one that makes the mutants never loads the engine.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from msgspec import structs

from tests.cases.played import FOLDER, answers, reasons_in

ENGINE = "heelwise/engine/"


class Story(NamedTuple):
    """A vignette in plain values (reading it must not load the engine), with its lines as in a file."""

    case: dict[str, Any]
    lines: list[bytes]
    seconds: float
    touches: frozenset[tuple[str, str]]
    shows: dict[str, tuple[str, Any, Any]]


def stories() -> list[Story]:
    """Every vignette with what it does. `shows` has the reasons of which it is the first to tell."""
    from heelwise.audit.vignettes.cases import cases_in, person_of, wrong_in

    told: set[str] = set()
    made = []
    for case in cases_in(FOLDER):
        began = time.perf_counter()
        person = person_of(case)
        if wrong_in(case, person):
            continue  # a test says so; it proves nothing here
        touches: set[tuple[str, str]] = set()
        seconds = time.perf_counter() - began
        sys.setprofile(lambda frame, event, _, touches=touches: _note(frame, event, touches))
        given = list(answers(case, person))
        sys.setprofile(None)
        shows: dict[str, tuple[str, Any, Any]] = {}
        for answer in given:
            for because in reasons_in(answer):
                key = f"{because.rule}.{because.verdict}"
                if key not in told:
                    shows.setdefault(key, (because.rule, dict(because.facts), because.sources))
        told |= shows.keys()
        lines = [json.dumps(line).encode() for line in person.lines]
        made.append(Story(structs.asdict(case), lines, seconds, frozenset(touches), shows))
    return made


def _note(frame: FrameType, event: str, touches: set[tuple[str, str]]) -> None:
    code = frame.f_code
    if event == "call" and ENGINE in code.co_filename:
        outer = code.co_qualname.split(".<locals>")[0].rpartition(".")[2]
        touches.add((Path(code.co_filename).stem, outer))


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps([tuple(story) for story in stories()]))
