"""A reason and the reasons it rests on, as an indented list. The sentences are the engine's."""

from __future__ import annotations

from typing import Any

from heelwise.cli.say import Page

MARKS = {"met": "✓", "unmet": "✗", "unknown": "?"}


def put_reasons(page: Page, heading: str, reasons: list[dict[str, Any]]) -> None:
    """A heading and its reasons; nothing at all when there are none."""
    if not reasons:
        return
    page.heading(heading)
    for reason in reasons:
        put_reason(page, reason)


def put_reason(page: Page, reason: dict[str, Any], *, indent: int = 2, marked: bool = False) -> None:
    """One reason with its sources, its parts below it with their marks."""
    page.text(reason["text"], indent=indent, mark=MARKS[reason["verdict"]] if marked else "-")
    if reason["sources"]:
        page.faint("source: " + ", ".join(reason["sources"]), indent=indent + 2)
    for part in reason["parts"]:
        put_reason(page, part, indent=indent + 2, marked=True)
