"""Arguments and options that several commands share, and how their text becomes a value."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

import typer

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


def day(text: str) -> dt.date:
    """Read an ISO date within the years people live in."""
    wanted = "a day such as 2026-11-20"
    try:
        read = dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"found {text!r}, wanted {wanted}") from None
    if len(text) != len("2026-11-20") or not EARLIEST <= read <= LATEST:
        raise typer.BadParameter(f"found {text!r}, wanted {wanted}, from {EARLIEST.year} to {LATEST.year}")
    return read


def today() -> dt.date:
    """Today by this machine's clock and zone: what `--on` means when it is not given."""
    return dt.datetime.now().astimezone().date()


RecordFile = Annotated[Path, typer.Argument(metavar="RECORD.jsonl", help="A record: one JSON event per line.")]
On = Annotated[
    dt.date | None,
    typer.Option("--on", parser=day, metavar="DATE", help="The day to answer for; today when left out."),
]
OnDay = Annotated[dt.date, typer.Option("--on", parser=day, metavar="DATE", help="The day to answer for.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
SideOption = Annotated[Literal["left", "right"], typer.Option("--side", help="Which leg is drawn working.")]
SlotOption = Annotated[
    Literal["morning", "evening", "any", "before-activity", "after-activity"] | None,
    typer.Option("--slot", help="Which session of the day; the next one due when left out."),
]
Overlay = Annotated[
    Path | None,
    typer.Option(
        "--overlay",
        metavar="DIR",
        envvar="HEELWISE_OVERLAY",
        help="A folder of your own exercises to add; `heelwise audit DIR` checks it.",
    ),
]
