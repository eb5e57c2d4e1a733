"""`heelwise measures` and `heelwise measure ID`: the list, one in full, and the same as documents."""

from __future__ import annotations

import pytest

from heelwise.knowledge.read import load
from heelwise.terms import Measure, words
from tests.cli.conftest import Run

KNOWN = load()


def test_every_measure_is_listed(run: Run) -> None:
    lines = run("measures").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(words(Measure))


def test_the_documents_are_the_content(run: Run) -> None:
    listed = run("measures", "--json").json
    assert [one["id"] for one in listed] == list(KNOWN.outcomes)
    one = run("measure", "visa-a", "--json").json
    assert one in listed
    assert [change["value"] for change in one["mcid"]] == [14, 7, 6.5]


@pytest.mark.parametrize("name", KNOWN.outcomes)
def test_one_in_full(run: Run, name: str) -> None:
    answer = run("measure", name)
    said = " ".join(answer.out.split())
    assert answer.code == 0
    assert KNOWN.outcomes[name].scale.scoring in said
    assert "Licence" in said
    assert ("It ends when" in said) == bool(KNOWN.outcomes[name].stop)


def test_what_nobody_verified_says_so(run: Run) -> None:
    said = " ".join(run("measure", "visa-a").out.split())
    assert "noticed, from week 12 14 points F37" in said
    assert "noticed, from week 12, insertional 6.5 points (not verified) mccormack-2015" in said


def test_the_norms_are_shown_by_age(run: Run) -> None:
    assert "40 to 49 24 28" in " ".join(run("measure", "heel-raise-endurance").out.split())


def test_an_unknown_one_is_bad_input(run: Run) -> None:
    answer = run("measure", "visa-b")
    assert answer.code == 2
    assert "visa-a" in answer.err
