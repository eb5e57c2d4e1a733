"""What the events of a form look like, for a browser that keeps them before it sends them (`static/outbox/pattern.js`).

`$field` is a text, `#field` a number, `?field` true when ticked, `!field` true unless the answer is no, `+a b` the sum
of numbers, `^name` a session of the form's own, `&day clock` a moment, `*` which of several; a key with `~` at its end
may be left out. `if` says on what answers an event is said (one of the ways; `?` any text, `>f` above the number of
the field f, a number at least that), `each` how often, `but` which of them are there already.
The record's decoder judges what comes of it, as for every other door.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from heelwise.web import words

Pattern = dict[str, Any]

WHEN: Pattern = {"at~": "&day clock"}
"""For what may be told late: without a day it is now."""

MORNING: Pattern = WHEN | {
    "kind": "morning-checked",
    "side": "$side",
    "pain": "#pain",
    "stiffness_min": "#stiffness_min",
    "night_pain~": "?night_pain",
    "limped_yesterday~": "?limped_yesterday",
}
ACTIVITY: Pattern = WHEN | {
    "kind": "activity-done",
    "activity": "$activity",
    "minutes~": "#minutes",
    "pain~": "#pain",
}
NOTE: Pattern = WHEN | {"kind": "noted", "text": "$text", "by": "person"}
PAUSED: tuple[Pattern, ...] = tuple(
    WHEN | {"kind": "paused", "if": [{"reason": reason}]} | ({"reason": said} if said else {})
    for reason, said in {"": "", **words.PAUSES}.items()
)
RESUMED: Pattern = {"kind": "resumed", "at": "&until clock", "if": [{"until": "?"}]}
GO_ON: Pattern = {"kind": "resumed"}

END: Pattern = WHEN | {
    "kind": "session-finished",
    "pain_during": "#pain_during",
    "pain_after~": "#pain_after",
    "sharp_pain~": "!sharp",
}
OWN: Pattern = {"session": "^elsewhere"}
OWN_SET: Pattern = (
    WHEN
    | OWN
    | {
        "kind": "set-done",
        "each": "sets",
        "exercise": "$exercise",
        "side": "$side",
        "set": "*",
        "reps~": "#reps",
        "load_kg~": "#load_kg",
    }
)
OWN_END: Pattern = END | OWN | {"slot": "any", "planned_sets": "#sets", "done_sets": "#sets"}

PATTERNS: Mapping[str, list[Pattern]] = {
    "morning": [MORNING],
    "activity": [ACTIVITY],
    "note": [NOTE],
    "pause": [*PAUSED, RESUMED],
    "go-on": [GO_ON],
    "own": [OWN_SET, OWN_END],
}


def saying(name: str) -> str:
    """The pattern of a form that is the same for everybody, as JSON."""
    return written(PATTERNS[name])


def written(patterns: list[Pattern]) -> str:
    """Patterns as they stand on a form."""
    return json.dumps(patterns, separators=(",", ":"))
