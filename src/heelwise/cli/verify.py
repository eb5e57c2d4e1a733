"""`heelwise verify`: is this receipt that of this record's day?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

import typer

from heelwise.cli.options import AsJson, OnDay, Overlay, RecordFile

if TYPE_CHECKING:
    from heelwise.engine.receipt import Checked
    from heelwise.knowledge.library import Knowledge


def verify(
    record: RecordFile,
    receipt: Annotated[str, typer.Argument(metavar="HASH", help="The ten characters on a page, sheet or report.")],
    on: OnDay,
    as_json: AsJson = False,
    overlay: Overlay = None,
) -> int:
    """Say whether a receipt is that of a day's decision, made anew from this record.

    Exit code 0 when it is; 1 when it is not, with the part that is likely another; 2 for bad input.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.engine.receipt import as_receipt, check  # noqa: PLC0415

    given = as_receipt(receipt)
    if given is None:
        raise say.Trouble(f"HASH: found {receipt!r}, wanted the ten digits and letters of a receipt")
    events = inputs.record(record)
    known = inputs.knowledge(overlay)
    checked = check(given, known, events, on)
    if as_json:
        say.document(_document(given, checked, known, on))
    else:
        _print(given, checked, known, on)
    return int(not checked.same)


def _document(given: str, checked: Checked, known: Knowledge, on: dt.date) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "edition": known.edition,
        "given": given,
        "receipt": checked.receipt,
        "same": checked.same,
        "likely": checked.likely,
        "events": checked.events,
        "receipt_on": checked.on.isoformat() if checked.on else None,
        "shown_edition": checked.edition,
    }


def _print(given: str, checked: Checked, known: Knowledge, on: dt.date) -> None:
    from heelwise.cli.dose import day_words  # noqa: PLC0415
    from heelwise.cli.say import Page  # noqa: PLC0415

    page = Page()
    page.faint(f"{day_words(on.isoformat())} · content {known.edition}")
    if checked.same:
        page.title(f"The same: {given} is the receipt of this decision.")
    else:
        page.title(f"Not the same: {given}; this record gives {checked.receipt}.")
        page.text(_why(checked, known), indent=2)
    page.print()


def _why(checked: Checked, known: Knowledge) -> str:
    from heelwise.cli.dose import day_words  # noqa: PLC0415

    if checked.events is not None:
        last = "its last event" if checked.events == 1 else f"its last {checked.events} events"
        return f"It is the receipt of this day before {last}: something was recorded after it was given."
    if checked.on is not None:
        return f"It is the receipt of another day of this record: {day_words(checked.on.isoformat())}."
    if checked.edition is not None:
        other = f"the record says that edition {checked.edition} was shown, and this is {known.edition}"
        return f"The edition of the content is another: {other}."
    return (
        "An event of that day or of a day before it was added, changed or taken away since, or the edition "
        "of the content or the program is another. The record does not tell which."
    )
