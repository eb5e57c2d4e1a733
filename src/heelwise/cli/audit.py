"""`heelwise audit`: is the content sound. The questions are the audit's; this prints its answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from heelwise.cli.audit_mutate import CASES
from heelwise.cli.audit_mutate import mutate as mutated
from heelwise.cli.options import AsJson


def audit(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]",
            help="A content folder, or one of your own exercises; the shipped content when left out.",
        ),
    ] = None,
    mutate: Annotated[
        bool,
        typer.Option("--mutate", help="Change each number and lock in memory; a vignette must fail. Takes minutes."),
    ] = False,
    cases: Annotated[
        Path, typer.Option("--cases", metavar="DIR", help="With --mutate: the folder of the vignettes.")
    ] = CASES,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="With --mutate: the page to write.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="SORT", help="With --mutate: only these changes, such as limit, flag or lock."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Check the content: sources resolve, numbers are cited, gates reachable, exercises drawn, words complete.

    `heelwise audit --mutate --report docs/proof/content-mutation.md`, in the repository, asks whether a vignette
    notices each change of the content. What survives must stand in `tests/cases/survivors.toml` with its reason.

    Exit code 0 when it is sound, 1 when it is not, 2 when a file of it cannot be read at all. Every fault is a
    line on standard error.
    """
    from heelwise.audit.audit import audit as audited  # noqa: PLC0415
    from heelwise.cli import say  # noqa: PLC0415

    if mutate and folder is not None:
        raise say.Trouble(
            f"{folder}: --mutate asks the shipped content, which the vignettes speak of; leave the folder out"
        )
    if mutate:
        return mutated(cases, report, tuple(only or ()), as_json=as_json)
    if folder is not None and not folder.is_dir():
        raise say.Trouble(f"{folder}: found no folder, wanted a content folder")
    faults = audited(folder)
    if as_json:
        plain = [{"file": f.file, "key": f.key, "found": f.found, "wanted": f.wanted} for f in faults]
        say.document({"folder": str(folder) if folder else None, "sound": not faults, "faults": plain})
    if not faults:
        if not as_json:
            print("The content is sound.")
        return 0
    say.complain([*map(str, faults), f"{len(faults)} fault{'s' * (len(faults) > 1)} in the content"])
    return 1 if _readable(folder) else 2


def _readable(folder: Path | None) -> bool:
    """Whether every file could at least be read; what is written in them may still be unsound."""
    from heelwise.audit.audit import is_overlay  # noqa: PLC0415
    from heelwise.knowledge.faults import ContentError  # noqa: PLC0415
    from heelwise.knowledge.read import CONTENT, exercise_words, exercises_in, load, motion  # noqa: PLC0415

    try:
        if folder is not None and is_overlay(folder):
            load(None, folder)
        else:
            load(folder)
        for exercise in exercises_in(folder or CONTENT):
            exercise_words(exercise, folder)
            motion(exercise, folder)
    except ContentError:
        return False
    return True
