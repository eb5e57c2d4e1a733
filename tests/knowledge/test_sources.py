"""Sources can be followed, and none pretends to have been read when it was not."""

from __future__ import annotations

import re

import pytest

from heelwise.knowledge.facts import Source
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import load

SOURCES = list(load().sources.values())
DOI = re.compile(r"^10\.\d{4,9}/\S+$")
URL = re.compile(r"^https://[\w.-]+\.[a-z]{2,}(?:/\S*)?$")


@pytest.mark.parametrize("source", SOURCES, ids=[source.key for source in SOURCES])
def test_a_source_can_be_followed(source: Source) -> None:
    assert source.title
    assert source.doi is None or DOI.match(source.doi)
    assert source.url is None or URL.match(source.url)
    assert "…" not in (source.url or "")


def test_a_key_is_a_page_number_a_seed_or_a_name(knowledge: Knowledge) -> None:
    odd = [key for key in knowledge.sources if not re.fullmatch(r"F\d+[a-d]?|seed-00[0-4]|[a-z][a-z0-9-]+", key)]
    assert not odd


def test_the_five_seeds_are_there(knowledge: Knowledge) -> None:
    assert [key for key in knowledge.sources if key.startswith("seed-")] == [f"seed-00{number}" for number in range(5)]


def test_our_own_rules_are_no_evidence(knowledge: Knowledge) -> None:
    own = knowledge.sources["heelwise"]
    assert own.verified == "no"
    assert "not evidence" in own.title


@pytest.mark.parametrize(
    "key", ["silbernagel-2001", "stanish-1986", "thomee-1997", "malliaras-2022", "de-vos-2021", "willits-2010"]
)
def test_what_was_remembered_is_not_called_read(knowledge: Knowledge, key: str) -> None:
    assert knowledge.sources[key].verified == "no"


@pytest.mark.parametrize(
    "key", ["F6", "F14", "F22", "F43c", "F49c", "F51b", "F58", "F61d", "F63", "F64", "F71b", "F74b"]
)
def test_what_was_read_second_hand_says_so(knowledge: Knowledge, key: str) -> None:
    assert knowledge.sources[key].verified == "secondary"


@pytest.mark.parametrize(
    ("key", "doi"),
    [
        ("alfredson-1998", "10.1177/03635465980260030301"),
        ("beyer-2015", "10.1177/0363546515584760"),
        ("chimenti-2024", "10.2519/jospt.2024.0302"),
        ("jonsson-2008", "10.1136/bjsm.2007.039545"),
        ("pringels-2025", "10.1136/bjsports-2024-109138"),
        ("rabusin-2020", "10.1136/bjsports-2019-101776"),
        ("silbernagel-2007", "10.1177/0363546506298279"),
        ("van-der-vlist-2020", "10.1111/sms.13728"),
        ("F25", "10.1186/s13063-016-1697-2"),
        ("F28", "10.1177/03635465980260021801"),
    ],
)
def test_the_papers_the_plans_rest_on_have_their_doi(knowledge: Knowledge, key: str, doi: str) -> None:
    assert knowledge.sources[key].doi == doi
