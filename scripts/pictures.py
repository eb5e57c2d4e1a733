"""Photographs the demo in a real browser. Started by scripts/pictures.

Without arguments the few pictures of the README; with a folder every page, for people of the demo and for everybody
in `tests/journeys/states.toml`, at three sizes, light and dark. Nothing is posted but where a state needs a press.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import states

SIZES = [(360, 780), (768, 1024), (1280, 800)]
SCHEMES = ["light", "dark"]
TALL_PHONE = {"width": 390, "height": 1480}
README = [
    # file, address, colour scheme, the invented person
    ("today-light.png", "/", "light", "runner"),
    ("today-dark.png", "/", "dark", "runner"),
    ("plan.png", "/plan", "light", "runner"),
]
SESSION = "/play/2026-11-20-any"
PAGES = {
    # name: address, the invented person
    "about": ("/about", "runner"),
    "away": ("/away", "runner"),
    "article": ("/learn/the-pain-scale", "runner"),
    "choose": ("/choose", "runner"),
    "choose-gym": ("/choose", "insertional"),
    "choose-one": ("/choose/low-compression/left", "runner"),
    "choose-refused": ("/choose/alfredson/left", "runner"),
    "daily": ("/daily?then=2026-11-20-any", "runner"),
    "data": ("/data", "runner"),
    "diary": ("/diary", "runner"),
    "diary-add": ("/diary/add", "runner"),
    "diary-morning": ("/diary/add/morning", "runner"),
    "diary-activity": ("/diary/add/activity", "runner"),
    "diary-pause": ("/diary/add/pause", "runner"),
    "diary-result": ("/diary/add/result", "runner"),
    "diary-session": ("/diary/add/session", "runner"),
    "exercise": ("/library/heel-drop", "runner"),
    "exercise-locked": ("/library/heel-drop", "rupture"),
    "hurt": ("/hurt", "runner"),
    "learn": ("/learn", "runner"),
    "library": ("/library", "runner"),
    "library-nothing": ("/library?q=xylophone", "runner"),
    "may": ("/may?exercise=heel-drop", "runner"),
    "missing": ("/nothing-here", "runner"),
    "on-your-phone": ("/phone", "runner"),
    "plan": ("/plan", "runner"),
    "plan-healing": ("/plan", "rupture"),
    "progress": ("/progress", "runner"),
    "reminders": ("/reminders", "runner"),
    "replay": ("/replay/2026-11-19/", "runner"),
    "replay-healing": ("/replay/2026-11-19/", "rupture"),
    "reply": ("/may/ruptured-yesterday", "runner"),
    "routine-new": ("/routines/new?add=heel-drop", "runner"),
    "routines": ("/routines", "runner"),
    "sheet": ("/sheet", "rupture"),
    "signs": ("/signs", "runner"),
    "start": ("/start", "runner"),
    "start-heel": ("/start/pain/heel", "runner"),
    "start-minutes": ("/start/pain/minutes", "runner"),
    "start-pain": ("/start/pain/pain", "runner"),
    "start-signs": ("/start/pain/signs", "runner"),
    "start-tear": ("/start/tear/tear", "runner"),
    "test": ("/measure/visa-a", "runner"),
    "tests": ("/measure", "runner"),
    "today-desk": ("/", "desk"),
    "today-heel-bone": ("/", "insertional"),
    "today-healing": ("/", "rupture"),
    "today-runner": ("/", "runner"),
}
SCENES = {
    # name: address, somebody of states.toml, what is pressed, chosen and waited for
    "player-prepare": (SESSION, "begun", ""),
    "player-repetition": (f"{SESSION}?rate=4", "begun", "do:start kind:rep do:pause"),
    "player-rest": (f"{SESSION}?rate=20", "begun", "do:start kind:rest do:pause"),
    "player-pain": (f"{SESSION}?rate=20", "begun", "do:start asked do:pause"),
    "player-skip": (f"{SESSION}?rate=4", "begun", "do:start kind:rep do:skip"),
    "player-easier": (f"{SESSION}?rate=4", "begun", "do:start kind:rep do:less"),
    "player-hurt": (f"{SESSION}?rate=4", "begun", "do:start kind:rep do:hurt"),
    "player-over-limit": (f"{SESSION}?rate=4", "begun", "do:start kind:rep do:hurt is:dull is:7"),
    "player-stop": (f"{SESSION}?rate=4", "begun", "do:start kind:rep do:hurt is:sharp part:stop"),
    "player-leave": (f"{SESSION}?rate=4", "begun", "do:start kind:rep do:leave"),
    "player-finish": (f"{SESSION}?rate=4", "begun", "do:start kind:rep do:leave is:time part:finish"),
    "test-raises": ("/measure/heel-raise-endurance", "begun", ""),
    "without-network": ("/", "checked", "away"),
    "without-network-writing": ("/", "checked", "away open"),
}

PRESSED = {"do": '[data-do="{}"]:enabled', "is": 'dialog[open] button[value="{}"]'}
AWAITED = {"kind": '[data-part="stage"][data-kind="{}"]', "part": '[data-part="{}"]', "asked": "[data-asking]"}


class Look(NamedTuple):
    """How a page is seen."""

    width: int
    height: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.width}x{self.height}-{self.scheme}"


@contextmanager
def demo(people: Path | None = None) -> Iterator[str]:
    """The demo on a free port, until the block ends; of other people when a folder of records is given."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    heelwise = Path(sys.executable).with_name("heelwise")
    other = {"HEELWISE_DEMO_PEOPLE": str(people), "HEELWISE_CLOCK": states.NOW} if people else {}
    process = subprocess.Popen(
        [heelwise, "serve", "--demo", "--no-browser", "--port", str(port)], env=os.environ | other
    )
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


