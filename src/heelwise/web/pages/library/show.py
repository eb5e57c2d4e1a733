"""The library as plain values: shelves of exercises, and one exercise in full. No Django here."""

from __future__ import annotations

from typing import Any

from heelwise.engine.decision import May
from heelwise.engine.explain import may_json
from heelwise.knowledge.exercises import Exercise, ExerciseWords
from heelwise.knowledge.faults import ContentError
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import exercise_words
from heelwise.terms import Side
from heelwise.web import words

KINDS = {
    "static-stretch": "Stretches that hold still",
    "dynamic-mobility": "Stretches that move",
    "isometric": "Holds",
    "strength": "Strength",
    "eccentric": "Slow lowering",
    "balance": "Balance",
    "plyometric": "Springs and hops",
    "aerobic": "Walking and running",
    "self-care": "Care",
}
ANSWERS = {
    "yes": ("go", "Yes, you may do this now."),
    "not-yet": ("tendon", "Not yet."),
    "no": ("tendon", "No."),
    "ask-clinician": ("tendon", "Ask your clinician first."),
}
ANKLE = {
    "none": "the ankle is not bent up",
    "to-neutral": "the ankle is bent up to a right angle at most",
    "past-neutral": "the ankle is bent up past a right angle",
}
TIERS = ("no load to speak of", "light load", "standing load", "quick load", "the hardest load")


def shelves(knowledge: Knowledge, wanted: str) -> list[dict[str, Any]]:
    """Exercises by kind, those that match a search."""
    found: dict[str, list[dict[str, str]]] = {kind: [] for kind in KINDS}
    for exercise in knowledge.exercises.values():
        text = _written(exercise.id)
        if text and _matches(exercise, text, wanted):
            found[exercise.kind].append({"id": exercise.id, "name": text.name, "purpose": text.purpose})
    return [
        {"kind": kind, "title": KINDS[kind], "exercises": sorted(those, key=lambda e: e["name"])}
        for kind, those in found.items()
        if those
    ]


def _written(exercise: str) -> ExerciseWords | None:
    """The words, or None for an exercise that is not written up yet: the audit's complaint, not the reader's."""
    try:
        return exercise_words(exercise)
    except ContentError:
        return None


def _matches(exercise: Exercise, text: ExerciseWords, wanted: str) -> bool:
    heap = " ".join((exercise.id, text.name, *text.aliases, *exercise.muscles, *exercise.equipment, exercise.kind))
    return all(word in heap.lower() for word in wanted.lower().split())


def usual_side(exercise: Exercise) -> Side:
    """The side a drawing shows: both feet, or one leg."""
    return "both" if exercise.legs == "two" else "left"


def card(knowledge: Knowledge, exercise: Exercise) -> dict[str, Any] | None:
    """One exercise in full; None when it is not written up yet."""
    text = _written(exercise.id)
    if text is None:
        return None
    return {
        "id": exercise.id,
        "name": text.name,
        "words": text,
        "kind": KINDS[exercise.kind],
        "side": usual_side(exercise),
        "muscles": ", ".join(m.replace("-", " ") for m in exercise.muscles),
        "needs": ", ".join(words.named(knowledge, "equipment", e) for e in exercise.equipment) or "nothing",
        "ankle": ANKLE[exercise.dorsiflexion],
        "load": TIERS[exercise.load_tier],
        "dose": words.dose(_plain(exercise)),
        "dose_sources": words.cited(knowledge, list(exercise.dosage.sources)),
        "sources": words.cited(knowledge, list(exercise.sources)),
        "easier": [{"id": other, "name": words.named(knowledge, "exercise", other)} for other in exercise.easier],
        "harder": [{"id": other, "name": words.named(knowledge, "exercise", other)} for other in exercise.harder],
        "draft": exercise.review.status == "draft",
    }


def _plain(exercise: Exercise) -> dict[str, Any]:
    dosage = exercise.dosage
    return {
        "sets": dosage.sets,
        "reps": dosage.reps,
        "hold_s": dosage.hold_s,
        "minutes": dosage.minutes,
        "tempo_s": dosage.tempo_s,
        "load_kg": 0,
    }


def answer(may: May, knowledge: Knowledge) -> dict[str, Any]:
    """May I do this now: a colour, a sentence, the reason."""
    plain = may_json(may, knowledge)
    tone, says = ANSWERS[may.answer]
    return {"answer": may.answer, "tone": tone, "says": says, "because": words.because(knowledge, plain["because"])}
