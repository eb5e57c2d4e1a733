"""`heelwise choose`: the pathways a tendon may follow, side by side."""

from __future__ import annotations

from heelwise.cli.options import AsJson, On, Overlay, RecordFile
from heelwise.cli.options import today as by_the_clock


def choose(record: RecordFile, on: On = None, as_json: AsJson = False, overlay: Overlay = None) -> int:
    """Compare the plans this tendon may follow: time, kit, evidence, and one recommended.

    Exit code 1 when there is nothing to compare yet: no intake; 2 for bad input.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.engine.choosing import choices  # noqa: PLC0415
    from heelwise.engine.explain_choice import choice_json  # noqa: PLC0415

    events = inputs.record(record)
    known = inputs.knowledge(overlay)
    on = on or by_the_clock()
    inputs.tell_ignored(events, on)
    found = [choice_json(choice, known) for choice in choices(known, events, on)]
    if as_json:
        say.document({"on": on.isoformat(), "edition": known.edition, "choices": found})
    elif found:
        from heelwise.cli.choose_page import print_choices  # noqa: PLC0415

        print_choices(found, known, on)
    else:
        say.complain(["no choice yet: the record has no intake up to this day"])
    return int(not found)
