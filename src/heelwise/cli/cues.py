"""`heelwise cues`: a session read out as a script, second by second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from heelwise.cli.options import AsJson, On, Overlay, RecordFile, SlotOption
from heelwise.cli.options import today as by_the_clock

if TYPE_CHECKING:
    from heelwise.engine.decision import Decision, Session
    from heelwise.knowledge.library import Knowledge


def cues(
    record: RecordFile, on: On = None, slot: SlotOption = None, as_json: AsJson = False, overlay: Overlay = None
) -> int:
    """Print a session's cue sheet: what is said, shown, held, counted and asked, and when.

    Exit code 1 when the day has no such session.
    """
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.engine.cues import cue_sheet  # noqa: PLC0415
    from heelwise.engine.decide import decide  # noqa: PLC0415
    from heelwise.engine.explain import cues_json  # noqa: PLC0415
    from heelwise.engine.receipt import receipt_of  # noqa: PLC0415

    events = inputs.record(record)
    known = inputs.knowledge(overlay)
    on = on or by_the_clock()
    inputs.tell_ignored(events, on)
    decision = decide(known, events, on)
    receipt = receipt_of(decision, events)
    session = _wanted(decision, slot)
    sheet = cues_json(cue_sheet(session, known)) if session else []
    if as_json:
        about = (
            {"id": session.id, "slot": session.slot, "state": session.state, "minutes": session.minutes}
            if session
            else None
        )
        answer = {"on": decision.on.isoformat(), "verdict": decision.verdict, "receipt": receipt}
        say.document({**answer, "session": about, "cues": sheet})
    elif session:
        _print(session, sheet, decision, known, receipt)
    else:
        say.complain([_none(decision, slot)])
    return int(session is None)


def _wanted(decision: Decision, slot: str | None) -> Session | None:
    """The session of that slot; without a slot the next one to do, else the day's first."""
    of_slot = [session for session in decision.sessions if slot in (None, session.slot)]
    waiting = [session for session in of_slot if session.state in {"part-done", "due"}]
    return next(iter(waiting or of_slot), None)


def _none(decision: Decision, slot: str | None) -> str:
    others = ", ".join(session.slot for session in decision.sessions)
    if slot and others:
        return f"--slot: found {slot!r}, wanted a slot of this day: {others}"
    return f"no session on {decision.on.isoformat()}: the verdict is {decision.verdict}"


def _print(session: Session, sheet: list[dict[str, Any]], decision: Decision, known: Knowledge, receipt: str) -> None:
    from heelwise.cli.cues_page import print_script  # noqa: PLC0415

    others = [other.slot for other in decision.sessions if other.id != session.id]
    print_script(session, sheet, known, others=others, receipt=receipt)
