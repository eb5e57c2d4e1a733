"""Thirty interrupted lives in a real browser; `benchmarks.interruptions` lives a thousand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.interruptions import MOMENTS, interrupted, live

pytestmark = pytest.mark.browser


def test_nothing_is_lost_or_doubled_however_often_it_is_interrupted(browser: Browser, tmp_path: Path) -> None:
    met: Counter[str] = Counter()
    with interrupted(browser, tmp_path / "data") as (house, devices):
        for seed in range(1, 31):
            met += live(seed, house, devices)
        assert house.deaths >= 5
    assert all(met[moment] for moment in (*MOMENTS, "second device"))
