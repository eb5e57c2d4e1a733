"""Reasons in words: a sentence for each, and something readable even where content is missing."""

from __future__ import annotations

import json

import pytest

from heelwise.engine.because import Because
from heelwise.engine.cues import cue_sheet, dose_words
from heelwise.engine.decision import Item
from heelwise.engine.explain import cues_json, decision_json, may_json, say, word_of
from tests.people import library, person


def test_a_sentence_with_its_facts() -> None:
    said = say(Because("pain-over-cap", "met", {"pain": 6, "cap": 4, "day": "2026-11-02"}), library())
    assert "6" in said
    assert "4" in said
    assert "Monday 2 November" in said


def test_a_raised_flag_says_what_to_do_now() -> None:
    assert say(Because("flag-raised", "met", {"flag": "breathless"}), library()) == library().flags["breathless"].now


def test_what_has_no_words_is_still_readable() -> None:
    assert say(Because("some-new-rule", "unmet"), library()) == "Some new rule: unmet."
    assert "-" in say(Because("pain-over-cap", "met", {"pain": 6}), library())
    assert say(Because("flag-raised", "met", {"flag": "sign-of-tomorrow"}), library())


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("pain", None, "not recorded"),
        ("seen", True, "yes"),
        ("seen", False, "no"),
        ("base", 2.0, "2"),
        ("base", 2.5, "2.5"),
        ("pain", 4, "4"),
        ("since", "2026-11-05", "Thursday 5 November"),
        ("flag", "sign-of-tomorrow", "sign-of-tomorrow"),
        ("flag", "breathless", library().flags["breathless"].question),
        ("exercise", "heel-drop", library().names["heel-drop"]),
        ("anything", "no-such-name", "no-such-name"),
    ],
)
def test_a_fact_as_it_is_said(key: str, value: object, said: str) -> None:
    assert word_of(key, value, library()) == said  # type: ignore[arg-type]


def test_decisions_answers_and_cues_are_plain_json() -> None:
    anna = person()
    decision = anna.decision(0)
    plain = json.loads(json.dumps(decision_json(decision, library())))
    assert plain["verdict"] == "train"
    assert plain["sessions"][0]["items"][0]["why"][0]["text"]
    assert json.loads(json.dumps(may_json(anna.may("heel-drop", 0), library())))["answer"] == "not-yet"
    cues = json.loads(json.dumps(cues_json(cue_sheet(decision.sessions[0], library()))))
    assert {cue["kind"] for cue in cues} >= {"say", "show", "rep", "hold", "rest", "ask"}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Item(exercise="x", side="left", sets=3, reps=15, rest_s=60), "3 sets of 15"),
        (Item(exercise="x", side="left", sets=1, reps=15, rest_s=60), "1 set of 15"),
        (Item(exercise="x", side="left", sets=3, hold_s=30, rest_s=60), "3 holds of 30 seconds"),
        (Item(exercise="x", side="left", sets=1, hold_s=30, rest_s=60), "1 hold of 30 seconds"),
        (Item(exercise="x", side="left", sets=1, minutes=15, rest_s=60), "15 minutes"),
        (Item(exercise="x", side="left", sets=2, minutes=1, rest_s=60), "2 times 1 minute"),
    ],
)
def test_a_dose_in_words(item: Item, said: str) -> None:
    assert dose_words(item) == said
