"""Today in every state: two taps within the thumb's reach, nothing moves, nothing is cut off, axe has no objection."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import states
from tests.journeys.accessible import faults_of
from tests.journeys.conftest import Opener, Server, start, stop

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REACH = 0.4 * 780
"""The lower three fifths of a phone begin here."""
NAVIGATION = 780 - 61
SHIFT_AT_MOST = 0.005
COUNT_SHIFTS = """window.moved = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({ type: 'layout-shift', buffered: true });"""
TO_SAY = ["first-day", "due", "rest", "paused", "both-heels", "unsure"]
TO_START = ["checked", "lighter", "further", "back", "missed", "begun", "twice-a-day"]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo with one person for every state."""
    folder = tmp_path_factory.mktemp("people")
    states.write(folder / "records")
    os.environ["HEELWISE_DEMO_PEOPLE"] = str(folder / "records")
    try:
        process, made = start(folder / "server", "--demo", clock=states.NOW)
    finally:
        del os.environ["HEELWISE_DEMO_PEOPLE"]
    yield made
    stop(process)


def as_one(people: Server, opened: Opener, state: str, **options: Any) -> Page:
    cookie = {"name": "heelwise-demo", "value": state, "url": people.address}
    page = opened(people.address, cookies=[cookie], service_workers="block", **options)
    page.goto(people.address)
    return page


def within_reach(page: Page, selector: str) -> list[str]:
    """What of these is not wholly between the upper two fifths and the navigation, without scrolling."""
    boxes = [(one.inner_text(), one.bounding_box()) for one in page.locator(selector).all() if one.is_visible()]
    assert boxes
    return [f"{text}: {box}" for text, box in boxes if not _reached(box)]


def _reached(box: Any) -> bool:
    return bool(box) and box["y"] >= REACH and box["y"] + box["height"] <= NAVIGATION


@pytest.mark.parametrize("state", TO_SAY)
def test_the_morning_is_said_with_the_thumb(people: Server, opened: Opener, state: str) -> None:
    page = as_one(people, opened, state)
    first = page.locator(".check").first.get_attribute("id")
    assert not within_reach(page, f"#{first} .choice, #{first} button")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_two_taps_save_the_morning(people: Server, opened: Opener, script: bool) -> None:
    page = as_one(people, opened, "due" if script else "unsure", java_script_enabled=script)
    page.locator("#morning-left label.choice", has_text=re.compile(r"^1$")).click()
    page.get_by_role("button", name="Not stiff").click()
    expect(page.locator("#morning-left .pill")).to_contain_text("pain 1, not stiff", timeout=20_000)


def test_the_same_as_yesterday_is_one_tap(people: Server, opened: Opener) -> None:
    page = as_one(people, opened, "rest")
    page.get_by_role("button", name=re.compile("^Same as yesterday")).click()
    expect(page.locator("#morning-left .pill")).to_contain_text("pain 2, stiff for 10 min", timeout=20_000)


def test_a_slip_is_mended_from_the_line_it_left(people: Server, opened: Opener) -> None:
    people.at("2026-11-20T10:31:00+01:00")
    page = as_one(people, opened, "missed")
    page.get_by_text("change", exact=True).click()
    page.locator("#morning-left label.choice", has_text=re.compile(r"^3$")).click()
    page.get_by_role("button", name="15 min").click()
    expect(page.locator("#morning-left .pill")).to_contain_text("pain 3, stiff for 15 min", timeout=20_000)
    people.at(states.NOW)


@pytest.mark.parametrize("state", TO_START)
def test_the_session_starts_with_the_thumb(people: Server, opened: Opener, state: str) -> None:
    assert not within_reach(as_one(people, opened, state), ".dock .button")


@pytest.mark.parametrize("state", sorted(states.told()))
def test_nothing_moves_and_nothing_is_cut_off(people: Server, opened: Opener, state: str) -> None:
    page = as_one(people, opened, state)
    page.evaluate(COUNT_SHIFTS)
    page.mouse.wheel(0, 6000)
    page.wait_for_timeout(150)
    assert page.evaluate("window.moved") <= SHIFT_AT_MOST
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 780})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 640, "height": 780})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)], ids=str)
@pytest.mark.parametrize("state", sorted(states.told()))
def test_axe_finds_nothing(people: Server, opened: Opener, state: str, width: int, dark: bool) -> None:
    page = as_one(people, opened, state, width=width, dark=dark)
    assert not faults_of(page)


def test_without_network_the_page_says_what_is_kept_where(people: Server, opened: Opener, tmp_path: Path) -> None:
    """The line lies over the foot of the page, so that its coming moves nothing."""
    page = as_one(people, opened, "checked")
    page.evaluate(COUNT_SHIFTS)
    page.evaluate(
        """() => { const line = document.querySelector('[data-outbox-line]');
        line.textContent = '3 entries saved on this device. Sent as soon as Heelwise can be reached.';
        line.dataset.state = 'here'; line.hidden = false; }"""
    )
    page.wait_for_timeout(150)
    line = page.locator("[data-outbox-line]")
    expect(line).to_be_visible()
    box, start_box = line.bounding_box(), page.locator(".dock .button").bounding_box()
    assert box
    assert start_box
    assert start_box["y"] + start_box["height"] <= box["y"]
    assert box["y"] + box["height"] <= NAVIGATION
    page.screenshot(path=tmp_path / "offline.png")
