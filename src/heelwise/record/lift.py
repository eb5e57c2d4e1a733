"""Old events made new: what a record of an earlier version needs before it can be read.

There is version 1 of every event, so nothing is lifted yet. When the shape of a
kind changes, `VERSION` goes up, a `Lift` takes the old shape to the
new one, and the old lines in `tests/ancient` stay readable for ever. A new
optional field needs no lift.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

VERSION = 1
"""The version of the record's shape, as a whole."""

Document = dict[str, Any]


class Lift(NamedTuple):
    """From one version of a kind to the next; `wears` tells the old shape from the new."""

    kind: str
    to: int
    wears: Callable[[Document], bool]
    change: Callable[[Document], Document]


LIFTS: tuple[Lift, ...] = ()
"""In order of their `to`."""


def lift(document: Document, lifts: tuple[Lift, ...]) -> Document:
    """The document in today's shape; one that wears no old shape is returned as it is."""
    for step in lifts:
        if document.get("kind") == step.kind and step.wears(document):
            document = step.change(document)
    return document
