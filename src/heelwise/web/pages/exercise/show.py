"""One exercise in full as plain values: its facts in plain words, who it is for, its neighbours. No Django here."""

from __future__ import annotations

from typing import Any

from heelwise.knowledge.exercises import Exercise, ExerciseWords, PeakLoad
from heelwise.knowledge.learning import articles
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.permissions import Cell, Permission
from heelwise.web import words
from heelwise.web.pages.library import show
from heelwise.web.pages.library.search import Answers
from heelwise.web.pages.library.sources import VERIFIED, numbers, references, signed

ANKLE = {
    "none": "The ankle is not bent up.",
    "to-neutral": "The ankle is bent up to a right angle at most.",
    "past-neutral": "The ankle is bent up past a right angle. Down at the heel bone that presses on the tendon.",
}
TIERS = (
    "No load to speak of.",
    "Light: sitting, or against a band.",
    "Moderate: your body weight, standing.",
    "High: quick, springing or running.",
    "The highest: one-leg hops and sprints.",
)
KNEES = {"straight": "Knee straight", "bent": "Knee bent", "any": "Knee as you like"}
AROUND = {"before-activity": "before", "after-activity": "after"}
FOR = {"tightness": "Tight calf", "midportion": "Tendon above the heel", "insertional": "Tendon at the heel bone"}


def card(knowledge: Knowledge, exercise: Exercise, text: ExerciseWords, answers: Answers) -> dict[str, Any]:
    """Everything the page says of it; `answers` are the person's own, empty without a plan."""
    row = knowledge.permissions.get(exercise.id)
    cited = (*exercise.dosage.sources, *exercise.sources, *_load_sources(exercise), *(row.sources if row else ()))
    found = references(knowledge, cited)
    return {
        "id": exercise.id,
        "name": text.name,
        "words": text,
        "kind": show.KINDS[exercise.kind],
        "kind_id": exercise.kind,
        "one_leg": exercise.legs == "one",
        "facts": _facts(knowledge, exercise),
        "dose": words.dose(_plain(exercise)),
        "rhythm": _rhythm(exercise),
        "dose_note": exercise.dosage.note or "",
        "dose_known": VERIFIED[exercise.dosage.verified],
        "dose_marks": numbers(found, exercise.dosage.sources),
        "around": [AROUND[when] for when in exercise.around_activity],
        "ankle": ANKLE[exercise.dorsiflexion],
        "load": TIERS[exercise.load_tier],
        "tier": exercise.load_tier,
        "peak": _peak(exercise.peak_load_bw),
        "peak_marks": numbers(found, _load_sources(exercise)),
        "whom": _whom(knowledge, row, exercise) if row else [],
        "whom_marks": numbers(found, row.sources) if row else [],
        "easier": [_neighbour(knowledge, other, answers) for other in exercise.easier],
        "harder": [_neighbour(knowledge, other, answers) for other in exercise.harder],
        "reading": [{"id": one.id, "title": one.title} for one in articles().values() if exercise.id in one.exercises],
        "references": found,
        "review": signed(exercise.review),
        "edition": knowledge.edition,
    }


def _facts(knowledge: Knowledge, exercise: Exercise) -> list[tuple[str, str]]:
    """Short pairs for the top of the page."""
    needs = [show.label(knowledge, "equipment", kit) for kit in exercise.equipment]
    needs += [f"{prop.replace('-', ' ')} (if you have one)" for prop in exercise.props if prop not in {"floor", "bed"}]
    pairs = [
        ("Stretches", _muscles(knowledge, exercise.stretches)),
        ("Works", _muscles(knowledge, exercise.works)),
        (
            "Position",
            f"{show.label(knowledge, 'position', exercise.position).capitalize()}, {KNEES[exercise.knee].lower()}",
        ),
        ("Legs", show.VALUES["legs"][exercise.legs].capitalize()),
        ("You need", ", ".join(needs).capitalize() or "Nothing"),
    ]
    return [(name, value) for name, value in pairs if value]


def _muscles(knowledge: Knowledge, muscles: tuple[str, ...]) -> str:
    return ", ".join(show.label(knowledge, "muscle", muscle) for muscle in muscles).capitalize()


def _rhythm(exercise: Exercise) -> str:
    """How often, and the rest between sets."""
    dosage = exercise.dosage
    times = {1: "once a day", 2: "twice a day"}.get(dosage.per_day or 0) or (
        f"{dosage.per_day} times a day" if dosage.per_day else ""
    )
    rest = f"{dosage.rest_s} s rest between sets" if dosage.sets > 1 and dosage.rest_s else ""
    return ", ".join(part for part in (times, rest) if part)


def _load_sources(exercise: Exercise) -> tuple[str, ...]:
    return exercise.peak_load_bw.sources if exercise.peak_load_bw else ()


def _peak(load: PeakLoad | None) -> str:
    """The published peak load of the tendon; nothing where nobody published one."""
    if load is None:
        return ""
    if load.lo is not None and load.hi is not None:
        number = f"{words.number(load.lo)} to {words.number(load.hi)}"
    elif load.value is not None:
        number = words.number(load.value)
    else:
        return ""
    return f"Published peak load on the tendon: {number} times body weight ({VERIFIED[load.verified]})."


def _whom(knowledge: Knowledge, row: Permission, exercise: Exercise) -> list[tuple[str, str]]:
    """For each tendon, whether and from when."""
    week = int(knowledge.limits.healing.below_neutral_week.value)
    lines = []
    for condition, name in FOR.items():
        cell: Cell = getattr(row, condition)
        if condition == "insertional" and exercise.dorsiflexion == "past-neutral":
            says = f"Not before week {week}, and then only when a clinician clears bending past a right angle."
        else:
            says = _cell(knowledge, cell, row)
        lines.append((name, says))
    lines.append(("Healing rupture", _healing(knowledge, row)))
    if row.after_acute_days:
        lines.append(("A sudden, fresh pain", f"Not in its first {row.after_acute_days} days."))
    return lines


def _cell(knowledge: Knowledge, cell: Cell, row: Permission) -> str:
    match cell:
        case "ok":
            return "Open, when no warning sign says otherwise."
        case "from-rung":
            rung = words.named(knowledge, "rung", row.rungs[0]) if row.rungs else "its place"
            return f"Opens on the ladder, at: {rung}."
        case "clinician":
            return "Only with a clinician’s word."
        case "no":
            return "Not for this tendon."


def _healing(knowledge: Knowledge, row: Permission) -> str:
    note = f" {row.rupture_note}" if row.rupture_note else ""
    if row.milestone is None:
        return f"Stays shut.{note}"
    name = words.named(knowledge, "milestone", row.milestone)
    weeks = [
        opened.earliest_week
        for pathway in knowledge.pathways.values()
        for opened in pathway.milestones
        if opened.milestone == row.milestone
    ]
    when = f", not before week {min(weeks)}" if weeks else ""
    return f"When a clinician has cleared “{name}”{when}.{note}"


def _neighbour(knowledge: Knowledge, other: str, answers: Answers) -> dict[str, Any]:
    """An easier or harder exercise, and what stands before it."""
    exercise = knowledge.exercises.get(other)
    row = knowledge.permissions.get(other)
    fit = answers.get(other)
    gate = ""
    if row is not None and "from-rung" in (row.tightness, row.midportion, row.insertional):
        gate = _cell(knowledge, "from-rung", row)
    return {
        "id": other,
        "name": words.named(knowledge, "exercise", other),
        "side": show.usual_side(exercise) if exercise else "left",
        "gate": gate,
        "fit": show.FIT[fit] if fit else "",
        "tone": "go" if fit == "yes" else "",
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
