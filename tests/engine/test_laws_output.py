"""Laws of what comes out: sources, sentences, kit, minutes, cue sheets."""

from __future__ import annotations

from itertools import pairwise
from string import Formatter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from heelwise.engine.because import Because
from heelwise.engine.cues import cue_sheet, length_s
from heelwise.engine.decision import Decision, Session
from heelwise.engine.explain import say
from heelwise.engine.may import may
from tests.engine.histories import LAST, lives
from tests.engine.test_laws_safety import every
from tests.people import Diary, day, library

ON = st.integers(0, LAST + 3)
MEASURES = st.sampled_from(sorted(library().measures))


@given(life=lives(), on=ON, measure=MEASURES)
def test_every_reason_has_a_sentence_with_all_its_facts(life: Diary, on: int, measure: str) -> None:
    asked = may(library(), life.record(), exercise=measure, on=day(on)).because if life.decision(on).tendons else None
    for because in (*every(life.decision(on)), *([asked] if asked else [])):
        assert lacking(because) is None


def lacking(because: Because) -> str | None:
    """What is missing to say a reason: its sentence, or a fact the sentence names."""
    if because.rule == "flag-raised":
        return None if say(because, library()) else "a flag's words"
    template = library().sentences.get(f"{because.rule}.{because.verdict}")
    if template is None:
        return f"no sentence for {because.rule}.{because.verdict}"
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    missing = names - set(because.facts)
    return f"{because.rule}.{because.verdict} names {missing}, has {set(because.facts)}" if missing else None


@given(life=lives(), on=ON)
def test_every_reason_has_a_source_that_resolves(life: Diary, on: int) -> None:
    for because in every(life.decision(on)):
        assert because.sources, because
        assert set(because.sources) <= set(library().sources), because


@given(life=lives(), on=ON)
def test_every_prescribed_line_says_why_with_a_source(life: Diary, on: int) -> None:
    for session in life.decision(on).sessions:
        for item in session.items:
            assert any(why.sources for why in item.why), item


@given(life=lives(), on=ON)
def test_the_cue_sheet_lasts_as_long_as_the_session_says(life: Diary, on: int) -> None:
    for session in life.decision(on).sessions:
        cues = cue_sheet(session, library())
        assert 60 * (session.minutes - 1) < length_s(cues) <= 60 * session.minutes
        assert [cue.at_s for cue in cues] == sorted(cue.at_s for cue in cues)
        for before, after in pairwise(cues):
            assert after.at_s == before.at_s + before.seconds
        assert sets_played(session) == sum(item.sets for item in session.items)


def sets_played(session: Session) -> int:
    """How many sets a cue sheet asks about."""
    return sum(cue.kind == "ask" for cue in cue_sheet(session, library()))


@given(life=lives(), on=ON)
def test_a_session_fits_the_minutes_and_the_kit(life: Diary, on: int) -> None:
    """Except that one set of the main exercise is always left."""
    decision = life.decision(on)
    told = told_until(life, on)
    for session in decision.sessions:
        for item in session.items:
            needed = set(library().exercises[item.exercise].equipment)
            assert any(needed <= set(intake["equipment"]) for intake in told), item
        limits = [intake.get("minutes_per_session") or 1000 for intake in told]
        least = {item.exercise for item in session.items if item.sets == 1}
        assert session.minutes <= max(limits) or len(least) == len({item.exercise for item in session.items}) == 1


def told_until(life: Diary, on: int) -> list[dict[str, Any]]:
    """The intakes a day can see."""
    return [one for one in life.lines if one["kind"] == "intake-answered" and one["at"][:10] <= day(on).isoformat()]


@given(life=lives(), on=ON)
def test_a_day_that_changed_says_why(life: Diary, on: int) -> None:
    decision = life.decision(on)
    if decision.verdict in ("train", "adjust", "rest") and decision.change in ("progress", "regress"):
        assert {because.rule for because in decision.reasons} - {"steady", "start", "pain-cap"}, decision.reasons


@given(life=lives(), on=ON)
def test_the_shape_of_a_decision_holds_together(life: Diary, on: int) -> None:
    decision = life.decision(on)
    assert (decision.verdict == "ask") <= (bool(decision.ask) or not decision.tendons)
    assert decision.pain_cap in (3, 4, 5)
    assert len({session.id for session in decision.sessions}) == len(decision.sessions)
    for session in decision.sessions:
        keys = [(item.exercise, item.side) for item in session.items]
        assert len(set(keys)) == len(keys)
        assert all(item.sets >= 1 for item in session.items)
        assert all(bool(i.reps) + bool(i.hold_s) + bool(i.minutes) == 1 for i in session.items), session.items
    if decision.next_session is not None:
        assert decision.next_session.on >= decision.on
    assert adjusted(decision)


def adjusted(decision: Decision) -> bool:
    """`adjust` is said of days that train less than planned, `train` of the others."""
    eased = decision.change == "regress" or any(s.state == "cancelled" for s in decision.sessions)
    return not (decision.verdict == "train" and eased)
