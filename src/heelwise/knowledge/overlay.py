"""An operator's own exercises laid over the content: added to it, never in place of any of it.

What an overlay may hold and how it joins the rest. Its files are `read`'s to open.
Whether its exercises are sound is the audit's question, as it is for shipped ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, structs

from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.facts import Source
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.permissions import Permission

PERMISSIONS, SOURCES, NAMES, EXERCISES = "permissions.toml", "sources.toml", "names.toml", "exercises"

MAY_HOLD = (EXERCISES, PERMISSIONS, SOURCES, NAMES)
"""What an overlay is made of. Pathways, numbers and red flags are not among it: nobody loosens those."""

OF_AN_EXERCISE = ("exercise.toml", "words.en.toml", "motion.toml")


class Overlay(Struct, frozen=True, kw_only=True):
    """What a folder adds. `called` are the names its exercises have in their own words files."""

    exercises: Mapping[str, Exercise]
    permissions: Mapping[str, Permission]
    sources: Mapping[str, Source]
    names: Mapping[str, str]
    called: Mapping[str, str]
    digest: str


def strangers(found: Iterable[str]) -> Iterator[Fault]:
    """Files and folders that an overlay may not hold. Notes (`*.md`) and hidden files are nobody's business."""
    for name in found:
        first, *rest = name.split("/")
        if first.startswith(".") or name.endswith(".md"):
            continue
        if first not in MAY_HOLD:
            yield Fault(first, "", "something an overlay cannot change", f"only {', '.join(MAY_HOLD)}")
        elif rest and (len(rest) != 2 or rest[-1] not in OF_AN_EXERCISE):
            yield Fault(name, "", "a file nothing reads", f"one of {', '.join(OF_AN_EXERCISE)}")


def objections(overlay: Overlay, shipped: Knowledge) -> Iterator[Fault]:
    """Everything that would replace or loosen what is shipped, or that would be let in without a permission."""
    yield from _exercises(overlay, shipped)
    yield from _rows(overlay, shipped)
    for key in overlay.sources.keys() & shipped.sources.keys():
        yield Fault(SOURCES, key, f"'{key}', which is shipped", "a key of its own")
    for key in overlay.names:
        if key.startswith("exercise."):
            yield Fault(NAMES, key, "a name its own words file gives", "names of muscles and whatever else has none")
        elif key in shipped.names:
            yield Fault(NAMES, key, "a name that is shipped", "names for what has none yet")


def _exercises(overlay: Overlay, shipped: Knowledge) -> Iterator[Fault]:
    if not overlay.exercises:
        yield Fault(EXERCISES, "", "no exercise", "a folder for each exercise, or edition.toml of a whole content")
    for one in overlay.exercises:
        if one in shipped.exercises:
            yield Fault(f"{EXERCISES}/{one}/exercise.toml", "id", f"'{one}', which is shipped", "an id of its own")
        if one not in overlay.permissions:
            yield Fault(PERMISSIONS, "permission", f"no row for '{one}'", "a row for every exercise")


def _rows(overlay: Overlay, shipped: Knowledge) -> Iterator[Fault]:
    for one, row in overlay.permissions.items():
        if one not in overlay.exercises:
            whose = "a shipped exercise" if one in shipped.exercises else "no exercise of this folder"
            yield Fault(PERMISSIONS, f"permission.{one}", f"a row for {whose}", "rows for its own exercises")
        if row.milestone is not None:
            found = f"'{row.milestone}', which opens nothing of an overlay"
            yield Fault(PERMISSIONS, f"permission.{one}.milestone", found, "no milestone: a tear stays locked")


def together(overlay: Overlay, shipped: Knowledge) -> Knowledge:
    """The shipped content and the overlay as one; on any clash what is shipped stays."""
    called = {f"exercise.{one}": name for one, name in overlay.called.items()} | dict(overlay.called)
    return structs.replace(
        shipped,
        edition=f"{shipped.edition}+{overlay.digest}",
        exercises={**overlay.exercises, **shipped.exercises},
        permissions={**overlay.permissions, **shipped.permissions},
        sources={**overlay.sources, **shipped.sources},
        names={**overlay.names, **called, **shipped.names},
    )
