"""Waiting for what a browser can only tell later: `wait_for_function` takes a promise for a yes, before it is kept."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page

STEP_MS = 100


def until(page: Page, expression: str, arg: Any = None, *, within_ms: int = 20_000) -> None:
    """Ask again and again until the answer is yes, also where it is a promise."""
    assert came(page, expression, arg, within_ms=within_ms), f"not within {within_ms} ms: {expression}"


def came(page: Page, expression: str, arg: Any = None, *, within_ms: int) -> bool:
    """Whether the answer was yes in time."""
    ends = time.monotonic() + within_ms / 1000
    while not page.evaluate(expression, arg):
        if time.monotonic() > ends:
            return False
        page.wait_for_timeout(STEP_MS)
    return True
