"""axe finds nothing on any page: light and dark, on a phone and on a desk, for all four invented people."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.accessible import LOOKS, faults_on
from tests.journeys.conftest import Opener, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [
    "/", "/start", "/start/pain/heel", "/start/pain/side", "/start/pain/pain", "/start/pain/raise", "/start/pain/signs",
    "/start/pain/minutes", "/start/tear/tear", "/start/move/pain", "/signs", "/daily", "/hurt", "/plan", "/library",
    "/library?q=nothing", "/library/heel-drop", "/library/ice", "/may?exercise=heel-drop", "/may?exercise=knee-to-wall",
    "/progress", "/diary", "/data", "/about", "/nothing-here", "/play/exercise/ankle-pumps",
    "/library?q=calf&kind=strength", "/may?q=swelling", "/may/ruptured-yesterday", "/may/back-to-work", "/learn",
    "/learn/the-pain-scale", "/routines", "/routines/new?add=heel-drop", "/choose", "/choose/alfredson/left",
    "/replay/2026-11-19/", "/phone", "/reminders",
]  # fmt: skip


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=str)
@pytest.mark.parametrize("person", ["runner", "rupture"])
def test_axe_finds_nothing(demo: Server, opened: Opener, person: str, width: int, dark: bool) -> None:
    cookie = {"name": "heelwise-demo", "value": person, "url": demo.address}
    page = opened(demo.address, width=width, dark=dark, cookies=[cookie])
    wrong = faults_on(page, demo.address, PAGES)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_is_wider_than_its_window(demo: Server, opened: Opener, width: int) -> None:
    page = opened(demo.address, width=width)
    wide = []
    for path in PAGES:
        page.goto(demo.address + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert not wide


def test_every_target_is_large_enough_to_hit(demo: Server, opened: Opener) -> None:
    """44 px at least for buttons, answers and navigation; links inside sentences are exempt."""
    page = opened(demo.address)
    small: dict[str, Any] = {}
    for path in PAGES:
        page.goto(demo.address + path)
        found = page.evaluate(
            """() => [...document.querySelectorAll(
                    'button, summary, .button, .nav a, .choice, select, input[type=text]')]
                .filter(e => e.checkVisibility() && !e.closest('.diary, .visually-hidden'))
                .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 90)])
                .filter(([r]) => r.height > 0 && r.height < 43.5)
                .map(([r, html]) => [Math.round(r.height), html])"""
        )
        if found:
            small[path] = found[:4]
    assert not small
