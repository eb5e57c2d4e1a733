"""What every page promises the browser: one policy, nothing inline, nothing from elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.conftest import Somebody, owner_of

PAGES = [
    "/", "/start", "/start/pain/heel", "/start/pain/signs", "/start/tear/tear", "/start/move/minutes", "/signs",
    "/daily", "/hurt", "/plan", "/library", "/library/heel-drop", "/may", "/may?exercise=heel-drop", "/progress",
    "/diary", "/data", "/about", "/phone", "/reminders", "/nothing-here",
]  # fmt: skip

_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.fixture(scope="module")
def owners(django_is_set_up: Any) -> list[Somebody]:
    """All four invented people."""
    return [owner_of(example) for example in ("runner", "insertional", "rupture", "desk")]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_the_policy(owners: list[Somebody], path: str) -> None:
    for somebody in owners:
        answer = somebody.get(path)
        assert answer.status_code in {200, 302, 404}
        assert answer.headers["Content-Security-Policy"] == _POLICY
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_carries_script_or_style_inline(owners: list[Somebody], path: str) -> None:
    for somebody in owners:
        page = somebody.get(path).content.decode()
        scripts = re.findall(r"<script\b([^>]*)>", page)
        assert all("src=" in attributes or "application/json" in attributes for attributes in scripts)
        assert not re.search(r"<style\b", page)
        assert not re.search(r"<[^>]+\sstyle=", page)
        assert not re.search(r"<[^>]+\son[a-z]+=", page)
        assert "javascript:" not in page


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_origin_for_anything(owners: list[Somebody], path: str) -> None:
    for somebody in owners:
        page = somebody.get(path).content.decode()
        loaded = re.sub(r'<a [^>]*href="https://[^"]*"[^>]*>', "", page)  # a link asks for nothing until it is followed
        assert not re.findall(r'(?:src|href|action|srcset)="(?:https?:)?//[^"]*"', loaded)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_title_a_language_and_one_heading(owners: list[Somebody], path: str) -> None:
    answer = owners[0].get(path)
    if answer.status_code == 302:
        return
    page = answer.content.decode()
    assert '<html lang="en">' in page
    assert re.search(r"<title>[^<·]+ · Heelwise</title>", page)
    assert len(re.findall(r"<h1\b", page)) == 1


@pytest.mark.parametrize("path", [p for p in PAGES if not p.startswith("/start")])
def test_hurt_is_in_every_header(owners: list[Somebody], path: str) -> None:
    answer = owners[0].get(path)
    if answer.status_code != 302:
        assert 'class="hurt-link" href="/hurt"' in answer.content.decode()


def test_static_files_carry_the_headers_and_a_hash(owners: list[Somebody]) -> None:
    page = owners[0].get("/").content.decode()
    sheets = re.findall(r'href="(/static/css/[a-z]+\.[0-9a-f]{12}\.css)"', page)
    assert len(sheets) >= 4
    answer = owners[0].get(sheets[0])
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == _POLICY
    assert "immutable" in answer.headers["Cache-Control"]
    answer.close()


def test_static_files_are_sent_compressed(owners: list[Somebody]) -> None:
    page = owners[0].get("/").content.decode()
    sheet = re.findall(r'href="(/static/css/parts\.[0-9a-f]{12}\.css)"', page)[0]
    answer = owners[0].browser.get(sheet, headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    answer.close()


def test_a_foreign_host_is_refused(owners: list[Somebody]) -> None:
    answer = owners[0].browser.get("/", headers={"host": "heelwise.example"})
    assert answer.status_code == 400


def test_the_worker_has_one_lasting_name_and_is_open_to_all(owners: list[Somebody]) -> None:
    from django.test import Client

    answer = Client(SERVER_NAME="localhost").get("/worker.js")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Security-Policy"] == _POLICY
    assert b"heelwise-shell" in answer.content


def test_pages_are_sent_compressed(owners: list[Somebody]) -> None:
    plain = owners[0].get("/library")
    packed = owners[0].browser.get("/library", headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 5
