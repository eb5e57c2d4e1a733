"""The register of counts: what comes or goes without it is named; what it says of nothing is no key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from heelwise.audit.register import FILE, Register, counted, register
from heelwise.knowledge.read import CONTENT, forget
from tests.knowledge.planting import edited


def said(folder: Path) -> list[str]:
    """`key: found, wanted` of every complaint."""
    forget()
    return [f"{fault.key}: {fault.found}, {fault.wanted.split(',')[0]}" for fault in register(folder)]


def test_the_shipped_register_is_right() -> None:
    assert list(register(CONTENT)) == []


def dropped(folder: Path, file: str) -> None:
    """A file lost in a merge."""
    (folder / file).unlink()


def cut(folder: Path, file: str, start: str, end: str) -> None:
    """Everything of a file from one text to before another."""
    text = (folder / file).read_text()
    first = text.index(start)
    (folder / file).write_text(text[:first] + text[text.index(end, first + 1) :])


LOST: dict[str, tuple[str, Callable[[Path], object]]] = {
    "an exercise": ("exercises", lambda folder: dropped(folder, "exercises/plank/exercise.toml")),
    "a pathway": ("pathways", lambda folder: dropped(folder, "pathways/settle.toml")),
    "a rung": ("rungs", lambda folder: cut(folder, "pathways/loosen.toml", "[[phases.rungs]]", "\n[[phases.")),
    "a permission": ("permissions", lambda folder: edited(folder, "permissions.toml", '  { exercise = "plank"', "#")),
    "a measure": ("measures", lambda folder: edited(folder, "permissions.toml", '  { measure = "visa-a"', "#")),
    "an outcome measure": ("outcomes", lambda folder: dropped(folder, "measures/psfs.toml")),
    "a red flag": ("red-flags", lambda folder: cut(folder, "red-flags.toml", "[sudden-pop]", "\n[")),
    "a source": ("sources", lambda folder: cut(folder, "sources.toml", "seed-003 =", "seed-004 =")),
    "advice": ("advice", lambda folder: cut(folder, "words/en/advice.toml", "[record-morning]", "\n[")),
    "a sentence": ("sentences", lambda folder: cut(folder, "words/en/rules.toml", "[steady]", "\n[")),
    "a name": ("names", lambda folder: cut(folder, "words/en/names.toml", "plank =", "quick-rebound-raise =")),
    "a form": ("forms", lambda folder: dropped(folder, "questions/pain.toml")),
    "an article": ("articles", lambda folder: dropped(folder, "articles/en/the-tendon.toml")),
}


@pytest.mark.parametrize("name", LOST)
def test_what_is_lost_is_missed(folder: Path, name: str) -> None:
    key, lose = LOST[name]
    before = getattr(counted(folder), key.replace("-", "_"))
    lose(folder)
    assert f"{key}: {before}, {before - 1}" in said(folder)


def test_what_comes_is_noticed_too(folder: Path) -> None:
    before = counted(folder).sources
    with (folder / "sources.toml").open("a") as file:
        file.write('\n[somebody-1999]\ntitle = "A paper"\n')
    assert said(folder) == [f"sources: {before}, {before + 1}"]


def test_each_count_is_owed_and_compared(folder: Path) -> None:
    keys = sorted(field.replace("_", "-") for field in Register.__struct_fields__)
    (folder / FILE).write_text("".join(f"{key} = 0\n" for key in keys))
    assert sorted(one.partition(": 0, ")[0] for one in said(folder)) == keys
    (folder / FILE).write_text("")
    assert sorted(said(folder)) == [f"{key}: nothing, a whole number" for key in keys]


@pytest.mark.parametrize(
    ("text", "key"),
    [("lamps = 3\n", "lamps"), ("exercises = 'many'\n", "exercises"), ("exercises = [\n", "")],
)
def test_a_register_that_cannot_be_read_is_named(folder: Path, text: str, key: str) -> None:
    (folder / FILE).write_text(text)
    forget()
    assert (FILE, key) in {(fault.file, fault.key) for fault in register(folder)}


def test_without_a_register_nothing_can_be_counted(folder: Path) -> None:
    (folder / FILE).unlink()
    forget()
    assert [str(fault) for fault in register(folder)] == [f"{FILE}: found no readable file, wanted a TOML file"]


def test_broken_facts_are_other_audits_to_name(folder: Path) -> None:
    edited(folder, "edition.toml", "name =", "nmae =")
    assert said(folder) == []
