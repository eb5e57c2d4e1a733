"""People for tests: the diary that vignettes are written with, over the shipped content.

    anna = person().morning(1, pain=2, stiff=10).trains(1, pain=3)
    anna.decision(2).verdict

The diary itself is `heelwise.audit.vignettes.diary`'s, because the audit plays vignettes as well.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from heelwise.audit.vignettes import diary
from heelwise.audit.vignettes.diary import FIRST, TOLD, USUAL, ZONE, Diary, day
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import load

__all__ = ["FIRST", "TOLD", "USUAL", "ZONE", "Diary", "all_no", "daily_no", "day", "library", "person"]


@cache
def library() -> Knowledge:
    """The shipped content, read once."""
    return load()


def all_no() -> dict[str, str]:
    """A full screen on which nothing is raised."""
    return diary.all_no(library())


def daily_no() -> dict[str, str]:
    """The daily five, none raised."""
    return diary.daily_no(library())


def person(**intake: Any) -> Diary:
    """Somebody who answered the intake and a clean screen on day 0."""
    return Diary().intake(**intake).screen()
