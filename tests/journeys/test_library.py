"""The library in a browser: as one types, by keyboard, without script, nothing moving; and an own routine."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opener, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHIFT_AT_MOST = 0.02
COUNT_SHIFTS = """() => { window.moved = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({ type: 'layout-shift', buffered: true }); }"""


def as_runner(demo: Server, opened: Opener, **options: object) -> Page:
    cookie = {"name": "heelwise-demo", "value": "runner", "url": demo.address}
    return opened(demo.address, cookies=[cookie], **options)


def test_results_come_as_one_types_and_the_address_follows(demo: Server, opened: Opener) -> None:
    page = as_runner(demo, opened)
    page.goto(f"{demo.address}/library")
    page.get_by_role("searchbox").press_sequentially("heel drp", delay=30)
    expect(page.locator(".shelf strong").first).to_have_text(re.compile("heel drop", re.IGNORECASE))
    expect(page).to_have_url(re.compile(r"\?q=heel\+drp$"))
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Kind").select_option("eccentric")
    expect(page).to_have_url(re.compile("kind=eccentric"))
    listed = page.locator(".shelf li")
    expect(page.get_by_label("Kind").locator("option:checked")).to_have_text(re.compile(rf"\({listed.count()}\)"))
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("heel drp")
    expect(page.locator("[data-says]")).to_contain_text("exercise")


def test_what_fits_today_can_be_played(demo: Server, opened: Opener) -> None:
    page = as_runner(demo, opened)
    page.goto(f"{demo.address}/library")
    page.locator("label.choice", has_text="Fits you today").click()
    expect(page.locator(".shelf .pill").first).to_have_text("Fits you today")
    expect(page.locator(".shelf .pill", has_text="Not yet")).to_have_count(0)
    page.locator(".shelf a").first.click()
    expect(page.get_by_role("link", name="Play this")).to_be_visible()


def test_by_keyboard_alone(demo: Server, opened: Opener) -> None:
    page = as_runner(demo, opened)
    page.goto(f"{demo.address}/library")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("balance")
    expect(page.locator(".shelf strong").first).to_contain_text("one leg")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.shelf') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/library/[a-z-]+$"))
    page.get_by_role("link", name="Right leg").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("side=right"))


def test_it_all_works_without_script(demo: Server, opened: Opener) -> None:
    page = as_runner(demo, opened, java_script_enabled=False)
    page.goto(f"{demo.address}/library")
    page.get_by_role("searchbox").fill("ice")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".shelf strong").first).to_have_text("Ice on the sore spot")


@pytest.mark.parametrize(
    "path", ["/library", "/library/heel-drop", "/learn/rupture", "/may?q=swelling", "/routines/new"]
)
def test_nothing_moves_and_all_fits_when_enlarged(demo: Server, opened: Opener, path: str) -> None:
    page = as_runner(demo, opened)
    page.goto(demo.address + path)
    page.evaluate(COUNT_SHIFTS)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") <= SHIFT_AT_MOST
    # Text at 200 %: half the window, twice the type.
    page.set_viewport_size({"width": 640, "height": 780})
    page.evaluate(
        "document.documentElement.classList.add('enlarged'); document.documentElement.style.fontSize = '200%'"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_a_routine_is_made_without_script_and_played_by_the_same_player(demo: Server, opened: Opener) -> None:
    page = as_runner(demo, opened, java_script_enabled=False)
    page.goto(f"{demo.address}/routines/new")
    page.get_by_label("What do you call it?").fill("At the desk")
    for name in ("Seated heel raise", "Ankle pumps"):
        page.get_by_label("Add an exercise").select_option(label=name)
        page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="Up: Ankle pumps").click()
    expect(page.locator(".lines h3").first).to_have_text("1. Ankle pumps")
    page.get_by_role("button", name="Save the routine").click()
    expect(page.locator("h1")).to_have_text("At the desk")

    played = as_runner(demo, opened)
    played.goto(page.url)
    played.get_by_role("link", name="Play it").click()
    if "/daily" in played.url:
        played.get_by_role("button", name=re.compile("None of these")).click()
    played.wait_for_url(re.compile("/play/routine/"))
    expect(played.locator("h1").first).to_contain_text("At the desk")
    expect(played.locator('[data-do="start"]')).to_be_enabled()