@contextmanager
def seen(browser: Browser, url: str, look: Look, person: str, scale: float = 1) -> Iterator[Page]:
    """A page of this person's, at rest."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height}, color_scheme=look.scheme,
        device_scale_factor=scale, reduced_motion="reduce", service_workers="block", bypass_csp=True,
    )  # fmt: skip
    context.add_cookies([{"name": "heelwise-demo", "value": person, "url": url}])
    yield context.new_page()
    context.close()


def for_the_readme(browser: Browser, address: str, folder: Path) -> None:
    """The few that the README shows."""
    for file, path, scheme, person in README:
        with seen(browser, address, Look(*TALL_PHONE.values(), scheme), person, 2) as page:
            page.goto(address + path)
            page.screenshot(path=folder / file)
            print(folder / file)


def all_of_them(browser: Browser, wanted: Sequence[str], folder: Path) -> None:
    """Every page and state that the words do not leave out."""
    looks = [Look(*size, scheme) for size in SIZES for scheme in SCHEMES]
    with tempfile.TemporaryDirectory() as records:
        names = states.write(Path(records))
        pages = {name: (*page, "") for name, page in PAGES.items()}
        shots = {f"today-{name}": ("/", name, "") for name in names} | SCENES
        for address, which in ((None, pages), (Path(records), shots)):
            with demo(address) as at:
                for name, (path, person, steps) in which.items():
                    for look in looks:
                        file = folder / f"{name}.{look}.png"
                        if all(word in file.name for word in wanted):
                            take(browser, at + path, look, person, steps=steps, file=file)


def act(page: Page, step: str) -> None:
    """One step on the way to a scene."""
    word, _, rest = step.partition(":")
    if word == "away":
        page.get_by_text("without network until").wait_for()
        page.goto(page.url + "away")
    elif word == "open":
        for summary in page.locator("[data-writing] summary").all():
            summary.click()
    elif word in PRESSED:
        page.locator(PRESSED[word].format(rest)).click()
    else:
        page.locator(AWAITED[word].format(rest)).wait_for()


def take(browser: Browser, url: str, look: Look, person: str, *, steps: str, file: Path) -> None:
    """One picture of a whole page."""
    with seen(browser, url, look, person) as page:
        page.goto(url)
        for step in steps.split():
            act(page, step)
        # Above a whole page what sticks to the window's edge would lie across its middle.
        page.add_style_tag(
            content=".nav, .dock, .begin { position: static !important } .outbox { position: absolute !important }"
        )
        page.screenshot(path=file, full_page=True)
        print(file)


def main() -> None:
    """Serve the demo, photograph it."""
    chromium = os.environ.get("HEELWISE_CHROMIUM") or shutil.which("chromium")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        if len(sys.argv) > 1:
            all_of_them(browser, sys.argv[2:], folder)
        else:
            with demo() as address:
                for_the_readme(browser, address, folder)
        browser.close()


if __name__ == "__main__":
    main()
