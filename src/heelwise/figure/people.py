"""Which drawings make up the person in each view."""

from __future__ import annotations

from heelwise.figure.front import ABOVE, FRONT
from heelwise.figure.limbs import SIDE
from heelwise.figure.motion import View


def people(view: View) -> dict[str, str]:
    """One drawing per part, and a fist beside each open hand."""
    return {"side": SIDE, "front": FRONT, "above": ABOVE}[view]
