"""`heelwise simulate`: invented people live under the rules, and an oracle looks at every prescription."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heelwise.cli.options import AsJson, day

if TYPE_CHECKING:
    from heelwise.simulate.report import Report

People = Annotated[int, typer.Option("--people", min=1, help="How many people, shared among the pathways.")]
Days = Annotated[int, typer.Option("--days", min=1, max=2000, help="How many days each of them lives.")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed gives the same people and the same days.")]
First = Annotated[
    dt.date | None,
    typer.Option("--from", parser=day, metavar="DATE", help="Their first day; 2026-11-02 when left out."),
]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes; one for each core when left out.")]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Work on a Dask cluster, by its scheduler.")
]
Folder = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="Also write the report and its charts here.")
]


def simulate(
    people: People = 110,
    days: Days = 182,
    seed: Seed = 1,
    first: First = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    as_json: AsJson = False,
    output: Folder = None,
) -> int:
    """Let invented people live under the rules and judge every prescription. It shows nothing about treatments.

    Exit code 0 when no prescription was unsafe, 1 when one was, 2 for wrong use.
    """
    import json  # noqa: PLC0415

    from heelwise.cli import say  # noqa: PLC0415
    from heelwise.simulate import report as reports  # noqa: PLC0415
    from heelwise.simulate.living import FIRST  # noqa: PLC0415
    from heelwise.simulate.run import NoCluster, Plan  # noqa: PLC0415
    from heelwise.simulate.run import simulate as run  # noqa: PLC0415

    plan = Plan(people=people, days=days, seed=seed, first=first or FIRST)
    try:
        made = reports.report(plan, run(plan, jobs=jobs or os.cpu_count() or 1, scheduler=scheduler))
    except NoCluster as wrong:
        raise say.Trouble(f"--scheduler: found {wrong}, wanted the address of a running Dask scheduler") from wrong
    document = reports.as_json(made)
    if output is not None:
        _write(output, made, document)
    if as_json:
        say.document(json.loads(document))
    else:
        _print(made)
    return int(made.unsafe > 0)


def _write(folder: Path, made: Report, document: bytes) -> None:
    """The report as JSON and as a page with charts. The folder is made where it is not there."""
    from heelwise.cli import say  # noqa: PLC0415
    from heelwise.simulate.charts import page  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "simulation.json").write_bytes(document + b"\n")
        (folder / "simulation.html").write_text(page(made), encoding="utf-8")
    except OSError as wrong:
        raise say.Trouble(f"{folder}: found {wrong.strerror}, wanted a folder to write to") from wrong


def _print(made: Report) -> None:
    """The table, and the first unsafe prescriptions whole."""
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from heelwise.simulate.charts import MEASURES  # noqa: PLC0415

    console = Console(highlight=False)
    console.print(made.label, style="bold")
    console.print(
        f"Content {made.edition}, code {made.fingerprint[:16]}, seed {made.seed}: {made.people} people, "
        f"{made.person_days} person-days, {made.prescriptions} prescriptions judged, {made.unsafe} unsafe."
    )
    table = Table(box=None, pad_edge=False)
    table.add_column("", no_wrap=True)
    for heading in ("days", *(one.short for one in MEASURES)):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in made.rows:
        table.add_row(row.arm, str(row.person_days), *(f"{one.value(row):.4g}" for one in MEASURES))
    console.print(table)
    console.print("; ".join(f"{one.short}: {one.name.lower()}, {one.unit}" for one in MEASURES), style="dim")
    for bad in made.found:
        console.print(f"{bad.person} on {bad.fault.on}: {bad.fault.predicate}: {bad.fault.what}", markup=False)
