"""`scripts/mutate [MODULE ...]`: change the engine in small ways and see that a test notices each change.

Not part of the tests: it takes long, and a survivor is a question to a person, not a
fault. `excused.toml` lists the survivors that are no faults, each with its reason; an
entry that names no survivor any more fails the run, as does a survivor where none is
allowed. The report is `docs/proof/code-mutation.md`.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from heelwise.knowledge.read import load
from tests.mutation.judge import noticed_by
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.report import Outcome, Run, write
from tests.mutation.witnesses import Memory, Witnesses, witnesses

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "src" / "heelwise" / "engine"
EXCUSED = Path(__file__).parent / "excused.toml"
PAGE = ROOT / "docs" / "proof" / "code-mutation.md"

NONE_MAY_SURVIVE = ("signs", "triage", "permit", "healing", "permission")
"""Triage and locks: here every survivor that is not excused fails the run."""

MODULES = (
    *NONE_MAY_SURVIVE,
    *("gates", "by_hand", "held", "weeks", "ready", "response", "cap", "baseline"),
    *("progress", "milestones", "replay", "lines", "today", "opening"),
    *("unproven", "care", "heavier", "easing"),
)
"""Where `scripts/mutate` looks by itself."""

LEAST = 90
"""Percent of mutants noticed, in every other module."""

PATIENCE_S = 3600
"""A child that takes longer has been noticed: it hangs, and does not see so itself."""


class Running(NamedTuple):
    """A mutant being judged by a child."""

    mutant: Mutant
    pid: int
    pipe: int
    since: float


def judged(mutants: Iterable[Mutant], everybody: Witnesses, memory: Memory, workers: int) -> Iterator[Outcome]:
    """The outcome of every mutant, `workers` at a time, each in a child of its own."""
    waiting, running = iter(mutants), list[Running]()
    while True:
        while len(running) < workers and (mutant := next(waiting, None)) is not None:
            running.append(started(mutant, everybody.of(mutant, memory, patient=mutant.module in NONE_MAY_SURVIVE)))
        if not running:
            return
        ready, _, _ = select.select([one.pipe for one in running], [], [], 1)
        for one in list(running):
            late = time.monotonic() - one.since > PATIENCE_S
            if one.pipe not in ready and not late:
                continue
            running.remove(one)
            noticed = ended(one, late=late)
            if noticed:
                memory.noticed(one.mutant, noticed, everybody.engine)
            yield Outcome(one.mutant, noticed, time.monotonic() - one.since)


def started(mutant: Mutant, asked: Witnesses) -> Running:
    """A child that judges one mutant and writes who noticed it into a pipe."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Running(mutant, pid, reading, time.monotonic())
    os.close(reading)
    try:
        answer = noticed_by(mutant, asked.told, [one.test for one in asked.tests]) or "-"
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


def chosen(modules: Iterable[str], share: int, seed: int) -> list[Mutant]:
    """The mutants to judge: all, or a drawn share of those outside triage and locks."""
    found = []
    for name in modules:
        all_of_it = list(mutants_of(name, (ENGINE / f"{name}.py").read_text()))
        if name not in NONE_MAY_SURVIVE and share < 100:
            drawn = list(range(len(all_of_it)))
            random.Random(f"{seed} {name}").shuffle(drawn)  # the first ones: a larger share holds a smaller one
            all_of_it = [all_of_it[place] for place in sorted(drawn[: -(-len(drawn) * share // 100)])]
        found += all_of_it
    return found


def watched(outcomes: Iterator[Outcome], memory: Memory) -> Iterator[Outcome]:
    """The same, told on the screen: survivors, and how far it is. What is known is kept on the way."""
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        one = outcome.mutant
        if outcome.noticed is None:
            print(f"survived {one.module}.{one.function} ({outcome.seconds:.0f} s)\n{one.change}", flush=True)
        if number % 100 == 0:
            print(f"{number} done, now in {one.module}", flush=True)
            memory.keep()
    memory.keep()


def in_order(outcomes: list[Outcome], mutants: list[Mutant]) -> list[Outcome]:
    """As in the source."""
    places = {mutant: place for place, mutant in enumerate(mutants)}
    return sorted(outcomes, key=lambda outcome: places[outcome.mutant])


def arguments() -> argparse.Namespace:
    """What was asked for."""
    asked = argparse.ArgumentParser(description="Change the engine in small ways; a test must notice.")
    asked.add_argument("modules", nargs="*", help=f"modules of the engine; {' '.join(MODULES)} when left out")
    asked.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--share", type=int, default=100, help="percent drawn of the modules where some may survive")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--go-on", action="store_true", help="ask again only where nobody noticed in a run cut short")
    asked.add_argument("--no-report", action="store_true", help="print survivors, write nothing")
    return asked.parse_args()


def main() -> int:
    """Exit 0 when every module keeps its promise."""
    given = arguments()
    load()
    began = time.monotonic()
    everybody, memory = witnesses(), Memory()
    if any(name.startswith("heelwise.engine.") for name in sys.modules):
        raise SystemExit("the engine is loaded already: no change of it would show")
    modules = given.modules or MODULES
    mutants = chosen(modules, given.share, given.seed)
    print(f"{len(mutants)} mutants of {', '.join(modules)}", flush=True)
    known = [Outcome(one, memory.known(one, everybody), 0) for one in mutants] if given.go_on else []
    known = [outcome for outcome in known if outcome.noticed]
    asked = [one for one in mutants if one not in {outcome.mutant for outcome in known}]
    outcomes = [*known, *watched(judged(asked, everybody, memory, given.workers), memory)]
    excuses = tomllib.loads(EXCUSED.read_text()).get("excused", [])
    run = Run(
        strict=NONE_MAY_SURVIVE,
        least=LEAST,
        share=given.share,
        seed=given.seed,
        seconds=time.monotonic() - began,
        known=len(known),
        vignettes=len(everybody.told),
        tests=len(everybody.tests),
    )
    wrong, page = write(in_order(outcomes, mutants), excuses, run)
    if not given.no_report and not given.modules:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page)
    print("\n".join([*wrong, f"{run.seconds:.0f} s"]))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
