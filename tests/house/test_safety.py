"""SAFETY.md tells the truth about who has signed the rules."""

import re
import tomllib
from collections.abc import Iterator

import pytest

import heelwise
from heelwise.audit.review import reviewed
from tests.house.repository import CONTENT, ROOT, below


def reviews(value: object) -> Iterator[dict[str, object]]:
    """Every review in a document of the content, however deep."""
    match value:
        case dict():
            for key, part in value.items():
                if key == "review" and isinstance(part, dict):
                    yield part
                else:
                    yield from reviews(part)
        case list():
            for part in value:
                yield from reviews(part)


# What decides: rules, exercises, pathways and red flags. Articles and answers are signed too, but prescribe nothing.
RULES = [
    *below(CONTENT / "exercises", ".toml"),
    *below(CONTENT / "pathways", ".toml"),
    *below(CONTENT / "measures", ".toml"),
    CONTENT / "red-flags.toml",
    CONTENT / "rules.toml",
]
ALL = [review for path in RULES for review in reviews(tomllib.loads(path.read_text()))]


def test_reviews_are_found_however_deep() -> None:
    document = tomllib.loads('[[flags]]\nreview = {status = "draft"}\n[a.review]\nstatus = "signed"\n')
    assert [review["status"] for review in reviews(document)] == ["draft", "signed"]


def test_the_number_of_signed_rules_is_the_counted_one() -> None:
    signed = sum(review["status"] == "signed" for review in ALL)
    said = re.search(r"<!-- signed -->(\d+) of (\d+)<!-- /signed -->", (ROOT / "SAFETY.md").read_text())
    assert said, "the markers are gone"
    assert (int(said[1]), int(said[2])) == (signed, len(ALL))


def test_the_audit_counts_the_same() -> None:
    counted = reviewed(heelwise.load())
    assert (counted.signed, counted.of) == (sum(review["status"] == "signed" for review in ALL), len(ALL))


def test_a_signature_has_a_name_and_a_day() -> None:
    assert not [
        review for review in ALL if review["status"] == "signed" and not (review.get("by") and review.get("on"))
    ]


@pytest.mark.parametrize("sentence", ["not certified as a medical device anywhere", "check their own law"])
def test_the_plain_words_are_there(sentence: str) -> None:
    assert sentence in " ".join((ROOT / "SAFETY.md").read_text().split())
