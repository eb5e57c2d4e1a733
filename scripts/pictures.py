"""Photographs the demo in a real browser. Started by scripts/pictures; the only argument is the folder."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

TALL_PHONE = {"width": 390, "height": 1480}
PICTURES = [
    # file, address, colour scheme, the invented person
    ("today-light.png", "/", "light", "runner"),
    ("today-dark.png", "/", "dark", "runner"),
    ("plan.png", "/plan", "light", "runner"),
]


@contextmanager
def demo() -> Iterator[str]:
    """The demo on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    heelwise = Path(sys.executable).with_name("heelwise")
    process = subprocess.Popen([heelwise, "serve", "--demo", "--no-browser", "--port", str(port)])
    address = f"http://localhost:{port}"
    try:
        for _ in range(200):
            try:
                urlopen(f"{address}/about", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def photograph(browser: Browser, address: str, folder: Path) -> None:
    """Take every picture."""
    for file, path, scheme, person in PICTURES:
        context = browser.new_context(
            viewport=TALL_PHONE, device_scale_factor=2, color_scheme=scheme, reduced_motion="reduce"
        )
        context.add_cookies([{"name": "heelwise-demo", "value": person, "url": address}])
        page = context.new_page()
        page.goto(address + path)
        page.screenshot(path=folder / file)
        print(folder / file)
        context.close()


def main() -> None:
    """Serve the demo, photograph it."""
    chromium = os.environ.get("HEELWISE_CHROMIUM") or shutil.which("chromium")
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        photograph(browser, address, Path(sys.argv[1]))
        browser.close()


if __name__ == "__main__":
    main()
