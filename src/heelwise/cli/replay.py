"""`heelwise replay`: each day of a record with that day's decision, in a line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

import typer

from heelwise.cli.options import AsJson, Overlay, RecordFile, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heelwise.engine.decision import Decision
    from heelwise.knowledge.library import Knowledge

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DATE_WIDTH = len("Mon 2026-11-20  ")

From = Annotated[
    dt.date | None,
    typer.Option("--from", parser=day, metavar="DATE", help="The first day; the record's when left out."),
]
To = Annotated[
    dt.date | None, typer.Option("--to", parser=day, metavar="DATE", help="The last day; the record's when left out.")
]


def replay(
    record: RecordFile, first: From = None, last: To = None, as_json: AsJson = False, overlay: Overlay = None
) -> int:
    """Decide each day of a record again, with what was known on that day.

    Computed with this edition of the content, which may decide otherwise than the one of that day.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.engine.replaying import replaying  # noqa: PLC0415

    events = inputs.record(record)
    known = inputs.knowledge(overlay)
    days = [event.at.date() for event in events.events]
    begin, end = first or min(days), last or max(days)
    if begin > end:
        raise say.Trouble(f"--from, --to: found {begin} after {end}, wanted the earlier day first")
    decisions = replaying(known, events, begin, end)
    if as_json:
        lines = [line_of(decision, known) for decision in decisions]
        say.document({"from": begin.isoformat(), "to": end.isoformat(), "edition": known.edition, "days": lines})
    else:
        _print(decisions, known)
    return 0


def line_of(decision: Decision, known: Knowledge) -> dict[str, Any]:
    """A day in a line: verdict, place, change, the first exercise, the leading reason."""
    from msgspec import to_builtins  # noqa: PLC0415

    from heelwise.engine.explain import because_json  # noqa: PLC0415

    kept = ("verdict", "condition", "pathway", "change", "pain_cap", "provisional")
    item = next((item for session in decision.sessions for item in session.items), None)
    amounts = ("exercise", "side", "sets", "reps", "hold_s", "minutes", "load_kg", "rm", "band")
    return {
        "on": decision.on.isoformat(),
        **{key: getattr(decision, key) for key in kept},
        "phase": to_builtins(decision.phase),
        "main": {key: getattr(item, key) for key in amounts} if item else None,
        "reason": because_json(decision.reasons[0], known) if decision.reasons else None,
    }


def _print(decisions: Iterator[Decision], known: Knowledge) -> None:
    from heelwise.cli.names import plan_name  # noqa: PLC0415
    from heelwise.cli.say import Page  # noqa: PLC0415

    page = Page()
    page.faint(f"Computed again with content {known.edition}; each day sees only what was recorded up to it.")
    plan: str | None = ""
    for decision in decisions:
        line = line_of(decision, known)
        if line["pathway"] != plan:
            plan = line["pathway"]
            page.heading(plan_name(plan, known) if plan else "No plan")
        page.text(_words(line, decision.on, known))
        if line["reason"]:
            page.faint(line["reason"]["text"], indent=DATE_WIDTH)
    page.print()


def _words(line: dict[str, Any], on: dt.date, known: Knowledge) -> str:
    from heelwise.cli.dose import amount  # noqa: PLC0415
    from heelwise.cli.names import name_of  # noqa: PLC0415

    phase, main = line["phase"], line["main"]
    about = [
        line["verdict"],
        f"phase {phase['number']} of {phase['of']}" if phase else "",
        "" if line["change"] == "none" else line["change"],
        f"{name_of(main['exercise'], known)} {amount(main)}" if main else "",
    ]
    return f"{WEEKDAYS[on.weekday()]} {on}  {' · '.join(word for word in about if word)}"
