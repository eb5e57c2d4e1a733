"""What axe says of a whole page: every fold open, nothing under the navigation, the drawings' parts left out."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"axe.run({{exclude: [['svg > *']]}}, {{runOnly: {RULES}, resultTypes: ['violations']}})"
"""The parts of a drawing are left out: its name is on the drawing itself."""

LOOKS = [(360, False), (360, True), (1280, False), (1280, True)]
"""Width and whether it is dark."""

FOLDS = 40
"""Folds that are opened; a library of them would only repeat itself."""

HEIGHT = 780

ALL_DRAWN = """() => { const all = new CSSStyleSheet();
    all.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, all]; }"""
"""Long lists draw only what is near the window; their height is known when all of it is drawn."""


def faults_of(page: Page) -> list[str]:
    """What axe objects to, in one line each. The page is then as it was, but for its folds."""
    size = page.viewport_size
    assert size is not None
    page.evaluate(AXE)
    page.evaluate(ALL_DRAWN)
    page.evaluate(f"document.querySelectorAll('details').forEach((d, n) => {{ d.open = n < {FOLDS} }})")
    bring_into_view(page, size["width"])
    found = page.evaluate(RUN)
    page.set_viewport_size(size)
    return faults(found)


def bring_into_view(page: Page, width: int) -> None:
    """The whole page in one window: what lies under the navigation at one moment is reached by scrolling.

    Asked again after the window grew, because a part of the page may grow with it.
    """
    high = HEIGHT
    for _ in range(4):
        tall = page.evaluate("document.documentElement.scrollHeight")
        if tall <= high:
            return
        high = tall
        page.set_viewport_size({"width": width, "height": high})


def faults(found: Any) -> list[str]:
    """The violations of one run of axe, in one line each."""
    return [f"{v['id']}: {v['help']}: {[n['html'][:160] for n in v['nodes'][:3]]}" for v in found["violations"]]


def faults_on(page: Page, address: str, paths: list[str]) -> list[str]:
    """What axe objects to on these pages of a house, each line with its path."""
    wrong: list[str] = []
    for path in paths:
        page.goto(address + path)
        wrong += [f"{path} {fault}" for fault in faults_of(page)]
    return wrong
