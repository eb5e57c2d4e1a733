"""Words of the answers Heelwise gives."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["met", "unmet", "unknown"]
"""Of one condition. Only `met` opens a gate."""

DayVerdict = Literal["train", "adjust", "rest", "ask", "see-clinician", "urgent", "emergency"]
"""Of a day, from free to grave."""

MayAnswer = Literal["yes", "not-yet", "no", "ask-clinician"]

Change = Literal["progress", "hold", "regress", "start", "none"]
"""Against the last prescribed session."""
