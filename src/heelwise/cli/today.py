"""`heelwise today` and `heelwise may`: the two questions a person asks of a record."""

from __future__ import annotations

from typing import Annotated

import typer

from heelwise.cli.options import AsJson, On, Overlay, RecordFile
from heelwise.cli.options import today as by_the_clock

_NOT_TODAY = frozenset({"ask", "see-clinician", "urgent", "emergency"})


def today(record: RecordFile, on: On = None, as_json: AsJson = False, overlay: Overlay = None) -> int:
    """Say what this tendon may do today, and why.

    Exit code 0 to train, adjust or rest; 1 to answer questions or see someone first; 2 for bad input.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.engine.decide import decide  # noqa: PLC0415
    from heelwise.engine.explain import decision_json  # noqa: PLC0415
    from heelwise.engine.receipt import receipt_of  # noqa: PLC0415

    events = inputs.record(record)
    known = inputs.knowledge(overlay)
    on = on or by_the_clock()
    inputs.tell_ignored(events, on)
    decided = decide(known, events, on)
    decision = decision_json(decided, known) | {"receipt": receipt_of(decided, events)}
    if as_json:
        say.document(decision)
    else:
        from heelwise.cli.today_page import print_decision  # noqa: PLC0415

        print_decision(decision, known)
    return int(decision["verdict"] in _NOT_TODAY)


def may(
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE", help="An exercise's or a measure's id.")],
    record: RecordFile,
    on: On = None,
    as_json: AsJson = False,
    overlay: Overlay = None,
) -> int:
    """Say whether one exercise, or one measure, is all right now, and why.

    Exit code 0 only for yes; 1 for not yet, no, or ask a clinician; 2 for bad input.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.engine.explain import may_json  # noqa: PLC0415
    from heelwise.engine.may import may as asked  # noqa: PLC0415

    known = inputs.knowledge(overlay)
    exercise = inputs.known(exercise, [*known.exercises, *known.measures], noun="exercise")
    events = inputs.record(record)
    on = on or by_the_clock()
    inputs.tell_ignored(events, on)
    answer = may_json(asked(known, events, exercise=exercise, on=on), known)
    if as_json:
        say.document(answer)
    else:
        from heelwise.cli.today_page import print_may  # noqa: PLC0415

        print_may(answer, known)
    return int(answer["answer"] != "yes")
