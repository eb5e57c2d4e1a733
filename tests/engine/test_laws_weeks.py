"""The law of pain for pathways that count weeks: more of it never yields a later rung, more sets or more weight.

A life here is somebody on a published protocol; some sessions, mornings and days are
missing, some hurt. One pain is then made worse, and every later day compared.
"""

from __future__ import annotations

from random import Random

from hypothesis import assume, event, given
from hypothesis import strategies as st

from heelwise.engine.decision import Decision
from tests.engine.histories import copied
from tests.people import Diary, library, person

LAST = 34
PROTOCOLS = ("alfredson", "heavy-slow-resistance", "silbernagel")
LIFTS = ("heavy-seated-calf-raise", "leg-press-calf-raise", "standing-calf-raise-barbell")


def on_a_protocol(seed: int, pathway: str) -> Diary:
    """Somebody on a protocol for five weeks; mostly little pain, mostly everything done."""
    draw = Random(seed)
    diary = person(equipment=["step", "chair", "backpack", "gym"], weight_kg=draw.choice((None, 75)))
    diary.write("plan-chosen", 0, "08:30", pathway=pathway, by="person")
    often, worst = draw.choice((0.7, 0.9, 1)), draw.choice((0, 1, 2, 4, 6))
    slots = ("morning", "evening") if pathway == "alfredson" else ("any",)
    for on in range(LAST + 1):
        diary.screen(on, "06:00")
        if draw.random() < often:
            diary.morning(on, pain=draw.choice((*[1] * 12, 2, 3)))
        if pathway == "heavy-slow-resistance" and on % 7 not in (0, 2, 4):
            continue
        for number, slot in enumerate(slots):
            if draw.random() < often:
                _session(draw, diary, on, 9 + 9 * number, slot, worst)
    return diary


def _session(draw: Random, diary: Diary, on: int, hour: int, slot: str, worst: int) -> None:
    name = f"{on}-{slot}"
    if draw.random() < 0.5:
        for lift in LIFTS:
            kg, reps = draw.choice((20, 40)), draw.choice((8, 12, 15, 17))
            diary.set_done(on, f"{hour:02d}:00", name, lift, side="both", reps=reps, load_kg=kg, pain=0)
    pain, done = draw.randint(0, draw.choice((1, 1, 1, worst))), draw.choice((*[20] * 9, 19, 15))
    diary.session(on, f"{hour:02d}:40", name=name, slot=slot, pain=pain, done=done, planned=20)


@given(
    seed=st.integers(0, 2**32),
    pathway=st.sampled_from(PROTOCOLS),
    which=st.integers(0, 1000),
    more=st.integers(1, 10),
    later=st.integers(0, 30),
)
def test_more_pain_in_a_session(seed: int, pathway: str, which: int, more: int, later: int) -> None:
    life = on_a_protocol(seed, pathway)
    worse = copied(life)
    ended = [line for line in worse.lines if line["kind"] == "session-finished"]
    assume(ended)
    line = ended[which % len(ended)]
    assume(line["pain_during"] < 10)
    line["pain_during"] = min(10, line["pain_during"] + more)
    on = min(LAST, int(line["session"].split("-")[0]) + later)
    no_more(life.decision(on), worse.decision(on))


def no_more(less: Decision, more: Decision) -> None:
    """With more pain the rung is no later; on the same one no line is larger or heavier."""
    one, other = less.tendons[0], more.tendons[0]
    event(f"{one.rung} -> {other.rung}")
    if one.pathway != other.pathway or one.rung is None or other.rung is None:
        return
    order = [rung.id for phase in library().pathways[one.pathway or ""].phases for rung in phase.rungs]
    assert order.index(other.rung) <= order.index(one.rung)
    if one.rung == other.rung:
        light, heavy = doses(more), doses(less)
        for key in light.keys() & heavy.keys():
            assert light[key][0] <= heavy[key][0], key
            assert light[key][1] <= heavy[key][1], key


def doses(decision: Decision) -> dict[str, tuple[int, float]]:
    """Repetitions and weight of each line of the first session; a weight to be found is left out."""
    items = [item for session in decision.sessions[:1] for item in session.items]
    return {i.exercise: (i.sets * (i.reps or 1), i.load_kg) for i in items if i.load_kg is not None}
