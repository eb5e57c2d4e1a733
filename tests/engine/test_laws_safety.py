"""Laws of safety: what may never be prescribed, opened or taken down, whatever the record says."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from heelwise.engine.because import Because
from heelwise.engine.decision import Decision, Item
from tests.engine.histories import FLAGS, LAST, copied, intakes, lives, tear
from tests.people import Diary, day, library

ON = st.integers(0, LAST + 3)
HELD = ("ask", "see-clinician", "urgent", "emergency")


def due(decision: Decision) -> list[Item]:
    """What is still to be done that day."""
    return [item for session in decision.sessions if session.state in ("due", "part-done") for item in session.items]


@given(life=lives(), on=ON)
def test_a_held_day_has_no_session(life: Diary, on: int) -> None:
    decision = life.decision(on)
    if decision.verdict in HELD:
        assert not decision.sessions
        assert decision.next_session is None
        assert decision.reasons


@given(life=lives(complaints=("insertional-pain", "pain-unsure", "tightness", "rupture")), on=ON)
def test_nothing_past_neutral_where_it_may_be_the_heel_bone(life: Diary, on: int) -> None:
    """Unless a clinician cleared it, which is taken out of these lives."""
    life.lines = [line for line in life.lines if line["kind"] != "milestone-cleared"]
    decision = life.decision(on)
    careful = {t.side for t in decision.tendons if t.condition in ("insertional", "unsure", "rupture")}
    for item in due(decision):
        exercise = library().exercises[item.exercise]
        if item.side in careful or (exercise.legs == "two" and careful):
            assert exercise.dorsiflexion != "past-neutral", item


@given(seed=st.integers(0, 2**32), life=lives(), on=ON)
def test_a_torn_tendon_without_a_clinicians_word_gets_no_load(seed: int, life: Diary, on: int) -> None:
    """One side torn, the other sore: nothing that the torn leg would carry or lift."""
    heard = {"milestone-cleared", "intake-answered"}
    life.lines = [line for line in life.lines if line["kind"] not in heard]
    life.intake(0, complaint="rupture", side="left", rupture=tear(Random(seed))).intake(0, side="right")
    decision = life.decision(on)
    for item in due(decision):
        assert item.side == "right" or library().exercises[item.exercise].load_tier == 0, item
        assert not library().exercises[item.exercise].up_with_other
    shut = {lock.exercise for lock in decision.locked}
    assert shut >= {e.id for e in library().exercises.values() if e.load_tier > 0}


@given(
    life=lives(),
    on=ON,
    more=st.dictionaries(st.sampled_from(FLAGS), st.sampled_from(["no", "unsure", "yes"])),
    clock=st.sampled_from(["04:00", "12:00", "23:00"]),
)
def test_more_answers_never_take_a_flag_down(life: Diary, on: int, more: dict[str, str], clock: str) -> None:
    before = life.decision(on)
    after = copied(life).write("screen-answered", on, clock, scope="full", answers=more).decision(on)
    assert set(before.flags) <= set(after.flags)


@given(life=lives(), on=ON)
def test_taking_a_grave_answer_back_late_never_takes_its_flag_down(life: Diary, on: int) -> None:
    before = life.decision(on)
    grave = {f for f in before.flags if f in library().flags and library().flags[f].action in ("emergency", "urgent")}
    for line in [one for one in life.lines if one["kind"] == "screen-answered"]:
        if line["at"][:10] < day(on).isoformat():
            life.write("event-retracted", on, "23:59", event=line["id"])
    assert grave <= set(life.decision(on).flags)


@given(life=lives(), on=ON, flag=st.sampled_from(FLAGS))
def test_a_persons_word_takes_down_only_what_a_person_may(life: Diary, on: int, flag: str) -> None:
    before = life.decision(on)
    after = copied(life).write(
        "assessed", on, "23:59", flag=flag, outcome="cleared", by="person"
    ).decision(on)  # fmt: skip
    gone = set(before.flags) - set(after.flags)
    assert gone <= ({flag} if "person" in library().flags[flag].cleared_by else set())


@given(life=lives(), on=ON)
def test_what_is_prescribed_may_be_done(life: Diary, on: int) -> None:
    """For one sore heel; of two heels each exercise asks the one it loads."""
    decision = life.decision(on)
    if decision.verdict in ("train", "adjust") and len(decision.tendons) == 1:
        shut = {lock.exercise: lock.because.rule for lock in decision.locked}
        for item in due(decision):
            assert shut.get(item.exercise, "rung-reached") == "rung-reached", item


@given(life=lives(), on=ON)
def test_a_day_of_rest_asks_for_no_load(life: Diary, on: int) -> None:
    decision = life.decision(on)
    if decision.verdict == "rest":
        tiers = {library().exercises[item.exercise].load_tier for item in due(decision)}
        assert tiers <= {0}
        open_now = set(library().exercises) - {lock.exercise for lock in decision.locked}
        started = any(session.state != "due" for session in decision.sessions)
        assert started or not {name for name in open_now if library().exercises[name].load_tier > 0}


@given(life=lives(), on=ON)
def test_only_what_is_met_opens(life: Diary, on: int) -> None:
    decision = life.decision(on)
    for because in every(decision):
        if because.rule in ("all-of", "next-step", "next-phase") and because.verdict == "met":
            assert all(part.verdict == "met" for part in because.parts)
        if because.rule == "any-of" and because.verdict == "met":
            assert any(part.verdict == "met" for part in because.parts)
    assert not [lock for lock in decision.locked if lock.because.verdict == "met" and lock.because.rule == "permitted"]


@given(life=lives(), on=ON)
def test_nothing_rises_on_a_day_without_a_morning(life: Diary, on: int) -> None:
    """A provisional day has the dose of the day before, or less: the place only falls."""
    unseen = copied(life)
    today = day(on).isoformat()
    unseen.lines = [x for x in life.lines if not (x["kind"] == "morning-checked" and x["at"][:10] == today)]
    good = copied(unseen)
    for side in ("left", "right"):
        good.morning(on, pain=0, stiff=0, side=side)
    without, with_good = unseen.decision(on), good.decision(on)
    assert without.provisional or without.verdict in HELD
    for poor, rich in zip(without.tendons, with_good.tendons, strict=True):
        if (poor.pathway, poor.phase and poor.phase.id) == (rich.pathway, rich.phase and rich.phase.id):
            assert rungs(poor.pathway, poor.rung) <= rungs(rich.pathway, rich.rung)


@given(told=intakes(("midportion-pain", "insertional-pain", "pain-unsure", "tightness")), data=st.data())
def test_an_answer_not_given_never_starts_higher(told: dict[str, object], data: st.DataObject) -> None:
    """Against the most harmless answer to the same question."""
    harmless = {"worst_pain_week": 0, "morning_pain": 0, "stiffness_min": 0} | {
        "can_single_leg_raise": "yes",
        "training_now": "regular",
    }
    key = data.draw(st.sampled_from(sorted(harmless)))
    known = Diary().intake(0, **{**told, key: harmless[key]}).screen().decision(0)
    unknown = Diary().intake(0, **{**told, key: None}).screen().decision(0)
    assert {lock.exercise for lock in known.locked} <= {lock.exercise for lock in unknown.locked}
    for poor, rich in zip(unknown.tendons, known.tendons, strict=True):
        if poor.pathway == rich.pathway:
            assert rungs(poor.pathway, poor.rung) <= rungs(rich.pathway, rich.rung)


def rungs(pathway: str | None, rung: str | None) -> int:
    """Where a rung stands in its pathway; -1 without one."""
    if pathway is None or rung is None:
        return -1
    return [one.id for phase in library().pathways[pathway].phases for one in phase.rungs].index(rung)


def every(decision: Decision) -> Iterator[Because]:
    """All reasons of a decision, parts included."""
    tops = [
        *decision.reasons, *decision.next, *decision.flips, *(lock.because for lock in decision.locked),
        *(out.because for out in decision.left_out),
        *(why for session in decision.sessions for item in session.items for why in item.why),
    ]  # fmt: skip
    while tops:
        because = tops.pop()
        tops += because.parts
        yield because
