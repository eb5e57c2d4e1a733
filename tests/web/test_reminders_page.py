"""The page of reminders: own times, the file, the private address and who may read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from tests.web.conftest import Somebody, owner_of, text_of


@pytest.fixture
def reachable(django_is_set_up: Any) -> Iterator[Any]:
    """As with --lan: other devices reach this server."""
    from django.conf import settings

    settings.REACH, settings.SECURE, settings.ORIGIN = "lan", True, "https://kitchen.local:8321"
    yield settings
    settings.REACH, settings.SECURE, settings.ORIGIN = "here", False, ""


def entries(answer: Any) -> list[Any]:
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def stranger() -> Client:
    return Client(SERVER_NAME="localhost")


def test_nothing_reminds_until_a_time_is_chosen(runner: Somebody) -> None:
    assert "Save a time first." in text_of(runner.get("/reminders"))
    assert entries(runner.get("/reminders/heelwise.ics")) == []


def test_a_time_chosen_is_kept_shown_and_written_into_the_file(runner: Somebody) -> None:
    assert runner.post("/reminders", do="times", once="18:05", snooze="10").status_code == 302
    page = text_of(runner.get("/reminders"))
    assert re.search(r"Friday 20 November ?, 18:05", page)
    assert 'value="18:05"' in runner.get("/reminders").content.decode()
    answer = runner.get("/reminders/heelwise.ics")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="heelwise.ics"'
    assert {entry["dtstart"].to_ical()[-6:] for entry in entries(answer)} == {b"180500"}


def test_an_emptied_time_reminds_no_more(runner: Somebody) -> None:
    runner.post("/reminders", do="times", once="18:05")
    runner.post("/reminders", do="times", once="")
    assert entries(runner.get("/reminders/heelwise.ics")) == []


@pytest.mark.parametrize("typed", ["25:00", "noon", "7", "18:00<b>"])
def test_a_time_that_is_none_is_named_beside_its_field_and_changes_nothing(runner: Somebody, typed: str) -> None:
    runner.post("/reminders", do="times", once="18:05")
    answer = runner.post("/reminders", do="times", once=typed, morning="07:30")
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert 'id="fault-once"' in shown
    assert "<b>" not in shown
    assert 'value="07:30"' in shown, "what was typed is still there"
    assert 'value="18:05"' in runner.get("/reminders").content.decode()


def test_the_file_follows_the_plan_each_time_it_is_made(runner: Somebody) -> None:
    runner.post("/reminders", do="times", once="18:00")
    before = len(entries(runner.get("/reminders/heelwise.ics")))
    event = {
        "kind": "session-finished", "at": "2026-11-20T11:00:00+01:00", "id": "0190b6a0-0000-7000-8000-000000000001",
        "session": "2026-11-20-any", "slot": "any", "planned_sets": 3, "done_sets": 3, "pain_during": 1,
    }  # fmt: skip
    runner.send([event])
    assert len(entries(runner.get("/reminders/heelwise.ics"))) < before


def test_without_a_way_in_no_private_address_is_offered(runner: Somebody) -> None:
    runner.post("/reminders", do="times", once="18:00")
    assert "let your phone in" in text_of(runner.get("/reminders"))
    assert "Make a private address" not in text_of(runner.get("/reminders"))
    runner.post("/reminders", do="subscribe")
    from heelwise.web.reminders.models import Subscription

    assert not Subscription.objects.filter(person=runner.person).exists()


def address(somebody: Somebody) -> str:
    """Make one, and read the path from the page that shows it."""
    shown = somebody.post("/reminders", do="subscribe").content.decode()
    found = re.findall(r"https://kitchen\.local:8321(/calendar/[\w-]{43}\.ics)", shown)
    assert len(found) == 1
    return str(found[0])


def test_a_private_address_is_shown_once_and_needs_no_sign_in(runner: Somebody, reachable: Any) -> None:
    runner.post("/reminders", do="times", once="18:00")
    path = address(runner)
    answer = stranger().get(path)
    assert len(entries(answer)) > 5
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Set-Cookie" not in answer.headers
    assert "/calendar/" not in runner.get("/reminders").content.decode()
    assert "It is not shown again" in text_of(runner.get("/reminders"))


def test_only_its_hash_is_kept(runner: Somebody, reachable: Any) -> None:
    from heelwise.web.reminders.models import Subscription

    path = address(runner)
    (row,) = Subscription.objects.filter(person=runner.person)
    assert len(bytes(row.digest)) == 32
    assert bytes(row.digest) not in path.encode()


@pytest.mark.parametrize("do", ["withdraw", "subscribe"])
def test_an_address_taken_back_or_replaced_answers_nobody(runner: Somebody, reachable: Any, do: str) -> None:
    path = address(runner)
    runner.post("/reminders", do=do)
    assert stranger().get(path).status_code == 404


def test_a_made_up_address_answers_nobody(reachable: Any) -> None:
    assert stranger().get("/calendar/" + "x" * 43 + ".ics").status_code == 404


def test_an_address_no_longer_answers_when_the_way_in_is_shut(runner: Somebody, reachable: Any) -> None:
    path = address(runner)
    reachable.SECURE = False
    assert stranger().get(path).status_code == 404


def test_an_address_shows_its_owner_s_plan_and_no_other(reachable: Any) -> None:
    ann, ben = owner_of("runner"), Somebody()
    for one in (ann, ben):
        one.post("/reminders", do="times", once="18:00")
    assert entries(stranger().get(address(ben))) == []
    assert entries(stranger().get(address(ann)))


def test_a_stranger_sees_and_changes_nothing() -> None:
    for path in ("/reminders", "/reminders/heelwise.ics", "/phone"):
        assert stranger().get(path).status_code == 401
    for path in ("/reminders", "/reminders/browser", "/phone"):
        assert stranger().post(path).status_code == 401


def test_a_form_from_elsewhere_is_refused(django_is_set_up: Any) -> None:
    careful = Somebody(csrf=True)
    for path in ("/reminders", "/reminders/browser", "/phone"):
        assert careful.post(path, do="times", once="18:00").status_code == 403
