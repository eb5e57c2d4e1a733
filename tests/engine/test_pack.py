"""The pack: what may be done without network, and that it is never more than the server would have allowed."""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest

from heelwise.engine.decision import Decision, Item
from heelwise.engine.pack import DAYS_AHEAD, Pack, pack_of
from tests.engine.histories import COMPLAINTS, LAST, calm, copied, life
from tests.engine.offline import Offered, offered
from tests.engine.test_laws_safety import HELD, due
from tests.people import Diary, day, library

BANDS = ("x-light", "light", "medium", "heavy", "x-heavy")
AMOUNTS = ("sets", "reps", "hold_s", "minutes", "load_kg")


def packed(life: Diary, on: int) -> Pack:
    return pack_of(library(), life.record(), day(on))


class Away:
    """Some days without network: what the device offers, what is done and said, what the server would have decided."""

    def __init__(self, life: Diary, on: int, draw: Random) -> None:
        self.life, self.first, self.draw = copied(life), on, draw
        self.life.lines = [line for line in self.life.lines if line["at"][:10] <= day(on).isoformat()]
        self.pack = packed(self.life, on)
        self.known = len(self.life.lines)

    def judged(self, on: int) -> None:
        """What is offered now, held against what the server would decide."""
        never_more(self.life.decision(on), self.offered(on))

    @property
    def said(self) -> list[dict[str, Any]]:
        return self.life.lines[self.known :]

    def offered(self, on: int) -> Offered:
        return offered(self.pack, self.said, day(on))

    def lives(self, on: int) -> None:
        """A day: mornings of any numbers, or none; then what is offered, with any pain, whole or broken off."""
        draw = self.draw
        worst = draw.choice((0, 2, 4, 10))
        for side in ("left", "right"):
            if draw.random() < 0.7:
                self.life.morning(
                    on, "06:30", pain=draw.randint(0, worst), stiff=draw.choice((0, 5, 10, 12, 15, 30, 60)), side=side,
                    night_pain=True if draw.random() < 0.1 else None,
                    limped_yesterday=True if draw.random() < 0.05 else None,
                )  # fmt: skip
        self.judged(on)
        for hour in (9, 18):
            there = self.offered(on)
            if there.sessions and draw.random() < 0.7:
                self.does(on, hour, there)
                self.judged(on)

    def does(self, on: int, hour: int, there: Offered) -> None:
        """The first session that is offered."""
        draw, session = self.draw, there.sessions[0]
        worst = draw.choice((0, 2, 3, 5, 10))
        for item in session.items:
            for number in range(1, item.sets + 1):
                amount = {name: getattr(item, name) for name in ("reps", "hold_s", "minutes", "load_kg", "band")}
                self.life.set_done(
                    on, f"{hour:02d}:10", session.id, item.exercise, number, side=item.side,
                    pain=draw.choice((None, draw.randint(0, worst))), **amount,
                )  # fmt: skip
                if draw.random() < 0.05:
                    return
        sets = sum(item.sets for item in session.items)
        self.life.session(
            on, f"{hour:02d}:30", name=session.id, slot=session.slot,
            planned=sets, done=sets - draw.choice((0, 0, 0, 1)), pain=draw.randint(0, worst),
            pain_after=draw.choice((None, draw.randint(0, worst))),
            sharp_pain=True if draw.random() < 0.03 else None,
            stopped="pain" if draw.random() < 0.05 else None,
        )  # fmt: skip


def never_more(decision: Decision, there: Offered) -> None:
    """Every line that is offered, the server would have given at this dose or a larger one; or a harder day."""
    if not there.sessions:
        return
    assert decision.verdict not in HELD
    assert decision.verdict != "rest"
    left = [s for s in decision.sessions if s.state in ("due", "part-done")]
    assert len(there.sessions) <= len(left)
    for session, allowed in zip(there.sessions, left, strict=False):
        most = {(item.exercise, item.side): item for item in allowed.items}
        for item in session.items:
            match = most.get((item.exercise, item.side))
            if match is not None:
                within(item, match)
            else:
                assert there.then == "lighter", (item, decision.sessions)
                easier(item, decision)


def within(item: Item, match: Item) -> None:
    for name in AMOUNTS:
        mine, most = getattr(item, name), getattr(match, name)
        assert (mine is None) == (most is None), name
        assert mine is None or mine <= most, (name, item, match)
    assert item.rest_s >= match.rest_s
    assert (item.tempo_s, item.rm, item.support) == (match.tempo_s, match.rm, match.support)
    assert item.band is None or BANDS.index(item.band) <= BANDS.index(match.band)


def easier(item: Item, decision: Decision) -> None:
    """Of a lower rung: not shut for this person, and no heavier than what the day has."""
    shut = {lock.exercise for lock in decision.locked if lock.because.rule != "rung-reached"}
    if len(decision.tendons) == 1:
        assert item.exercise not in shut, (item, decision.locked)
    tiers = [library().exercises[one.exercise].load_tier for one in due(decision)]
    assert library().exercises[item.exercise].load_tier <= max(tiers), (item, decision.sessions)


def a_life(draw: Random, seed: int) -> tuple[Diary, int]:
    """A calm, a plain or a wild life, and the day on which its pack is made."""
    days = draw.randint(0, LAST)
    plain = life(draw, days, wild=seed % 3 == 1, complaints=COMPLAINTS)
    return (calm(draw, days) if seed % 3 == 0 else plain), draw.randint(0, days + 2)


@pytest.mark.parametrize("seed", range(2000 if os.environ.get("HEELWISE_SEARCH") else 24))
def test_never_more_than_decide_would(seed: int) -> None:
    draw = Random(seed)
    away = Away(*a_life(draw, seed), draw)
    for later in range(DAYS_AHEAD + 2):
        away.lives(away.first + later)
