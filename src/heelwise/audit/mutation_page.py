"""The page that keeps a mutation of the content: how much was changed, who noticed, what survived and why."""

from __future__ import annotations

from collections.abc import Sequence

from heelwise.audit.mutants import Mutant, Sort
from heelwise.audit.mutate import Judged, Survivor

SORTS: dict[Sort, str] = {
    "limit": "numbers of rules",
    "gate": "gates: numbers, all and any, parts gone",
    "lock": "locks: permissions, entries, goals, what bends past neutral",
    "flag": "red flags: gone, weaker, asked less, cleared by more",
    "milestone": "milestones: weeks, what to show",
    "dose": "doses and rhythm",
    "measure": "measures: scale, error, what matters, what is usual",
}

HEAD = """# Mutation of the content

`heelwise audit --mutate` changes the content in memory, one thing at a time: each number one step up and one
down, each comparison of a gate turned, each gate, flag and lock loosened or taken away. For each change a vignette
of `tests/cases/` must fail. For doses, for the gates of single rungs and for the numbers of measures a table of
`tests/cases/tables/` may notice instead: there the number is written a second time, as it was read in its source, and
vignettes prove what its kind does. What nothing notices is listed below with the reason; nothing else may survive.

Edition {edition}; {mutants} changes, {cases} vignettes, {seconds:.0f} seconds.

| what is changed | changes | a vignette fails | a table fails | survive, with a reason | survive |
|---|---|---|---|---|---|
"""


def page(judged: Sequence[Judged], allowed: Sequence[Survivor], edition: str, cases: int, seconds: float) -> str:
    """The whole page."""
    parts = [HEAD.format(edition=edition, mutants=len(judged), cases=cases, seconds=seconds)]
    for sort, words in SORTS.items():
        here = [one for one in judged if one.mutant.sort == sort]
        tables = sum((one.noticed_by or "").startswith("tables/") for one in here)
        lost = [one.mutant for one in here if one.noticed_by is None]
        left = len(unexcused(lost, allowed))
        parts.append(
            f"| {words} | {len(here)} | {len(here) - tables - len(lost)} | {tables} | {len(lost) - left} | {left} |\n"
        )
    lost = [one.mutant for one in judged if one.noticed_by is None]
    left_over = unexcused(lost, allowed)
    parts.append("\n## Survivors\n\n")
    rows = [_row(one, entry.because) for one in lost if (entry := _entry(one, allowed)) is not None]
    rows += [_row(one, "**no reason yet**") for one in left_over]
    parts.append("| file | number or lock | change | why it may survive |\n|---|---|---|---|\n" + "".join(rows))
    return "".join(parts) if rows else "".join(parts[:-1]) + "None.\n"


def unexcused(lost: Sequence[Mutant], allowed: Sequence[Survivor]) -> list[Mutant]:
    """Survivors that no entry speaks for."""
    return [one for one in lost if _entry(one, allowed) is None]


def _entry(mutant: Mutant, allowed: Sequence[Survivor]) -> Survivor | None:
    return next((entry for entry in allowed if entry.covers(mutant)), None)


def _row(mutant: Mutant, because: str) -> str:
    return f"| `{mutant.file}` | `{mutant.key}` | {mutant.change} | {because} |\n"
