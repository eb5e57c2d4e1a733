"""The law of pain: more of it never yields more load, and never opens what was shut.

Pain of a session or set may rise on any day; of mornings only today's and the pain of
the intake's worst week may, because mornings of the past are what "usual" is made of
(a worse past makes the same morning today a better one, by the rule's own design).
Doses are compared before a session is shortened to the minutes there are.
"""

from __future__ import annotations

from hypothesis import assume, event, given
from hypothesis import strategies as st

from heelwise.engine.decision import Decision
from tests.engine.histories import LAST, calm_lives, copied, lives
from tests.engine.test_laws_safety import HELD, due, rungs
from tests.people import Diary, day, library

ON = st.integers(0, LAST + 3)
MORE = st.integers(1, 10)


def unhurried(life: Diary) -> Diary:
    """The same life with all the minutes it wants."""
    for line in life.lines:
        line.pop("minutes_per_session", None)
    return life


BOTH = st.one_of(calm_lives(), lives(wild=False)).map(unhurried)


@given(life=BOTH, on=ON, which=st.integers(0, 1000), more=MORE)
def test_more_pain_in_a_session(life: Diary, on: int, which: int, more: int) -> None:
    worse = copied(life)
    ended = [line for line in worse.lines if line["kind"] == "session-finished"]
    assume(ended)
    line = ended[which % len(ended)]
    assume(line["pain_during"] < 10)
    line["pain_during"] = min(10, line["pain_during"] + more)
    no_more(life.decision(on), worse.decision(on))


@given(life=BOTH, on=ON, which=st.integers(0, 1000), more=MORE)
def test_more_pain_after_a_session(life: Diary, on: int, which: int, more: int) -> None:
    worse = copied(life)
    ended = [line for line in worse.lines if line["kind"] == "session-finished"]
    assume(ended)
    line = ended[which % len(ended)]
    line["pain_after"] = min(10, line.get("pain_after", 0) + more)
    no_more(life.decision(on), worse.decision(on))


@given(life=BOTH, on=ON, which=st.integers(0, 1000), pain=st.integers(0, 10))
def test_a_painful_set_more(life: Diary, on: int, which: int, pain: int) -> None:
    """A set of pain told beside the others, in a session that was done."""
    worse = copied(life)
    ended = [line for line in worse.lines if line["kind"] == "session-finished"]
    assume(ended)
    line = ended[which % len(ended)]
    at = line["at"]
    for side, told in ((life, None), (worse, pain)):
        side.write("set-done", at[:10], at[11:16], session=line["session"], exercise="x", side="both", set=1, pain=told)
    no_more(life.decision(on), worse.decision(on))


@given(life=BOTH, on=ON, pain=st.integers(0, 10), more=MORE)
def test_more_pain_this_morning(life: Diary, on: int, pain: int, more: int) -> None:
    today = day(on).isoformat()
    life.lines = [x for x in life.lines if not (x["kind"] == "morning-checked" and x["at"][:10] == today)]
    worse = copied(life)
    for side in ("left", "right"):
        life.morning(on, pain=pain, side=side)
        worse.morning(on, pain=min(10, pain + more), side=side)
    no_more(life.decision(on), worse.decision(on))


@given(life=BOTH, on=ON, minutes=st.integers(1, 60))
def test_more_stiffness_this_morning(life: Diary, on: int, minutes: int) -> None:
    worse = copied(life)
    for side in ("left", "right"):
        life.morning(on, "06:00", pain=0, stiff=5, side=side)
        worse.morning(on, "06:00", pain=0, stiff=5 + minutes, side=side)
    no_more(life.decision(on), worse.decision(on))


@given(life=BOTH, worst=st.integers(0, 9), more=MORE)
def test_more_pain_told_at_the_intake(life: Diary, worst: int, more: int) -> None:
    """On the day of the intake: where a plan begins."""
    worse = copied(life)
    for one, pain in ((life, worst), (worse, min(10, worst + more))):
        for line in one.lines:
            if line["kind"] == "intake-answered":
                line["worst_pain_week"] = pain
    no_more(life.decision(0), worse.decision(0))


def no_more(less_pain: Decision, more_pain: Decision) -> None:
    """More pain: no exercise opened, no tendon higher, no line of the day larger."""
    event(f"{less_pain.verdict} -> {more_pain.verdict}, {less_pain.change}")
    assert {lock.exercise for lock in less_pain.locked} <= {lock.exercise for lock in more_pain.locked} or apart(
        less_pain, more_pain
    )
    for lower, upper in zip(more_pain.tendons, less_pain.tendons, strict=True):
        assert lower.pain_cap <= upper.pain_cap
        if lower.pathway == upper.pathway:
            assert rungs(lower.pathway, lower.rung) <= rungs(upper.pathway, upper.rung)
    if less_pain.verdict in HELD:
        assert more_pain.verdict in HELD
    if [t.rung for t in less_pain.tendons] == [t.rung for t in more_pain.tendons]:
        smaller(doses(more_pain), doses(less_pain))


def apart(one: Decision, other: Decision) -> bool:
    """Whether the pathways differ: then the rhythm of the week does too, and a rest of it locks for the day."""
    return [t.pathway for t in one.tendons] != [t.pathway for t in other.tendons]


def smaller(lower: dict[tuple[str, str], int], upper: dict[tuple[str, str], int]) -> None:
    """The same exercise of the same rung at no larger dose."""
    for key in lower.keys() & upper.keys():
        assert lower[key] <= upper[key], key


def doses(decision: Decision) -> dict[tuple[str, str], int]:
    """The day's sets x amount of each line of the ladder; what turns from session to session is left out."""
    found: dict[tuple[str, str], int] = {}
    for item in due(decision):
        if library().exercises[item.exercise].kind not in (
            "self-care",
            "static-stretch",
            "dynamic-mobility",
            "balance",
        ):
            amount = item.reps or item.hold_s or item.minutes or 0
            key = (item.exercise, item.side)
            found[key] = found.get(key, 0) + item.sets * amount
    return found
