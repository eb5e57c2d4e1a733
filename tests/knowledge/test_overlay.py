"""An operator's own exercises are added, and nothing that is shipped is replaced, loosened or hidden by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from heelwise.engine.may import may
from heelwise.knowledge.faults import ContentError
from heelwise.knowledge.read import exercise_words, forget, laid, lay, load, motion
from heelwise.record.record import Record
from tests.knowledge.overlays import FACTS, ID, WORDS, example, written
from tests.knowledge.planting import edited


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """The guide's folder; nothing of it stays laid over the content afterwards."""
    forget()
    yield example(tmp_path)
    lay(None)
    forget()


def complaints(folder: Path) -> list[str]:
    """`FILE: key` of everything that load says of an overlay."""
    try:
        load(overlay=folder)
    except ContentError as error:
        return [f"{fault.file}: {fault.key}" if fault.key else fault.file for fault in error.faults]
    return []


def test_it_is_added_to_what_is_there(own: Path) -> None:
    shipped, both = load(), load(overlay=own)
    assert both.exercises.keys() - shipped.exercises.keys() == {ID}
    assert both.permissions.keys() - shipped.permissions.keys() == {ID}
    assert both.sources.keys() - shipped.sources.keys() == {"my-clinic"}
    assert both.names[ID] == both.names[f"exercise.{ID}"] == "Heel raise at the counter"
    assert both.exercises[ID].id == ID


def test_everything_shipped_is_still_the_same(own: Path) -> None:
    shipped, both = load(), load(overlay=own)
    for field in ("limits", "flags", "measures", "pathways", "sentences", "advice"):
        assert getattr(both, field) == getattr(shipped, field)
    for field in ("exercises", "permissions", "sources", "names"):
        assert getattr(shipped, field).items() <= getattr(both, field).items()


def test_the_edition_names_both_and_changes_with_a_fact_but_not_with_a_word(own: Path) -> None:
    shipped, before = load().edition, load(overlay=own).edition
    assert before.startswith(f"{shipped}+")
    edited(own, WORDS, "kettle", "pot")
    forget()
    assert load(overlay=own).edition == before
    edited(own, FACTS, "reps = 10", "reps = 8")
    forget()
    assert load(overlay=own).edition != before
    assert load().edition == shipped


def test_without_being_laid_it_is_nowhere(own: Path) -> None:
    assert laid() is None
    assert ID not in load().exercises
    with pytest.raises(ContentError):
        exercise_words(ID)


def test_once_laid_it_is_everywhere_until_it_is_taken_off(own: Path) -> None:
    lay(own)
    assert laid() == own
    assert ID in load().exercises
    assert exercise_words(ID).name == "Heel raise at the counter"
    assert motion(ID)["root"] == "near"
    assert exercise_words("heel-drop").name == load().names["heel-drop"]
    lay(None)
    assert ID not in load().exercises
    with pytest.raises(ContentError):
        motion(ID)


def test_a_shipped_exercise_keeps_its_words_and_drawing(own: Path) -> None:
    for name in ("words.en.toml", "motion.toml"):
        written(own, f"exercises/ice/{name}", (own / f"exercises/{ID}/{name}").read_text())
    shipped = exercise_words("ice"), motion("ice")
    lay(own)
    assert (exercise_words("ice"), motion("ice")) == shipped


def test_another_content_folder_comes_without_it(own: Path, folder: Path) -> None:
    lay(own)
    assert ID not in load(folder).exercises
    assert ID in load(folder, own).exercises


def test_nobody_may_do_it_without_a_record(own: Path) -> None:
    answer = may(load(overlay=own), Record.of([]), exercise=ID, on=dt.date(2026, 11, 20))
    assert answer.answer != "yes"


ROW = """[[permission]]
exercise = "{}"
tightness = "ok"
midportion = "ok"
insertional = "ok"
sources = ["heelwise"]
tag = "D"
verified = "no"
"""


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("pathways/graded-loading.toml", "", "pathways"),
        ("numbers/pain.toml", "", "numbers"),
        ("red-flags.toml", "", "red-flags.toml"),
        ("edition.toml", 'name = "mine"', "edition.toml"),
        ("words/en/rules.toml", "", "words"),
        ("answers.en.toml", "", "answers.en.toml"),
        (f"exercises/{ID}/words.de.toml", "", f"exercises/{ID}/words.de.toml"),
        (f"exercises/{ID}/more/motion.toml", "", f"exercises/{ID}/more/motion.toml"),
        ("sources.toml", '[F1]\ntitle = "Ours"\n', "sources.toml: F1"),
        ("sources.toml", '[mine]\ntitel = "Ours"\n', "sources.toml: mine.titel"),
        ("names.toml", '[muscle]\nsoleus = "Big one"\n', "names.toml: muscle.soleus"),
        ("names.toml", '[exercise]\nheel-drop = "Easy one"\n', "names.toml: exercise.heel-drop"),
        ("names.toml", '[exercise]\ncounter-heel-raise = "Another"\n', "names.toml: exercise.counter-heel-raise"),
        ("names.toml", "[muscle]\nsoleus = 3\n", "names.toml: muscle.soleus"),
        ("permissions.toml", ROW.format("heel-drop"), "permissions.toml: permission.heel-drop"),
        ("permissions.toml", ROW.format("nothing-here"), "permissions.toml: permission.nothing-here"),
        ("permissions.toml", ROW.format(ID) * 2, "permissions.toml: permission[1].exercise"),
        ("permissions.toml", f'{ROW.format(ID)}milestone = "band"', f"permissions.toml: permission.{ID}.milestone"),
        ("permissions.toml", "measure = []\n", "permissions.toml: measure"),
        ("permissions.toml", "", "permissions.toml: permission"),
        ("permissions.toml", "permission = [", "permissions.toml"),
    ],
)  # fmt: skip
def test_what_it_may_not_do_is_named(own: Path, file: str, text: str, named: str) -> None:
    written(own, file, text)
    assert named in complaints(own)


def test_a_shipped_id_cannot_be_taken(own: Path) -> None:
    text = (own / FACTS).read_text().replace(f'"{ID}"', '"heel-drop"')
    written(own, "exercises/heel-drop/exercise.toml", text)
    assert complaints(own) == ["exercises/heel-drop/exercise.toml: id", "permissions.toml: permission"]


def test_an_exercise_without_a_row_is_no_exercise(own: Path) -> None:
    (own / "permissions.toml").unlink()
    assert complaints(own) == ["permissions.toml: permission"]


def test_an_empty_folder_is_no_overlay(tmp_path: Path) -> None:
    assert complaints(tmp_path) == ["exercises"]


def test_every_fault_comes_at_once(own: Path) -> None:
    written(own, "numbers/pain.toml", "")
    edited(own, FACTS, "load-tier = 2", "load-tier = 9")
    edited(own, "permissions.toml", '"ok"', '"sure"')
    assert {"numbers", f"{FACTS}: load-tier", "permissions.toml: permission[0].tightness"} <= set(complaints(own))


def test_notes_and_hidden_files_are_left_alone(own: Path) -> None:
    for name in ("README.md", "exercises/notes.md", ".git/config"):
        written(own, name, "x")
    assert complaints(own) == []
