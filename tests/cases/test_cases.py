"""Every vignette: this record, this day, this decision, for these reasons.

The vignettes are the `*.toml` files beside this one. Their expectations are taken
from the clinical rules, never from what the engine prints. See `README.md` here. What an
expectation looks at is `heelwise.audit.vignettes.seen`'s.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from heelwise.audit.vignettes.cases import Case, cases_in, person_of, wrong_in
from heelwise.audit.vignettes.notation import value
from tests.cases import manual

FOLDER = Path(__file__).parent


CASES = cases_in(FOLDER)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    wrong = wrong_in(case, person_of(case))
    assert not wrong, "\n".join([case.says, *wrong])


def test_ids_are_unique() -> None:
    ids = [case.name for case in CASES]
    assert len(set(ids)) == len(ids)


def test_the_short_hand_reads_values() -> None:
    assert [value(text) for text in ("3", "2.5", "-", "true", "[a,b]", "d1", "x-y")] == [
        3, 2.5, None, True, ["a", "b"], "2026-11-03", "x-y",
    ]  # fmt: skip


def test_the_manual_shows_the_cases_as_they_are() -> None:
    assert manual.PAGE.read_text() == manual.page(), "python -m tests.cases.manual writes it anew"
