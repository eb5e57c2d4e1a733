"""What would turn a no into a yes: for each reason against, the one thing that lifts it.

A reason that nothing a person or clinician does can lift has no entry, and then
nothing is promised.
"""

from __future__ import annotations

from heelwise.engine.because import Because

TURNS: dict[str, str] = {
    "flag-raised": "turn-assessed",
    "unknown-flag-raised": "turn-assessed",
    "no-intake": "turn-intake",
    "screen-first": "turn-answers",
    "screen-again": "turn-answers",
    "tear-questions": "turn-answers",
    "rung-reached": "turn-rung",
    "past-neutral": "turn-below-neutral",
    "clinician-word": "turn-clinician",
    "no-plyometrics": "turn-clinician",
    "rupture-locked": "turn-clinician",
    "milestone-open": "turn-clinician",
    "healing-week": "turn-week",
    "settle-no-stretch": "turn-settled",
    "acute-days": "turn-acute",
    "tight-pain-unknown": "turn-record-pain",
    "measure-pain": "turn-pain-lower",
    "rhythm-rest": "turn-next-day",
    "resting-tendon": "turn-next-day",
    "stopped-today": "turn-next-day",
    "stopped-sharp": "turn-next-day",
    "stopped-hurt": "turn-next-day",
    "paused": "turn-resume",
}
"""Rule against -> rule that says what would lift it."""


def turned(because: Because) -> Because | None:
    """What would lift a reason against; None where nothing is promised."""
    rule = TURNS.get(because.rule)
    return None if rule is None else Because(rule, "unmet", because.facts, because.sources)
