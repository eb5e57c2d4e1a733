"""`heelwise check` and `heelwise schema`: what a record is, and whether a file is one."""

from __future__ import annotations

from collections import Counter

from heelwise.cli.options import AsJson, RecordFile


def check(record: RecordFile, as_json: AsJson = False) -> int:
    """Say whether a file is a valid record; every fault at once.

    Exit code 0 for a valid record, 2 with one line per fault on standard error for any other file.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415

    try:
        events = inputs.record(record)
    except say.Trouble as wrong:
        if as_json:
            say.document({"file": str(record), "valid": False, "faults": list(wrong.lines)})
        raise
    kinds = dict(Counter(str(event.__struct_config__.tag) for event in events.events))
    if as_json:
        say.document({"file": str(record), "valid": True, "events": sum(kinds.values()), "kinds": kinds, "faults": []})
        return 0
    page = say.Page()
    page.title(f"{record}: a valid record, {_events(sum(kinds.values()))}.")
    page.columns([(kind, str(count)) for kind, count in sorted(kinds.items())], indent=2)
    page.print()
    return 0


def schema() -> int:
    """Print the JSON Schema of an event."""
    from heelwise.cli import say  # noqa: PLC0415
    from heelwise.record.schema import event_schema  # noqa: PLC0415

    say.document(event_schema())
    return 0


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"
