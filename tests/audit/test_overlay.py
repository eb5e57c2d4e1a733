"""An overlay is judged like shipped content, together with it; a folder with an edition is a content of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from heelwise.audit import audit
from heelwise.audit.audit import is_overlay
from heelwise.knowledge.read import CONTENT
from tests.knowledge.overlays import FACTS, MOTION, WORDS, example, written
from tests.knowledge.planting import edited


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return example(tmp_path)


def test_the_example_of_the_guide_is_sound(own: Path) -> None:
    assert [str(fault) for fault in audit(own)] == []


def test_which_of_the_two_a_folder_is(own: Path) -> None:
    assert is_overlay(own)
    assert not is_overlay(CONTENT)


def test_a_whole_content_is_no_overlay_even_when_asked_to_be(whole: Path) -> None:
    assert audit(whole) == []
    said = {fault.file for fault in audit(whole, overlay=True)}
    assert {"pathways", "numbers", "edition.toml", "exercises/heel-drop/exercise.toml"} <= said


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (FACTS, '"to-neutral"', '"past-neutral"',
         "permissions.toml: permission.counter-heel-raise.insertional: found 'from-rung' past neutral"),
        (FACTS, '["seed-002", "my-clinic"]', '["seed-002", "unheard-of"]', f"{FACTS}: sources: found 'unheard-of'"),
        (FACTS, '["seed-002", "my-clinic"]', "[]", f"{FACTS}: sources: found nothing"),
        (FACTS, '["seated-calf-raise"]', '["forward-hop"]', f"{FACTS}: easier: found 'forward-hop' of tier 4"),
        (FACTS, '["single-leg-calf-raise"]', '["not-there"]', f"{FACTS}: harder: found 'not-there'"),
        (FACTS, '["gastrocnemius", "soleus"]', '["popliteus"]', "names.toml: muscle.popliteus: found nothing"),
        (FACTS, 'kind = "strength"', 'kind = "magic"', f"{FACTS}: kind: found 'magic'"),
        (FACTS, '[review]\nstatus = "draft"\n', "", f"{FACTS}: review: found nothing"),
        (WORDS, "Warm, working calves.", "Feel the burn!", f"{WORDS}: feel: found an exclamation mark"),
        (WORDS, "setup = [", "set-up = [", f"{WORDS}: set-up: found an unknown key"),
        (MOTION, "foot = 40, shank = 4", "foot = 40, shank = 400", MOTION),
        (MOTION, 'root = "near"', 'root = "nose"', f"{MOTION}: root: found"),
        ("permissions.toml", '["seated"]', '["sofa"]',
         "permissions.toml: permission.counter-heel-raise.rungs: found 'sofa'"),
        ("permissions.toml", '["seated"]', "[]", "permissions.toml: permission.counter-heel-raise.rungs: found 0"),
        ("permissions.toml", '["my-clinic", "heelwise"]', '["my-clinic"]',
         "permissions.toml: permission.counter-heel-raise.sources: found a Heelwise rule without its name"),
        ("permissions.toml", 'verified = "no"', 'verified = "yes"',
         "permissions.toml: permission.counter-heel-raise.verified: found 'yes' with tag 'D'"),
    ],
)  # fmt: skip
def test_a_fault_of_an_own_exercise_is_named(own: Path, file: str, old: str, new: str, complaint: str) -> None:
    edited(own, file, old, new)
    said = [str(fault) for fault in audit(own)]
    assert any(one.startswith(complaint) for one in said), said


@pytest.mark.parametrize("file", [WORDS, MOTION])
def test_a_missing_file_is_named(own: Path, file: str) -> None:
    (own / file).unlink()
    assert [fault.file for fault in audit(own)] == [file]


def test_a_muscle_may_be_named_by_the_overlay(own: Path) -> None:
    edited(own, FACTS, '["gastrocnemius", "soleus"]', '["popliteus"]')
    written(own, "names.toml", '[muscle]\npopliteus = "back of the knee (popliteus)"\n')
    assert audit(own) == []


def test_faults_of_files_and_of_facts_come_together(own: Path) -> None:
    edited(own, WORDS, "Fingertips only.", "Fingertips!")
    written(own, "pathways/mine.toml", "")
    assert {fault.file for fault in audit(own)} == {WORDS, "pathways"}
