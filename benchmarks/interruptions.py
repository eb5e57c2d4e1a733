"""Interrupted lives of parcels, a thousand of them. Run `.venv/bin/python -m benchmarks.interruptions [FIRST LAST]`."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.journeys.interruptions import FaultError, interrupted, live

SEEDS = (1, 1000)


def main() -> None:
    """Live every seed; print what was met, and every seed that lost or doubled something."""
    first, last = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else SEEDS
    chromium = os.environ.get("HEELWISE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    met: Counter[str] = Counter()
    faults: list[str] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with interrupted(browser, Path(folder) / "data") as (house, devices):
            for seed in range(first, last + 1):
                try:
                    met += live(seed, house, devices)
                except FaultError as fault:
                    faults.append(str(fault))
            deaths = house.deaths
        browser.close()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {browser_name(chromium)}")
    print(f"seeds {first}-{last}: {time.monotonic() - began:.0f} s; server killed {deaths} times")
    print(", ".join(f"{name} {count}" for name, count in met.most_common()))
    print("\n".join(faults) or "nothing lost, nothing doubled, all in order")
    sys.exit(1 if faults else 0)


def browser_name(path: str | None) -> str:
    """Which browser this was."""
    return Path(path).name if path else "the browser of Playwright"


if __name__ == "__main__":
    main()
