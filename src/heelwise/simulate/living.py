"""One virtual person from day to day: looks at the plan, checks mornings, trains, errs, forgets, is seen."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from random import Random

from heelwise.knowledge.library import Knowledge
from heelwise.record.events import ActivityDone, Event, EventRetracted, MorningChecked, ScreenAnswered
from heelwise.simulate.arrival import agenda_of, first_words, full_screen, truth_of
from heelwise.simulate.oracle.case import Case
from heelwise.simulate.oracle.judge import judge
from heelwise.simulate.oracle.seen import Prescribed, Sitting
from heelwise.simulate.pen import Pen
from heelwise.simulate.planner import Planner
from heelwise.simulate.signs import Signs
from heelwise.simulate.tally import Tally
from heelwise.simulate.tendon import VirtualTendon
from heelwise.simulate.training import Trained, train
from heelwise.simulate.traits import Traits
from heelwise.terms import Activity

FIRST = dt.date(2026, 11, 2)
"""Day 0 of every virtual person, a Monday, unless told otherwise."""

OUTING_PEAK: dict[Activity, float] = {"walk": 0.3, "run": 5.2, "sport": 5.2}
EVENING = 1080
MOST_SITTINGS = 4


class Life:
    """One person under one planner, with the oracle looking over every answer."""

    def __init__(
        self, person: Traits, number: int, seed: int, planner: Planner, knowledge: Knowledge, first: dt.date = FIRST
    ) -> None:
        self.person, self.planner, self.knowledge, self.first = person, planner, knowledge, first
        self.draw = Random(f"{seed}:{person.name}:life")
        self.pen = Pen(number)
        self.tendons = [VirtualTendon(traits, Random(f"{seed}:{number}:{traits.heel}")) for traits in person.tendons]
        self.case = Case(truth_of(person, first), knowledge)
        self.signs = Signs(person, knowledge, self.pen, self.draw)
        self.tally = Tally(arm=person.arm)
        self.late: defaultdict[int, list[Event]] = defaultdict(list)
        self.outcomes: list[bool] = []
        self.worst_today = 0
        self.ended = False
        self.strict_cap = knowledge.limits.pain.strict_cap.value

    def live(self, days: int) -> Tally:
        """All days, one after the other."""
        self.agenda = agenda_of(self.person, self.first, days, self.pen, self.draw, self.knowledge)
        for number in range(days):
            self.day(number)
        self.tally.ends(self.person, self.tendons, ended=self.ended)
        return self.tally

    def day(self, number: int) -> None:
        """One day: what is said, the morning, what is asked, what is done."""
        on = self.first + dt.timedelta(days=number)
        self.worst_today = 0
        for tendon in self.tendons:
            tendon.night(self._adherence())
        for event in self.late.pop(number, ()):
            self.write(event)
        for event in self._words(number, on):
            self.write(event)
        self._morning(on)
        asked = self._ask(on)
        if self._answers(asked, on):
            asked = self._ask(on)
        self._outing(on, number)
        self._sittings(asked, on, number)
        self.ended = self.ended or asked.ended
        self.tally.day(asked, over_cap=self.worst_today > self.strict_cap)

    def write(self, event: Event) -> None:
        """An event goes into the record: the planner and the oracle hear of it at once."""
        self.planner.tell(event)
        self.case.tell(event)

    def _ask(self, on: dt.date) -> Prescribed:
        asked = self.planner.ask(on)
        self.tally.judged(self.person.name, judge(asked, self.case))
        return asked

    def _adherence(self) -> float:
        recent = self.outcomes[-28:]
        return sum(recent) / len(recent) if recent else self.person.adherence

    def _words(self, number: int, on: dt.date) -> list[Event]:
        """What is said about the plan and about warning signs."""
        words = list(self.agenda.pop(number, ()))
        if number == 0:
            words = [*first_words(self.person, self.tendons, on, self.pen, self.draw), *words]
            words.append(full_screen(on, 440, self.pen, self.knowledge))
            return words
        return [*words, *self.signs.of_day(number, on)]

    def _morning(self, on: dt.date) -> None:
        """The morning check, unless forgotten; now and then a wrong one that is taken back."""
        if self.draw.random() > self.person.checks:
            return
        for tendon in self.tendons:
            pain, stiffness = tendon.morning()
            limped = True if pain >= 8 and self.draw.random() < 0.3 else None
            heel = tendon.traits.heel
            if self.draw.random() < self.person.slips:
                wrong = MorningChecked(
                    **self.pen.when(on, 420), side=heel, pain=self.draw.randint(0, 10), stiffness_min=0
                )
                self.write(wrong)
                self.write(EventRetracted(**self.pen.when(on, 421), event=wrong.id))
            self.write(
                MorningChecked(
                    **self.pen.when(on, 422), side=heel, pain=pain, stiffness_min=stiffness, limped_yesterday=limped
                )
            )

    def _answers(self, asked: Prescribed, on: dt.date) -> bool:
        """Answer the questions the plan waits for; some days nobody does. Whether anything was written."""
        if asked.verdict != "ask" or not asked.ask or self.draw.random() > 0.8:
            return False
        answers = {flag: self.signs.answer(flag) for flag in asked.ask}
        self.write(ScreenAnswered(**self.pen.when(on, 445), scope="full", answers=answers))
        return True

    def _outing(self, on: dt.date, number: int) -> None:
        """A walk, a run or a game of their own; nobody with a torn tendon runs."""
        if self.draw.random() >= self.person.outings:
            return
        torn = any(tendon.site == "torn" for tendon in self.tendons)
        what: Activity = "walk" if torn else self.draw.choice(("walk", "walk", "run", "sport"))
        minutes = self.draw.choice((20, 30, 45))
        pain = max(tendon.walks(OUTING_PEAK[what], minutes) for tendon in self.tendons)
        told = pain if self.draw.random() < 0.9 else None
        event = ActivityDone(**self.pen.when(on, 720), activity=what, minutes=minutes, pain=told)
        self._log(event, number)

    def _log(self, event: Event, number: int) -> None:
        """Write an event now, or some days later."""
        if self.draw.random() < self.person.late:
            self.late[number + self.draw.randint(1, 4)].append(event)
        else:
            self.write(event)

    def _sittings(self, asked: Prescribed, on: dt.date, number: int) -> None:
        """Do what is due, as far as this person does; after each session the plan is asked again."""
        for _ in range(MOST_SITTINGS):
            if not asked.sittings:
                return
            sitting = asked.sittings[0]
            if not self._goes(asked):
                self.outcomes.append(False)
                self.tally.skipped += 1
                return
            self._daily(sitting, on)
            asked = self._ask(on) if self.case.signs else asked
            if not asked.sittings:
                return
            done = train(self, asked.sittings[0], on)
            self.outcomes.append(True)
            late = self._log_all(done, number)
            if late:
                return
            asked = self._ask(on)

    def _goes(self, asked: Prescribed) -> bool:
        return bool(asked.sittings) and self.draw.random() < self.person.adherence

    def _daily(self, sitting: Sitting, on: dt.date) -> None:
        """The daily questions, when a session starts."""
        daily = {f.id: self.signs.answer(f.id) for f in self.knowledge.flags.values() if f.asked == "daily"}
        minute = EVENING - 5 if sitting.slot == "evening" else 535
        self.write(ScreenAnswered(**self.pen.when(on, minute), scope="daily", answers=daily))

    def _log_all(self, done: Trained, number: int) -> bool:
        """Write a session, now or days later; whether it is late. Now and then one is taken back."""
        self.tally.done += 1
        self.worst_today = max(self.worst_today, done.worst)
        if self.draw.random() < self.person.late:
            self.late[number + self.draw.randint(1, 4)] += done.events
            return True
        for event in done.events:
            self.write(event)
        if self.draw.random() < self.person.slips:
            self._taken_back(done, number)
        return False

    def _taken_back(self, done: Trained, number: int) -> None:
        """A set or an end that was logged wrongly, taken back at once or days later."""
        wrong = self.draw.choice(done.events)
        later = self.draw.choice((0, 0, 1, 3))
        on = wrong.at.date() + dt.timedelta(days=later)
        minute = wrong.at.hour * 60 + wrong.at.minute + 3 if not later else 415
        back = EventRetracted(**self.pen.when(on, min(minute, 1439)), event=wrong.id)
        if later:
            self.late[number + later].append(back)
        else:
            self.write(back)
