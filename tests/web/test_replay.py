"""The record day by day: an address a day, what was known then, few statements."""

from __future__ import annotations

import datetime as dt
import re
from uuid import uuid4

import pytest

from heelwise.engine.decide import decide
from heelwise.knowledge.read import load
from heelwise.record.record import Record
from tests.web.conftest import Somebody, morning, owner_of, text_of

TODAY = "2026-11-20"


def test_it_opens_on_today(runner: Somebody) -> None:
    assert runner.get("/replay").headers["Location"] == f"/replay/{TODAY}/"


def test_a_day_shows_its_own_decision(runner: Somebody) -> None:
    record = Record.of(runner.events)
    for on in ("2026-10-20", "2026-11-05", "2026-11-19"):
        decision = decide(load(), record, dt.date.fromisoformat(on))
        said = text_of(runner.get(f"/replay/{on}/"))
        assert decision.phase
        assert f"phase {decision.phase.number} of {decision.phase.of}" in said


def test_it_says_that_it_is_computed_again(runner: Somebody) -> None:
    said = text_of(runner.get(f"/replay/{TODAY}/"))
    assert "decided again here, with today’s edition of the content and only what was recorded up to that day" in said
    assert load().edition in said


def test_later_days_are_not_known(runner: Somebody) -> None:
    before = text_of(runner.get("/replay/2026-11-19/"))
    runner.send([morning(pain=9, stiffness_min=90)])
    assert text_of(runner.get("/replay/2026-11-19/")) == before


def test_the_events_of_the_day(runner: Somebody) -> None:
    said = text_of(runner.get("/replay/2026-11-19/"))
    assert "Morning, left heel: pain 2" in said
    assert "Session ended" in said


def test_taken_back_later_still_stood_on_its_day(runner: Somebody) -> None:
    there = next(event for event in runner.events if event.at.date().isoformat() == "2026-11-19")
    runner.post(f"/diary/{there.id}/back", again="no")
    page = runner.get("/replay/2026-11-19/").content.decode()
    assert "<s>" not in page


def test_the_days_around_are_links(runner: Somebody) -> None:
    page = runner.get("/replay/2026-11-05/").content.decode()
    assert 'rel="prev" href="/replay/2026-11-04/"' in page
    assert 'rel="next" href="/replay/2026-11-06/"' in page


def test_the_first_day_has_none_before_and_today_none_after(runner: Somebody) -> None:
    first = min(event.at.date() for event in runner.events)
    assert 'rel="prev"' not in runner.get(f"/replay/{first}/").content.decode()
    assert 'rel="next"' not in runner.get(f"/replay/{TODAY}/").content.decode()


@pytest.mark.parametrize("on", ["2020-01-01", "2026-11-21", "2026-13-01", "yesterday", "20261105"])
def test_there_is_no_such_day(runner: Somebody, on: str) -> None:
    assert runner.get(f"/replay/{on}/").status_code == 404


def test_the_slider_and_the_date_lead_there_without_script(runner: Somebody) -> None:
    first = min(event.at.date() for event in runner.events)
    assert runner.get("/replay", nth="3").headers["Location"] == f"/replay/{first + dt.timedelta(days=3)}/"
    assert runner.get("/replay", day="2026-11-05").headers["Location"] == "/replay/2026-11-05/"


@pytest.mark.parametrize(
    ("asked", "leads"),
    [({"nth": "99999"}, TODAY), ({"nth": "-1"}, TODAY), ({"day": "2030-01-01"}, TODAY), ({"nth": "x"}, TODAY)],
)
def test_what_is_outside_leads_to_the_nearest(runner: Somebody, asked: dict[str, str], leads: str) -> None:
    assert runner.get("/replay", **asked).headers["Location"] == f"/replay/{leads}/"


def test_a_day_before_the_record_leads_to_its_first(runner: Somebody) -> None:
    first = min(event.at.date() for event in runner.events)
    assert runner.get("/replay", day="2000-01-01").headers["Location"] == f"/replay/{first}/"


def test_an_empty_record_has_today_alone(anna: Somebody) -> None:
    page = anna.get(f"/replay/{TODAY}/")
    assert page.status_code == 200
    assert "Questions came first." in text_of(page)
    assert re.search(r'type="range"[^>]* disabled', page.content.decode())


def test_a_stop_is_shown_as_one(runner: Somebody) -> None:
    sign = {"kind": "screen-answered", "at": f"{TODAY}T09:00:00+01:00", "id": str(uuid4()), "scope": "daily"}
    runner.send([sign | {"answers": {"sudden-pop": "yes"}}])
    page = runner.get(f"/replay/{TODAY}/").content.decode()
    assert '<section class="danger"' in page


def test_it_takes_few_statements(runner: Somebody) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        runner.get("/replay/2026-11-05/")
    assert len(captured) <= 4


@pytest.mark.parametrize("example", ["insertional", "rupture", "desk"])
def test_every_example_has_its_days(example: str) -> None:
    somebody = owner_of(example)
    assert somebody.get("/replay/2026-11-10/").status_code == 200


def test_progress_and_plan_lead_here(runner: Somebody) -> None:
    assert 'href="/replay"' in runner.get("/progress").content.decode()
    assert 'href="/replay"' in runner.get("/plan").content.decode()
