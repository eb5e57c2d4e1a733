"""Words, drawings and questions: what is missing, broken, incomplete or loud is named with its file and key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from heelwise.audit.drawings import drawings
from heelwise.audit.questions import questions
from heelwise.audit.words import words
from heelwise.knowledge.faults import Fault
from tests.knowledge.planting import edited

WORDS, FORM = "exercises/ice/words.en.toml", "questions/pain.toml"


def only(audit: Callable[[Path], Iterator[Fault]], folder: Path, file: str) -> list[str]:
    """What an audit says of one file."""
    return [str(fault) for fault in audit(folder) if fault.file == file]


def test_missing_words_are_named(whole: Path) -> None:
    (whole / WORDS).unlink()
    assert only(words, whole, WORDS) == [f"{WORDS}: found no readable file, wanted a TOML file"]


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("cues", "[]", "cues: found nothing"),
        ("steps", '["Only one."]', "steps: found 1, wanted 2 or more"),
        ("purpose", '""', "purpose: found nothing"),
        ("purpose", '"Cool it!"', "purpose: found an exclamation mark"),
        ("name", '"Snow"', "name: found 'Snow'"),
        ("questions", '[{ ask = "Why?", answer = "So!" }]', "questions: found an exclamation mark"),
    ],
)
def test_incomplete_or_loud_words_are_named(whole: Path, key: str, value: str, complaint: str) -> None:
    (whole / WORDS).write_text(WHOLE_WORDS.replace(f"{key} = ", f"{key} = {value} # "))
    said = only(words, whole, WORDS)
    assert any(one.startswith(f"{WORDS}: {complaint}") for one in said), said


def test_whole_words_are_fine_even_when_the_facts_are_not(whole: Path) -> None:
    (whole / WORDS).write_text(WHOLE_WORDS.replace('"Ice on the sore spot"', '"Snow"'))
    edited(whole, "edition.toml", "name =", "nmae =")
    assert only(words, whole, WORDS) == []


def test_a_missing_or_faulty_drawing_is_named(whole: Path) -> None:
    (whole / "exercises/ice/motion.toml").unlink()
    (whole / "exercises/heat/motion.toml").write_text('root = "nowhere"\n')
    assert only(drawings, whole, "exercises/ice/motion.toml")
    said = only(drawings, whole, "exercises/heat/motion.toml")
    assert any(one.startswith("exercises/heat/motion.toml: root: found") and ", wanted " in one for one in said), said


def test_a_drawing_that_does_not_hold_is_named(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heelwise.audit.drawings.faults", lambda _: ["at 0.0 s the head is cut off"])
    said = only(drawings, whole, "exercises/ankle-pumps/motion.toml")
    assert said == [
        "exercises/ankle-pumps/motion.toml: found at 0.0 s the head is cut off, wanted a drawing where everything holds"
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('id = "pian"\ntitle = "x"\nquestions = []\n', "id: found 'pian', wanted 'pain', as the file is named"),
        (
            'id = "pain"\ntitle = "x"\nquestions = [{ field = "a", kind = "one", ask = "A?" }]\n',
            "questions.a.options: found 0 with kind 'one'",
        ),
        (
            (
                'id = "pain"\ntitle = "x"\nquestions = [{ field = "a", kind = "many", ask = "A?", '
                'options = [{ value = 1, label = "x" }, { value = 1, label = "y" }] }]\n'
            ),
            "questions.a.options: found one value twice",
        ),
        (
            'id = "pain"\ntitle = "x"\nquestions = [{ field = "a", kind = "text", ask = "A!" }]\n',
            "questions.a.ask: found an exclamation mark",
        ),
        ('id = "pain"\n', "title: found nothing"),
    ],
)
def test_a_form_that_cannot_be_asked_is_named(whole: Path, text: str, complaint: str) -> None:
    (whole / FORM).write_text(text)
    said = only(questions, whole, FORM)
    assert any(one.startswith(f"{FORM}: {complaint}") for one in said), said


WHOLE_WORDS = """
name = "Ice on the sore spot"
purpose = "Cools."
muscles-note = "None."
setup = ["Wrap it."]
steps = ["Put it on.", "Take it off."]
breathing = "Calm."
feel = "Cool."
not-feel = "Numb."
cues = ["Cloth first."]
mistakes = [{ wrong = "Bare ice.", fix = "A cloth." }]
easier-note = "Shorter."
harder-note = "None."
stop = "When it hurts."
dosage-note = "15 minutes."
not-for = "Numb skin."
questions = [{ ask = "How long?", answer = "15 minutes." }]
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "most = 30",
            "most = 31",
            "questions: found items from 0 to 101 together, wanted 0 to 100, as the measure reaches",
        ),
        (
            "least = 0",
            "least = 1",
            "questions: found items from 1 to 100 together, wanted 0 to 100, as the measure reaches",
        ),
    ],
)
def test_the_items_of_a_score_add_up_to_its_scale(whole: Path, old: str, new: str, complaint: str) -> None:
    edited(whole, "questions/visa-a.toml", old, new)
    assert only(questions, whole, "questions/visa-a.toml") == [f"questions/visa-a.toml: {complaint}"]


def test_a_lost_item_of_a_score_is_named(whole: Path) -> None:
    item = '[[questions]]\nfield = "item-2"\nkind = "number"\nleast = 0\nmost = 10\nask = "Stretched over a step"\n'
    edited(whole, "questions/visa-a.toml", item, "")
    said = only(questions, whole, "questions/visa-a.toml")
    assert "questions/visa-a.toml: questions: found 7, wanted 8, as the measure has items" in said
