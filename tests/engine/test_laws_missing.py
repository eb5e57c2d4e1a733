"""The law of what is missing: it never reads as good.

A morning nobody wrote down never gives more than the calmest one would have; a
record without its measurements never has more load, nor anything good said of it,
than with them. Whoever leaves out bad news hides it, as far as nothing else tells it:
no rule can read what was not written. What is raised stays raised all the same.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heelwise.engine.decision import Decision
from tests.engine.histories import HEELS, LAST, calm_lives, copied, lives
from tests.engine.test_laws_safety import HELD, due, rungs
from tests.people import Diary, day

ON = st.integers(0, LAST + 3)
ANY = st.one_of(calm_lives(), lives(wild=False), lives())


def without(life: Diary, kind: str, on: int | None = None) -> Diary:
    """The life without events of a kind, on one day or at all; what took one of them back goes with it."""
    less = copied(life)
    gone = {x["id"] for x in life.lines if x["kind"] == kind and (on is None or x["at"][:10] == day(on).isoformat())}
    less.lines = [x for x in less.lines if x["id"] not in gone and x.get("event") not in gone]
    return less


def sets(decision: Decision) -> dict[tuple[str, str], int]:
    """Sets of every line of the day."""
    found: dict[tuple[str, str], int] = {}
    for item in due(decision):
        found[item.exercise, item.side] = found.get((item.exercise, item.side), 0) + item.sets
    return found


def no_higher(less_known: Decision, more_known: Decision) -> None:
    """No tendon stands higher; where all stand alike, no line has more sets."""
    for poor, rich in zip(less_known.tendons, more_known.tendons, strict=True):
        assert poor.pain_cap <= rich.pain_cap
        if (poor.pathway, poor.phase) == (rich.pathway, rich.phase):
            assert rungs(poor.pathway, poor.rung) <= rungs(rich.pathway, rich.rung)
    if [t.rung for t in less_known.tendons] == [t.rung for t in more_known.tendons]:
        few, many = sets(less_known), sets(more_known)
        assert all(few[key] <= many[key] for key in few.keys() & many.keys())


@given(life=ANY, on=ON)
def test_a_missing_morning_gives_no_more_than_a_calm_one(life: Diary, on: int) -> None:
    unseen = without(life, "morning-checked", on)
    calm = copied(unseen)
    for side in HEELS:
        calm.morning(on, pain=0, stiff=0, side=side)
    no_higher(unseen.decision(on), calm.decision(on))


@given(life=calm_lives(), on=ON)
def test_without_any_morning_nothing_is_earned(life: Diary, on: int) -> None:
    """Of a life that moves up with its mornings."""
    unseen = without(life, "morning-checked")
    first = {t.side: (t.pathway, rungs(t.pathway, t.rung)) for t in unseen.decision(0).tendons}
    for tendon in unseen.decision(on).tendons:
        pathway, rung = first[tendon.side]
        assert tendon.pathway != pathway or rungs(tendon.pathway, tendon.rung) <= rung


@given(life=ANY, on=ON)
def test_without_its_measurements_a_record_gives_no_more(life: Diary, on: int) -> None:
    unmeasured = without(life, "measured")
    less, more = unmeasured.decision(on), life.decision(on)
    if more.verdict not in HELD:
        no_higher(less, more)
    assert less.response.scores == ()


@given(life=lives(), on=ON)
def test_without_mornings_fewer_are_known(life: Diary, on: int) -> None:
    unseen = without(life, "morning-checked")
    for poor, rich in zip(unseen.decision(on).response.mornings, life.decision(on).response.mornings, strict=True):
        assert poor.known == 0 <= rich.known <= rich.days
