"""What a file would bring, and what is wrong with it, in words. No Django here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from heelwise.journal.admit import Admitted
from heelwise.record.events import Event

MOST_FAULTS = 100


def short_name(name: str | None) -> str:
    """The name of an uploaded file, for complaints about its lines."""
    return PurePath(name or "file").name[:60]


def refused(faults: list[str]) -> dict[str, object]:
    """Every fault, up to a page of them."""
    return {"faults": faults[:MOST_FAULTS], "more": max(0, len(faults) - MOST_FAULTS)}


def refusals(admitted: Admitted) -> list[str]:
    """What the journal does not let in."""
    return [f"event {one.place + 1}: {fault}" for one in admitted.refused for fault in one.faults]


def counted(events: Iterable[Event]) -> list[tuple[str, int]]:
    """How many of which kind."""
    kinds = Counter(str(type(event).__struct_config__.tag).replace("-", " ") for event in events)
    return kinds.most_common()
