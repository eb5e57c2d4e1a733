"""The loop keeps the tempo it is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heelwise import figure
from heelwise.figure.clock import moments
from tests.figure.shipped import read, small

SMALL = figure.motion_from(small())
SHIFTING = read("eccentric-calf-raise")
seconds = st.floats(min_value=0, max_value=10).map(lambda s: round(s, 2))


def test_without_a_tempo_the_motion_keeps_its_own() -> None:
    assert figure.period(SMALL) == 2
    assert [span.beat for span in figure.clock(SMALL)] == ["up", "down"]


@pytest.mark.parametrize("motion", [SMALL, SHIFTING], ids=["plain", "shifting"])
@given(tempo=st.tuples(seconds, seconds, seconds, seconds).filter(lambda t: t[0] > 0.1 and t[2] > 0.1))
def test_a_repetition_lasts_what_the_tempo_says(motion: figure.Motion, tempo: figure.Tempo) -> None:
    assert figure.period(motion, tempo=tempo) == pytest.approx(sum(tempo))
    spans = figure.clock(motion, tempo=tempo)
    ends = [span.start + span.seconds for span in spans]
    assert [span.start for span in spans] == pytest.approx([0, *ends[:-1]])
    times = [moment.at for moment in moments(motion, spans)]
    assert times == sorted(times)
    assert times[-1] == pytest.approx(sum(tempo))


def test_a_shift_without_time_takes_half_a_second_at_most() -> None:
    spans = {span.beat: span for span in figure.clock(SHIFTING, tempo=(1, 0, 3, 0))}
    assert spans["top"].seconds == pytest.approx(0.5)
    assert spans["down"].seconds == pytest.approx(2.5)
    assert spans["top"].poses == ("high", "shifted")


def test_a_tempo_of_nothing_is_no_tempo() -> None:
    assert figure.period(SMALL, tempo=(0, 0, 0, 0)) == figure.period(SMALL)


def test_a_hold_is_one_slow_repetition() -> None:
    spans = {span.beat: span.seconds for span in figure.clock(SMALL, hold=30)}
    assert spans == pytest.approx({"up": 2.0, "top": 26.5, "down": 1.5})
    assert figure.period(SMALL, hold=5) == pytest.approx(5)


def test_the_moving_figure_lasts_as_long_as_the_clock() -> None:
    svg = figure.draw(SHIFTING, side="right", mode="moving", title="t", tempo=(1, 0, 3, 2))
    assert 'dur="6s"' in svg
    held = figure.draw(SMALL, side="right", mode="moving", title="t", hold=30)
    assert 'dur="30s"' in held
