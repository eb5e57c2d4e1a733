"""What a virtual person has told until now, gathered by the oracle's own hand from the events of the record."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from heelwise.knowledge.library import Knowledge
from heelwise.record.events import (
    ActivityDone,
    Assessed,
    Event,
    EventRetracted,
    IntakeAnswered,
    Measured,
    MilestoneCleared,
    MilestoneClosed,
    MorningChecked,
    Noted,
    Paused,
    PhaseSet,
    PlanChosen,
    PlanShown,
    PrescriptionChanged,
    Resumed,
    RoutineSaved,
    ScreenAnswered,
    SessionFinished,
    SetDone,
    SetSkipped,
    SiteAnswered,
)
from heelwise.simulate.oracle.seen import Line, Prescribed, Sitting, Truth
from heelwise.terms import Heel, Milestone, Side, heels_of, milestones_implied_by

STOPS = ("emergency", "urgent", "see-clinician")
GRAVE = ("emergency", "urgent")

TURN_DAYS = 7
"""Days within which work that is done once a week or more often has had its turn."""

PlanWord = PlanChosen | PhaseSet | MilestoneCleared | MilestoneClosed | PrescriptionChanged
"""Words after which the next prescription is not compared with the last."""


class Done(Struct):
    """A session as told. `pains` are the worst by tendon, in it or after it, 0-10."""

    on: dt.date
    at: dt.datetime
    exercises: list[str] = field(default_factory=list)
    sides: set[Heel] = field(default_factory=set)
    pains: dict[Heel, int] = field(default_factory=dict)
    sharp: bool = False


class Opened(Struct, frozen=True):
    """A milestone a clinician opened; `own` when from the clinician's own account."""

    own: bool


def _said_again(sitting: Sitting, again: dict[tuple[str, Side], Line]) -> Sitting:
    """What was last asked, with the lines that a day of rest asks for as it asks for them."""
    return replace(sitting, lines=tuple(again.get((line.exercise, line.side), line) for line in sitting.lines))


