"""Without a server: what hurts opens, Today shows what may be done, everything is written down and sent once."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessible import faults_of
from tests.journeys.conftest import start, stop
from tests.journeys.offline_house import PACK, OfflineHouse
from tests.journeys.person import Person
from tests.journeys.waiting import until

pytestmark = pytest.mark.browser

SLOW = 20_000
FRESH = """() => navigator.serviceWorker.getRegistrations()
    .then((all) => Promise.all(all.map((one) => one.unregister())))
    .then(() => caches.keys()).then((names) => Promise.all(names.map((name) => caches.delete(name))))"""
"""Let go of the worker and its shelves: they keep a page whose clock stands still."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OfflineHouse]:
    """A house of one's own."""
    made = OfflineHouse(tmp_path / "data")
    yield made
    made.shut()


@pytest.fixture
def anna(house: OfflineHouse, opened: Any) -> Person:
    """Somebody with a plan, whose phone has its pack."""
    page = opened(house.server.address)
    page.goto(house.server.link)
    page.get_by_role("button", name="Open it here").click()
    somebody = Person(house.server, page)
    somebody.answers_the_first_questions()
    packed(page)
    return somebody


def packed(page: Page) -> None:
    """The worker is in charge, and the pack's pages are kept."""
    page.goto(page.url)
    until(page, "navigator.serviceWorker.controller !== null")
    until(page, "caches.open('heelwise-pack').then((shelf) => shelf.keys()).then((kept) => kept.length > 0)")
    expect(page.locator("p[data-kept]")).to_contain_text("without network until", timeout=SLOW)


def next_morning(somebody: Person, house: OfflineHouse) -> Page:
    """A day later, with a pack of that day: the questions before a session are due again."""
    house.server.at("2026-11-03T07:30:00+01:00")
    somebody.page.evaluate(FRESH)
    somebody.page.goto(house.server.address)
    packed(somebody.page)
    until(somebody.page, f"{PACK}.then(({{ on }}) => on === '2026-11-03')")
    return somebody.page


def test_a_day_without_the_server_from_the_morning_check_to_the_end(anna: Person, house: OfflineHouse) -> None:
    page, before = next_morning(anna, house), len(house.events())
    house.shut()
    page.goto(house.server.address)
    expect(page.locator("h1")).to_have_text("Five questions, then your session.")
    card = page.locator(".check")
    card.locator("label.choice", has_text=re.compile(r"^1$")).click()
    card.get_by_role("button", name="5 min", exact=True).click()
    expect(page.locator(".said")).to_contain_text("pain 1, stiff for 5 min")
    expect(page.locator("p[data-kept]")).to_contain_text("On this device only: 1 entry is waiting.")
    page.get_by_role("button", name="None of these", exact=True).click()
    page.get_by_role("link", name="Start", exact=True).click()
    page.goto(page.url + "?rate=60")
    begin = page.locator('[data-do="start"]')
    expect(begin).to_be_enabled()
    begin.click()
    expect(page.locator('[data-part="finish"]')).to_be_visible(timeout=60_000)
    page.locator('input[name="pain_during"][value="2"]').check(force=True)
    page.get_by_role("button", name="Save the session").click()
    expect(page.locator('[data-part="over"]')).to_be_visible()
    expect(page.locator("[data-outbox-line]")).to_contain_text("saved on this device")
    page.goto(house.server.address)
    expect(page.locator("h1")).to_have_text("Done for today.")
    assert len(house.events()) == before
    house.open()
    page.goto(house.server.address)
    expect(page.locator("p[data-kept]")).to_contain_text("Saved on the server: everything.", timeout=SLOW)
    said = house.events()[before:]
    assert [said[0]["kind"], said[1]["kind"]] == ["morning-checked", "screen-answered"]
    assert [event["kind"] for event in said].count("session-finished") == 1
    assert len({event["id"] for event in said}) == len(said)


def test_axe_finds_nothing_on_the_page_without_the_server(anna: Person, house: OfflineHouse) -> None:
    page = next_morning(anna, house)
    house.shut()
    page.goto(house.server.address)
    expect(page.locator("h1")).to_have_text("Five questions, then your session.")
    for details in page.locator("[data-writing] summary").all():
        details.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert not faults_of(page), scheme


def test_a_sore_morning_without_the_server_rests(anna: Person, house: OfflineHouse) -> None:
    house.shut()
    page = anna.page
    page.goto(house.server.address)
    card = page.locator(".check")
    card.locator("label.choice", has_text=re.compile(r"^8$")).click()
    card.get_by_role("button", name="60 min", exact=True).click()
    expect(page.locator("h1")).to_have_text("Nothing to do today.")
    assert page.get_by_role("link", name="Start", exact=True).count() == 0


def test_a_sign_of_danger_without_the_server_stops_and_leads_to_the_page_for_it(
    anna: Person, house: OfflineHouse
) -> None:
    page = next_morning(anna, house)
    house.shut()
    page.goto(house.server.address)
    page.locator('[data-signs] input[value="yes"]').first.check(force=True)
    page.get_by_role("button", name="Some of them: use my answers").click()
    expect(page.locator("h1")).to_have_text("Stop here.")
    page.get_by_role("link", name="It hurts: what to do").click()
    expect(page.locator("h1")).to_contain_text("Stop here. Stand on the other leg.")


