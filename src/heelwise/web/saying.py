"""What the events of a form look like, for a browser that keeps them before it sends them (`static/outbox/forms.js`).

`$field` is a text, `#field` a number, `?field` true when ticked, `!field` true unless the answer is no; a key with `~`
at its end may be left out. The record's decoder judges what comes of it, as for every other door.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

MORNING: dict[str, Any] = {
    "kind": "morning-checked",
    "side": "$side",
    "pain": "#pain",
    "stiffness_min": "#stiffness_min",
    "night_pain~": "?night_pain",
    "limped_yesterday~": "?limped_yesterday",
}
ACTIVITY: dict[str, Any] = {
    "kind": "activity-done",
    "activity": "$activity",
    "minutes~": "#minutes",
    "pain~": "#pain",
}
NOTE: dict[str, Any] = {"kind": "noted", "text": "$text", "by": "person"}
PATTERNS: Mapping[str, Any] = {"morning": [MORNING], "activity": [ACTIVITY], "note": [NOTE]}


def saying(name: str) -> str:
    """The pattern of a form, as JSON."""
    return json.dumps(PATTERNS[name], separators=(",", ":"))
