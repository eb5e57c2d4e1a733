"""`scripts/mutate [MODULE ...]`: change the engine in small ways and see that a test notices each change.

Not part of the tests: it takes minutes, and a survivor is a question to a person, not a
fault. `excused.toml` lists the survivors that are no faults, each with its reason; an
entry that names no survivor any more fails the run, as does a survivor where none is
allowed. The report is `docs/proof/code-mutation.md`.
"""

from __future__ import annotations

import argparse
import os
import pickle
import select
import signal
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from heelwise.knowledge.read import load
from heelwise.record.decode import decode_lines
from heelwise.record.record import Record
from tests.mutation.judge import noticed_by
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.report import Outcome, write

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "src" / "heelwise" / "engine"
EXCUSED = Path(__file__).parent / "excused.toml"
PAGE = ROOT / "docs" / "proof" / "code-mutation.md"

NONE_MAY_SURVIVE = ("signs", "triage", "permit", "healing", "permission")
"""Triage and locks: here every survivor that is not excused fails the run."""

MODULES = (*NONE_MAY_SURVIVE, "gates", "by_hand", "progress", "milestones", "weeks")
"""Where `scripts/mutate` looks by itself; what does not exist is left out."""

LEAST = 90
"""Percent of mutants noticed, in every other module."""

PATIENCE_S = 120
"""A mutant that takes longer has been noticed: it hangs."""


class Running(NamedTuple):
    """A mutant being judged by a child."""

    mutant: Mutant
    pid: int
    pipe: int
    since: float


class Told(NamedTuple):
    """A vignette with its record, as the child finds it; the fields of `baseline.Story`, decoded."""

    case: dict[str, Any]
    record: Record
    seconds: float
    touches: frozenset[tuple[str, str]]
    shows: dict[str, tuple[str, object, object]]

    def name(self) -> str:
        """Of all vignettes, this one."""
        return f"{self.case['file']}/{self.case['id']}"


def stories() -> list[Told]:
    """Every vignette, played by the unchanged engine in a process of its own."""
    made = subprocess.run([sys.executable, "-m", "tests.mutation.baseline"], check=True, stdout=subprocess.PIPE)
    told = []
    for case, lines, seconds, touches, shows in pickle.loads(made.stdout):
        record = Record.of(decode_lines(lines, file="vignette").events)
        told.append(Told(case, record, seconds, touches, shows))
    return told


def asked_of(mutant: Mutant, told: list[Told], killers: Counter[str]) -> list[Told]:
    """The vignettes that run the changed function: those that noticed its other mutants first, then the quick ones."""
    here = (mutant.module, mutant.function)
    touching = [one for one in told if (here in one.touches if mutant.function else True)]
    return sorted(touching, key=lambda one: (-killers[f"{here}{one.name()}"], one.seconds))


def judged(mutants: Iterable[Mutant], told: list[Told], workers: int) -> Iterator[Outcome]:
    """The outcome of every mutant, `workers` at a time, each in a child of its own."""
    killers: Counter[str] = Counter()
    waiting, running = iter(mutants), list[Running]()
    while True:
        while len(running) < workers and (mutant := next(waiting, None)) is not None:
            running.append(started(mutant, asked_of(mutant, told, killers)))
        if not running:
            return
        ready, _, _ = select.select([one.pipe for one in running], [], [], 1)
        for one in list(running):
            late = time.monotonic() - one.since > PATIENCE_S
            if one.pipe not in ready and not late:
                continue
            running.remove(one)
            noticed = ended(one, late=late)
            if noticed and noticed.startswith("vignette "):
                killers[f"{(one.mutant.module, one.mutant.function)}{noticed.removeprefix('vignette ')}"] += 1
            yield Outcome(one.mutant, noticed, time.monotonic() - one.since)


def started(mutant: Mutant, asked: list[Told]) -> Running:
    """A child that judges one mutant and writes who noticed it into a pipe."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Running(mutant, pid, reading, time.monotonic())
    os.close(reading)
    try:
        answer = noticed_by(mutant, asked) or "-"
    except BaseException as error:  # noqa: BLE001  # whatever it breaks, it is noticed
        answer = f"breaking ({type(error).__name__})"
    os.write(writing, answer.encode()[:1000])
    os._exit(0)


def ended(one: Running, *, late: bool) -> str | None:
    """Who noticed; None when nobody did."""
    if late:
        os.kill(one.pid, signal.SIGKILL)
    answer = b"" if late else os.read(one.pipe, 1000)
    os.close(one.pipe)
    os.waitpid(one.pid, 0)
    said = answer.decode() or ("hanging" if late else "breaking")
    return None if said == "-" else said


def main() -> int:
    """Exit 0 when every module keeps its promise."""
    asked = argparse.ArgumentParser(description="Change the engine in small ways; a test must notice.")
    asked.add_argument("modules", nargs="*", help=f"modules of the engine; {' '.join(MODULES)} when left out")
    asked.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--no-report", action="store_true", help="print survivors, write nothing")
    given = asked.parse_args()
    modules = [one for one in given.modules or MODULES if (ENGINE / f"{one}.py").exists()]
    load()
    began = time.monotonic()
    told = stories()
    if any(name.startswith("heelwise.engine.") for name in sys.modules):
        raise SystemExit("the engine is loaded already: no change of it would show")
    mutants = [one for name in modules for one in mutants_of(name, (ENGINE / f"{name}.py").read_text())]
    print(f"{len(mutants)} mutants of {', '.join(modules)}, {len(told)} vignettes", flush=True)
    outcomes = []
    for outcome in judged(mutants, told, given.workers):
        outcomes.append(outcome)
        if outcome.noticed is None:
            one = outcome.mutant
            print(f"survived {one.module}.{one.function} ({outcome.seconds:.0f} s)\n{one.change}", flush=True)
        elif len(outcomes) % 200 == 0:
            print(f"{len(outcomes)} done, {time.monotonic() - began:.0f} s", flush=True)
    excuses = tomllib.loads(EXCUSED.read_text()).get("excused", [])
    seconds = time.monotonic() - began
    wrong, page = write(outcomes, excuses, NONE_MAY_SURVIVE, LEAST, seconds, len(told))
    if not given.no_report and not given.modules:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page)
    print("\n".join([*wrong, f"{seconds:.0f} s"]))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
