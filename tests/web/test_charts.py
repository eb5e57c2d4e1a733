"""Charts: sound SVG that stays inside its frame, says who it is, has no style of its own and few bytes."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise.web import charts

FIRST = dt.date(2026, 9, 28)
LAST = dt.date(2026, 11, 20)
DAYS = [FIRST + dt.timedelta(days=n) for n in range(54)]
VALUES = st.lists(st.tuples(st.sampled_from(DAYS), st.floats(-50, 100_000)), min_size=1, max_size=30).map(sorted)


@given(VALUES, st.floats(1, 100_000))
def test_everything_stays_in_the_frame(points: list[tuple[dt.date, float]], high: float) -> None:
    spans = [(on, value - 1, value + 1) for on, value in points]
    chart = charts.Chart(FIRST, LAST, high=high, title='<"&')
    chart.band(spans).steps(points, "limit").level(high / 2, "norm", "usual").line(points).dots(points, "dot ring")
    chart.ranges(spans).columns(points).block(DAYS[3], 1, 2, "error").note(2, "<a>", kind="limit-text")
    svg = str(chart.svg())
    drawn = ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == '<"&'
    assert "style" not in svg
    for x in re.findall(r'(?: x="|[MLH])(-?[\d.]+)', svg):
        assert -1 <= float(x) <= charts.WIDTH + 1
    for y in re.findall(r'(?: y="|V)(-?[\d.]+)', svg):
        assert -1 <= float(y) <= charts.HEIGHT + 1


def path(svg: object, kind: str) -> str:
    found = re.search(rf'class="{kind}" d="([^"]+)"', str(svg))
    assert found, svg
    return found[1]


def chart(high: float = 10) -> charts.Chart:
    return charts.Chart(FIRST, LAST, high=high, title="t")


@pytest.mark.parametrize(("apart", "strokes"), [(charts.APART_DAYS, 1), (charts.APART_DAYS + 1, 2)])
def test_a_gap_in_the_mornings_breaks_the_line(apart: int, strokes: int) -> None:
    drawn = chart().line([(DAYS[0], 1), (DAYS[apart], 2)]).svg()
    assert path(drawn, "line").count("M") == strokes


def test_rare_measurements_are_joined_over_any_gap() -> None:
    assert path(chart().line([(DAYS[0], 1), (DAYS[50], 2)], every=None).svg(), "line").count("M") == 1


def test_a_limit_is_drawn_level_until_it_changes() -> None:
    drawn = path(chart().steps([(DAYS[0], 4), (DAYS[1], 4), (DAYS[2], 5)], "limit").svg(), "limit")
    assert drawn.count("V") == 1


def test_a_band_ends_where_the_usual_is_not_known() -> None:
    spans = [(DAYS[0], 1.0, 2.0), (DAYS[1], 1.0, 2.0), (DAYS[48], 2.0, 3.0)]
    assert str(chart().band(spans).svg()).count('class="usual"') == 2


def test_nothing_known_draws_nothing() -> None:
    empty = chart().line([]).dots([]).ranges([]).columns([(DAYS[0], 0)]).steps([], "limit").band([])
    assert str(empty.svg()) == str(chart().svg())


def test_more_is_higher() -> None:
    assert chart().y(5) < chart().y(4)


def test_a_chart_is_light() -> None:
    points = [(on, float(n % 10)) for n, on in enumerate(DAYS)]
    assert len(chart().line(points).dots(points).svg()) < 4_000


@pytest.mark.parametrize("days", [0, 1, 7, 8, 53, 400])
def test_at_most_four_days_are_written_and_none_twice(days: int) -> None:
    labels = charts.day_labels(FIRST, FIRST + dt.timedelta(days=days))
    assert 1 <= len(labels) <= 4
    assert len({on for on, _, _ in labels}) == len(labels)
    assert labels[0][2] == "start"


def test_another_year_is_said() -> None:
    assert charts.dated(dt.date(2025, 11, 21), LAST) == "21 Nov 2025"
    assert charts.dated(dt.date(2026, 11, 1), LAST) == "1 Nov"
