"""What the oracle looks at: lines and sittings as prescribed, the true tendon, and a fault it found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from heelwise.terms import Band, Equipment, Heel, Side, heels_of, words

TrueSite = Literal["tight", "midportion", "insertional", "torn"]
"""What a virtual tendon truly is; nobody in the simulation but the oracle and the tendon knows."""

BANDS: tuple[Band, ...] = words(Band)


class Line(Struct, frozen=True, kw_only=True):
    """One exercise as prescribed. `load_kg` None is to be found by the person."""

    exercise: str
    side: Side
    sets: int
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    load_kg: float | None = 0
    rm: int | None = None
    band: Band | None = None

    def concerns(self, heel: Heel) -> bool:
        """Whether it loads this tendon."""
        return heel in heels_of(self.side)


class Sitting(Struct, frozen=True, kw_only=True):
    """One session that is asked for."""

    id: str
    slot: str
    lines: tuple[Line, ...]


class Prescribed(Struct, frozen=True, kw_only=True):
    """All that is asked of a person at one moment. `sittings` are those still to be done.

    `pathways` is what each tendon's plan calls itself; only the content is looked up by it.
    `phases` and `ended` are counted for the report and judged by nobody.
    """

    on: dt.date
    verdict: str
    pathways: Mapping[Heel, str] = {}
    phases: tuple[str, ...] = ()
    ended: bool = False
    sittings: tuple[Sitting, ...] = ()
    ask: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every line of every sitting."""
        for sitting in self.sittings:
            yield from sitting.lines


class TrueTendon(Struct, frozen=True, kw_only=True):
    """The truth about one tendon. `healing_from` is the day of the operation or the boot, None unless torn."""

    heel: Heel
    site: TrueSite
    healing_from: dt.date | None = None


class Truth(Struct, frozen=True, kw_only=True):
    """The truth about one person: tendons, what is at hand, what they weigh."""

    tendons: tuple[TrueTendon, ...]
    kit: frozenset[Equipment]
    most_kg: float | None
    weight_kg: float


class Fault(Struct, frozen=True, kw_only=True):
    """An unsafe prescription: which predicate it breaks, when, and how."""

    predicate: str
    on: dt.date
    what: str


def raised(now: Line, before: Line) -> list[str]:
    """The variables of one exercise that ask for more than before."""
    up = [name for name in ("sets", "reps", "hold_s", "minutes") if _more(getattr(now, name), getattr(before, name))]
    if now.rm is None and before.rm is None and _more(now.load_kg, before.load_kg):
        up.append("load_kg")
    if now.rm is not None and before.rm is not None and now.rm < before.rm:
        up.append("rm")
    if now.band is not None and before.band is not None and BANDS.index(now.band) > BANDS.index(before.band):
        up.append("band")
    return up


def _more(now: float | None, before: float | None) -> bool:
    return now is not None and before is not None and now > before
