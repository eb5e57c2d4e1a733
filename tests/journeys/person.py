"""What a person does in the browser, step by step: the intake, a morning, a session. Only what can be pressed."""

from __future__ import annotations

import datetime as dt
import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server

RATE = 60


class Person:
    """Somebody at their own server, on a day that this moves."""

    def __init__(self, server: Server, page: Page) -> None:
        self.server = server
        self.page = page

    def wakes(self, on: dt.date, hour: int = 7) -> None:
        """It is the morning of a day."""
        self.server.at(f"{on.isoformat()}T{hour:02d}:30:00+01:00")
        self.on = on

    def choose(self, question: str, answer: str) -> None:
        """Pick an answer of the question with these words."""
        asked = self.page.get_by_role("group", name=re.compile(question))
        asked.locator("label.choice", has_text=re.compile(rf"^\s*{re.escape(answer)}")).first.click()

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def answers_the_first_questions(self, *, worst: int = 3, morning: int = 2) -> None:
        """Six screens, from the first door to Today."""
        self.page.get_by_role("link", name=re.compile("My heel hurts")).click()
        self.page.locator("label.above").click()
        self.choose("Pinch the tendon", "Yes")
        self.choose("Press the back", "No")
        self.press("Next")
        self.choose("It is the", "Left")
        self.press("Next")
        self.choose("The worst pain", str(worst))
        self.choose("With the first steps", str(morning))
        self.choose("How long is it stiff", "5 min")
        self.press("Next")
        self.choose("Can you rise", "Yes")
        self.choose("How much do you train", "Now and then")
        self.press("Next")
        nothing = self.page.locator("label.choice", has_text="None of these")
        expect(nothing.first).to_be_visible()
        for none in nothing.all():
            none.click()
        self.press("Next")
        self.choose("Minutes for one session", "15")
        self.choose("Days in a week", "7")
        for thing in ("A wall", "A chair", "A step or stair", "A backpack"):
            self.choose("What do you have", thing)
        self.choose("What do you want to get back to", "Running")
        self.press("Show me today")
        expect(self.page.locator("h1")).to_have_text("This is where you start.")

    def says_the_morning(self, *, pain: int, stiffness: str = "5 min") -> None:
        """The morning check, in its two taps."""
        self.page.goto(self.server.address)
        card = self.page.locator("#morning-left")
        card.locator("label.choice", has_text=re.compile(rf"^{pain}$")).click()
        card.get_by_role("button", name=stiffness, exact=True).click()
        expect(card.locator(".pill")).to_contain_text(f"pain {pain}")

    def trains(self, *, pain: int) -> None:
        """The daily five, then the whole session by a fast clock, then how it was."""
        self.page.goto(self.server.address)
        self.page.get_by_role("link", name="Start", exact=True).click()
        self.page.wait_for_url(re.compile("/(daily|play)"))
        if "/daily" in self.page.url:
            self.press("None of these. Start.")
            self.page.wait_for_url(re.compile("/play/"))
        self.page.goto(self.page.url.split("?")[0] + f"?rate={RATE}")
        start = self.page.locator('[data-do="start"]')
        expect(start).to_be_enabled()
        start.click()
        expect(self.page.locator('[data-part="finish"]')).to_be_visible(timeout=60_000)
        self.page.locator(f'input[name="pain_during"][value="{pain}"]').check(force=True)
        self.press("Save the session")
        expect(self.page.locator("[data-outbox-line]")).to_have_text(
            "Everything is saved in your record.", timeout=20_000
        )
