"""The demo: four invented people, one day, nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.web.conftest import EXAMPLES, morning, text_of


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A browser at the demo, on its own day."""
    from django.conf import settings

    from heelwise.web import demo
    from heelwise.web.days import DEMO_NOW

    monkeypatch.setattr(settings, "DEMO", True)
    monkeypatch.setattr(settings, "CLOCK", DEMO_NOW)
    demo.people.cache_clear()
    yield Client(SERVER_NAME="localhost")
    demo.people.cache_clear()


def become(visitor: Client, person: str) -> Any:
    return visitor.post("/demo", {"person": person})


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ("runner", "A lighter day, because your tendon asked for one."),
        ("insertional", "Low compression"),
        ("rupture", "week 9"),
        ("desk", "Loosen and strengthen"),
    ],
)
def test_each_of_the_four_has_a_story(visitor: Client, person: str, says: str) -> None:
    assert become(visitor, person).headers["Location"] == "/"
    said = text_of(visitor.get("/"))
    assert says in said
    assert "Friday 20 November" in said


def test_it_begins_with_the_runner_and_names_all_four(visitor: Client) -> None:
    from heelwise.web.demo import PEOPLE

    said = text_of(visitor.get("/"))
    assert all(name in said for name in PEOPLE.values())
    assert "Nothing is kept." in said
    assert set(PEOPLE) == {file.stem for file in EXAMPLES.glob("*.jsonl")}


def test_nobody_else_can_be_chosen(visitor: Client) -> None:
    assert become(visitor, "../../etc/passwd").status_code == 404
    visitor.cookies["heelwise-demo"] = "nobody"
    assert visitor.get("/").status_code == 200


def test_what_is_added_is_answered_and_never_reaches_the_database(visitor: Client) -> None:
    from heelwise.web import demo
    from heelwise.web.keep.models import Batch

    before = Batch.objects.count()
    page = visitor.get("/").content.decode()
    batch = page.split('name="batch" value="')[1].split('"')[0]
    visitor.post("/morning", {"batch": batch, "side": "left", "pain": "1", "stiffness_min": "5"})
    assert "pain 1, stiff for 5 min" in text_of(visitor.get("/"))
    assert Batch.objects.count() == before
    demo.people.cache_clear()
    assert "pain 1, stiff for 5 min" not in text_of(visitor.get("/"))


def test_a_parcel_is_taken_too(visitor: Client) -> None:
    import json
    from uuid import uuid4

    parcel = json.dumps({"batch": str(uuid4()), "events": [morning()]})
    answer = visitor.post("/sync", parcel, content_type="application/json")
    assert len(answer.json()["kept"]) == 1


def test_a_sign_in_link_is_not_needed(visitor: Client) -> None:
    assert visitor.get("/in/whatever").headers["Location"] == "/"


def test_its_record_can_be_saved(visitor: Client) -> None:
    assert visitor.get("/data/heelwise.jsonl").content.splitlines()


def test_deleting_an_invented_person_changes_nothing(visitor: Client) -> None:
    assert visitor.post("/data/delete", {"sure": "delete"}).headers["Location"] == "/data"
    assert visitor.get("/data/heelwise.jsonl").content.splitlines()