def test_what_hurts_is_written_down_without_the_server(anna: Person, house: OfflineHouse) -> None:
    page, before = anna.page, len(house.events())
    house.shut()
    page.get_by_role("link", name="It hurts").click()
    expect(page.get_by_text("If you cannot send this")).to_be_visible()
    assert page.locator(".danger").evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    for field in ("pop", "push", "sharp"):
        page.locator(f'input[name="{field}"][value="no"]').check(force=True)
    anna.choose("How much does it hurt now", "3")
    anna.press("Tell me what to do")
    expect(page.locator("p[data-kept]")).to_contain_text("On this device only: 2 entries are waiting.")
    house.open()
    page.goto(house.server.address)
    expect(page.locator("p[data-kept]")).to_contain_text("Saved on the server: everything.", timeout=SLOW)
    said = house.events()[before:]
    assert [event["kind"] for event in said] == ["screen-answered", "session-finished"]
    assert said[1]["pain_during"] == 3
    assert "sharp_pain" not in said[1]


def test_library_pages_that_were_read_open_and_promise_nothing(anna: Person, house: OfflineHouse) -> None:
    page = anna.page
    for path in ("/library", "/library/heel-drop"):
        page.goto(house.server.address + path)
        until(page, "(path) => caches.match(path).then(Boolean)", path)
    house.shut()
    page.goto(house.server.address + "/library")
    page.locator('a[href="/library/heel-drop"]').first.click()
    expect(page.locator("h1")).to_contain_text("Heel drop")
    assert page.locator("#may").count() == 0
    assert page.locator(".pill").count() == 0
    page.goto(house.server.address + "/library/ice")
    expect(page.locator("h1")).to_have_text("Here is what you may do.")


def test_a_walk_and_a_note_wait_and_the_plan_asks_to_come_online(anna: Person, house: OfflineHouse) -> None:
    page, before = anna.page, len(house.events())
    house.shut()
    page.goto(house.server.address)
    page.get_by_text("A note", exact=True).click()
    page.locator("textarea").fill("New shoes.")
    page.locator("details[open] button").last.click()
    expect(page.locator("p[data-kept]")).to_contain_text("1 entry is waiting")
    expect(page.locator("h1")).to_have_text("Here is what you may do.")
    page.get_by_text("A walk, a run, a game", exact=True).click()
    anna.choose("What was it", "Walk")
    page.locator("details[open] button").last.click()
    expect(page.locator("h1")).to_have_text("Come online before you train.")
    house.open()
    page.goto(house.server.address)
    expect(page.locator("p[data-kept]")).to_contain_text("Saved on the server: everything.", timeout=SLOW)
    assert [event["kind"] for event in house.events()[before:]] == ["noted", "activity-done"]


def test_who_is_signed_out_keeps_the_parcel_and_sends_it_after_signing_in(anna: Person, house: OfflineHouse) -> None:
    page, before = anna.page, len(house.events())
    with sqlite3.connect(house.data / "heelwise.sqlite3", timeout=20) as database:
        database.execute("delete from device")
    database.close()
    card = page.locator(".check").first
    page.wait_for_load_state()
    card.locator("label.choice", has_text=re.compile(r"^2$")).first.click()
    card.get_by_role("button", name="5 min", exact=True).click()
    expect(page.locator("[data-outbox-line]")).to_contain_text("1 entry saved on this device. Sign in to send.")
    assert len(house.events()) == before
    page.goto(house.server.address)
    expect(page.locator("h1")).to_have_text("This notebook is closed.")
    house.shut()
    house.open()
    page.goto(house.link())
    page.get_by_role("button", name="Open it here").click()
    expect(page.locator("p[data-kept]")).to_contain_text("Saved on the server: everything.", timeout=SLOW)
    assert [event["kind"] for event in house.events()[before:]] == ["morning-checked"]


def test_signing_out_asks_about_what_waits_and_leaves_nothing(anna: Person, house: OfflineHouse) -> None:
    page = anna.page
    page.goto(house.server.address + "/data")
    expect(page.locator("p[data-kept]")).to_contain_text("Saved on the server: everything.", timeout=SLOW)
    anna.press("Sign this browser out")
    expect(page.locator("h1")).to_have_text("This notebook is closed.")
    assert page.evaluate("caches.keys()") == [name for name in page.evaluate("caches.keys()") if "shell" in name]
    counted = """() => new Promise((done) => { const asked = indexedDB.open('heelwise'); asked.onsuccess = () => {
        const at = asked.result.transaction([...asked.result.objectStoreNames]);
        const all = [...asked.result.objectStoreNames].map((name) => new Promise((count) => {
            const one = at.objectStore(name).count(); one.onsuccess = () => count(one.result); }));
        Promise.all(all).then((numbers) => done(numbers.reduce((sum, one) => sum + one, 0))); }; })"""
    assert page.evaluate(counted) == 0


def test_a_page_that_is_closed_to_a_browser_is_not_kept(tmp_path: Path, opened: Any) -> None:
    process, server = start(tmp_path / "data")
    try:
        page = opened(server.address)
        page.goto(server.address + "/about")
        page.evaluate("navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready)")
        assert page.evaluate("caches.match('/hurt').then(Boolean)") is False
    finally:
        stop(process)
