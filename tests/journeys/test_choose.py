"""Choosing a plan, and looking back day by day: with a finger, by keyboard, without script, nothing moving."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessible import LOOKS, faults_on
from tests.journeys.conftest import Opener, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHIFT_AT_MOST = 0.02
COUNT_SHIFTS = """() => { window.moved = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({ type: 'layout-shift', buffered: true }); }"""
PAGES = ["/choose", "/choose/alfredson/left", "/replay/2026-11-19/", "/replay/2026-10-20/"]


def as_one(demo: Server, opened: Opener, who: str = "desk", **options: object) -> Page:
    cookie = {"name": "heelwise-demo", "value": who, "url": demo.address}
    return opened(demo.address, cookies=[cookie], **options)


@pytest.fixture
def day_before(demo: Server) -> Iterator[Server]:
    """The demo before the runner's last session, which hurt: then a plan that asks much may be chosen."""
    demo.at("2026-11-18T07:30:00+01:00")
    yield demo
    demo.at("2026-11-20T07:30:00+01:00")


def test_a_plan_is_chosen_and_left_again_without_script(day_before: Server, opened: Opener) -> None:
    demo = day_before
    page = as_one(demo, opened, "runner", java_script_enabled=False)
    page.goto(f"{demo.address}/plan")
    page.get_by_role("link", name="Compare the plans").click()
    page.get_by_role("link", name=re.compile("Choose this one.*Alfredson")).click()
    expect(page.locator("h1")).to_contain_text("Alfredson")
    expect(page.get_by_text("Your diary stays as it is")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Choose Alfredson")).click()
    expect(page.locator("h2").first).to_contain_text("Alfredson")
    page.get_by_role("link", name="Compare the plans").click()
    expect(page.locator(".recommended h3")).to_contain_text("Alfredson")
    page.get_by_role("link", name=re.compile("Choose this one.*Graded loading")).click()
    demo.at("2026-11-18T07:31:00+01:00")  # the demo's clock stands still, and two choices of one instant have no order
    page.get_by_role("button", name="Choose Graded loading").click()
    expect(page.locator("h2").first).to_have_text("Graded loading")


def test_leaving_it_changes_nothing(demo: Server, opened: Opener) -> None:
    page = as_one(demo, opened, "insertional")
    page.goto(f"{demo.address}/choose")
    before = page.locator(".plans").first.inner_text()
    page.goto(f"{demo.address}/choose/alfredson/right")
    expect(page.get_by_role("alert")).to_contain_text("Not chosen.")
    page.goto(f"{demo.address}/choose")
    assert page.locator(".plans").first.inner_text() == before


def test_the_slider_turns_the_days_by_keyboard(demo: Server, opened: Opener) -> None:
    page = as_one(demo, opened)
    page.goto(f"{demo.address}/replay/2026-11-10/")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("/replay/2026-11-08/$"))
    expect(page.locator("[data-says]")).to_have_text("Sunday 8 November 2026")
    expect(slider).to_be_focused()
    expect(page.locator("[data-day] .visually-hidden").first).to_have_text("Sunday 8 November 2026")
    expect(slider).to_have_attribute("aria-valuetext", "Sunday 8 November 2026")
    page.go_back()
    expect(page.locator("[data-says]")).to_have_text("Tuesday 10 November 2026")
    expect(page.get_by_role("link", name="Day before")).to_have_attribute("href", "/replay/2026-11-09/")


def test_every_state_is_an_address(demo: Server, opened: Opener) -> None:
    page = as_one(demo, opened)
    page.goto(f"{demo.address}/replay/2026-11-10/")
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("/replay/2026-10-"))
    expect(page.locator("[data-day][aria-busy]")).to_have_count(0)
    there = page.locator("[data-day]").inner_text()
    page.reload()
    assert page.locator("[data-day]").inner_text() == there


def test_without_script_there_are_links_a_date_and_a_button(demo: Server, opened: Opener) -> None:
    page = as_one(demo, opened, java_script_enabled=False)
    page.goto(f"{demo.address}/progress")
    page.get_by_role("link", name="day by day").click()
    page.get_by_role("link", name="Day before").click()
    expect(page).to_have_url(re.compile("/replay/2026-11-19/$"))
    page.get_by_text("Go to a date").click()
    page.get_by_label("The date").fill("2026-11-02")
    page.get_by_role("button", name="Go there").click()
    expect(page).to_have_url(re.compile("/replay/2026-11-02/$"))
    page.get_by_role("button", name="Show this day").click()
    expect(page).to_have_url(re.compile("/replay/2026-11-02/$"))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_and_all_fits(demo: Server, opened: Opener, path: str) -> None:
    page = as_one(demo, opened, "runner")
    page.goto(demo.address + path)
    page.evaluate(COUNT_SHIFTS)
    if "replay" in path:
        page.get_by_role("slider").focus()
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
            page.wait_for_timeout(250)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") <= SHIFT_AT_MOST
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 780})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=str)
def test_axe_finds_nothing(demo: Server, opened: Opener, width: int, dark: bool) -> None:
    page = as_one(demo, opened, "runner", width=width, dark=dark)
    wrong = faults_on(page, demo.address, PAGES)
    assert not wrong, "\n".join(wrong)
