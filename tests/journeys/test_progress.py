"""Measuring and looking back, in a real browser: the beat, the sheets, the locks, charts in the dark and on paper."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessible import LOOKS, faults_on
from tests.journeys.conftest import Opener, Server

PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAR = """
window.clicks = [];
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) { window.clicks.push(at); return start.call(this, at); };
"""
PAGES = [
    "/progress", "/progress?weeks=26", "/measure", "/measure/heel-raise-endurance", "/measure/knee-to-wall",
    "/measure/visa-a", "/measure/atrs", "/measure/tendins-a",
]  # fmt: skip


def as_one_of(demo: Server, opened: Opener, person: str, **look: Any) -> Page:
    """A browser in which somebody of the demo is chosen."""
    cookie = {"name": "heelwise-demo", "value": person, "url": demo.address}
    page = opened(demo.address, cookies=[cookie], **look)
    page.set_default_timeout(PATIENCE_MS)
    return page


def test_heel_raises_to_the_beat(demo: Server, opened: Opener) -> None:
    """By tap and by key, with the daily questions first and the rest after."""
    page = as_one_of(demo, opened, "desk")
    page.add_init_script(HEAR)
    page.goto(f"{demo.address}/progress")
    page.get_by_role("link", name="Tests and questionnaires").click()
    page.get_by_role("link", name=re.compile("Heel raises until tired")).click()
    if "/daily" in page.url:
        page.get_by_role("button", name=re.compile("None of these")).click()
        page.wait_for_url(re.compile("/measure/heel-raise-endurance"))

    start = page.get_by_role("button", name="Start the beat")
    start.click()
    stage = page.get_by_role("dialog", name="The beat")
    expect(stage).to_be_visible()
    stage.click(position={"x": 40, "y": 40})
    expect(stage).to_be_hidden()
    expect(page.locator('input[name="value"]')).to_have_value("0")

    page.evaluate("window.clicks = []")
    start.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_focused()
    expect(page.locator('[data-part="word"]')).to_have_text(re.compile("Up|Down"))
    expect(page.locator('[data-part="count"]')).to_have_text(re.compile("[2-9]"))
    page.keyboard.press("Space")
    expect(stage).to_be_hidden()
    counted = int(page.locator('input[name="value"]').input_value())
    assert counted >= 2
    expect(page.locator('[data-part="sound"]')).to_contain_text(f"after {counted} whole raises")
    clicks = page.evaluate("window.clicks")
    gaps = [later - earlier for earlier, later in pairwise(clicks)]
    assert len(gaps) >= 4
    assert all(round(gap) >= 1 and abs(gap - round(gap)) < 0.05 for gap in gaps), gaps

    page.locator("label.choice", has_text=re.compile(r"^\s*Left")).click()
    page.locator('input[name="pain"][value="1"]').check(force=True)
    page.locator("label.choice", has_text=re.compile(r"^\s*No\s*$")).click()
    page.get_by_role("button", name="Save the test").click()
    expect(page.get_by_text("Saved today:")).to_be_visible()
    expect(page.get_by_text("Now the right leg.")).to_be_visible()
    expect(start).to_be_disabled()
    expect(page.locator('[data-part="rest"]')).to_contain_text(re.compile(r"Rest [12]:\d\d"))
    page.goto(f"{demo.address}/progress")
    expect(page.locator("#heel-raise-endurance svg.chart")).to_be_visible()


def test_a_sheet_by_keyboard_alone(demo: Server, opened: Opener) -> None:
    page = as_one_of(demo, opened, "insertional")
    page.goto(f"{demo.address}/measure/lefs")
    page.locator('input[name="item-1"]').focus()
    for n in range(20):
        page.keyboard.type(str(n % 5))
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved today:")).to_be_visible()
    expect(page.get_by_text("40 points")).to_be_visible()
    page.get_by_role("link", name="What it says").click()
    expect(page.locator("#lefs")).to_contain_text("40 points, the first one here")


def test_a_wrong_item_is_named_beside_it(demo: Server, opened: Opener) -> None:
    page = as_one_of(demo, opened, "insertional")
    page.goto(f"{demo.address}/measure/visa-a")
    page.locator('input[name="item-8"]').fill("31")
    page.get_by_role("button", name="Add up and save").click()
    expect(page.locator("#fault-item-8")).to_have_text("A whole number from 0 to 30.")
    expect(page.locator('input[name="item-8"]')).to_have_value("31")


@pytest.mark.parametrize("measure", ["heel-raise-endurance", "knee-to-wall", "hop-pain"])
def test_a_healing_tear_is_not_tested(demo: Server, opened: Opener, measure: str) -> None:
    page = as_one_of(demo, opened, "rupture")
    page.goto(f"{demo.address}/measure/{measure}")
    expect(page.get_by_role("heading", name="Locked today")).to_be_visible()
    expect(page.locator("main form")).to_have_count(0)
    expect(page.locator("[data-beat]")).to_have_count(0)


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=str)
@pytest.mark.parametrize("person", ["runner", "rupture", "desk"])
def test_axe_finds_nothing(demo: Server, opened: Opener, person: str, width: int, dark: bool) -> None:
    page = as_one_of(demo, opened, person, width=width, dark=dark)
    wrong = faults_on(page, demo.address, PAGES)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("person", ["runner", "rupture"])
def test_nothing_is_wider_than_320_px_and_letters_stay_readable(demo: Server, opened: Opener, person: str) -> None:
    page = as_one_of(demo, opened, person, width=320)
    for path in PAGES:
        page.goto(demo.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        heights = "[...document.querySelectorAll('.chart text')].map(t => t.getBoundingClientRect().height)"
        small = page.evaluate(f"{heights}.filter(h => h < 9.5)")
        assert not small, (path, small)


def test_on_paper_it_is_dark_on_white_without_what_is_pressed(demo: Server, opened: Opener) -> None:
    page = as_one_of(demo, opened, "runner", dark=True)
    page.goto(f"{demo.address}/progress")
    page.emulate_media(media="print")
    expect(page.locator(".nav")).to_be_hidden()
    look = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert look == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    line = page.evaluate("getComputedStyle(document.querySelector('.chart .line')).stroke")
    assert line == "rgb(0, 0, 0)"
