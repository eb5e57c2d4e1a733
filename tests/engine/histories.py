"""Lives for laws: an intake, answers, weeks of mornings and sessions, words in between.

A life grows from a number and a length, so that a thousand of them cost seconds; a
smaller length is how hypothesis makes a counterexample smaller. `tests.strategies`
has the implausible records, field by field.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

from heelwise.record.scales import SCALES
from heelwise.terms import Measure, words
from heelwise.terms.body import Equipment, Weekday
from heelwise.terms.clinic import Complaint, Milestone
from tests.people import TOLD, Diary, day, library

LAST = 24
"""The last day of a life; decisions are asked for up to a few days after it."""

SIDES = ("left", "right", "both")
HEELS = ("left", "right")
ROLES = ("person", "clinician")
ANSWERS = ("yes", "no", "unsure")
PATHWAYS = (*library().pathways, "no-such-way")
PHASES = sorted({phase.id for way in library().pathways.values() for phase in way.phases})
FLAGS = sorted(library().flags)
EXERCISES = sorted(library().exercises)
COMPLAINTS: tuple[str, ...] = words(Complaint)


def lives(*, wild: bool = True, complaints: tuple[str, ...] = COMPLAINTS) -> st.SearchStrategy[Diary]:
    """Diaries of up to `LAST` days. `wild`: with words, answers and retractions in between."""

    def grown(seed: int, days: int) -> Diary:
        return life(Random(seed), days, wild=wild, complaints=complaints)

    return st.builds(grown, st.integers(0, 2**32), st.integers(0, LAST))


def calm_lives() -> st.SearchStrategy[Diary]:
    """Lives in which plans move up: little pain, usual mornings, nearly everything done."""
    return st.builds(lambda seed, days: calm(Random(seed), days), st.integers(0, 2**32), st.integers(0, LAST))


def calm(draw: Random, days: int) -> Diary:
    """One calm life; only pains, rare gaps in the record and the intake differ."""
    complaints = ("midportion-pain", "midportion-pain", "insertional-pain", "tightness")
    told = intake(draw, complaints) | {"days_per_week": None, "minutes_per_session": None, "birth_year": 1980}
    diary = Diary().intake(0, **{**told, "morning_pain": 2, "stiffness_min": 10}).screen(0)
    often, most = draw.choice((0.85, 0.97, 1, 1)), draw.choice((1, 2, 3))
    for on in range(days + 1):
        if draw.random() < often:
            for side in HEELS:
                diary.morning(on, pain=draw.choice((*[1] * 20, 2)), stiff=10, side=side)
        for number, slot in enumerate(("morning", "evening") if draw.random() < 0.9 else ("any",)):
            if draw.random() < often:
                worst, done = draw.randint(0, most), draw.choice((*[20] * 20, 19, 18))
                diary.session(on, f"{9 + 9 * number:02d}:00", name=slot, slot=slot, pain=worst, done=done, planned=20)
        if draw.random() < 0.3:
            diary.write("activity-done", on, "12:00", activity="walk", pain=draw.randint(0, 3))
    return diary


def intakes(complaints: tuple[str, ...] = COMPLAINTS) -> st.SearchStrategy[dict[str, Any]]:
    """Changes to the usual intake."""
    return st.integers(0, 2**32).map(lambda seed: intake(Random(seed), complaints))


def life(draw: Random, days: int, *, wild: bool, complaints: tuple[str, ...]) -> Diary:
    """One life, from an intake on day 0."""
    diary = Diary().intake(0, **intake(draw, complaints))
    diary.screen(0, **(answers(draw) if wild else {}))
    for on in range(days + 1):
        _day(draw, diary, on, sharp=wild)
        if wild and draw.random() < 0.2:
            draw.choice(WORDS)(draw, diary, on)
    return diary


def maybe(draw: Random, value: Any) -> Any:
    """A value, or nothing told."""
    return value if draw.random() < 0.75 else None


def pain(draw: Random) -> int:
    """Mostly little."""
    return draw.randint(0, draw.choice((2, 2, 2, 2, 3, 4, 5, 10)))


def intake(draw: Random, complaints: tuple[str, ...]) -> dict[str, Any]:
    """Changes to the usual intake, most answers given."""
    complaint, side = draw.choice(complaints), draw.choice(SIDES)
    given = {
        "complaint": complaint,
        "side": side,
        "worse_side": maybe(draw, draw.choice(HEELS)) if side == "both" else None,
        "worst_pain_week": maybe(draw, pain(draw)),
        "morning_pain": maybe(draw, draw.randint(0, 6)),
        "stiffness_min": maybe(draw, draw.choice((0, 5, 10, 15, 30))),
        "can_single_leg_raise": maybe(draw, draw.choice(("yes", "yes", "no", "not-tried"))),
        "training_now": maybe(draw, draw.choice(("none", "some", "regular"))),
        "onset": maybe(draw, draw.choice(("gradual", "gradual", "sudden"))),
        "since": maybe(draw, day(draw.randint(-60, 0)).isoformat()),
        "equipment": draw.sample(words(Equipment), draw.randint(0, 8)),
        "minutes_per_session": maybe(draw, draw.randint(1, 40)),
        "days_per_week": maybe(draw, draw.randint(1, 7)),
        "sport_days": maybe(draw, draw.sample(words(Weekday), draw.randint(0, 3))),
        "birth_year": draw.choice((*[1980] * 12, 1950, 2008, None)),
        "max_load_kg": maybe(draw, draw.randint(0, 12)),
    }
    return given | ({"rupture": tear(draw)} if complaint == "rupture" else {})


def tear(draw: Random) -> dict[str, Any]:
    """A rupture some weeks ago."""
    on = -draw.randint(0, 300)
    told: dict[str, Any] = {"on": day(on).isoformat(), "treatment": draw.choice(("surgery", "boot", "undecided"))}
    for key in ("surgery_on", "boot_on"):
        if draw.random() < 0.6:
            told[key] = day(on + draw.randint(0, 5)).isoformat()
    return told | ({"clinician": draw.choice((True, True, False))} if draw.random() < 0.6 else {})


def answers(draw: Random) -> dict[str, str]:
    """Answers that are not all no, now and then."""
    flags = draw.sample(FLAGS, draw.randint(1, 2)) if draw.random() < 0.08 else ()
    return {flag: draw.choice(ANSWERS) for flag in flags}


def _day(draw: Random, diary: Diary, on: int, *, sharp: bool) -> None:
    """A morning, perhaps; a session, perhaps; a walk, rarely."""
    if draw.random() < 0.75:
        for side in HEELS:
            night = True if draw.random() < 0.05 else None
            diary.morning(on, pain=pain(draw), stiff=draw.choice((0, 10, 10, 20, 40)), side=side, night_pain=night)
    if draw.random() < 0.75:
        _session(draw, diary, on, sharp=sharp)
    if draw.random() < 0.3:
        diary.write("activity-done", on, "12:00", activity="walk", pain=draw.randint(0, 4))


def _session(draw: Random, diary: Diary, on: int, *, sharp: bool) -> None:
    more = {
        "pain_after": maybe(draw, pain(draw)),
        "pain_side": draw.choice((None, None, *SIDES)),
        "quality": draw.choice((None, "steady", "steady", "ragged")),
        "sharp_pain": True if sharp and draw.random() < 0.03 else None,
    }
    name = f"s{on}"
    if draw.random() < 0.2:
        exercise, reps = draw.choice(EXERCISES), draw.randint(1, 20)
        diary.set_done(on, "09:00", name, exercise, side=draw.choice(SIDES), reps=reps, pain=maybe(draw, pain(draw)))
    if draw.random() < 0.9:
        slot, done = draw.choice(("any", "morning", "evening")), draw.choice((20, 20, 20, 20, 19, 18, 10))
        worst = pain(draw)
        diary.session(on, "09:40", name=name, slot=slot, pain=worst, done=done, planned=20, **more)
        if (worst > 6 or more["sharp_pain"]) and draw.random() < 0.7:
            diary.screen(on, "20:00")


def _screen(draw: Random, diary: Diary, on: int) -> None:
    diary.screen(on, draw.choice(("06:00", "08:05", "20:00")), **answers(draw))


def _retracts(draw: Random, diary: Diary, on: int) -> None:
    diary.retract(on, "21:00", draw.choice(sorted(diary.ids)))


def _assessed(draw: Random, diary: Diary, on: int) -> None:
    by = draw.choice(({"by": "person"}, {"by": "clinician"}, {**TOLD, "told_on": day(on).isoformat()}))
    diary.write("assessed", on, "15:00", flag=draw.choice(FLAGS), outcome=draw.choice(("cleared", "not-cleared")), **by)


def _milestone(draw: Random, diary: Diary, on: int) -> None:
    kind = draw.choice(("milestone-cleared", "milestone-cleared", "milestone-closed"))
    diary.write(kind, on, "15:00", milestone=draw.choice(words(Milestone)), by="clinician")


def _phase(draw: Random, diary: Diary, on: int) -> None:
    diary.write("phase-set", on, "07:30", phase=draw.choice(PHASES), by=draw.choice(ROLES))


def _choice(draw: Random, diary: Diary, on: int) -> None:
    cap, side = draw.choice((None, "strict", "standard")), draw.choice((None, *SIDES))
    by = draw.choice(ROLES)
    diary.write("plan-chosen", on, "07:30", by=by, pathway=draw.choice(PATHWAYS), pain_cap=cap, side=side)


def _site(draw: Random, diary: Diary, on: int) -> None:
    where = draw.choice(("heel-bone", "above-heel", "above-heel", "both", "elsewhere", "unsure"))
    pinch = {"pinch_heel": draw.choice(("no", *ANSWERS)), "pinch_above": draw.choice(("yes", *ANSWERS))}
    diary.write("site-answered", on, "07:30", side=draw.choice(SIDES), where=where, by=draw.choice(ROLES), **pinch)


def _prescribed(draw: Random, diary: Diary, on: int) -> None:
    change = draw.choice(({"remove": True}, {"add": True}, {"add": True, "sets": 4}, {"sets": 1}, {"reps": 6}))
    diary.write("prescription-changed", on, "07:30", exercise=draw.choice(EXERCISES), change=change, by="clinician")


def _rhythm(draw: Random, diary: Diary, on: int) -> None:
    diary.write(draw.choice(("paused", "resumed")), on, "07:30")


def _again(draw: Random, diary: Diary, on: int) -> None:
    diary.intake(on, "05:30", **intake(draw, COMPLAINTS))
    if draw.random() < 0.7:
        diary.screen(on, "05:40")


def _limps(draw: Random, diary: Diary, on: int) -> None:
    diary.morning(on, "06:00", pain=pain(draw), side=draw.choice(HEELS), limped_yesterday=True)
    if draw.random() < 0.7:
        diary.screen(on, "06:10")


def _measured(draw: Random, diary: Diary, on: int) -> None:
    measure = draw.choice(words(Measure))
    scale = SCALES[measure]
    side = draw.choice(HEELS) if scale.one_leg else draw.choice((None, *HEELS))
    value = draw.randint(max(0, int(scale.lowest)), min(100, int(scale.highest)))
    method, trust = draw.choice(("counted", "ruler", "form")), draw.choice((None, None, 0.3, 0.9))
    given = {"measure": measure, "value": value, "unit": scale.unit, "side": side, "method": method, "trust": trust}
    diary.write("measured", on, "16:00", **given)


WORDS: tuple[Callable[[Random, Diary, int], None], ...] = (
    *(_screen, _screen, _screen, _retracts, _assessed, _assessed, _milestone, _phase),
    *(_choice, _site, _prescribed, _rhythm, _again, _limps),
    *(_measured, _measured),
)


def copied(diary: Diary) -> Diary:
    """The same diary, to be changed apart."""
    return copy.deepcopy(diary)
