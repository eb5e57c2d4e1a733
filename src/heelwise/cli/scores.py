"""`heelwise scores`: what the measurements say, and how many sessions and mornings are known."""

from __future__ import annotations

from typing import Any

from heelwise.cli.options import AsJson, On, Overlay, RecordFile
from heelwise.cli.options import today as by_the_clock


def scores(record: RecordFile, on: On = None, as_json: AsJson = False, overlay: Overlay = None) -> int:
    """Say what has changed: against the error of measurement, against what people notice, and against the norms.

    Exit code 0, also when nothing was measured yet; 2 for bad input.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.engine.decide import decide  # noqa: PLC0415
    from heelwise.engine.explain import decision_json  # noqa: PLC0415

    events = inputs.record(record)
    known = inputs.knowledge(overlay)
    on = on or by_the_clock()
    inputs.tell_ignored(events, on)
    decision = decision_json(decide(known, events, on), known)
    document = {"on": decision["on"], "edition": decision["edition"], **decision["response"]}
    if as_json:
        say.document(document)
    else:
        _print(document)
    return 0


def _print(document: dict[str, Any]) -> None:
    from heelwise.cli.dose import day_words  # noqa: PLC0415
    from heelwise.cli.reasons import put_reasons  # noqa: PLC0415
    from heelwise.cli.say import Page  # noqa: PLC0415

    page = Page()
    page.faint(day_words(document["on"]))
    page.title("What the measurements say")
    told: set[str] = set()
    put_reasons(page, "Measured", document["scores"], told=told)
    if not document["scores"]:
        page.text("Nothing was measured yet, or nothing that can be compared.")
    put_reasons(page, "Sessions and mornings", document["said"], told=told)
    page.print()
