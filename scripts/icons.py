"""Draws the icons of the installed app from the figure of the brand: a leg, and its tendon in the one warm accent.

Run `.venv/bin/python -m scripts.icons` after the drawing in `static/icons/heelwise.svg` changed. Chromium turns the
drawing into pixels; nothing is fetched. A maskable icon keeps everything within the middle four fifths, because systems
cut it to their own shape.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path(__file__).resolve().parents[1] / "src" / "heelwise" / "web" / "static" / "icons"
DRAWING = ICONS / "heelwise.svg"
PAPER = "#faf7f1"
WANTED = [
    # file, pixels, how much of the square the drawing takes, rounded corners of its own
    ("icon-192.png", 192, 1.0, True),
    ("icon-512.png", 512, 1.0, True),
    ("icon-180.png", 180, 0.86, False),
    ("maskable-512.png", 512, 0.72, False),
]


def markup(pixels: int, share: float, *, rounded: bool) -> str:
    """The drawing in a square of so many pixels."""
    inner = re.sub(r"</?svg[^>]*>|<rect[^>]*/>", "", DRAWING.read_text(encoding="utf-8"))
    move, corner = 16 * (1 - share), 8 if rounded else 0
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{pixels}" height="{pixels}" '
        f'viewBox="0 0 32 32" display="block">'
        f'<rect width="32" height="32" rx="{corner}" fill="{PAPER}"/>'
        f'<g transform="translate({move} {move}) scale({share})">{inner}</g></svg>'
    )


def main() -> None:
    """Write every icon."""
    chromium = os.environ.get("HEELWISE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, pixels, share, rounded in WANTED:
            page = browser.new_page(viewport={"width": pixels, "height": pixels})
            page.set_content(f'<body style="margin:0;background:transparent">{markup(pixels, share, rounded=rounded)}')
            page.screenshot(path=ICONS / name, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
