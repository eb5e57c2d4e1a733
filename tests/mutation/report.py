"""The page that keeps a mutation run: what was changed, who noticed, what survived and why."""

from __future__ import annotations

import datetime as dt
import platform
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tests.mutation.mutants import Mutant

ROOT = Path(__file__).parents[2]

HEAD = """# Mutation of the code

`scripts/mutate` changes the engine in small ways, one at a time (mutmut's operators: a comparison moved by one, a
condition turned round, a call without an argument, a number one higher, a text or a branch gone) and asks the
vignettes, the reasons as [rules.md](../manual/rules.md) prints them, and the tests of the engine. In triage and locks
({strict}) no change may go unnoticed but those that change nothing a person could see, listed below with the reason;
elsewhere at least {least} % must be noticed.

{drawn}Kept from the run of {on}: {mutants} changes, {vignettes} vignettes and {tests} tests of the engine,
{minutes:.0f} minutes on {machine}{known}. Fingerprint of `src/heelwise/engine`: `{fingerprint}`.

| module | changes | noticed by a vignette | by a reason | by a test | by breaking | excused | survived | noticed |
|---|---|---|---|---|---|---|---|---|
"""


DRAWN = """Outside triage and locks {share} % of the changes were drawn (seed {seed}: `--share {share} --seed {seed}`).

"""


class Run(NamedTuple):
    """What a run was asked, and how long it took."""

    strict: tuple[str, ...]
    least: int
    share: int
    seed: int
    seconds: float
    known: int
    vignettes: int
    tests: int


class Outcome(NamedTuple):
    """What became of a mutant. `noticed` is who noticed it, None when nobody did."""

    mutant: Mutant
    noticed: str | None
    seconds: float


def fingerprint() -> str:
    """Of every file of the engine."""
    seen = sha256()
    for path in sorted((ROOT / "src" / "heelwise" / "engine").glob("*.py")):
        seen.update(path.name.encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:16]


def write(outcomes: list[Outcome], excuses: list[dict[str, Any]], run: Run) -> tuple[list[str], str]:
    """What is wrong, and the page."""
    survivors = [one.mutant for one in outcomes if one.noticed is None]
    modules = list(dict.fromkeys(one.mutant.module for one in outcomes))
    excused = {(one["module"], one["function"], one["change"].strip()): one["because"] for one in excuses}
    left = [one for one in survivors if one.key() not in excused]
    stale = excused.keys() - {one.key() for one in survivors}
    wrong = [f"excused, but noticed or gone: {key}" for key in sorted(stale) if key[0] in modules and run.share == 100]
    page = HEAD.format(
        strict=", ".join(f"`{one}`" for one in run.strict),
        least=run.least,
        drawn="" if run.share == 100 else DRAWN.format(share=run.share, seed=run.seed),
        on=dt.datetime.now(dt.UTC).date(),
        mutants=len(outcomes),
        vignettes=run.vignettes,
        tests=run.tests,
        minutes=run.seconds / 60,
        known=f", of which {run.known} were noticed in an earlier run of the same engine" if run.known else "",
        machine=f"{platform.machine()}, Python {platform.python_version()}",
        fingerprint=fingerprint(),
    )
    for module in modules:
        here = [one for one in outcomes if one.mutant.module == module]
        by = Counter((one.noticed or "-").split()[0] for one in here)
        lost = sum(one.module == module for one in left)
        known = by["-"] - lost
        share = 100 * (len(here) - known - lost) / max(1, len(here) - known)
        breaking = by["loading"] + by["breaking"] + by["hanging"]
        page += f"| `{module}` | {len(here)} | {by['vignette']} | {by['reason']} | {by['test']} | {breaking} "
        page += f"| {known} | {lost} | {share:.1f} % |\n"
        if (module in run.strict and lost) or share < run.least:
            wrong.append(f"{module}: {lost} survived, {share:.1f} % noticed")
    page += _listed("Survived", [(one, "") for one in left])
    page += _listed("Excused", [(one, excused[one.key()]) for one in survivors if one.key() in excused])
    return wrong, page


def _listed(title: str, mutants: list[tuple[Mutant, str]]) -> str:
    told = "".join(
        f"\n`{one.module}.{one.function or 'outside functions'}`{': ' + because if because else ''}\n\n"
        f"```diff\n{one.change}\n```\n"
        for one, because in mutants
    )
    return f"\n## {title}\n{told or chr(10) + 'None.' + chr(10)}"
