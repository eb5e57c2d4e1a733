"""Who is asked about a mutant, and in what order: the vignettes and tests that run the changed lines."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from heelwise.record.decode import decode_lines
from heelwise.record.record import Record
from tests.mutation.mutants import Mutant

REMEMBERED = Path(__file__).parents[2] / "build" / "mutation" / "noticed.json"
"""Who noticed each mutant the last time: asked first the next time. Nothing is noticed by memory alone."""

LONG_S = 2
"""Seconds of work under watch. A test that takes longer is asked in triage and locks only: it notices little more."""


class Told(NamedTuple):
    """A vignette with its record, as the child finds it; the fields of `baseline.Story`, decoded."""

    case: dict[str, Any]
    record: Record
    seconds: float
    touches: dict[str, int]
    shows: dict[str, tuple[str, object, object]]

    def name(self) -> str:
        """As `noticed_by` names it."""
        return f"vignette {self.case['file']}/{self.case['id']}"


class Test(NamedTuple):
    """A test of the engine; the fields of `baseline.Check`."""

    test: str
    seconds: float
    touches: dict[str, int]

    def name(self) -> str:
        """As `noticed_by` names it."""
        return f"test {self.test}"


class Memory:
    """Who noticed what, in this run and those before."""

    def __init__(self) -> None:
        self._of_mutant: dict[str, tuple[str, str]] = json.loads(REMEMBERED.read_text()) if REMEMBERED.exists() else {}
        self._of_function: Counter[tuple[str, str, str]] = Counter()

    def noticed(self, mutant: Mutant, who: str, engine: str) -> None:
        """Remembers who noticed it, in which engine."""
        self._of_mutant[_digest(mutant)] = (who, engine)
        self._of_function[(mutant.module, mutant.function, who)] += 1

    def known(self, mutant: Mutant, everybody: Witnesses) -> str | None:
        """Who noticed the same change of the same engine in a run that was cut short, and is still asked."""
        who, where = self._of_mutant.get(_digest(mutant), ("", ""))
        there = who in everybody.names or who.partition(" ")[0] not in ("vignette", "test")
        return who if who and where == everybody.engine and there else None

    def keep(self) -> None:
        """For the next run."""
        REMEMBERED.parent.mkdir(parents=True, exist_ok=True)
        REMEMBERED.write_text(json.dumps(self._of_mutant, indent=0, sort_keys=True))

    def rank(self, mutant: Mutant, who: str) -> tuple[bool, int]:
        """The lower, the likelier to notice."""
        last, _ = self._of_mutant.get(_digest(mutant), ("", ""))
        return (last != who, -self._of_function[(mutant.module, mutant.function, who)])


class Witnesses(NamedTuple):
    """Vignettes and tests, and the names of them all; `engine` is a digest of all that decides."""

    engine: str
    names: frozenset[str]
    told: list[Told]
    tests: list[Test]

    def of(self, mutant: Mutant, memory: Memory, *, patient: bool) -> Witnesses:
        """Those that run the changed lines: whoever is likely to notice first, then the quick ones."""

        def asked(those: list[Any]) -> list[Any]:
            touching = [one for one in those if one.touches.get(mutant.module, 0) & mutant.lines]
            return sorted(touching, key=lambda one: (memory.rank(mutant, one.name()), one.seconds))

        tests = [one for one in self.tests if patient or one.seconds < LONG_S]
        return Witnesses(self.engine, self.names, asked(self.told), asked(tests))


def witnesses() -> Witnesses:
    """Every vignette and test, played by the unchanged engine in processes of their own."""
    asked = [sys.executable, "-m", "tests.mutation.baseline"]
    made = [subprocess.Popen([*asked, kind], stdout=subprocess.PIPE) for kind in ("stories", "checks")]
    (engine, stories), (_, checks) = [pickle.loads(one.communicate()[0]) for one in made]
    told = []
    for case, lines, seconds, touches, shows in stories:
        record = Record.of(decode_lines(lines, file="vignette").events)
        told.append(Told(case, record, seconds, touches, shows))
    tests = [Test(*one) for one in checks]
    return Witnesses(engine, frozenset(one.name() for one in (*told, *tests)), told, tests)


def _digest(mutant: Mutant) -> str:
    return sha256("\0".join(mutant.key()).encode()).hexdigest()[:16]
