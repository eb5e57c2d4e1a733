"""The laws again, over records of thousands of events: every kind, both sides, out of order, doubled, much taken back.

What each law says stands where it is tested over short lives; here the same tests are
asked of a few long ones, on days all over them, always the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pytest

from heelwise.terms import words
from heelwise.terms.clinic import Complaint
from tests.engine import test_laws_order, test_laws_output, test_laws_pain, test_laws_safety
from tests.engine.histories import FLAGS, copied
from tests.engine.long_lives import ALL_KINDS, kinds_of, long_life
from tests.people import Diary

pytestmark = pytest.mark.slow

LIVES = {
    "sore": (1, 2000, ("midportion-pain",)),
    "heel bone": (2, 2000, ("insertional-pain",)),
    "any": (3, 2500, words(Complaint)),
    "very long": (4, 5000, words(Complaint)),
}
DAYS = 4
"""On how many days of each life a law is asked."""


@cache
def lived(name: str) -> tuple[Diary, tuple[int, ...]]:
    """A life, and the days on which it is asked about: the last, and some before."""
    seed, events, complaints = LIVES[name]
    life, last = long_life(seed, events, complaints)
    return life, tuple(sorted({last, *Random(seed).sample(range(last // 4, last), DAYS - 1)}))


def test_long_lives_have_thousands_of_events_of_every_kind() -> None:
    for name, (_, events, _) in LIVES.items():
        life, _ = lived(name)
        assert len(life.lines) > events
        assert kinds_of(life) == ALL_KINDS


def test_long_lives_are_not_held_all_the_time() -> None:
    verdicts = {lived(name)[0].decision(on).verdict for name in LIVES for on in lived(name)[1]}
    assert verdicts & {"train", "adjust"}
    assert len(verdicts) > 2


Law = Callable[..., None]


def law(test: Any, **more: Any) -> Any:
    """A law as it is asked of short lives, with what it is asked with beside the life and the day."""
    return pytest.param(test.hypothesis.inner_test, more, id=test.__name__)


SEVERAL = [
    law(test_laws_order.test_any_order_and_any_doubling_of_lines_gives_the_same_decision, turn=Random(5)),
    law(test_laws_order.test_events_after_the_day_are_not_seen),
    law(test_laws_order.test_deciding_never_raises_for_a_life),
    law(test_laws_safety.test_a_held_day_has_no_session),
    law(test_laws_safety.test_nothing_past_neutral_where_it_may_be_the_heel_bone),
    law(test_laws_safety.test_a_torn_tendon_without_a_clinicians_word_gets_no_load, seed=7),
    law(test_laws_safety.test_more_answers_never_take_a_flag_down, more=dict.fromkeys(FLAGS, "no"), clock="23:00"),
    law(test_laws_safety.test_taking_a_grave_answer_back_late_never_takes_its_flag_down),
    law(test_laws_safety.test_a_persons_word_takes_down_only_what_a_person_may, flag="sudden-pop"),
    law(test_laws_safety.test_what_is_prescribed_may_be_done),
    law(test_laws_safety.test_a_day_of_rest_asks_for_no_load),
    law(test_laws_safety.test_only_what_is_met_opens),
    law(test_laws_safety.test_nothing_rises_on_a_day_without_a_morning),
    law(test_laws_pain.test_more_pain_this_morning, pain=1, more=4),
    law(test_laws_pain.test_more_stiffness_this_morning, minutes=30),
    law(test_laws_output.test_every_reason_has_a_sentence_with_all_its_facts, measure="knee-to-wall"),
    law(test_laws_output.test_every_reason_has_a_source_that_resolves),
    law(test_laws_output.test_every_prescribed_line_says_why_with_a_source),
    law(test_laws_output.test_the_cue_sheet_lasts_as_long_as_the_session_says),
    law(test_laws_output.test_the_shape_of_a_decision_holds_together),
]


@pytest.mark.parametrize(("asked", "more"), SEVERAL)
@pytest.mark.parametrize("name", LIVES)
def test_the_laws_hold_in_long_lives(name: str, asked: Law, more: dict[str, Any], monkeypatch: Any) -> None:
    monkeypatch.setattr(test_laws_pain, "event", lambda _: None)  # hypothesis counts them, and is not asked here
    life, days = lived(name)
    seen = Random(f"{name} {asked.__name__}").choice(days)
    asked(life=copied(life), on=seen, **more)


@pytest.mark.parametrize("name", LIVES)
def test_day_by_day_is_the_same_as_all_at_once(name: str) -> None:
    test_laws_order.test_day_by_day_is_the_same_as_all_at_once.hypothesis.inner_test(
        life=copied(lived(name)[0]), more=3
    )
