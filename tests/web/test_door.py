"""Who gets in: the owner, through a link that works once, and nobody else."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.web.conftest import EXAMPLES, Somebody, morning, owner_of, text_of
from tests.web.test_headers import PAGES

CLOSED = [path for path in PAGES if path not in {"/about", "/nothing-here"}]
NOW = dt.datetime(2026, 11, 20, 11, 0, tzinfo=dt.UTC)


def stranger() -> Client:
    return Client(SERVER_NAME="localhost")


@pytest.mark.parametrize("path", [*CLOSED, "/data/heelwise.jsonl", "/play/2026-11-20-any"])
def test_a_stranger_sees_how_to_sign_in_and_nothing_else(path: str) -> None:
    answer = stranger().get(path)
    assert answer.status_code == 401
    assert "heelwise open" in text_of(answer)


@pytest.mark.parametrize("path", ["/morning", "/hurt", "/data/import", "/data/delete", "/diary", "/out", "/demo"])
def test_a_stranger_changes_nothing(path: str) -> None:
    assert stranger().post(path, {}).status_code == 401


def test_a_stranger_s_parcel_is_told_to_sign_in() -> None:
    answer = stranger().post("/sync", b"{}", content_type="application/json")
    assert answer.status_code == 401
    assert "heelwise open" in answer.json()["error"]


def test_a_made_up_cookie_opens_nothing(anna: Somebody) -> None:
    browser = stranger()
    browser.cookies["heelwise-device"] = "x" * 43
    assert browser.get("/").status_code == 401


def link(somebody: Somebody, now: dt.datetime = NOW) -> str:
    from heelwise.web.accounts import tokens

    return "/in/" + tokens.new_link(somebody.person, now=now)


def test_a_link_signs_in_once(anna: Somebody) -> None:
    path, browser = link(anna), stranger()
    answer = browser.post(path)
    assert answer.status_code == 302
    assert browser.get("/start").status_code == 200
    assert stranger().post(path).status_code == 410


def test_looking_at_a_link_does_not_use_it_up(anna: Somebody) -> None:
    path, browser = link(anna), stranger()
    for _ in range(3):
        assert browser.get(path).status_code == 200
        assert "heelwise-device" not in browser.cookies
    assert browser.post(path).status_code == 302


def test_a_link_runs_out_after_ten_minutes(anna: Somebody, clock: Any) -> None:
    path = link(anna)
    clock("2026-11-20T12:10:00+01:00")
    assert stranger().get(path).status_code == 200
    clock("2026-11-20T12:10:01+01:00")
    assert stranger().get(path).status_code == 410
    assert stranger().post(path).status_code == 410


def test_a_made_up_link_does_nothing() -> None:
    assert stranger().post("/in/" + "x" * 43).status_code == 410


def test_the_cookie_is_kept_from_script_and_from_other_sites(anna: Somebody) -> None:
    browser = stranger()
    browser.post(link(anna))
    cookie = browser.cookies["heelwise-device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert len(cookie.value) >= 43


def test_only_hashes_are_kept(anna: Somebody) -> None:
    from heelwise.web.accounts.models import Device, Link

    path = link(anna)
    token = path.removeprefix("/in/")
    kept = [bytes(row.digest) for row in (*Link.objects.all(), *Device.objects.all())]
    assert all(len(digest) == 32 for digest in kept)
    assert not any(part in digest for digest in kept for part in (token.encode(), (anna.cookie or "?").encode()))


def test_old_links_are_forgotten(anna: Somebody) -> None:
    from heelwise.web.accounts.models import Link

    link(anna, now=NOW - dt.timedelta(days=1))
    link(anna)
    assert not Link.objects.filter(until__lt=NOW).exists()


def test_signing_out_closes_this_browser_only(anna: Somebody) -> None:
    other = stranger()
    other.post(link(anna))
    assert anna.post("/out").status_code == 302
    assert anna.get("/start").status_code == 401
    assert other.get("/start").status_code == 200


def test_two_people_never_see_each_other(anna: Somebody) -> None:
    ben = owner_of("insertional")
    theirs = next(iter(ben.events)).id
    assert anna.get(f"/diary/{theirs}/back").status_code == 404
    assert anna.post(f"/diary/{theirs}/back").status_code == 404
    assert anna.get("/data/heelwise.jsonl").content == b""
    assert "insertional" not in text_of(anna.get("/diary"))


def test_another_person_s_event_id_is_no_way_in(anna: Somebody) -> None:
    ben = owner_of("insertional")
    before = ben.events
    copied = (EXAMPLES / "insertional.jsonl").read_bytes().splitlines()[0]
    anna.bring(copied)
    assert len(anna.events) == 1
    assert ben.events == before


def test_the_same_batch_id_is_two_batches_for_two_people(anna: Somebody) -> None:
    ben, batch = Somebody(), uuid4()
    assert anna.send([morning()], batch).status_code == 200
    assert ben.send([morning()], batch).status_code == 200
    assert len(anna.events) == len(ben.events) == 1


def test_a_form_without_its_token_is_refused(django_is_set_up: Any) -> None:
    careful = Somebody(csrf=True)
    for path in ("/morning", "/hurt", "/diary", "/data/delete", "/sync", "/start/pain/heel"):
        answer = careful.post(path, sure="delete")
        assert answer.status_code == 403
        assert "stale" in text_of(answer)
    assert careful.events == ()


def test_a_form_with_its_token_goes_through(django_is_set_up: Any) -> None:
    careful = Somebody(csrf=True)
    token = careful.get("/diary").content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert careful.post("/diary", do="note", text="hello", csrfmiddlewaretoken=token).status_code == 302
    assert careful.kinds() == ["noted"]
