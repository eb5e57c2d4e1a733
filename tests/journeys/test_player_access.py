"""The player for everybody: by keyboard, without motion, without a voice, in two tabs, and to axe's eyes."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.player_house import House, Phone, somebody
from tests.journeys.test_player import SETS, browser, house, signed_in, someone

__all__ = ["browser", "house", "signed_in", "someone"]

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def test_a_session_by_keyboard_alone(house: House, someone: Phone):
    someone.open(rate=60)
    page = someone.page
    page.locator('[data-do="start"]').focus()
    page.keyboard.press("Enter")
    someone.kind("rep")
    page.keyboard.press("Space")
    expect(page.locator('[data-do="pause"]')).to_have_text("Go on")
    page.keyboard.press("Space")
    expect(page.locator('[data-do="pause"]')).to_have_text("Pause")
    page.keyboard.press("ArrowRight")
    expect(page.locator("dialog[open] h2")).to_have_text("Skip: why?")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowLeft")
    someone.part("finish")
    page.locator('input[name="pain_during"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    someone.part("over")
    expect(page.locator("[data-outbox-line]")).to_have_text("Everything is saved in your record.")
    assert house.events("session-finished")[0]["pain_during"] == 1
    assert len(house.events("set-done")) == SETS


def test_asked_for_less_motion_the_poses_stand_side_by_side(someone: Phone):
    someone.page.emulate_media(reduced_motion="reduce")
    someone.start(rate=5)
    expect(someone.page.locator("[data-drawing] .strip svg").first).to_be_visible()
    expect(someone.page.locator("[data-drawing] .moving")).to_be_hidden()
    expect(someone.page.locator("[data-beat]")).to_be_hidden()


def test_the_figure_moves_on_the_players_clock_alone(someone: Phone):
    someone.start(rate=2)
    someone.kind("rep")
    drawn = someone.page.locator("[data-drawing] .moving svg")
    svg = drawn.first
    assert drawn.evaluate_all("all => all.every((svg) => svg.animationsPaused())")
    assert drawn.evaluate_all("all => new Set(all.map((svg) => svg.getCurrentTime())).size") == 1
    before = svg.evaluate("svg => svg.getCurrentTime()")
    someone.page.wait_for_timeout(300)
    assert svg.evaluate("svg => svg.getCurrentTime()") != before
    someone.press("pause")
    someone.page.wait_for_timeout(100)
    stopped = svg.evaluate("svg => svg.getCurrentTime()")
    someone.page.wait_for_timeout(300)
    assert svg.evaluate("svg => svg.getCurrentTime()") == stopped


def test_without_a_local_voice_there_are_tones_and_nothing_is_spoken(someone: Phone):
    someone.context.add_init_script("""
        const far = { name: 'Far', lang: 'en-GB', localService: false, default: true };
        speechSynthesis.getVoices = () => [far];
        speechSynthesis.speak = () => { window.spoken = true; };
        window.tones = 0;
        const make = AudioContext.prototype.createOscillator;
        AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };
    """)
    someone.start(rate=20)
    expect(someone.page.locator('[data-do="sound"]')).to_have_attribute("aria-label", "Sound: tones")
    someone.kind("rest")
    assert someone.page.evaluate("window.spoken ?? false") is False
    assert someone.page.evaluate("window.tones") > 0


def test_a_local_voice_counts_and_asks(someone: Phone):
    someone.context.add_init_script("""
        const here = { name: 'Here', lang: 'en-GB', localService: true, default: true };
        window.said = [];
        speechSynthesis.getVoices = () => [here];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        speechSynthesis.speak = (words) => window.said.push(words.text);
    """)
    someone.start(rate=20)
    someone.kind("rest")
    someone.page.wait_for_timeout(200)
    said = someone.page.evaluate("window.said")
    assert said[0].startswith("Two-leg heel raise, both legs.")
    assert [str(number) for number in range(1, 10)] == [text for text in said if text.isdigit()]
    assert "10. Last one." in said
    assert any(text.startswith("Rest 60 seconds.") and text.endswith("How much pain, zero to ten?") for text in said)
    expect(someone.page.locator("[data-live]")).to_have_text("")


def test_one_session_plays_in_one_tab(someone: Phone):
    someone.start(rate=1)
    second = someone.context.new_page()
    someone.watch(second)
    second.goto(someone.page.url)
    expect(second.locator('[data-part="elsewhere"]')).to_be_visible()
    second.locator('[data-do="take"]').click()
    expect(second.locator('[data-part="prepare"]')).to_be_visible()
    expect(someone.page.locator('[data-part="elsewhere"]')).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(someone: Phone, width: int):
    page = someone.page
    page.set_viewport_size({"width": width, "height": 800})
    someone.open(rate=30)
    look(someone, "prepare")
    someone.press("start")
    someone.kind("rest")
    someone.press("pause")
    look(someone, "stage")
    someone.press("skip")
    look(someone, "skip")
    page.keyboard.press("Escape")
    someone.press("leave")
    look(someone, "leave")
    someone.answer("other")
    someone.part("finish")
    look(someone, "finish")
    someone.finish(0)
    look(someone, "over")


def look(someone: Phone, where: str) -> None:
    """No fault that axe knows, and nothing to scroll sideways."""
    page = someone.page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run({ runOnly: { type: 'tag', values: tags } })", TAGS)
    told = [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found["violations"]]
    assert told == [], where


@pytest.mark.parametrize("selector", [".controls button", ".bar-top button", ".pain-keys button"])
def test_targets_are_large_enough_for_a_thumb(someone: Phone, selector: str):
    someone.start(rate=20)
    someone.kind("rest")
    someone.press("pause")
    for box in (each.bounding_box() for each in someone.page.locator(f'[data-part="stage"] {selector}').all()):
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


def test_the_numerals_are_readable_from_two_metres(someone: Phone, browser: Browser):
    someone.start(rate=5)
    someone.kind("rep")
    size = someone.page.locator("[data-numeral]").evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
    assert size >= 130
    house_view = someone.page.locator('[data-part="stage"]').bounding_box()
    assert house_view is not None
    assert house_view["y"] + house_view["height"] <= 780.5


def test_who_did_not_answer_the_daily_questions_is_asked_first(house: House, someone: Phone):
    house.reset([event for event in somebody() if event.get("scope") != "daily"])
    someone.page.goto(f"{house.address}/play/2026-11-20-any")
    assert "/daily?then=2026-11-20-any" in someone.page.url
