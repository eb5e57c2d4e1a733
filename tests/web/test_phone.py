"""The page that brings Heelwise to a phone: what it offers depends on who can reach this server."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from django.test import Client

from heelwise.web.lan import kept
from heelwise.web.lan.authority import fingerprint
from heelwise.web.lan.names import Names
from heelwise.web.pages.phone.show import system_of
from tests.web.conftest import Somebody, text_of

SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


@pytest.fixture
def lan(django_is_set_up: Path) -> Iterator[Path]:
    """A server for the home network, with its certificates."""
    from django.conf import settings

    names = Names(("kitchen.local",), (IPv4Address("192.168.1.20"),))
    kept.ready(django_is_set_up, names, label="kitchen", now=dt.datetime.now(dt.UTC), anew=True)
    settings.REACH, settings.SECURE, settings.ORIGIN = "lan", True, "https://kitchen.local:8321"
    yield django_is_set_up
    settings.REACH, settings.SECURE, settings.ORIGIN = "here", False, ""


def test_on_this_machine_alone_it_says_how_to_let_a_phone_in(anna: Somebody) -> None:
    page = text_of(anna.get("/phone"))
    assert "heelwise serve --lan" in page
    assert "Show a code" not in page
    assert anna.post("/phone").status_code == 404
    assert anna.get("/phone/heelwise.crt").status_code == 404


def test_a_code_is_made_when_asked_for_and_never_by_looking(anna: Somebody, lan: Path) -> None:
    from heelwise.web.accounts.models import Link

    anna.get("/phone")
    assert not Link.objects.filter(person=anna.person).exists()
    shown = anna.post("/phone").content.decode()
    assert 'class="qr"' in shown
    assert "until 12:10" in shown
    (link,) = re.findall(r"https://kitchen\.local:8321(/in/[\w-]{43})", shown)
    phone = Client(SERVER_NAME="localhost")
    assert phone.post(link).status_code == 302
    assert phone.post(link).status_code == 410
    assert phone.get("/phone").status_code == 200


def test_a_phone_paired_opens_its_owner_s_notebook(anna: Somebody, lan: Path) -> None:
    shown = anna.post("/phone").content.decode()
    phone = Client(SERVER_NAME="localhost")
    phone.post(re.findall(r"https://kitchen\.local:8321(/in/[\w-]{43})", shown)[0])
    phone.post("/diary", {"batch": "0190b6a0-0000-7000-8000-000000000001", "do": "note", "text": "from the phone"})
    assert anna.kinds() == ["noted"]


def test_the_fingerprints_shown_are_those_of_the_files(anna: Somebody, lan: Path) -> None:
    page = re.sub(r"\s|<[^>]+>", "", anna.get("/phone").content.decode()).replace(":", "")
    for certificate in (kept.authority_in(lan), kept.server_in(lan)):
        assert certificate
        assert fingerprint(certificate).replace(":", "") in page


def test_the_page_says_for_whom_the_certificate_speaks_and_what_was_not_tried(anna: Somebody, lan: Path) -> None:
    page = text_of(anna.get("/phone"))
    assert re.search(
        r"vouches for kitchen\.local ?, localhost ?, 192\.168\.1\.20 ?, 127\.0\.0\.1 and for nothing else", page
    )
    assert "On real iPhones, iPads and Android phones they have not been" in page


@pytest.mark.parametrize(
    ("agent", "system"),
    [
        (SAFARI, "ios"),
        (CHROME, "android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0", "windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15", "mac"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "other"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0", "other"),
        ("", "other"),
    ],
)
def test_the_steps_of_the_system_that_asks_come_first_and_stand_open(
    anna: Somebody, lan: Path, agent: str, system: str
) -> None:
    assert system_of(agent) == system
    page = anna.browser.get("/phone", headers={"user-agent": agent}).content.decode()
    found = re.findall(r"<details( open)? data-system=\"(\w+)\"", page)
    assert found[0] == (" open", system)
    assert sorted(name for _, name in found) == ["android", "ios", "mac", "other", "windows"]
    assert [name for opened, name in found if opened] == [system]
    assert page.count("To take it out:") == 5


def test_whoever_downloads_the_certificate_gets_no_key(lan: Path) -> None:
    answer = Client(SERVER_NAME="localhost").get("/phone/heelwise.crt")
    assert answer.status_code == 200
    assert b"PRIVATE" not in answer.content
    assert (lan / kept.FOLDER / kept.TAKEN).exists()


def test_behind_a_proxy_there_is_nothing_to_install(anna: Somebody, lan: Path) -> None:
    from django.conf import settings

    settings.REACH, settings.ORIGIN = "domain", "https://heel.example.org"
    page = text_of(anna.get("/phone"))
    assert "Download the certificate" not in page
    assert "https://heel.example.org/in/" in text_of(anna.post("/phone"))
    assert anna.get("/phone/heelwise.crt").status_code == 404


def test_a_lost_phone_is_signed_out_from_another_browser(anna: Somebody, lan: Path) -> None:
    ben = Somebody()
    shown = anna.post("/phone").content.decode()
    phone = Client(SERVER_NAME="localhost")
    phone.post(re.findall(r"https://kitchen\.local:8321(/in/[\w-]{43})", shown)[0])
    unused = re.findall(r"(/in/[\w-]{43})", anna.post("/phone").content.decode())[0]
    assert "One other browser is signed in" in text_of(anna.get("/phone"))
    assert anna.post("/phone", do="others").status_code == 302
    assert phone.get("/phone").status_code == 401
    assert Client(SERVER_NAME="localhost").post(unused).status_code == 410
    assert anna.get("/phone").status_code == 200
    assert ben.get("/phone").status_code == 200
    assert "other browser" not in text_of(anna.get("/phone"))
