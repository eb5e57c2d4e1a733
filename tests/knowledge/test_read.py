"""A content folder becomes one value, or every complaint of every file; words and drawings wait until asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from heelwise.knowledge.faults import ContentError
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.limits import Limits
from heelwise.knowledge.parse import MOST_BYTES
from heelwise.knowledge.read import (
    CONTENT,
    exercise_words,
    exercises_in,
    forget,
    form,
    forms_in,
    load,
    motion,
)
from tests.knowledge.planting import complaints, copied, edited


def test_the_shipped_content_can_be_read(knowledge: Knowledge) -> None:
    assert len(knowledge.flags) >= 24
    own = {"graded-loading", "loosen", "low-compression", "rupture-guided", "settle", "keep-well"}
    assert set(knowledge.pathways) == own | {"alfredson", "heavy-slow-resistance", "silbernagel"}
    assert knowledge.exercises.keys() == knowledge.permissions.keys()
    assert len(knowledge.measures) == 14


def test_ids_are_the_keys(knowledge: Knowledge) -> None:
    for shelf in (knowledge.flags, knowledge.exercises, knowledge.pathways, knowledge.advice):
        assert all(key == value.id for key, value in shelf.items())  # type: ignore[attr-defined]
    assert all(key == source.key for key, source in knowledge.sources.items())


def test_it_is_read_once_a_folder(folder: Path) -> None:
    assert load() is load(CONTENT)
    first = load(folder)
    edited(folder, "edition.toml", '"2026.11"', '"2027.01"')
    assert load(folder) is first
    forget()
    assert load(folder).edition.startswith("2027.01+")


# -- the twelve ways a file can be wrong


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(
            "numbers/pain.toml",
            "value = 4",
            'value = "four"',
            "strict-cap.value: found 'four', wanted a number",
            id="wrong type",
        ),
        pytest.param(
            "pathways/graded-loading.toml",
            "pain-at-most = 2",
            "pain-at-most = 11",
            "phases[0].rungs[0].gate.pain-at-most: found 11, wanted a whole number from 0 to 10",
            id="range",
        ),
        pytest.param(
            "red-flags.toml",
            'action = "urgent"',
            'action = "maybe"',
            "sudden-pop.action: found 'maybe', wanted one of emergency, urgent, see-clinician, mention",
            id="enum",
        ),
        pytest.param(
            "red-flags.toml", 'code = "R1"\n', "", "sudden-pop.code: found nothing, wanted text", id="missing"
        ),
        pytest.param(
            "edition.toml",
            "language",
            "lingo",
            "lingo: found an unknown key, wanted one of name, language, note",
            id="unknown",
        ),
        pytest.param(
            "permissions.toml",
            'exercise = "ice"',
            'exercise = "ankle-pumps"',
            "permission[1].exercise: found 'ankle-pumps' again, wanted each of them once",
            id="duplicate row",
        ),
        pytest.param("numbers/pain.toml", "[stop-at]", "[strict-cap]", "found broken TOML", id="duplicate table"),
        pytest.param(
            "numbers/start.toml", "value = 7", "value = nan", "settle-pain.value: found the number nan", id="NaN"
        ),
        pytest.param(
            "numbers/start.toml", "value = 7", "value = 1e400", "settle-pain.value: found the number 1e400", id="1e400"
        ),
        pytest.param("edition.toml", 'name = "2026.11"', 'name = "2026.', "found broken TOML", id="truncated"),
        pytest.param("edition.toml", "name = ", "name = " + "[" * 100_000, "found more than 60 brackets", id="nested"),
        pytest.param(
            "edition.toml",
            "name = ",
            "#" * MOST_BYTES + "\nname = ",
            f"found more than {MOST_BYTES} bytes",
            id="oversized",
        ),
    ],
)
def test_a_fault_names_its_file_and_key(folder: Path, file: str, old: str, new: str, said: str) -> None:
    faults = [str(fault) for fault in complaints(edited(folder, file, old, new))]
    assert [fault for fault in faults if fault.startswith(f"{file}: {said}")], faults


def test_a_file_in_another_encoding_is_a_fault(folder: Path) -> None:
    path = folder / "words/en/advice.toml"
    path.write_bytes(path.read_text(encoding="utf-8").replace("calf", "k\xfche").encode("latin-1"))
    assert [fault.file for fault in complaints(folder)] == ["words/en/advice.toml"]


@pytest.mark.parametrize(
    "file",
    [
        "edition.toml",
        "sources.toml",
        "numbers/healing.toml",
        "permissions.toml",
        "red-flags.toml",
        "words/en/names.toml",
    ],
)
def test_a_missing_file_is_a_fault_of_that_file_alone(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert [str(fault) for fault in complaints(folder)] == [f"{file}: found no readable file, wanted a TOML file"]


def test_a_folder_with_nothing_in_it_names_every_file_it_lacks(tmp_path: Path) -> None:
    limits = len(structs.fields(Limits))
    assert len(complaints(tmp_path)) == limits + 10


def test_faults_of_several_files_come_together(folder: Path) -> None:
    edited(folder, "numbers/pain.toml", 'unit = "points"', "unit = 1")
    edited(folder, "numbers/pain.toml", "[stop-at]", "[stop-when]")
    edited(folder, "red-flags.toml", 'asked = "daily"', 'asked = "hourly"')
    edited(folder, "pathways/settle.toml", 'kind = "morning-at-base"', 'kind = "moon-is-full"')
    places = {(fault.file, fault.key) for fault in complaints(folder)}
    assert places == {
        ("numbers/pain.toml", "strict-cap.unit"),
        ("numbers/pain.toml", "stop-at"),
        ("numbers/pain.toml", "stop-when"),
        ("red-flags.toml", "sudden-pop.asked"),
        ("pathways/settle.toml", "phases[0].rungs[0].gate.of[1]"),
    }


def test_names_must_agree_with_the_place(folder: Path) -> None:
    edited(folder, "pathways/settle.toml", 'id = "settle"', 'id = "calm"')
    edited(folder, "exercises/ice/exercise.toml", 'id = "ice"', 'id = "snow"')
    edited(folder, "red-flags.toml", "[sudden-pop]\n", '[sudden-pop]\nid = "pop"\n')
    edited(folder, "permissions.toml", "measure = [", "measures = [")
    said = [str(fault) for fault in complaints(folder)]
    assert "pathways/settle.toml: id: found 'calm', wanted 'settle', as the file is named" in said
    assert "exercises/ice/exercise.toml: id: found 'snow', wanted 'ice', as the file is named" in said
    assert "red-flags.toml: sudden-pop.id: found an unknown key, wanted the table's own name to say it" in said
    assert "permissions.toml: measures: found an unknown key, wanted one of measure, permission" in said


def test_what_should_be_tables_and_lists_must_be(folder: Path) -> None:
    edited(folder, "red-flags.toml", "[sudden-pop]\n", 'late-pop = "x"\n[sudden-pop]\n')
    (folder / "permissions.toml").write_text('permission = 3\nmeasure = ["x"]\n')
    edited(folder, "words/en/names.toml", "[exercise]", "number = 3\n[exercise]")
    said = [str(fault) for fault in complaints(folder)]
    assert "red-flags.toml: late-pop: found 'x', wanted a table" in said
    assert "permissions.toml: permission[0]: found 3, wanted a table" in said
    assert "permissions.toml: measure[0]: found 'x', wanted a table" in said
    assert "words/en/names.toml: number: found 3, wanted text" in said


# -- edition, names and sentences


def test_the_edition_changes_with_what_decides(tmp_path: Path) -> None:
    before = load(copied(tmp_path / "a")).edition
    same = load(copied(tmp_path / "b")).edition
    other = load(edited(copied(tmp_path / "c"), "numbers/pain.toml", "value = 4", "value = 3")).edition
    assert before == same == load().edition
    assert other != before
    assert len(before) <= 64


def test_the_edition_keeps_still_when_only_words_change(tmp_path: Path) -> None:
    changed = edited(copied(tmp_path), "words/en/names.toml", "Settle first", "Calm it first")
    assert load(changed).edition == load().edition


def test_names_are_found_by_kind_and_by_id_alone(knowledge: Knowledge) -> None:
    assert knowledge.names["pathway.settle"] == knowledge.names["settle"]
    assert knowledge.names["band"] == knowledge.names["equipment.band"] != knowledge.names["rung.band"]
    assert knowledge.names["heel-drop"] == knowledge.names["exercise.heel-drop"]


def test_sentences_are_found_by_rule_and_verdict(folder: Path) -> None:
    (folder / "words/en/rules.toml").write_text('["a-rule"]\nmet = "Yes {x}"\nunmet = "No"\n')
    assert load(folder).sentences == {"a-rule.met": "Yes {x}", "a-rule.unmet": "No"}


def test_a_folder_without_an_exercise_file_is_left_to_the_audit(folder: Path) -> None:
    (folder / "exercises/ice/exercise.toml").unlink()
    assert "ice" not in load(folder).exercises
    assert "ice" in exercises_in(folder)


# -- on demand


def test_words_come_when_asked_for() -> None:
    assert exercise_words("heel-drop").name == load().names["heel-drop"]


def test_a_drawing_comes_as_plain_values() -> None:
    assert isinstance(motion("heel-drop"), dict)


def test_forms_come_by_name() -> None:
    assert forms_in(CONTENT)
    assert all(form(name).id == name for name in forms_in(CONTENT))


@pytest.mark.parametrize("read", [exercise_words, motion, form])
@pytest.mark.parametrize("name", ["no-such-thing", "../numbers", "..", "", "a/b", "ä"])
def test_what_is_not_there_is_a_fault_and_no_id_leaves_the_folder(read: object, name: str) -> None:
    with pytest.raises(ContentError, match="found no readable file") as raised:
        read(name)  # type: ignore[operator]
    assert ".." not in raised.value.faults[0].file


def test_faulty_words_name_every_key(tmp_path: Path) -> None:
    folder = copied(tmp_path, whole=True)
    edited(
        folder,
        "exercises/ice/words.en.toml",
        "\nname = " if "\nname = " in (folder / "exercises/ice/words.en.toml").read_text() else "name = ",
        "\nnaem = ",
    )
    with pytest.raises(ContentError) as raised:
        exercise_words("ice", folder)
    assert {fault.key for fault in raised.value.faults} == {"name", "naem"}


def test_a_broken_drawing_and_a_broken_form_are_faults(tmp_path: Path) -> None:
    folder = copied(tmp_path, whole=True)
    (folder / "exercises/ice/motion.toml").write_text("poses = [")
    (folder / "questions/pain.toml").write_text('id = "pain"\n')
    with pytest.raises(ContentError, match=r"motion\.toml: found broken TOML"):
        motion("ice", folder)
    with pytest.raises(ContentError, match="title: found nothing"):
        form("pain", folder)


def test_knowledge_is_frozen(knowledge: Knowledge) -> None:
    with pytest.raises(AttributeError):
        knowledge.edition = "mine"  # type: ignore[misc]
    assert structs.replace(knowledge, edition="mine").edition == "mine"
