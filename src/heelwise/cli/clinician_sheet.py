"""`heelwise sheet`: what to take to the clinician who treats a healing tear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from heelwise.cli.options import AsJson, On, Overlay, RecordFile
from heelwise.cli.options import today as by_the_clock

if TYPE_CHECKING:
    from heelwise.cli.say import Page

STATES = {"open": "open", "waits": "cleared, waits", "shut": "not opened"}
TREATMENTS = {"surgery": "operated", "boot": "in a boot", "undecided": "treatment not decided"}


def sheet(record: RecordFile, on: On = None, as_json: AsJson = False, overlay: Overlay = None) -> int:
    """Print the sheet for the clinician of a healing tear: what is open, what waits, what to ask, and the log.

    Exit code 1 when nothing is torn.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.engine.clinician_sheet import clinician_sheet  # noqa: PLC0415
    from heelwise.engine.decide import decide  # noqa: PLC0415
    from heelwise.engine.explain_sheet import sheet_json  # noqa: PLC0415
    from heelwise.engine.receipt import receipt_of  # noqa: PLC0415

    events = inputs.record(record)
    known = inputs.knowledge(overlay)
    on = on or by_the_clock()
    inputs.tell_ignored(events, on)
    answer = sheet_json(clinician_sheet(known, events, on), known)
    answer["receipt"] = receipt_of(decide(known, events, on), events)
    if as_json:
        say.document(answer)
    elif answer["legs"]:
        _print(answer)
    else:
        say.complain([f"no healing tear on {on.isoformat()}, so there is no sheet"])
    return int(not answer["legs"])


def _print(answer: dict[str, Any]) -> None:
    from heelwise.cli.say import Page  # noqa: PLC0415

    page = Page()
    for leg in answer["legs"]:
        _put_leg(page, leg, answer["on"])
    page.gap()
    page.faint(f"Receipt {answer['receipt']} · content {answer['edition']}")
    page.print()


def _put_leg(page: Page, leg: dict[str, Any], on: str) -> None:
    week = "week not known" if leg["week"] is None else f"week {leg['week']}"
    page.title(f"{leg['side'].capitalize()} Achilles tendon, torn on {leg['torn_on']}, {TREATMENTS[leg['treatment']]}")
    page.faint(f"{on} · {week} · {leg['phase']['name']} · pain limit {leg['pain_limit']} · {leg['schedule']} schedule")
    page.heading("What is opened, and by whose word")
    for row in leg["milestones"]:
        page.text(f"{row['name'].capitalize()}: {_state(row)}", indent=2, mark="-")
        for one in row["show"]:
            page.faint(one["text"], indent=6)
        if row["state"] != "open":
            page.text("[ ] allowed   date ____________   signature ____________________", indent=6)
    page.heading("To ask")
    for question in leg["questions"]:
        page.text(question["text"], indent=2, mark="-")
    page.heading(f"Written down since {leg['log']['since']}")
    page.rows([(name, value) for name, value in _log(leg["log"])])


def _state(row: dict[str, Any]) -> str:
    if row["state"] == "shut":
        return f"not opened; not before week {row['from_week']}"
    whose = f"as told by {row['told_by']}" if row["by"] == "told" else "by the clinician's own account"
    wait = f", waits for week {row['from_week']}" if row["state"] == "waits" else ""
    return f"opened on {row['on']} {whose}{wait}"


def _log(log: dict[str, Any]) -> list[tuple[str, str]]:
    def told(value: Any, unit: str = "") -> str:
        return "not recorded" if value is None else f"{value}{unit}"

    return [
        ("Mornings", str(log["mornings"])),
        ("Worst morning pain", told(log["worst_morning"])),
        ("Days after a limp", str(log["limped"])),
        ("Sessions", str(log["sessions"])),
        ("Sets done of those planned", told(log["done_pct"], " %")),
        ("Worst pain in a session", told(log["worst_pain"])),
        ("Sessions over the limit", str(log["over_limit"])),
    ]
