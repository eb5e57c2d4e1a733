"""A content update may lower what was last shown, never raise it, until a session was done under it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from heelwise.engine.day import day_view
from heelwise.engine.decide import decide
from heelwise.engine.decision import Decision, Item
from heelwise.engine.held import dose_note
from heelwise.engine.shown import LastDone, last_shown
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Dose, Main, Pathway, Phase, Rung
from tests.people import Diary, day, library, person

A = library()

COMPLAINTS = ("midportion-pain", "insertional-pain", "tightness")


def scaled(dose: Dose, draw: Random, most: float) -> Dose:
    """A dose with each number by a factor of its own."""

    def by(number: int | None) -> int | None:
        return None if number is None else max(1, round(number * draw.uniform(0.4, most)))

    load = None if dose.load_kg is None else dose.load_kg * draw.uniform(0.4, most)
    sets = by(dose.sets) or 1
    return replace(dose, sets=sets, reps=by(dose.reps), hold_s=by(dose.hold_s), minutes=by(dose.minutes), load_kg=load)


def updated(seed: int, most: float = 2.5) -> Knowledge:
    """Another edition of the content: other doses, and other exercises in their places."""
    draw = Random(seed)
    names = sorted(A.exercises)

    def main(one: Main) -> Main:
        other = draw.choice(names) if draw.random() < 0.3 else one.exercise
        return replace(one, exercise=other, dose=scaled(one.dose, draw, most) if one.dose else None)

    def rung(one: Rung) -> Rung:
        steps = tuple(scaled(step, draw, most) for step in one.steps)
        return replace(one, steps=steps, main=tuple(main(each) for each in one.main))

    def phase(one: Phase) -> Phase:
        groups = tuple(
            replace(group, lines=tuple(replace(line, dose=scaled(line.dose, draw, most)) for line in group.lines))
            for group in one.support
        )
        return replace(one, rungs=tuple(rung(each) for each in one.rungs), support=groups)

    def pathway(one: Pathway) -> Pathway:
        return replace(one, phases=tuple(phase(each) for each in one.phases))

    return replace(A, edition=f"b{seed}", pathways={key: pathway(one) for key, one in A.pathways.items()})


def lines(decision: Decision) -> list[Item]:
    return [item for session in decision.sessions for item in session.items]


def shows(life: Diary, on: int, content: Knowledge) -> list[Item]:
    """Starts the day's sessions as a page does: writes what was shown, does it, and returns it."""
    decision = decide(content, life.record(), day(on))
    life.write("plan-shown", on, "08:59", on=day(on).isoformat(), edition=content.edition, digest="0123456789")
    for session in decision.sessions:
        life.plays(session, on, pain=2, finish=True)
    return lines(decision)


def life_under(content: Knowledge, draw: Random, days: int) -> tuple[Diary, dict[tuple[str, str], Item]]:
    """A few days under one edition, and each line as it was last shown."""
    both = {"side": "both", "worse_side": "left"} if draw.random() < 0.3 else {}
    worst, raised = draw.randint(0, 6), draw.choice(("yes", "no"))
    complaint = draw.choice(COMPLAINTS)
    life = person(complaint=complaint, worst_pain_week=worst, can_single_leg_raise=raised, **both)
    last: dict[tuple[str, str], Item] = {}
    for on in range(days):
        for side in ("left", "right"):
            life.morning(on, pain=2, side=side)
        if draw.random() < 0.8:
            last |= {(item.exercise, item.side): item for item in shows(life, on, content)}
    return life, last


def exceeds(item: Item, shown: Item) -> bool:
    """Whether any number of a line is above what was shown."""
    pairs = (
        (item.sets, shown.sets), (item.reps, shown.reps), (item.hold_s, shown.hold_s), (item.minutes, shown.minutes),
        (item.load_kg, shown.load_kg),
    )  # fmt: skip
    return any(now is not None and was is not None and now > was for now, was in pairs)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), days=st.integers(1, 5))