class Case:
    """One person as the oracle knows them. `tell` in the order things become known, which is not that of their days."""

    def __init__(self, truth: Truth, knowledge: Knowledge) -> None:
        self.truth, self.knowledge = truth, knowledge
        self.events: list[Event] = []
        self.wrong_tap = dt.timedelta(minutes=knowledge.limits.progress.wrong_tap_minutes.value)
        self.offers: dict[dt.date, Prescribed] = {}
        self.offered: Prescribed | None = None
        self.trained: Prescribed | None = None
        self.trained_since_offer = False
        self._clear()

    def _clear(self) -> None:
        self.intake: dict[Heel, IntakeAnswered] = {}
        self.sites: dict[Heel, SiteAnswered] = {}
        self.answers: dict[str, dt.datetime] = {}
        self.signs: dict[str, dt.datetime] = {}
        self.lifted: dict[str, dt.datetime] = {}
        self.mornings: defaultdict[Heel, dict[dt.date, MorningChecked]] = defaultdict(dict)
        self.sessions: dict[str, Done] = {}
        self.order: list[Done] = []
        self.moved: list[ActivityDone] = []
        self.milestones: defaultdict[Heel, dict[Milestone, Opened]] = defaultdict(dict)
        self.permissive = False
        self.wide_cap = False
        self.alarmed: dt.datetime | None = None

    def tell(self, event: Event) -> None:
        """Take note of an event at the moment it is written."""
        self.events.append(event)
        if (
            self.offered is not None
            and event.at.date() < self.offered.on
            and isinstance(event, SetDone | SessionFinished)
        ):
            self.offered = None
        if isinstance(event, EventRetracted):
            offers, trained = self.offers, self.trained
            self._again()
            self.offers, self.trained, self.offered = offers, trained, None
        else:
            self._note(event)
        if isinstance(event, SetDone | SessionFinished):
            self.trained_since_offer = True
            self.trained = self.offers.get(event.at.date(), self.trained)

    def offer(self, prescribed: Prescribed) -> None:
        """Remember what was asked, to compare the next prescription with; a day of rest asks some lines again."""
        if self.offered is not None and prescribed.verdict == "rest" and prescribed.pathways != self.offered.pathways:
            self.offered = None  # another plan began on a day of rest
        if prescribed.sittings and prescribed.verdict == "rest" and self.offered is not None:
            again = {(line.exercise, line.side): line for line in prescribed.lines()}
            asked = tuple(_said_again(sitting, again) for sitting in self.offered.sittings)
            prescribed = replace(prescribed, sittings=asked)
        elif not prescribed.sittings or prescribed.verdict == "rest":
            return
        self.offered, self.trained_since_offer = prescribed, False
        self.offers[prescribed.on] = prescribed

    def lately(self, before: dt.date) -> list[Prescribed]:
        """What was asked in the days up to `before`, the latest last: some work has its turn only every few days."""
        days = (before - dt.timedelta(days=ahead) for ahead in range(TURN_DAYS, -1, -1))
        return [self.offers[day] for day in days if day in self.offers]

    def _compare_anew(self) -> None:
        """The next prescription has nothing to be compared with: another plan, or another past."""
        self.offered = self.trained = None
        self.offers = {}

    def _again(self) -> None:
        """Everything once more, without what was taken back."""
        back = {e.event: e.at for e in self.events if isinstance(e, EventRetracted)}
        self._clear()
        for event in self.events:
            when = back.get(event.id)
            if when is None:
                self._note(event)
            elif not event.at <= when <= event.at + self.wrong_tap:
                self._too_late(event)

    def _too_late(self, event: Event) -> None:
        """A grave answer or a sharp pain that was taken back too late still stands."""
        if isinstance(event, ScreenAnswered):
            self._raise(event, only=GRAVE)
        elif isinstance(event, SessionFinished) and event.sharp_pain:
            self._finished(event)

    def _note(self, event: Event) -> None:
        match event:
            case SetDone() | SetSkipped() | SessionFinished() | ActivityDone() | MorningChecked():
                self._felt(event)
            case IntakeAnswered():
                self.intake |= dict.fromkeys(heels_of(event.side), event)
                self._compare_anew()
            case SiteAnswered():
                self.sites |= dict.fromkeys(heels_of(event.side), event)
            case ScreenAnswered():
                self.answers |= dict.fromkeys(event.answers, event.at)
                self._raise(event, only=STOPS)
            case Assessed():
                self._assessed(event)
            case PlanChosen() | PhaseSet() | MilestoneCleared() | MilestoneClosed() | PrescriptionChanged():
                self._planned(event)
            case Measured() | PlanShown() | Noted() | Paused() | Resumed() | RoutineSaved() | EventRetracted():
                pass
            case _:
                assert_never(event)

    def _felt(self, event: SetDone | SetSkipped | SessionFinished | ActivityDone | MorningChecked) -> None:
        match event:
            case SetDone():
                done = self._done(event.session, event.at)
                done.exercises.append(event.exercise)
                done.sides |= {*heels_of(event.side)}
                self._pain(done, event.side, event.pain)
                self._alarm(event.at, hard=(event.pain or 0) >= self.stop_at)
            case SessionFinished():
                self._finished(event)
            case ActivityDone():
                self.moved.append(event)
                self._alarm(event.at, hard=(event.pain or 0) >= self.stop_at)
            case MorningChecked():
                self.mornings[event.side][event.at.date()] = event
                self._alarm(event.at, hard=bool(event.limped_yesterday))
            case SetSkipped():
                self._done(event.session, event.at)
            case _:
                assert_never(event)

    @property
    def stop_at(self) -> float:
        """Pain from which training stops, 0-10."""
        return self.knowledge.limits.pain.stop_at.value

    def _done(self, session: str, at: dt.datetime) -> Done:
        done = self.sessions.get(session)
        if done is None:
            done = self.sessions[session] = Done(at.date(), at)
            self.order.append(done)
            self.order.sort(key=lambda each: each.at)
        return done

    def _finished(self, event: SessionFinished) -> None:
        done = self._done(event.session, event.at)
        self._pain(done, event.pain_side or "both", max(event.pain_during, event.pain_after or 0))
        done.sharp = done.sharp or bool(event.sharp_pain)
        self._alarm(event.at, hard=bool(event.sharp_pain) or event.pain_during >= self.stop_at)

    def _pain(self, done: Done, side: Side, pain: int | None) -> None:
        for heel in heels_of(side):
            done.pains[heel] = max(done.pains.get(heel, 0), pain or 0)

    def _alarm(self, at: dt.datetime, *, hard: bool) -> None:
        """Something that could be a tear: the questions that look for one are due from then on."""
        if hard:
            self.alarmed = at if self.alarmed is None else max(self.alarmed, at)

    def _raise(self, event: ScreenAnswered, *, only: tuple[str, ...]) -> None:
        for flag, answer in event.answers.items():
            action = self.knowledge.flags[flag].action
            says = answer == "yes" or (answer == "unsure" and action in GRAVE)
            if says and action in only and self.lifted.get(flag, event.at) <= event.at:
                self.signs[flag] = max(event.at, self.signs.get(flag, event.at))

    def _assessed(self, event: Assessed) -> None:
        if event.outcome == "not-cleared":
            self.signs.setdefault(event.flag, event.at)
        elif event.by in self.knowledge.flags[event.flag].cleared_by:
            self.lifted[event.flag] = event.at
            if self.signs.get(event.flag, event.at) <= event.at:
                self.signs.pop(event.flag, None)

    def _planned(self, event: PlanWord) -> None:
        if isinstance(event, MilestoneCleared | MilestoneClosed):
            self.offered = None
        else:
            self._compare_anew()
        match event:
            case PlanChosen():
                self.permissive = self.permissive or (event.schedule == "permissive" and event.by == "clinician")
                self.wide_cap = self.wide_cap or event.pain_cap == "standard"
            case MilestoneCleared() if event.by == "clinician":
                own = event.told_by is None
                for heel in self.intake:
                    for name in milestones_implied_by(event.milestone):
                        before = self.milestones[heel].get(name)
                        self.milestones[heel][name] = Opened(own or (before is not None and before.own))
            case MilestoneClosed():
                for heel in self.intake:
                    self.milestones[heel].pop(event.milestone, None)
            case _:
                pass

    def last(self, heel: Heel) -> Done | None:
        """The last session told of that may have loaded this tendon."""
        return next((d for d in reversed(self.order) if not d.sides or heel in d.sides), None)
