"""What is known of one exercise: facts that rules look at, and words that people read."""

from __future__ import annotations

from typing import Literal

from heelwise.knowledge.facts import Frozen, Minutes, Reps, Rest, Review, Seconds, Sets, Verified
from heelwise.terms import Dorsiflexion, Equipment, Kind, Legs

Prop = Literal[
    "table", "floor", "mat", "rail", "pillow", "ice", "heat-pad", "bandage", "rope", "cushion", "bed", "pole"
]


class Dosage(Frozen, frozen=True, kw_only=True):
    """How much, as the source says it. `tempo_s` is up, top, down, bottom, in seconds."""

    sets: Sets
    reps: Reps | None = None
    hold_s: Seconds | None = None
    minutes: Minutes | None = None
    tempo_s: tuple[float, float, float, float] | None = None
    rest_s: Rest = 60
    per_day: int | None = None
    sources: tuple[str, ...] = ()
    verified: Verified = "no"
    note: str | None = None


class PeakLoad(Frozen, frozen=True, kw_only=True):
    """Published peak tendon load in body weights; never an estimate of ours."""

    value: float | None = None
    lo: float | None = None
    hi: float | None = None
    sources: tuple[str, ...]
    verified: Verified


class Exercise(Frozen, frozen=True, kw_only=True):
    """The facts of an exercise (exercise.toml). Rules look only at these."""

    id: str
    kind: Kind
    stretches: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    position: Literal["standing", "seated", "long-sitting", "lying", "kneeling", "moving"]
    knee: Literal["straight", "bent", "any"]
    equipment: tuple[Equipment, ...] = ()
    props: tuple[Prop, ...] = ()
    dorsiflexion: Dorsiflexion
    load_tier: Literal[0, 1, 2, 3, 4]
    legs: Legs
    seeds: tuple[str, ...] = ()
    sources: tuple[str, ...]
    dosage: Dosage
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    peak_load_bw: PeakLoad | None = None
    up_with_other: bool = False
    compare_sides: bool = False
    around_activity: tuple[Literal["before-activity", "after-activity"], ...] = ()
    review: Review

    @property
    def muscles(self) -> tuple[str, ...]:
        """What it stretches, then what it works, each once."""
        return tuple(dict.fromkeys(self.stretches + self.works))


class Mistake(Frozen, frozen=True, kw_only=True):
    """A common mistake and its fix."""

    wrong: str
    fix: str


class Question(Frozen, frozen=True, kw_only=True):
    """A question people ask, answered."""

    ask: str
    answer: str


class ExerciseWords(Frozen, frozen=True, kw_only=True):
    """The words of an exercise in one language (words.en.toml)."""

    name: str
    aliases: tuple[str, ...] = ()
    purpose: str
    muscles_note: str
    setup: tuple[str, ...]
    steps: tuple[str, ...]
    breathing: str
    feel: str
    not_feel: str
    cues: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    easier_note: str
    harder_note: str
    stop: str
    dosage_note: str
    not_for: str
    questions: tuple[Question, ...]
    compare_note: str | None = None
