"""`heelwise audit --mutate`: does a vignette hold every number and lock? The audit judges; this prints it."""

from __future__ import annotations

import time
from pathlib import Path

CASES = Path("tests") / "cases"
"""Where the vignettes are, in the repository."""


def mutate(cases: Path, report: Path | None, only: tuple[str, ...], *, as_json: bool) -> int:
    """Change the content in memory and see that a vignette notices. Exit code 1 when one survives without a reason.

    `only`: these sorts of change; all without any. The report is of all.
    """
    from heelwise.audit.mutate import judge, stale, survivors_in  # noqa: PLC0415
    from heelwise.audit.mutation_page import SORTS, page, unexcused  # noqa: PLC0415
    from heelwise.audit.vignettes.cases import cases_in  # noqa: PLC0415
    from heelwise.cli import say  # noqa: PLC0415
    from heelwise.knowledge.read import load  # noqa: PLC0415

    stories = len(cases_in(cases)) if cases.is_dir() else 0
    if not stories:
        raise say.Trouble(f"{cases}: found no vignettes, wanted the folder `tests/cases` of the repository")
    sorts = tuple(sort for sort in SORTS if sort in only)
    if len(sorts) < len(set(only)):
        raise say.Trouble(f"--only: found {', '.join(only)}, wanted some of {', '.join(SORTS)}")
    if sorts and report is not None:
        raise say.Trouble("--report is of every change; leave --only out")
    began = time.monotonic()
    judged = judge(cases.resolve(), sorts)
    seconds = time.monotonic() - began
    allowed = survivors_in(cases)
    lost = [one.mutant for one in judged if one.noticed_by is None]
    left, old = unexcused(lost, allowed), [] if sorts else stale(allowed, judged)
    if report is not None:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(page(judged, allowed, load().edition, stories, seconds), encoding="utf-8")
    if as_json:
        listed = [{"file": one.file, "key": one.key, "change": one.change} for one in left]
        say.document({"changes": len(judged), "seconds": round(seconds), "survivors": listed})
    else:
        excused = f", {len(lost) - len(left)} survive with a reason" if len(lost) > len(left) else ""
        print(f"{len(judged)} changes, {len(judged) - len(lost)} noticed{excused}, in {seconds:.0f} seconds.")
    if left or old:
        say.complain(
            [
                *(f"{one.name}: no vignette notices" for one in left),
                *(f"survivors.toml: {one.file} {one.key} {one.change}: no survivor any more" for one in old),
            ]
        )
    return 1 if left or old else 0
