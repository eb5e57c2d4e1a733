"""The permission matrix: may this exercise be done with this condition.

Deny by default: an exercise without a row, or a row without a cell, is not permitted.
"""

from __future__ import annotations

from typing import Literal

from heelwise.knowledge.facts import Frozen, Pain, Tag, Verified
from heelwise.terms import Milestone

Cell = Literal["ok", "from-rung", "clinician", "no"]
"""`ok`: whenever triage is clear. `from-rung`: once the ladder has reached one of `rungs`.
`clinician`: needs a clinician's word."""


class Permission(Frozen, frozen=True, kw_only=True):
    """One row: an exercise against the conditions.

    `rung` names the rung ids (any pathway's) from which `from-rung` cells are open.
    `milestone` is what a healing rupture needs; without it the exercise stays shut there.
    `after_acute_days`: not in the first days of a sudden or settling pain.
    """

    exercise: str
    tightness: Cell
    midportion: Cell
    insertional: Cell
    rungs: tuple[str, ...] = ()
    milestone: Milestone | None = None
    rupture_note: str | None = None
    after_acute_days: int | None = None
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified


class MeasurePermission(Frozen, frozen=True, kw_only=True):
    """Tests are loads: when a measure may be taken, like an exercise.

    A questionnaire loads nothing (`loads_nothing`) and is always open.
    """

    measure: str
    tightness: Cell
    midportion: Cell
    insertional: Cell
    rungs: tuple[str, ...] = ()
    milestone: Milestone | None = None
    pain_at_most: Pain | None = None
    loads_nothing: bool = False
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
