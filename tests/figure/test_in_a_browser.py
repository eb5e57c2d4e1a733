"""In a real browser: a paused figure shows the moment it is set to, in every part and in the enlarged foot alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from heelwise import figure
from heelwise.figure.clock import clock, moments
from heelwise.figure.solve import solve
from tests.figure.shipped import read

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

LEANS = """t => {
  const svg = document.querySelector('svg'); svg.pauseAnimations(); svg.setCurrentTime(t);
  const lean = e => { const m = e.getScreenCTM(); return Math.atan2(m.b, m.a) * 180 / Math.PI; };
  return [...svg.querySelectorAll('path.hw-skin')].filter(p => p.getAttribute("d") === D).map(lean); }"""


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with playwright.sync_playwright() as api:
        browser = api.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize("name", ["heel-drop", "towel-calf-stretch", "standing-calf-raise-barbell"])
def test_the_foot_leans_as_solved_whenever_it_is_asked(page: Any, name: str) -> None:
    motion = read(name)
    page.set_content(figure.draw(motion, side="right", mode="moving", title="t"))
    sole = page.evaluate("[...document.querySelectorAll('path.hw-skin')].map(p => p.getAttribute('d'))")
    heel = next(d for d in sole if d.startswith("M-4 -10.5"))
    for moment in moments(motion, clock(motion))[1:-1:4]:
        wanted = solve(motion, moment.pose).lean["near.foot"]
        leans = page.evaluate(LEANS.replace("D)", repr(heel) + ")"), moment.at)
        assert len(leans) == (2 if motion.detail else 1)
        assert leans == pytest.approx([wanted] * len(leans), abs=0.4)
