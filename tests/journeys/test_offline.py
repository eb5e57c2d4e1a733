"""What to do when it hurts opens without a server."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import start, stop

pytestmark = pytest.mark.browser

READY = "navigator.serviceWorker.ready.then(() => true)"


def test_hurt_opens_when_the_server_is_gone(tmp_path: Path, opened: Any) -> None:
    process, server = start(tmp_path / "data")
    try:
        page = opened(server.address)
        page.goto(server.link)
        page.get_by_role("button", name="Open it here").click()
        page.wait_for_load_state()
        assert page.evaluate(READY)
        page.wait_for_function("() => caches.match('/hurt').then(Boolean)")
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)
        page.get_by_role("link", name="It hurts").click()
        expect(page.locator("h1")).to_contain_text("Stop here. Stand on the other leg.")
        expect(page.get_by_text("If you cannot send this")).to_be_visible()
        assert page.locator(".danger").evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    finally:
        stop(process)


def test_a_page_that_is_closed_to_a_browser_is_not_kept(tmp_path: Path, opened: Any) -> None:
    process, server = start(tmp_path / "data")
    try:
        page = opened(server.address)
        page.goto(server.address + "/about")
        page.evaluate("navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready)")
        assert page.evaluate("caches.match('/hurt').then(Boolean)") is False
    finally:
        stop(process)
