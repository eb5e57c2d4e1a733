"""Lives of thousands of events for laws: months of days with every kind of event, both sides, and much taken back.

A clinician looks at every sign once in two weeks and clears it: otherwise a long life
ends at its first warning sign, and nothing after it would be tested.
"""

from __future__ import annotations

from random import Random
from typing import Any

from heelwise.record.events import KINDS
from heelwise.record.scales import SCALES
from tests.engine import histories
from tests.engine.histories import EXERCISES, FLAGS, HEELS, SIDES, maybe, pain
from tests.people import Diary, day

CLEARS_EVERY = 14


def long_life(seed: int, events: int, complaints: tuple[str, ...] = ("midportion-pain",)) -> tuple[Diary, int]:
    """A life of at least so many events, its lines shuffled and some of them doubled; and its last day."""
    draw = Random(seed)
    diary = Diary().intake(0, **{**histories.intake(draw, complaints), "birth_year": 1980, "days_per_week": None})
    diary.screen(0)
    _once(draw, diary, 20)
    on = 0
    while len(diary.lines) < events:
        _day(draw, diary, on)
        if on % CLEARS_EVERY == 0:
            for flag in FLAGS:
                diary.write("assessed", on, "20:30", flag=flag, outcome="cleared", by="clinician")
            diary.screen(on, "20:40")
        on += 1
    diary.lines += draw.choices(diary.lines, k=len(diary.lines) // 10)
    draw.shuffle(diary.lines)
    return diary, on - 1


def _once(draw: Random, diary: Diary, on: int) -> None:
    """Each rare word once, so that no kind is missing by chance."""
    for number, word in enumerate(dict.fromkeys((*histories.WORDS, *MORE))):
        word(draw, diary, on + number)
    for kind in ("milestone-cleared", "milestone-closed"):
        diary.write(kind, on, "15:00", milestone="band", by="clinician")
    diary.write("paused", on, "22:00").write("resumed", on + 1, "06:00")


def kinds_of(life: Diary) -> set[str]:
    """Every kind of event in a life."""
    return {line["kind"] for line in life.lines}


ALL_KINDS = set(KINDS)


def _day(draw: Random, diary: Diary, on: int) -> None:
    if draw.random() < 0.9:
        for side in HEELS:
            usual = draw.choice((1, 1, 1, 2, 2, pain(draw)))
            diary.morning(on, pain=usual, stiff=draw.choice((5, 10, 10, 25)), side=side)
    name = f"s{on}"
    for number in range(draw.randint(3, 8)):
        amount = draw.choice(({"reps": 15}, {"hold_s": 30}, {"minutes": 5}))
        diary.set_done(
            on, f"09:{number:02d}", name, draw.choice(EXERCISES), number + 1, side=draw.choice(SIDES),
            pain=maybe(draw, draw.randint(0, 3)), load_kg=maybe(draw, 5), **amount,
        )  # fmt: skip
    if draw.random() < 0.9:
        done = draw.choice((20, 20, 20, 19, 12))
        after = maybe(draw, draw.randint(0, 3))
        diary.session(on, "09:50", name=name, slot="any", pain=pain(draw), done=done, planned=20, pain_after=after)
    if draw.random() < 0.25:
        draw.choice(histories.WORDS)(draw, diary, on)
    if draw.random() < 0.5:
        draw.choice(MORE)(draw, diary, on)


def _run(draw: Random, diary: Diary, on: int) -> None:
    minutes = draw.randint(1, 60)
    activity = draw.choice(("run", "walk", "ride", "swim", "sport"))
    diary.write("activity-done", on, "17:00", activity=activity, minutes=minutes, pain=draw.randint(0, 3))


def _measured(draw: Random, diary: Diary, on: int) -> None:
    measure = draw.choice(sorted(SCALES))
    scale = SCALES[measure]
    side: dict[str, Any] = {"side": draw.choice(HEELS)} if scale.one_leg else {}
    value = round(draw.uniform(scale.lowest, min(scale.highest, scale.lowest + 100)))
    diary.write("measured", on, "16:00", measure=measure, value=value, unit=scale.unit, method="counted", **side)


def _skipped(draw: Random, diary: Diary, on: int) -> None:
    exercise, reason = draw.choice(EXERCISES), draw.choice(("no-time", "no-kit", "too-hard", "hurt"))
    diary.write("set-skipped", on, "09:45", session=f"s{on}", exercise=exercise, side="left", reason=reason)


def _shown(draw: Random, diary: Diary, on: int) -> None:
    diary.write("plan-shown", on, "08:50", on=day(on).isoformat(), edition="2025.1+x", digest="0123456789")


def _noted(draw: Random, diary: Diary, on: int) -> None:
    diary.write("noted", on, "21:00", text="A long day.", by=draw.choice(histories.ROLES))


def _routine(draw: Random, diary: Diary, on: int) -> None:
    items = [{"exercise": draw.choice(EXERCISES), "side": "left", "sets": 2, "reps": 10}]
    diary.write("routine-saved", on, "21:10", routine="mine", name="Mine", items=items)


MORE = (_run, _run, _measured, _measured, _skipped, _shown, _noted, _routine)
