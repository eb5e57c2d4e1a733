"""The diary in a browser: written late, taken back, put back; without script, on a narrow screen, read by axe."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessible import faults_of
from tests.journeys.conftest import Opener, Server
from tests.journeys.test_days import people

__all__ = ["people"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [
    "/diary", "/diary/add", "/diary/add/morning", "/diary/add/session", "/diary/add/activity", "/diary/add/pause",
    "/diary/add/note", "/diary/add/result", "/diary/session/2026-11-17-any/back",
]  # fmt: skip
SOON = 20_000


def as_one(people: Server, opened: Opener, who: str, **options: Any) -> Page:
    cookie = {"name": "heelwise-demo", "value": who, "url": people.address}
    return opened(people.address, cookies=[cookie], service_workers="block", **options)


def test_a_session_done_elsewhere_is_done_without_script(people: Server, opened: Opener) -> None:
    page = as_one(people, opened, "further", java_script_enabled=False)
    page.goto(f"{people.address}/diary")
    page.get_by_role("link", name="Write something down").click()
    page.get_by_role("link", name="A session done elsewhere").click()
    page.locator('input[name="pain_during"][value="1"]').check(force=True)
    page.locator('input[name="sharp"][value="no"]').check(force=True)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".diary").first).to_contain_text(
        re.compile(r"Session ended: (\d+) of \1 sets, pain 1"), timeout=SOON
    )
    page.goto(people.address)
    expect(page.locator("h1")).to_have_text("Done for today.", timeout=SOON)


def test_a_pause_is_kept_and_ended(people: Server, opened: Opener) -> None:
    page = as_one(people, opened, "missed")
    page.goto(f"{people.address}/diary/add/pause")
    page.get_by_label("Since when?").fill("2026-11-14")
    page.locator("label.choice", has_text="Illness").click()
    page.get_by_role("button", name="Keep the pause").click()
    expect(page.get_by_text("The plan was paused: Illness", exact=True)).to_be_visible(timeout=SOON)
    page.goto(people.address)
    expect(page.locator("h1")).to_have_text("The plan is paused.", timeout=SOON)
    people.at("2026-11-20T10:32:00+01:00")
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator("h1")).not_to_have_text("The plan is paused.", timeout=SOON)


def test_a_line_is_taken_back_and_put_back(people: Server, opened: Opener) -> None:
    page = as_one(people, opened, "rest")
    page.goto(f"{people.address}/diary")
    page.get_by_role("link", name=re.compile(r"take back\s*: Morning")).first.click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("s").first).to_contain_text("Morning", timeout=SOON)
    page.get_by_role("link", name=re.compile(r"put back\s*: Morning")).first.click()
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("s")).to_have_count(0, timeout=SOON)


def test_a_long_word_and_a_note_from_right_to_left_stay_in_their_line(people: Server, opened: Opener) -> None:
    page = as_one(people, opened, "checked", width=320)
    page.goto(f"{people.address}/diary/add/note")
    page.get_by_label("In your own words").fill(
        "كان الألم أقل اليوم " + "Achillessehnenreizungsnachbehandlungstagebuch" * 3
    )
    page.get_by_role("button", name="Keep it").click()
    note = page.locator("bdi", has_text="Achillessehnen")
    expect(note).to_be_visible(timeout=SOON)
    assert note.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)], ids=str)
def test_axe_finds_nothing_and_all_fits(people: Server, opened: Opener, width: int, dark: bool) -> None:
    page = as_one(people, opened, "checked", width=width, dark=dark)
    wrong: dict[str, Any] = {}
    for path in PAGES:
        page.goto(people.address + path)
        if found := faults_of(page):
            wrong[path] = found
        page.set_viewport_size({"width": 320, "height": 780})
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wrong.setdefault(path, []).append("wider than 320 px")
        page.set_viewport_size({"width": width, "height": 780})
    assert not wrong
