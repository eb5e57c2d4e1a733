"""A hand on the prescription: what was written for one exercise, and how far it is taken over.

Smaller numbers are taken over from anybody. A person's larger ones are earned, not written. A
clinician's larger ones are obeyed up to the most that the exercise's own dosage or the plan's
ladder has, until the tendon flares: from then on they wait for a newer word. Whatever is not
obeyed says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.day import DayView
from heelwise.engine.decision import Item
from heelwise.engine.ladder import Ladder
from heelwise.engine.state import Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.pathways import Dose
from heelwise.record.events import PrescriptionChanged

NUMBERS = ("sets", "reps", "hold_s", "load_kg")
"""What a prescription may set."""


def by_hand(tendon: Tendon, view: DayView) -> list[PrescriptionChanged]:
    """The prescription changes in force for this tendon today."""
    return [
        word
        for (_, side), word in view.state.person.prescriptions.items()
        if side in ("both", tendon.heel) and (word.until is None or view.on <= word.until)
    ]


def written_dose(
    word: PrescriptionChanged, exercise: Exercise, tendon: Tendon, view: DayView
) -> tuple[Dose, tuple[Because, ...]]:
    """The dose written with an added exercise, and what of it was cut.

    A person's stays within the exercise's own dosage and without weight; a clinician's goes up to the ladder's.
    """
    own = exercise.dosage
    ladder = view.rules.ladders[tendon.pathway or ""] if word.by == "clinician" else None
    given: dict[str, float | None] = {"sets": own.sets, "reps": own.reps, "hold_s": own.hold_s, "load_kg": 0}
    cut: list[Because] = []
    for name, usual in given.items():
        wanted: float | None = getattr(word.change, name)
        if wanted is None or usual is None:
            continue
        most = most_of(name, exercise, ladder)
        given[name] = min(wanted, most)
        if wanted > most:
            facts = {**_facts(name, word), "most": most}
            rule = "prescription-earned" if ladder is None else "prescription-cut"
            cut.append(Because(rule, "unmet", facts, ("heelwise",)))
    counts = {name: None if value is None else int(value) for name, value in given.items() if name != "load_kg"}
    return Dose(minutes=own.minutes, load_kg=given["load_kg"], **counts), tuple(cut)  # type: ignore[arg-type]


def ruled(item: Item, exercise: Exercise, tendon: Tendon, view: DayView) -> Item:
    """A line with what was written for it by hand; each number taken over, cut or refused says why."""
    for word in by_hand(tendon, view):
        if word.exercise != item.exercise or word.change.add is True:
            continue
        for name in NUMBERS:
            now, wanted = _now(name, item), getattr(word.change, name)
            if now is not None and wanted is not None and wanted != now:
                most = _most(name, item, exercise, tendon, view)
                given, because = _judged(name, word, tendon, now=now, most=most)
                item = _with(item, name, given, because)
    return item


def most_of(name: str, exercise: Exercise, ladder: Ladder | None) -> float:
    """The most of one number that the exercise's own dosage has, or any rung of the ladder it stands on."""
    own = getattr(exercise.dosage, name, None) or 0
    return own if ladder is None else max(own, *_on_ladder(name, exercise.id, ladder), 0)


def _on_ladder(name: str, exercise: str, ladder: Ladder) -> Iterator[float]:
    for place in ladder.places:
        for main in place.rung.main:
            if main.exercise == exercise:
                yield getattr(main.dose or place.dose, name) or 0
            if name == "load_kg" and main.load is not None and main.load.exercise == exercise:
                yield main.load.most_kg


def _now(name: str, item: Item) -> float | None:
    """A number of a line; a weight that is still to be found counts as none."""
    now: float | None = getattr(item, name)
    return 0 if now is None and name == "load_kg" else now


def _most(name: str, item: Item, exercise: Exercise, tendon: Tendon, view: DayView) -> float:
    """The most a clinician may write. A weight by repetitions is the clinician's to know; never more than there is."""
    most = most_of(name, exercise, view.rules.ladders[tendon.pathway or ""])
    if name != "load_kg":
        return most
    there_is = tendon.intake.max_load_kg
    by_feel = most if item.rm is None else inf
    return by_feel if there_is is None else min(by_feel, there_is)


def _judged(name: str, word: PrescriptionChanged, tendon: Tendon, *, now: float, most: float) -> tuple[float, Because]:
    """The number that is given, and why."""
    wanted: float = getattr(word.change, name)
    flared = tendon.unsettled_on
    facts = _facts(name, word)
    if wanted < now:
        return wanted, Because("prescription", "met", facts, ("heelwise",))
    if word.by == "person":
        return now, Because("prescription-earned", "unmet", facts, ("heelwise",))
    if flared is not None and word.at.date() <= flared:
        return now, Because("prescription-waits", "unmet", {**facts, "since": flared.isoformat()}, ("heelwise",))
    if wanted > most:
        given = max(now, most)
        return given, Because("prescription-cut", "unmet", {**facts, "most": given}, ("heelwise",))
    return wanted, Because("prescription-raised", "met", facts, ("heelwise",))


def _facts(name: str, word: PrescriptionChanged) -> Facts:
    number: float = getattr(word.change, name)
    return {"by": word.by, "exercise": word.exercise, "variable": name.replace("_", "-"), "number": number}


def _with(item: Item, name: str, given: float, because: Because) -> Item:
    why = (*item.why, because)
    if name == "load_kg":
        return replace(item, load_kg=item.load_kg if given == (item.load_kg or 0) else given, why=why)
    return replace(item, **{name: int(given)}, why=why)
