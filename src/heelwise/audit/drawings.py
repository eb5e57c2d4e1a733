"""Is every exercise drawn, and is the drawing sound? What a sound drawing is, the figure knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from heelwise.figure.faults import faults
from heelwise.figure.read import MotionError, motion_from
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.read import exercises_in, motion


def drawings(folder: Path) -> Iterator[Fault]:
    """Every exercise folder has a motion file that the figure can read and finds nothing wrong with."""
    for exercise in exercises_in(folder):
        file = f"exercises/{exercise}/motion.toml"
        try:
            drawn = motion_from(motion(exercise, folder))
        except ContentError as error:
            yield from error.faults
        except MotionError as error:
            for line in error.faults:
                yield _as_fault(file, line)
        else:
            for line in faults(drawn):
                yield Fault(file, "", line, "a drawing where everything holds")


def _as_fault(file: str, line: str) -> Fault:
    """`key: found X, wanted Y` in its parts."""
    key, _, rest = line.partition(": found ")
    found, _, wanted = rest.partition(", wanted ")
    return Fault(file, key, found, wanted)