def test_no_line_exceeds_what_was_shown_until_a_session_was_done(seed: int, days: int) -> None:
    draw = Random(seed)
    life, last = life_under(A, draw, days)
    if not last:
        return
    new = updated(seed)
    most = max(new.exercises[name].load_tier for name, _ in last)
    for later in (0, 1, 3):
        for item in lines(decide(new, life.record(), day(days + later))):
            was = last.get((item.exercise, item.side))
            assert was is None or not exceeds(item, was), (item, was)
            assert was is not None or new.exercises[item.exercise].load_tier <= most


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_a_session_done_under_the_new_edition_lifts_it_from_the_next_day(seed: int) -> None:
    life, last = life_under(A, Random(seed), 3)
    new = updated(seed)
    if not last or not lines(decide(new, life.record(), day(3))):
        return
    life.morning(3, pain=2)
    before = lines(decide(new, life.record(), day(3)))
    shows(life, 3, new)
    assert day_view(new, life.record(), day(3)).shown is not None
    assert [(i.exercise, dose_note(i)) for i in lines(decide(new, life.record(), day(3)))] == [
        (i.exercise, dose_note(i)) for i in before
    ]
    assert day_view(new, life.record(), day(4)).shown is None


def test_what_an_update_lowers_is_lower_at_once() -> None:
    life = person()
    shows(life, 0, A)
    lower = updated(1, most=0.5)
    assert all(item.sets * (item.reps or 1) <= 15 for item in lines(decide(lower, life.record(), day(1))))


def test_the_same_edition_holds_nothing_and_so_does_a_record_without_a_word_of_it() -> None:
    life = person()
    shows(life, 0, A)
    assert day_view(A, life.record(), day(1)).shown is None
    assert day_view(updated(1), person().trains(0).record(), day(1)).shown is None


@pytest.mark.parametrize(("finished", "held"), [(False, True), (True, False)])
def test_a_session_begun_and_not_finished_lifts_nothing(finished: bool, held: bool) -> None:
    life, new = person(), updated(1)
    shows(life, 0, A)
    life.write("plan-shown", 1, "08:59", on=day(1).isoformat(), edition=new.edition, digest="0123456789")
    life.set_done(1, "09:00", "one", "double-leg-heel-raise", side="both", reps=5)
    if finished:
        life.session(1, "09:30", name="one")
    assert (day_view(new, life.record(), day(2)).shown is not None) is held


def test_an_edition_that_comes_back_is_another_edition_again() -> None:
    life, new = person(), updated(1)
    for on, content in enumerate((A, new)):
        life.morning(on, pain=2)
        shows(life, on, content)
    view = day_view(A, life.record(), day(2))
    assert view.shown is not None
    assert (view.shown.edition, view.shown.on) == (new.edition, day(1))


def test_the_last_dose_is_the_most_of_one_session() -> None:
    life = person()
    life.write("plan-shown", 0, "08:59", on=day(0).isoformat(), edition="old", digest="0123456789")
    for session, reps in (("a", 8), ("b", 9)):
        for number in (1, 2):
            life.set_done(0, "09:00", session, "band-plantar-flexion", number, reps=reps, band="medium", load_kg=1)
    record = life.record()
    view = day_view(A, record, day(1))
    assert view.behind is not None
    shown = last_shown(record.events, view.behind.since.logs, day(1), A.edition)
    assert shown is not None
    assert shown.of("band-plantar-flexion", "left") == LastDone(
        on=day(0), sets=2, reps=9, hold_s=None, minutes=None, load_kg=1, band="medium"
    )


def test_the_day_says_what_the_update_changed() -> None:
    life = person()
    shows(life, 0, A)
    life.morning(1, pain=2)
    said = [because for because in decide(updated(3), life.record(), day(1)).reasons if because.rule.startswith("upd")]
    assert said
    assert all(because.facts["since"] == day(0).isoformat() for because in said)


def test_what_was_done_last_is_given_again_only_where_it_is_still_allowed() -> None:
    life = person(equipment=[])
    life.write("plan-shown", 0, "08:59", on=day(0).isoformat(), edition="old", digest="0123456789")
    life.set_done(0, "09:00", "one", "band-plantar-flexion", reps=10)
    life.session(0, "09:30", name="one").morning(1, pain=2)
    decision = decide(A, life.record(), day(1))
    assert not [item for item in lines(decision) if A.exercises[item.exercise].load_tier]
    assert "update-new" in {out.because.rule for out in decision.left_out}
