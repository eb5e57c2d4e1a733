"""The audit as a whole: the shipped content is sound, all complaints come at once, counts are no faults."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from heelwise.audit import Fault, Reviewed, audit, reviewed, unused_sources
from heelwise.audit.audit import OF_FACTS, OF_FILES
from heelwise.audit.limits import UNITS
from heelwise.audit.places import every_value
from heelwise.knowledge.facts import Review
from heelwise.knowledge.read import load
from tests.knowledge.planting import edited


def test_the_shipped_content_is_sound() -> None:
    assert [str(fault) for fault in audit()] == []


def test_faults_of_many_audits_come_together_and_sorted(whole: Path) -> None:
    edited(whole, "numbers/pain.toml", 'sources = ["seed-002"]', "sources = []")
    edited(whole, "red-flags.toml", 'after = ["sudden-pop"]\n', "")
    (whole / "exercises/ice/words.en.toml").unlink()
    found = audit(whole)
    places = [(fault.file, fault.key) for fault in found]
    for place in (
        ("numbers/pain.toml", "strict-cap.sources"),
        ("red-flags.toml", "pop-cannot-walk.after"),
        ("exercises/ice/words.en.toml", ""),
    ):
        assert place in places
    assert found == sorted(set(found))


def test_unreadable_facts_do_not_hide_faults_of_files(whole: Path) -> None:
    edited(whole, "edition.toml", "name =", "nmae =")
    (whole / "exercises/ice/motion.toml").unlink()
    places = {(fault.file, fault.key) for fault in audit(whole)}
    assert {("edition.toml", "name"), ("edition.toml", "nmae"), ("exercises/ice/motion.toml", "")} <= places


def test_edits_are_seen(whole: Path) -> None:
    before = audit(whole)
    edited(whole, "numbers/pain.toml", 'unit = "points"', 'unit = "dots"')
    assert Fault(
        "numbers/pain.toml", "strict-cap.unit", "'dots'", f"one of {', '.join(sorted(UNITS))}",
    ) in set(audit(whole)) - set(before)  # fmt: skip


def test_each_audit_is_named_after_its_file() -> None:
    for ask in (*OF_FACTS, *OF_FILES):
        assert ask.__module__ == f"heelwise.audit.{ask.__name__}"  # type: ignore[attr-defined]
        assert ask.__doc__


def test_reviews_are_counted(whole: Path) -> None:
    knowledge = load()
    reviewed_things = (knowledge.exercises, knowledge.flags, knowledge.pathways, knowledge.outcomes, knowledge.rules)
    everything = sum(map(len, reviewed_things))
    assert reviewed(knowledge) == Reviewed(signed=0, of=everything)
    signed = structs.replace(
        knowledge.pathways["settle"], review=Review(status="signed", by="A. Physiotherapist", on=None)
    )
    with_one = structs.replace(knowledge, pathways={**knowledge.pathways, "settle": signed})
    assert reviewed(with_one).signed == 1


def test_sources_nobody_cites_are_listed_but_are_no_fault() -> None:
    unused = unused_sources(load())
    assert "F66" in unused
    assert "heelwise" not in unused
    assert "seed-002" not in unused


def test_every_value_has_a_place_of_its_own() -> None:
    places = [(placed.file, placed.key, type(placed.value)) for placed in every_value(load())]
    assert len(places) == len(set(places)) > 800
