"""Warning signs that come over a virtual person, how they tell of them, and how they are lifted again."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from random import Random

from heelwise.knowledge.library import Knowledge
from heelwise.record.events import Assessed, Event, EventRetracted, ScreenAnswered
from heelwise.simulate.pen import Pen
from heelwise.simulate.traits import Traits
from heelwise.terms import Answer

SAYS = "Dr Vega"
MISTAKE, UNSURE, LATE_BACK, SELF_CLEARED, NOT_YET = 0.1, 0.15, 0.1, 0.15, 0.1


class Signs:
    """What is true of a person's warning signs, and what they say about them."""

    def __init__(self, person: Traits, knowledge: Knowledge, pen: Pen, draw: Random) -> None:
        self.person, self.pen, self.draw = person, pen, draw
        self.kinds = [
            f.id
            for f in knowledge.flags.values()
            if f.asked in ("always", "daily") and f.action != "mention" and f.id != "under-18"
        ]
        self.true: set[str] = set()
        self.visits: defaultdict[int, list[str]] = defaultdict(list)

    def answer(self, flag: str) -> Answer:
        """An honest answer."""
        return "yes" if flag in self.true else "no"

    def of_day(self, number: int, on: dt.date) -> list[Event]:
        """What is said today about signs: new ones, and those somebody looked at."""
        said: list[Event] = []
        for flag in self.visits.pop(number, ()):
            said += self._seen(flag, number, on)
        if self.draw.random() < self.person.signs:
            said += self._new(number, on)
        return said

    def _new(self, number: int, on: dt.date) -> list[Event]:
        flag = self.draw.choice(self.kinds)
        if self.draw.random() < MISTAKE:
            wrong = ScreenAnswered(**self.pen.when(on, 450), scope="daily", answers={flag: "yes"})
            return [wrong, EventRetracted(**self.pen.when(on, 455), event=wrong.id)]
        self.true.add(flag)
        says: Answer = "unsure" if self.draw.random() < UNSURE else "yes"
        told = ScreenAnswered(**self.pen.when(on, 450), scope="daily", answers={flag: says})
        self.visits[number + self.draw.randint(1, 9)].append(flag)
        said: list[Event] = [told]
        if self.draw.random() < LATE_BACK:
            said.append(EventRetracted(**self.pen.when(on, 530), event=told.id))
        if self.draw.random() < SELF_CLEARED:
            said.append(Assessed(**self.pen.when(on, 535), flag=flag, outcome="cleared", by="person"))
        return said

    def _seen(self, flag: str, number: int, on: dt.date) -> list[Event]:
        """A clinician looked; mostly it is cleared."""
        if self.draw.random() < NOT_YET:
            self.visits[number + self.draw.randint(2, 9)].append(flag)
            return [self._word(flag, on, cleared=False)]
        self.true.discard(flag)
        return [self._word(flag, on, cleared=True)]

    def _word(self, flag: str, on: dt.date, *, cleared: bool) -> Assessed:
        outcome = "cleared" if cleared else "not-cleared"
        return Assessed(**self.pen.when(on, 410), flag=flag, outcome=outcome, by="clinician", told_by=SAYS, told_on=on)  # type: ignore[arg-type]
