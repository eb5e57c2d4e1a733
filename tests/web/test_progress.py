"""Progress: what each chart says, that it says nothing it does not know, and that a year of it is light."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from typing import Any
from uuid import uuid4

import pytest

from heelwise.engine.day import charted
from heelwise.engine.decide import decide
from heelwise.engine.replay import replay
from heelwise.engine.rules import Rules
from heelwise.knowledge.read import load
from heelwise.record.record import Record
from heelwise.web.pages.progress.past import past_of
from heelwise.web.pages.progress.span import Span, offered, span_of
from tests.people import all_no, daily_no
from tests.web.conftest import Somebody, morning, owner_of, text_of
from tests.web.years import FIRST, a_year

TODAY = dt.date(2026, 11, 20)
MOST_BYTES = 40_000


@pytest.fixture(scope="module")
def year() -> Somebody:
    somebody = Somebody()
    lines = b"\n".join(json.dumps(event).encode() for event in a_year(all_no(), daily_no()))
    assert somebody.bring(lines).status_code == 200
    return somebody


def measured(on: str, measure: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    what = {"kind": "measured", "measure": measure, "value": value, "unit": unit, "method": "form"}
    return {"id": str(uuid4()), "at": f"{on}T11:00:00+01:00"} | what | more


class TestTheDays:
    """What the charts are drawn from is what the engine would have decided on."""

    @pytest.mark.parametrize("example", ["runner", "rupture", "insertional", "desk"])
    def test_every_day_is_where_a_replay_has_it(self, example: str) -> None:
        record = Record.of(owner_of(example).events)
        known = load()
        past = past_of(record, known, first=TODAY - dt.timedelta(days=21), today=TODAY)
        chart = charted(record.events, known)
        for heel, days in past.days.items():
            for day in days[::3]:
                state = replay(Rules.of(known), type(chart)([log for log in chart.days if log.on <= day.on]), day.on)
                tendon = state.tendon(heel)
                assert tendon
                assert day.pathway == tendon.pathway
                assert (day.moved is not None) == (tendon.moved is not None and tendon.moved.on == day.on)

    def test_a_gap_longer_than_the_engine_looks_is_the_engines_too(self, runner: Somebody) -> None:
        record = Record.of(runner.events)
        later = dt.date(2027, 2, 20)
        past = past_of(record, load(), first=dt.date(2026, 11, 1), today=later)
        assert len(past.days["left"]) == (later - dt.date(2026, 11, 1)).days + 1
        state = replay(Rules.of(load()), charted(record.events, load()), later)
        assert past.days["left"][-1].pathway == state.tendons[0].pathway


class TestPainAndStiffness:
    """With the limit, and what is usual."""

    def test_the_last_week_against_the_first(self, runner: Somebody) -> None:
        said = text_of(runner.get("/progress"))
        assert "In the last seven days morning pain was" in said
        assert "in the week from 28 Sep it was" in said
        assert "Exercise went above your limit on one day of" in said

    def test_a_small_change_is_not_called_one(self, runner: Somebody) -> None:
        assert "People notice a change of about 2; this is smaller." in text_of(runner.get("/progress"))

    def test_the_limit_and_the_usual_band_are_drawn(self, runner: Somebody) -> None:
        page = runner.get("/progress").content.decode()
        assert 'class="limit"' in page
        assert 'class="usual"' in page
        assert 'class="dot over"' in page

    def test_what_was_taken_back_is_not_drawn(self, runner: Somebody) -> None:
        runner.send([wrong := morning(pain=9, stiffness_min=95)])
        assert re.search(r"<td class=\"num\">95</td>", runner.get("/progress").content.decode())
        runner.post(f"/diary/{wrong['id']}/back", again="no")
        assert not re.search(r"<td class=\"num\">95</td>", runner.get("/progress").content.decode())

    def test_weeks_of_a_year_have_a_middle_and_their_ends(self, year: Somebody) -> None:
        page = year.get("/progress?weeks=52").content.decode()
        assert 'class="range"' in page
        assert "Week of" in page


class TestLoadAndWeeks:
    """Apart from pain, and without scolding."""

    def test_load_is_compared_with_oneself_only(self, runner: Somebody) -> None:
        said = text_of(runner.get("/progress"))
        assert re.search(
            r"The seven days before today asked \d+ % of what the fullest seven of the weeks before did", said
        )
        assert "shown apart" in said

    def test_the_week_is_compared_as_the_plan_compares_it(self, runner: Somebody) -> None:
        said = text_of(runner.get("/progress"))
        share = re.search(r"asked (\d+) % of what the fullest", said)
        rose = re.search(r"The last seven days asked (\d+) percent more", said)
        assert share
        assert rose
        assert int(share[1]) == 100 + int(rose[1])

    def test_weeks_kept_and_a_pause(self, runner: Somebody, clock: Any) -> None:
        runner.post("/plan", do="pause")
        clock("2026-12-02T12:00:00+01:00")
        said = text_of(runner.get("/progress"))
        assert re.search(r"you did \d+ of \d+ sessions", said)
        assert "Paused weeks: " in said
        assert "paused" in said

    def test_nothing_yet_says_where_the_first_point_comes_from(self, runner: Somebody, clock: Any) -> None:
        clock("2027-09-01T12:00:00+02:00")
        assert "draws the first point" in text_of(runner.get("/progress"))


class TestPhasesAndGates:
    """One line of time."""

    def test_where_one_is_and_the_steps(self, runner: Somebody) -> None:
        page = runner.get("/progress").content.decode()
        decision = decide(load(), Record.of(runner.events), TODAY)
        assert decision.phase
        assert f"You are in phase {decision.phase.number}," in page
        assert 'class="step down"' in page
        assert 'class="today-line"' in page

    def test_a_tear_has_its_milestones_and_their_earliest_weeks(self) -> None:
        page = owner_of("rupture").get("/progress").content.decode()
        milestones = load().pathways["rupture-guided"].milestones
        assert page.count('class="gate-dot') == len(milestones)
        assert page.count("waits for your clinician") + page.count(", opened ") == len(milestones)

    def test_the_next_gate_is_there_with_its_conditions(self, runner: Somebody) -> None:
        assert "of 3 good sessions in a row" in text_of(runner.get("/progress"))


class TestMeasurements:
    """The error as a band, what is usual, and what counts as a change."""

    def test_a_change_within_the_error_is_none(self, runner: Somebody) -> None:
        taken = [("2026-10-20", 20), ("2026-11-10", 23)]
        runner.send([measured(on, "heel-raise-endurance", n, "reps", side="left", method="counted") for on, n in taken])
        page = runner.get("/progress")
        assert "within the error of measurement (6 repetitions), so it counts as no change" in text_of(page)
        assert 'class="error"' in page.content.decode()

    def test_the_norm_is_for_age_and_sex(self, runner: Somebody) -> None:
        runner.send([measured("2026-11-10", "heel-raise-endurance", 20, "reps", side="left", method="counted")])
        assert "About 27 are usual for your age and sex" in text_of(runner.get("/progress"))

    def test_without_age_or_sex_no_norm_is_drawn(self) -> None:
        person = Somebody()
        lines = [json.dumps(event).encode() for event in a_year(all_no(), daily_no(), birth_year=None)]
        person.bring(b"\n".join(lines))
        page = person.get("/progress")
        assert "with your year of birth and sex in the record it is drawn here" in text_of(page)
        assert "usual, about" not in text_of(page)

    def test_a_score_has_the_change_that_people_notice(self, runner: Somebody) -> None:
        runner.send([measured("2026-09-15", "visa-a", 50, "points"), measured("2026-11-15", "visa-a", 66, "points")])
        page = runner.get("/progress")
        assert "better by 16. A change of 14 is what people notice." in text_of(page)
        assert 'class="noticed"' in page.content.decode()

    def test_an_error_nobody_published_has_no_band(self, runner: Somebody) -> None:
        runner.send([measured("2026-11-10", "hop-pain", 3, "points", side="left")])
        page = runner.get("/progress")
        assert "so no band is drawn" in text_of(page)
        assert 'class="error"' not in page.content.decode()

    def test_left_and_right_differ_without_colour(self, year: Somebody) -> None:
        page = year.get("/progress").content.decode()
        assert 'class="line dashed"' in page
        assert 'class="dot ring"' in page

    def test_body_weight_is_nobodys_progress(self, runner: Somebody) -> None:
        runner.send([measured("2026-11-10", "body-weight", 63, "kg")])
        assert 'id="body-weight"' not in runner.get("/progress").content.decode()


class TestThePage:
    """Sentences, tables, spans and bytes."""

    @pytest.mark.parametrize("weeks", [8, 26, 52])
    def test_a_year_of_data_is_light(self, year: Somebody, weeks: int) -> None:
        page = year.get(f"/progress?weeks={weeks}")
        assert page.status_code == 200
        assert len(gzip.compress(page.content)) <= MOST_BYTES

    def test_every_chart_has_a_sentence_above_and_a_table_beside_it(self, year: Somebody) -> None:
        page = year.get("/progress").content.decode()
        for card in re.findall(r'<section class="card chart-card".*?</section>', page, re.DOTALL):
            assert re.search(r"</h2>\s*<p>[^<]{20,}", card), card[:200]
            assert card.count("<svg") == 1
            assert "<table>" in card

    def test_no_script_draws(self, year: Somebody) -> None:
        scripts = re.findall(r'<script[^>]*src="([^"]+)"', year.get("/progress").content.decode())
        assert all("progress" not in script and "chart" not in script for script in scripts)

    def test_only_spans_worth_looking_at_are_offered(self) -> None:
        assert offered(Span(8, TODAY), TODAY - dt.timedelta(days=30)) == []
        assert [one["weeks"] for one in offered(Span(8, TODAY), TODAY - dt.timedelta(days=70))] == [8, 26]
        assert [one["weeks"] for one in offered(Span(26, TODAY), FIRST)] == [8, 26, 52]

    @pytest.mark.parametrize(("days", "weeks"), [(0, 4), (27, 5), (40, 7), (300, 8)])
    def test_a_young_record_is_not_lost_in_empty_weeks(self, days: int, weeks: int) -> None:
        span = Span(8, TODAY, began=TODAY - dt.timedelta(days=days))
        assert len(span.mondays) == weeks
        assert span.mondays[0] == span.first
        assert span.mondays[-1] <= TODAY

    @pytest.mark.parametrize("asked", ["", "9", "-1", "99999999999", "x", "26.0"])
    def test_an_odd_span_is_the_shortest(self, asked: str) -> None:
        assert span_of(asked, TODAY).weeks == 8

    def test_both_heels_have_their_own_charts(self, anna: Somebody) -> None:
        events = a_year(all_no(), daily_no())[-400:]
        for event in a_year(all_no(), daily_no())[:3]:
            if event["kind"] == "intake-answered":
                event["side"] = "both"
                event["worse_side"] = "left"
            events.append(event)
        other = [
            event | {"side": "right", "id": str(uuid4())} for event in events if event["kind"] == "morning-checked"
        ]
        assert anna.bring(b"\n".join(json.dumps(e).encode() for e in (*events, *other))).status_code == 200
        said = text_of(anna.get("/progress"))
        assert "Pain, left heel" in said
        assert "Pain, right heel" in said
