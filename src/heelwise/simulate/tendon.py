"""A virtual tendon: how it heals, what it bears, and the pain it answers with.

The shape of recovery is published (`VISA(t) = V0 + (A - V0)(1 - exp(-t/tau))`, with the
trials' figures in `traits`); everything about a single day is invented to be plausible:
more load than the tendon bears hurts more, compression hurts an insertion, flares come
by chance and after overload. Nothing here is a claim about any real tendon.
"""

from __future__ import annotations

import math
from collections import deque
from random import Random

from heelwise.knowledge.exercises import Exercise
from heelwise.simulate.oracle.seen import Line, TrueSite
from heelwise.simulate.traits import TendonTraits

PEAK_BW: dict[tuple[int, str], float] = {
    (0, "one"): 0.1, (0, "two"): 0.1, (1, "one"): 0.5, (1, "two"): 0.5, (2, "one"): 3.0, (2, "two"): 1.5,
    (3, "one"): 5.2, (3, "two"): 4.0, (4, "one"): 7.3, (4, "two"): 5.5,
}  # fmt: skip
"""Peak tendon load in body weights by load tier and legs: estimates of ours, bounded by published ranges."""

SECONDS_A_REP = 6
FLARE_PAIN = 2
FLARE_DAYS = (2, 5)
WEEK = 7
SAME_AS_YESTERDAY = 0.9
"""Points of pain by which a morning must differ before somebody writes another number."""

OVERLOAD = 1.3
"""A week with this many times the mean of the four before it is a week of overload."""


def peak_of(line: Line, exercise: Exercise, weight_kg: float) -> float:
    """The highest load of a line in body weights, its external weight included."""
    own = PEAK_BW[exercise.load_tier, exercise.legs]
    return own * (1 + (line.load_kg or 0) / weight_kg) if line.load_kg else own


def dose_of(line: Line, exercise: Exercise, weight_kg: float) -> float:
    """Body weights times repetitions; holds and minutes count as repetitions of six seconds."""
    seconds = line.hold_s or 60 * (line.minutes or 0)
    count = line.reps if line.reps is not None else seconds / SECONDS_A_REP
    return line.sets * count * peak_of(line, exercise, weight_kg)


class VirtualTendon:
    """One tendon from day to day. `visa` is its true state, 0-100; nobody sees it."""

    def __init__(self, traits: TendonTraits, draw: Random) -> None:
        self.traits, self.draw = traits, draw
        self.visa = traits.visa
        self.flare_left = 0
        self.flares = 0
        self.sore = 0.0
        self.doses: deque[float] = deque([0.0], maxlen=5 * WEEK)
        self.squeezed = 0
        self.overload_weeks = 0
        self.nights = 0
        self.told: tuple[int, float] | None = None

    @property
    def site(self) -> TrueSite:
        """What it truly is."""
        return self.traits.site

    def bears(self) -> float:
        """Peak load in body weights that it takes without complaint."""
        return 0.5 + 7 * math.pow(self.visa / 100, 1.5)

    def usual(self) -> float:
        """Pain in daily life without a flare, 0-10 (NPRS = 8 (1 - VISA/100))."""
        return 8 * (1 - self.visa / 100)

    def night(self, adherence: float) -> None:
        """From one day to the next: healing, flares, yesterday's load."""
        speed = min(max(adherence / 0.85, 0.5), 1.2)
        slowed = 3.0 if self.squeezed and self.site == "insertional" else 1.0
        self.visa += (self.traits.ceiling - self.visa) / (self.traits.tau_weeks * WEEK * slowed) * speed
        self.visa = min(max(self.visa, 0.0), 100.0)
        self.squeezed = max(0, self.squeezed - 1)
        over = self._over()
        self.sore = max(0.0, 0.5 * self.sore) + over
        self.flare_left = max(0, self.flare_left - 1)
        if not self.flare_left and self.draw.random() < self.traits.flares_a_day * (1 + 4 * over):
            self.flare_left, self.flares = self.draw.randint(*FLARE_DAYS), self.flares + 1
        self._week()
        self.doses.append(0.0)

    def _over(self) -> float:
        """How much yesterday was beyond what it is used to, 0 to 1."""
        known = list(self.doses)[-29:-1]
        used = sum(known) / len(known) if known else 0.0
        allowed = max(60 * self.bears(), 2 * used)
        return min(1.0, max(0.0, self.doses[-1] / allowed - 1))

    def _week(self) -> None:
        """Count a week of overload when seven days are full, against the four weeks before."""
        self.nights += 1
        if self.nights % WEEK or len(self.doses) < 5 * WEEK:
            return
        days = list(self.doses)
        before, week = sum(days[:-WEEK]) / 4, sum(days[-WEEK:])
        self.overload_weeks += before > 0 and week > OVERLOAD * before

    def flare(self) -> float:
        """What a flare adds to the pain."""
        return FLARE_PAIN if self.flare_left else 0

    def morning(self) -> tuple[int, float]:
        """Pain 0-10 and minutes of stiffness on the first steps, as told: often "the same as yesterday"."""
        pain = 0.5 * self.usual() + self.flare() + self.sore + self.draw.gauss(0, 0.4)
        if self.told is None or abs(pain - self.told[0]) > SAME_AS_YESTERDAY:
            self.told = _scale(pain), max(0.0, float(round(1.2 * max(0.0, pain)) * 5))
        return self.told

    def does(self, line: Line, exercise: Exercise, weight_kg: float) -> int:
        """Load it with a line, or a part of one; the pain it brings, 0-10."""
        peak = peak_of(line, exercise, weight_kg)
        self.doses[-1] += dose_of(line, exercise, weight_kg)
        pressed = exercise.dorsiflexion == "past-neutral"
        if pressed:
            self.squeezed = WEEK
        squeeze = self.traits.compression if pressed and self.site == "insertional" else 0.0
        strain = self.traits.irritability * max(0.0, peak / self.bears() - 0.9)
        return _scale(0.45 * self.usual() + self.flare() + self.sore + strain + squeeze + self.draw.gauss(0, 0.5))

    def walks(self, peak: float, minutes: float) -> int:
        """A walk, run or game of its own; the pain it brings, 0-10."""
        self.doses[-1] += peak * minutes
        strain = self.traits.irritability * max(0.0, peak / self.bears() - 1)
        return _scale(0.5 * self.usual() + self.flare() + 0.5 * strain + self.draw.gauss(0, 0.5))


def _scale(pain: float) -> int:
    return min(10, max(0, math.floor(pain + 0.5)))
