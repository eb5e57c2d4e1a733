"""Every fault planted in an article or a reply is caught, with its file and its key."""

import shutil
from pathlib import Path

import pytest

from heelwise.audit.reading import reading
from heelwise.knowledge.learning import articles, forget, replies
from heelwise.knowledge.read import CONTENT, ContentError, Shelf

ICE = "articles/en/ice-and-heat.toml"
ANSWERS = "answers.en.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content without its drawings and exercise words, which nobody asks for here."""
    leave = shutil.ignore_patterns("motion.toml", "words.en.toml", "questions")
    return shutil.copytree(CONTENT, tmp_path / "content", ignore=leave)


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first occurrence."""
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))


def found(folder: Path) -> set[tuple[str, str]]:
    """File and key of every fault."""
    return {(fault.file, fault.key) for fault in reading(folder)}


def test_the_content_that_came_with_the_package_is_sound() -> None:
    assert not list(reading(CONTENT))


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        (ICE, 'exercises = ["ice"', 'exercises = ["snow"', "exercises"),
        (ICE, 'pathways = ["settle"]', 'pathways = ["rush"]', "pathways"),
        (ICE, 'flags = ["calf-swelling"]', 'flags = ["nothing"]', "flags"),
        (ICE, 'advice = ["ice-and-heat"', 'advice = ["soup"', "advice"),
        (ICE, 'articles = ["safe-to-exercise"', 'articles = ["elsewhere"', "articles"),
        (ICE, 'sources = ["seed-002"]', 'sources = ["hearsay"]', "sections[0].paragraphs[0].sources"),
        (ICE, 'sources = ["seed-002"]', "sources = []", "sections[0].paragraphs[0].sources"),
        (ICE, '["F74b"], verified = "secondary"', '["F74b"], verified = "yes"', "sections[0].paragraphs[1].verified"),
        (
            ICE, '["seed-002", "heelwise"], verified = "no"', '["seed-002", "heelwise"], verified = "yes"',
            "sections[0].paragraphs[2].verified",
        ),
        (ICE, "Use what feels good", "Use what feels good!", "sections.paragraphs.text"),
        (ICE, 'heading = "Later"', 'heading = " "', "sections.heading"),
        (ICE, 'id = "ice-and-heat"', 'id = "ice"', "id"),
        (ICE, "title = ", "titel = ", "title"),
        (ANSWERS, 'flags = ["healing-slip"', 'flags = ["nothing"', "weeks-after-surgery.flags"),
        (ANSWERS, 'rules = ["rupture-locked"', 'rules = ["unwritten"', "weeks-after-surgery.rules"),
        (ANSWERS, 'exercises = ["ankle-pumps"', 'exercises = ["juggling"', "weeks-after-surgery.exercises"),
        (ANSWERS, 'articles = ["rupture"', 'articles = ["elsewhere"', "weeks-after-surgery.articles"),
        (ANSWERS, 'sources = ["F25"', 'sources = ["hearsay"', "weeks-after-surgery.sources"),
        (ANSWERS, 'sources = ["F25", "F22", "seed-004", "heelwise"]', "sources = []", "weeks-after-surgery.sources"),
        (ANSWERS, 'see = "see-clinician"', 'see = "whenever"', "painful-limp.see"),
        (ANSWERS, "keeps your log.", "keeps your log!", "weeks-after-surgery.answer"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_caught(folder: Path, file: str, old: str, new: str, key: str) -> None:
    edit(folder, file, old, new)
    assert (file, key) in found(folder)


def test_a_missing_file_of_replies_is_said(folder: Path) -> None:
    (folder / ANSWERS).unlink()
    assert found(folder) == {(ANSWERS, "")}


def test_broken_facts_leave_the_links_unasked(folder: Path) -> None:
    edit(folder, "edition.toml", "name = ", "nahme = ")
    edit(folder, ICE, 'exercises = ["ice"', 'exercises = ["snow"')
    assert not found(folder)


def test_every_fault_of_every_article_is_told_at_once(folder: Path) -> None:
    edit(folder, ICE, "title = ", "titel = ")
    edit(folder, "articles/en/rupture.toml", 'status = "draft"', 'status = "blessed"')
    with pytest.raises(ContentError) as told:
        articles(Shelf(folder))
    assert {fault.file for fault in told.value.faults} == {ICE, "articles/en/rupture.toml"}
    edit(folder, ANSWERS, "ask = ", "aks = ")
    with pytest.raises(ContentError):
        replies(Shelf(folder))


def test_what_was_read_is_kept_until_forgotten() -> None:
    first = articles(), replies()
    assert articles() is first[0]
    assert replies() is first[1]
    forget()
    assert articles() is not first[0]
    assert articles() == first[0]
