"""How much a page weighs: bytes as they cross the network, scripts, requests, and that nothing moves while it comes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.conftest import Opener, Server
from tests.journeys.test_days import people

__all__ = ["people"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KB = 1024
FIRST_PAGE = 60 * KB
PLAYER = 90 * KB
"""With every drawing of the session in it."""
SCRIPT = 35 * KB
REQUESTS = 20
PACK = 120 * KB
PLAYER_REQUESTS = 40
"""The player comes in small modules; a second visit takes them from the browser."""
SHIFT_AT_MOST = 0.005
PAGES = [
    "/",
    "/library",
    "/progress",
    "/plan",
    "/diary",
    "/diary/add/session",
    "/choose",
    "/replay/2026-11-19/",
    "/hurt",
    "/start",
]
COUNT_SHIFTS = """window.moved = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({ type: 'layout-shift', buffered: true });"""
WEIGHED = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map(e => [e.name, e.initiatorType, e.encodedBodySize])"""


def weighed(demo: Server, opened: Opener, path: str, who: str = "runner") -> tuple[list[Any], float]:
    """What the first visit to a page asks for, with bytes as they were sent, and how much it moved."""
    page = opened(demo.address, service_workers="block", cookies=[
        {"name": "heelwise-demo", "value": who, "url": demo.address}])  # fmt: skip
    page.add_init_script(COUNT_SHIFTS)
    page.goto(demo.address + path, wait_until="networkidle")
    return page.evaluate(WEIGHED), page.evaluate("window.moved")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_and_stands_still(demo: Server, opened: Opener, path: str) -> None:
    weigh(*weighed(demo, opened, path), path=path, requests=REQUESTS, most=FIRST_PAGE)


def test_the_player_is_light_and_stands_still(people: Server, opened: Opener) -> None:
    """Of somebody who answered the daily questions, so that the player opens."""
    path = "/play/2026-11-20-any"
    asked, moved = weighed(people, opened, path, "begun")
    assert any("player/main" in name for name, _, _ in asked)
    weigh(asked, moved, path=path, requests=PLAYER_REQUESTS, most=PLAYER)


def weigh(everything: list[Any], moved: float, *, path: str, requests: int, most: int) -> None:
    """Hold a page to its limits."""
    # What the days without network need comes afterwards, when the page stands; it is weighed by itself.
    packs = [size for name, _, size in everything if "/pack" in name]
    assert len(packs) <= 1
    assert sum(packs) <= PACK
    asked = [one for one in everything if "/pack" not in one[0]]
    sizes = {name: size for name, _, size in asked}
    scripts = {name: size for name, size in sizes.items() if name.split("?")[0].endswith(".js")}
    print(f"{path}: {sum(sizes.values())} bytes, {sum(scripts.values())} of script, {len(asked)} requests")
    assert sum(scripts.values()) <= SCRIPT, scripts
    assert len(asked) <= requests, sorted(sizes)
    assert moved <= SHIFT_AT_MOST
    assert sum(sizes.values()) <= most, sizes
