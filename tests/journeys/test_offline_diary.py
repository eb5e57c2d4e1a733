"""Writing things down without a server, late ones too: nothing is lost, everything is sent once and in order."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.offline_house import PACK, OfflineHouse
from tests.journeys.person import Person
from tests.journeys.test_offline import SLOW, anna, house
from tests.journeys.waiting import until

__all__ = ["anna", "house"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]

LATE = "2026-10-30"


def opened_to(page: Page, what: str) -> Locator:
    """The form of one kind, on the page without network."""
    page.get_by_text(what, exact=True).click()
    return page.locator("details[open] form")


def pick(form: Locator, field: str, value: str) -> None:
    form.locator(f'input[name="{field}"][value="{value}"]').check(force=True)


def keep(form: Locator, waiting: int) -> None:
    form.locator("button").last.click()
    entries = "1 entry is" if waiting == 1 else f"{waiting} entries are"
    expect(form.page.locator("p[data-kept]")).to_contain_text(f"On this device only: {entries} waiting.")


def sent(house: OfflineHouse, page: Page) -> None:
    house.open()
    page.goto(house.server.address)
    expect(page.locator("p[data-kept]")).to_contain_text("Saved on the server: everything.", timeout=SLOW)


def days_and_kinds(events: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(event["at"][:16], event["kind"]) for event in events]


def test_every_kind_of_entry_is_written_late_without_the_server(anna: Person, house: OfflineHouse) -> None:
    page, before = anna.page, len(house.events())
    house.shut()
    page.goto(house.server.address)
    form = opened_to(page, "Exercise done elsewhere")
    form.locator('[name="day"]').fill(LATE)
    form.locator('[name="clock"]').fill("19:00")
    form.locator("select").first.select_option("seated-calf-raise")
    form.get_by_label("Sets").fill("2")
    form.get_by_label("Repetitions a set").fill("15")
    pick(form, "pain_during", "1")
    pick(form, "sharp", "no")
    keep(form, 3)
    form = opened_to(page, "A test or a score")
    form.locator('[name="day"]').fill(LATE)
    form.locator('[name="clock"]').fill("09:00")
    form.locator("select").first.select_option("visa-a")
    form.get_by_label("What did it come to?").fill("58")
    pick(form, "sharp", "no")
    keep(form, 4)
    form = opened_to(page, "A pause")
    form.locator('[name="day"]').fill("2026-10-20")
    form.locator('[name="until"]').fill("2026-10-22")
    keep(form, 6)
    form = opened_to(page, "A morning that was forgotten")
    form.locator('[name="day"]').fill("2026-11-01")
    form.locator('[name="clock"]').fill("07:00")
    pick(form, "pain", "2")
    pick(form, "stiffness_min", "5")
    keep(form, 7)
    expect(page.locator("h1")).to_have_text("Come online before you train.")
    assert len(house.events()) == before
    sent(house, page)
    assert days_and_kinds(house.events()[before:]) == [
        (f"{LATE}T19:00", "set-done"),
        (f"{LATE}T19:00", "set-done"),
        (f"{LATE}T19:00", "session-finished"),
        (f"{LATE}T09:00", "measured"),
        ("2026-10-20T00:00", "paused"),
        ("2026-10-22T00:00", "resumed"),
        ("2026-11-01T07:00", "morning-checked"),
    ]


def test_what_is_still_to_come_is_not_kept(anna: Person, house: OfflineHouse) -> None:
    page = anna.page
    house.shut()
    page.goto(house.server.address)
    form = opened_to(page, "A note")
    form.locator('[name="clock"]').fill("23:59")
    form.locator("textarea").fill("Later.")
    form.locator("button").last.click()
    expect(form.locator("[data-told]")).to_have_text("This is still to come. Give a day and a time that are over.")
    form = opened_to(page, "A pause").first
    form.locator('[name="day"]').fill("2026-10-20")
    form.locator('[name="until"]').fill("2026-10-20")
    form.locator("button").last.click()
    expect(form.locator("[data-told]")).to_have_text("The day you went on comes after the day it began.")
    expect(page.locator("p[data-kept]")).to_contain_text("Waiting on this device: nothing.")


def test_a_page_that_was_open_when_the_server_went_keeps_what_is_typed_into_it(
    anna: Person, house: OfflineHouse
) -> None:
    page, before = anna.page, len(house.events())
    page.goto(f"{house.server.address}/diary/add/activity?day=2026-11-01")
    house.shut()
    anna.choose("What was it", "Swim")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("[data-told]")).to_have_text(
        "Kept on this device. It is sent as soon as the server can be reached."
    )
    expect(page.locator('input[name="activity"]:checked')).to_have_count(0)
    sent(house, page)
    assert days_and_kinds(house.events()[before:]) == [("2026-11-01T12:00", "activity-done")]


def test_a_form_that_could_not_be_sent_says_so_and_nothing_pretends(anna: Person, house: OfflineHouse) -> None:
    page, before = anna.page, len(house.events())
    page.goto(f"{house.server.address}/plan")
    form = page.locator('main form[method="post"]').first
    house.shut()
    form.evaluate("form => form.submit()")
    expect(page.get_by_text("What you pressed last did not reach the server and is not saved.")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Here is what you may do.")
    assert page.url.endswith("/away?lost=1")
    sent(house, page)
    expect(page.get_by_text("did not reach the server")).to_have_count(0)
    assert len(house.events()) == before


def test_what_was_answered_today_before_the_server_went_is_not_asked_again(anna: Person, house: OfflineHouse) -> None:
    page = anna.page
    card = page.locator(".check").first
    card.locator("label.choice", has_text=re.compile(r"^1$")).first.click()
    card.get_by_role("button", name="5 min", exact=True).click()
    expect(page.locator(".check.said")).to_be_visible(timeout=SLOW)
    assert "None of these" not in page.content()
    until(page, f"{PACK}.then(({{ mornings }}) => Boolean(mornings?.left))")
    house.shut()
    page.goto(house.server.address)
    expect(page.locator("h1")).to_have_text("Here is what you may do.")
    expect(page.locator(".said")).to_contain_text("This morning, left heel: pain 1, stiff for 5 min.")
    expect(page.locator("[data-daily]")).to_be_hidden()
    expect(page.get_by_role("link", name="Start", exact=True).first).to_be_visible()
