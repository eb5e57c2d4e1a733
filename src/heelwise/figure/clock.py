"""The true timing of one repetition: beats, the poses on the way, and the moments to solve.

A loop is up, top, down, bottom. A beat a tempo gives no time, though the body moves in
it (the shift from both feet to one), takes a little of a neighbour, so that a
repetition always lasts exactly what the tempo says.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, get_args

import msgspec

from heelwise.figure.blend import blend
from heelwise.figure.motion import Beat, Ease, Motion, Pose

Tempo = tuple[float, float, float, float]
"""Seconds up, at the top, down, at the bottom."""

BEATS: Final[tuple[Beat, ...]] = get_args(Beat)
STEPS: Final = 6
"""Solved moments per movement between two poses."""

BORROWED: Final = 0.35
BORROWED_S: Final = 0.5
"""A beat without time takes this share of a neighbour, and never more than these seconds."""

ENTER_S: Final = 2.0
LEAVE_S: Final = 1.5
ENTER_SHARE: Final = 0.2


class Span(msgspec.Struct, frozen=True):
    """One beat on the clock of the loop, seconds from its start."""

    beat: Beat
    start: float
    seconds: float
    poses: tuple[str, ...]
    ease: Ease


class Moment(msgspec.Struct, frozen=True):
    """One solved moment of the loop."""

    at: float
    pose: Pose


def clock(motion: Motion, *, tempo: Tempo | None = None, hold: float | None = None) -> tuple[Span, ...]:
    """The beats of one repetition in order; `hold` seconds make one slow repetition of a stretch."""
    seconds = _seconds(motion, tempo, hold)
    spans, start = [], 0.0
    for beat in BEATS:
        if seconds[beat] > 0:
            phase = motion.phases[beat]
            spans.append(Span(beat=beat, start=start, seconds=seconds[beat], poses=phase.poses, ease=phase.ease))
            start += seconds[beat]
    return tuple(spans)


def period(motion: Motion, *, tempo: Tempo | None = None, hold: float | None = None) -> float:
    """Seconds of one repetition, which is one loop of the moving figure."""
    return sum(span.seconds for span in clock(motion, tempo=tempo, hold=hold))


def _seconds(motion: Motion, tempo: Tempo | None, hold: float | None) -> dict[Beat, float]:
    own = {beat: (motion.phases[beat].seconds if beat in motion.phases else 0.0) for beat in BEATS}
    if hold is not None and hold > 0:
        enter, leave = min(ENTER_S, hold * ENTER_SHARE), min(LEAVE_S, hold * ENTER_SHARE)
        return {"up": enter, "top": hold - enter - leave, "down": leave, "bottom": 0.0}
    if tempo is None or sum(tempo) <= 0:
        return own
    asked = dict(zip(BEATS, tempo, strict=True))
    for index, beat in enumerate(BEATS):
        if asked[beat] <= 0 and _moves(motion, beat):
            giver = max(BEATS[index - 1], BEATS[index - 3], key=lambda b: asked[b])
            share = min(asked[giver] * BORROWED, BORROWED_S)
            asked[beat], asked[giver] = share, asked[giver] - share
    return asked


def _moves(motion: Motion, beat: Beat) -> bool:
    return beat in motion.phases and len(set(motion.phases[beat].poses)) > 1


def moments(motion: Motion, spans: tuple[Span, ...]) -> tuple[Moment, ...]:
    """The moments to solve, from 0 to the end of the loop; the last is the first again."""
    first = motion.poses[spans[0].poses[0]]
    found = [Moment(at=0.0, pose=first)]
    for span in spans:
        poses = [motion.poses[name] for name in span.poses]
        if len(poses) == 1:
            found.append(Moment(at=span.start + span.seconds, pose=poses[0]))
            continue
        each = span.seconds / (len(poses) - 1)
        for index, (a, b) in enumerate(pairwise(poses)):
            begin = span.start + index * each
            for i in range(1, STEPS + 1):
                pose = blend(a, b, _eased(i / STEPS, span.ease))
                found.append(Moment(at=begin + each * i / STEPS, pose=pose))
    return tuple(found)


def _eased(share: float, ease: Ease) -> float:
    return share if ease == "even" else share * share * (3 - 2 * share)
