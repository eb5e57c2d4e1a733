"""A hand on the prescription: what was written for one exercise, and how far it is taken over.

Smaller numbers are taken over from anybody. Larger ones are earned, not written.
"""

from __future__ import annotations

from msgspec.structs import replace

from heelwise.engine.because import Because
from heelwise.engine.day import DayView
from heelwise.engine.decision import Item
from heelwise.engine.state import Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.pathways import Dose
from heelwise.record.events import PrescriptionChanged


def by_hand(tendon: Tendon, view: DayView) -> list[PrescriptionChanged]:
    """The prescription changes in force for this tendon today."""
    return [
        word
        for (_, side), word in view.state.person.prescriptions.items()
        if side in ("both", tendon.heel) and (word.until is None or view.on <= word.until)
    ]


def written_dose(word: PrescriptionChanged, exercise: Exercise) -> Dose:
    """The dose written with an added exercise. Beyond its own dosage, and with weight, only a clinician's word goes."""
    own, change = exercise.dosage, word.change
    free = word.by == "clinician"

    def least(wanted: float | None, usual: int | None) -> int | None:
        if wanted is None or usual is None:
            return usual
        return int(wanted) if free else int(min(wanted, usual))

    return Dose(
        sets=least(change.sets, own.sets) or own.sets,
        reps=least(change.reps, own.reps),
        hold_s=least(change.hold_s, own.hold_s),
        minutes=own.minutes,
        load_kg=(change.load_kg or 0) if free else 0,
    )


def lowered(item: Item, tendon: Tendon, view: DayView) -> Item:
    """A hand on the prescription: smaller numbers are taken over; larger ones are earned, not written."""
    for word in by_hand(tendon, view):
        if word.exercise != item.exercise or word.change.add is True:
            continue
        change = word.change
        sets = min(item.sets, change.sets) if change.sets else item.sets
        reps = min(item.reps, change.reps) if change.reps and item.reps else item.reps
        hold = int(min(item.hold_s, change.hold_s)) if change.hold_s and item.hold_s else item.hold_s
        load = min(item.load_kg, change.load_kg) if change.load_kg is not None and item.load_kg else item.load_kg
        because = Because("prescription", "met", {"by": word.by, "exercise": item.exercise}, ("heelwise",))
        if (sets, reps, hold, load) != (item.sets, item.reps, item.hold_s, item.load_kg):
            item = replace(item, sets=sets, reps=reps, hold_s=hold, load_kg=load, why=(*item.why, because))
    return item
