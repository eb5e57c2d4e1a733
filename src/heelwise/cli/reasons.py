"""A reason and the reasons it rests on, as an indented list. The sentences are the engine's."""

from __future__ import annotations

from typing import Any

from heelwise.cli.say import Page

MARKS = {"met": "✓", "unmet": "✗", "unknown": "?"}


def put_reasons(page: Page, heading: str, reasons: list[dict[str, Any]], *, told: set[str]) -> None:
    """A heading and its reasons; nothing at all when there are none. `told` are sentences the page has already."""
    if not reasons:
        return
    page.heading(heading)
    for reason in reasons:
        put_reason(page, reason, told=told)


def put_reason(page: Page, reason: dict[str, Any], *, told: set[str], indent: int = 2, marked: bool = False) -> None:
    """One reason with its sources, its parts below it with their marks; a part that was told before is left out."""
    told.add(reason["text"])
    page.text(reason["text"], indent=indent, mark=MARKS[reason["verdict"]] if marked else "-")
    if reason["sources"]:
        page.faint("source: " + ", ".join(reason["sources"]), indent=indent + 2)
    for part in reason["parts"]:
        if part["text"] not in told:
            put_reason(page, part, told=told, indent=indent + 2, marked=True)
