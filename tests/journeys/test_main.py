"""The main job, end to end: from the first question to tomorrow's plan, and the plan answers to what was done."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server
from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MONDAY = dt.date(2026, 11, 2)
HEELWISE = str(Path(sys.executable).with_name("heelwise"))


def exported(person: Person, folder: Path) -> Path:
    """Save the record through the page."""
    person.page.goto(person.server.address + "/data")
    with person.page.expect_download() as waiting:
        person.page.get_by_role("link", name="Save the record").click()
    file = folder / "record.jsonl"
    waiting.value.save_as(file)
    return file


def told(file: Path, on: dt.date) -> dict[str, Any]:
    """What `heelwise today --json` says about a file."""
    ran = subprocess.run(
        [HEELWISE, "today", str(file), "--on", on.isoformat(), "--json"], capture_output=True, text=True, check=False
    )
    assert all(line.startswith("ignored:") for line in ran.stderr.splitlines()), ran.stderr
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def dose(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What a decision prescribes."""
    return [
        (item["exercise"], item["side"], item["sets"], item["reps"], item["hold_s"])
        for session in answer["sessions"]
        for item in session["items"]
    ]


def on_page(page: Page) -> list[str]:
    """The exercises of Today, by their addresses."""
    links = page.locator(".items h3 a").all()
    return [str(link.get_attribute("href")).rsplit("/", 1)[1] for link in links]


def test_pain_six_makes_tomorrow_lighter_and_says_why(server: Server, page: Page, tmp_path: Path) -> None:
    person = Person(server, page)
    person.wakes(MONDAY)
    person.answers_the_first_questions()
    first = told(exported(person, tmp_path), MONDAY)
    person.trains(pain=6)

    page.goto(server.address)
    expect(page.locator("h1")).to_have_text("That was enough for today.")

    tuesday = MONDAY + dt.timedelta(days=1)
    person.wakes(tuesday)
    person.says_the_morning(pain=2)
    expect(page.locator("h1")).to_have_text("A lighter day, because your tendon asked for one.")
    expect(page.locator("main")).to_contain_text("Pain was 6 in the session on Monday 2 November; your limit is 4.")

    second = told(exported(person, tmp_path), tuesday)
    assert second["change"] == "regress"
    assert [reason["rule"] for reason in second["reasons"]] == ["pain-over-cap"]
    assert dose(second) != dose(first)
    page.goto(server.address)
    assert on_page(page) == [item[0] for item in dose(second)]


def test_two_calm_weeks_move_one_thing_and_name_it(server: Server, page: Page, tmp_path: Path) -> None:
    person = Person(server, page)
    person.wakes(MONDAY)
    person.answers_the_first_questions()
    person.trains(pain=2)
    day, text = MONDAY, ""
    for number in range(1, 14):
        day = MONDAY + dt.timedelta(days=number)
        person.wakes(day)
        person.says_the_morning(pain=1)
        if page.locator("h1").inner_text() == "One step further today.":
            text = page.locator("main").inner_text()
            break
        if page.get_by_role("link", name="Start", exact=True).count():
            person.trains(pain=2)
    assert text, "two calm weeks and no progression"
    assert (day - MONDAY).days >= 7, "a week at least"
    file = exported(person, tmp_path)
    answer, before = told(file, day), told(file, day - dt.timedelta(days=1))
    assert answer["change"] == "progress"
    assert any(reason["text"] in re.sub(r"\s+", " ", text) for reason in answer["reasons"])
    changed = [name for name in LINE if main_line(before)[name] != main_line(answer)[name]]
    assert len(changed) == 1, "exactly one variable moved"
    (step,) = [reason for reason in answer["reasons"] if "variable" in reason["facts"]]
    assert NAMED[changed[0]] in step["text"]


LINE = ("exercise", "side", "sets", "reps", "hold_s", "load_kg", "band")
NAMED = {"sets": "set", "reps": "repetition", "hold_s": "hold", "load_kg": "weight", "band": "band"}
"""A word by which a sentence names each variable."""


def main_line(answer: dict[str, Any]) -> dict[str, Any]:
    """The numbers of the first line."""
    return dict(answer["sessions"][0]["items"][0])


def test_what_the_browser_shows_is_what_the_command_line_says(server: Server, page: Page, tmp_path: Path) -> None:
    person = Person(server, page)
    person.wakes(MONDAY)
    person.answers_the_first_questions(worst=5)
    person.says_the_morning(pain=3)
    answer = told(exported(person, tmp_path), MONDAY)
    page.goto(server.address)
    assert on_page(page) == [item[0] for item in dose(answer)]
    shown = re.sub(r"\s+", " ", str(page.locator("main").text_content()))
    for reason in [*answer["reasons"], *answer["next"]]:
        assert reason["text"] in shown


def test_a_serious_sign_stops_everything_until_somebody_has_looked(server: Server, page: Page) -> None:
    person = Person(server, page)
    person.wakes(MONDAY)
    person.answers_the_first_questions()
    page.get_by_role("link", name="It hurts").click()
    expect(page.locator("h1")).to_contain_text("Stop here. Stand on the other leg.")
    person.choose("Was there a pop", "Yes")
    person.choose("Walking a step", "Not sure")
    person.choose("Was the pain sharp", "Yes")
    person.choose("How much does it hurt", "7")
    person.press("Tell me what to do")
    expect(page.locator("h1")).to_contain_text("Be seen by a doctor today.")
    expect(page.get_by_role("link", name="Start", exact=True)).to_have_count(0)
    page.goto(server.address + "/play/2026-11-02-any")
    expect(page.locator("h1")).to_contain_text("Be seen by a doctor today.")
    page.goto(server.address + "/library/heel-drop")
    expect(page.locator("#may .pill")).to_have_text("No.")
    person.wakes(MONDAY + dt.timedelta(days=10))
    page.goto(server.address)
    expect(page.locator("h1")).to_contain_text("Be seen by a doctor today.")


def test_everything_works_without_script(server: Server, opened: Any) -> None:
    page = opened(server.address, java_script_enabled=False)
    page.goto(server.link)
    page.get_by_role("button", name="Open it here").click()
    person = Person(server, page)
    person.wakes(MONDAY)
    person.answers_the_first_questions()
    person.says_the_morning(pain=2)
    for path in ("/plan", "/library", "/library/heel-drop", "/progress", "/diary", "/data", "/hurt", "/may"):
        page.goto(server.address + path)
        expect(page.locator("h1")).to_be_visible()


def test_the_demo_lets_one_be_four_people(demo: Server, opened: Any) -> None:
    page = opened(demo.address, width=1280)
    page.goto(demo.address)
    for name, says in (
        ("A rupture, week 9", "It is week 9 of healing"),
        ("A sore heel bone", "Low compression"),
        ("A tight desk worker", "Loosen and strengthen"),
        ("A runner after a flare", "A lighter day"),
    ):
        page.get_by_role("button", name=name).click()
        expect(page.locator("main")).to_contain_text(says)
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
