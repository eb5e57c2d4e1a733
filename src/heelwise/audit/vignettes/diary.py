"""A readable diary that becomes a record through the real decoder: who a vignette is about, and what happened.

    anna = Diary().intake().screen().morning(1, pain=2, stiff=10).trains(1, pain=3)
    anna.decision(2).verdict

Days count from `FIRST`, a Monday. `trains` does what the engine prescribed that day;
`session` writes one freely. Nothing here knows what the answer should be.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from uuid import UUID

from heelwise.engine.choosing import choices
from heelwise.engine.day import day_view
from heelwise.engine.decide import decide
from heelwise.engine.decision import Decision, May, Session
from heelwise.engine.may import may
from heelwise.engine.option import Choice
from heelwise.engine.outcome import outcome_of
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import load
from heelwise.record.decode import decode_lines
from heelwise.record.record import Record

FIRST = dt.date(2026, 11, 2)
"""Day 0, a Monday."""

ZONE = "+01:00"

TOLD = {"by": "clinician", "told_by": "Dr Vega"}
"""A clinician's words, copied by the person; `told_on` is the day they are written."""

USUAL: dict[str, Any] = {
    "complaint": "midportion-pain",
    "side": "left",
    "goal": "running",
    "birth_year": 1980,
    "equipment": ["wall", "step", "chair", "band", "towel", "backpack"],
    "worst_pain_week": 4,
    "morning_pain": 2,
    "stiffness_min": 10,
    "can_single_leg_raise": "yes",
    "training_now": "some",
}
"""A person with a sore midportion, middling pain and everything at home: starts on two-leg raises."""


def day(number: int) -> dt.date:
    """The date of a day of the diary."""
    return FIRST + dt.timedelta(days=number)


def date_of(on: int | str) -> dt.date:
    """The date of a day's number, or of a date as it is written."""
    return day(on) if isinstance(on, int) else dt.date.fromisoformat(on)


def all_no(knowledge: Knowledge) -> dict[str, str]:
    """A full screen on which nothing is raised."""
    return {flag.id: "no" for flag in knowledge.flags.values() if flag.asked in ("always", "daily")}


def daily_no(knowledge: Knowledge) -> dict[str, str]:
    """The daily five, none raised."""
    return {flag.id: "no" for flag in knowledge.flags.values() if flag.asked == "daily"}


class Diary:
    """One person's events in the making. Each method writes and returns the diary, so that days can be chained."""

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        """With the content that decides what `trains` finds due; the shipped content without."""
        self.knowledge = load() if knowledge is None else knowledge
        self.lines: list[dict[str, Any]] = []
        self.ids: dict[str, str] = {}
        self.written = 0

    def write(self, kind: str, on: int | str, clock: str, /, *, label: str | None = None, **fields: Any) -> Diary:
        """Any event. `on` is a day's number, or a date; `clock` may bring its own offset."""
        date = date_of(on)
        hours, offset = clock[:5], clock[5:] or ZONE
        number = self.written = self.written + 1
        event = {"kind": kind, "at": f"{date}T{hours}:00{offset}", "id": str(UUID(int=(7 << 76) | (2 << 62) | number))}
        self.ids[label or f"{kind}-{number}"] = event["id"]
        self.lines.append({**event, **{key: value for key, value in fields.items() if value is not None}})
        return self

    def intake(self, on: int | str = 0, clock: str = "08:00", *, label: str | None = None, **changed: Any) -> Diary:
        """The usual intake with some answers changed; None leaves an answer out."""
        return self.write("intake-answered", on, clock, label=label, **{**USUAL, **changed})

    def screen(
        self,
        on: int | str = 0,
        clock: str = "08:05",
        *,
        only: bool = False,
        without: tuple[str, ...] = (),
        label: str | None = None,
        **answers: str,
    ) -> Diary:
        """A full screen, all no but what is named (`_` for `-`); `only` answers nothing else."""
        named = {flag.replace("_", "-"): answer for flag, answer in answers.items()}
        given = named if only else {**all_no(self.knowledge), **named}
        given = {flag: answer for flag, answer in given.items() if flag not in without}
        return self.write("screen-answered", on, clock, label=label, scope="full", answers=given)

    def daily(self, on: int | str, clock: str = "08:05", *, label: str | None = None, **answers: str) -> Diary:
        """The daily five."""
        named = {flag.replace("_", "-"): answer for flag, answer in answers.items()}
        given = {**daily_no(self.knowledge), **named}
        return self.write("screen-answered", on, clock, label=label, scope="daily", answers=given)

    def morning(
        self, on: int | str, clock: str = "07:00", *, pain: int, stiff: float = 10, side: str = "left", **more: Any
    ) -> Diary:
        """A morning check."""
        return self.write("morning-checked", on, clock, side=side, pain=pain, stiffness_min=stiff, **more)

    def session(
        self,
        on: int | str,
        clock: str = "09:00",
        *,
        slot: str = "any",
        pain: int = 2,
        done: int = 3,
        planned: int = 3,
        label: str | None = None,
        **more: Any,
    ) -> Diary:
        """A finished session whose sets were not written one by one."""
        name = more.pop("name", f"{on}-{slot}-{clock}")
        return self.write(
            "session-finished", on, clock, label=label, session=name, slot=slot, planned_sets=planned, done_sets=done,
            pain_during=pain, **more,
        )  # fmt: skip

    def set_done(self, on: int | str, clock: str, session: str, exercise: str, number: int = 1, **more: Any) -> Diary:
        """One set."""
        more.setdefault("side", "left")
        return self.write("set-done", on, clock, session=session, exercise=exercise, set=number, **more)

    def trains(self, on: int, *, slot: str | None = None, pain: int = 2, finish: bool = True, **more: Any) -> Diary:
        """Does what is prescribed and due that day, set by set: every session, or the one of a slot."""
        while (session := self._due(on, slot)) is not None:
            self.plays(session, on, pain=pain, finish=finish, **more)
        return self

    def _due(self, on: int, slot: str | None) -> Session | None:
        """The next session due that day; a session may cancel the one after it. Reasons are not asked for."""
        view = day_view(self.knowledge, self.record(), date_of(on))
        today = outcome_of(view).today if view.triage.verdict is None else None
        due = (each for each in (today.sessions if today else ()) if each.state == "due")
        return next((each for each in due if slot in (None, each.slot)), None)

    def plays(self, session: Session, on: int, *, pain: int, finish: bool, **more: Any) -> None:
        """Does one session, set by set."""
        hour = 18 if session.slot == "evening" else 9
        minute = 0
        for item in session.items:
            for number in range(1, item.sets + 1):
                amount = {"reps": item.reps, "hold_s": item.hold_s, "minutes": item.minutes, "load_kg": item.load_kg}
                self.set_done(
                    on, f"{hour}:{minute:02d}".zfill(5), session.id, item.exercise, number, side=item.side, pain=pain,
                    **amount,
                )  # fmt: skip
                minute = min(minute + 1, 54)
        if finish:
            planned = sum(item.sets for item in session.items)
            numbers = {"planned": planned, "done": planned, **more}
            self.session(on, f"{hour:02d}:55", name=session.id, slot=session.slot, pain=pain, **numbers)

    def days(self, first: int, last: int, *, pain: int = 2, morning: int = 2, stiff: float = 10) -> Diary:
        """Days alike, both included: a morning check, then whatever is due."""
        for on in range(first, last + 1):
            self.morning(on, pain=morning, stiff=stiff).trains(on, pain=pain)
        return self

    def told(self, kind: str, on: int, clock: str = "10:00", **fields: Any) -> Diary:
        """A clinician's words, copied by the person with name and day."""
        return self.write(kind, on, clock, **{**TOLD, "told_on": day(on).isoformat(), **fields})

    def retract(self, on: int | str, clock: str, what: str, *, label: str | None = None) -> Diary:
        """Takes back the event that was written under a label."""
        return self.write("event-retracted", on, clock, label=label, event=self.ids[what])

    def record(self) -> Record:
        """The record, decoded from lines as a file would be. Raises ValueError when it is not a valid one."""
        if not self.lines:
            return Record.of(())
        decoded = decode_lines([json.dumps(line).encode() for line in self.lines], file="diary")
        if decoded.faults:
            raise ValueError("\n".join(map(str, decoded.faults)))
        return Record.of(decoded.events)

    def decision(self, on: int | str) -> Decision:
        """What is decided on a day."""
        return decide(self.knowledge, self.record(), date_of(on))

    def choices(self, on: int | str) -> tuple[Choice, ...]:
        """The plans that may be chosen on a day."""
        return choices(self.knowledge, self.record(), date_of(on))

    def may(self, exercise: str, on: int | str) -> May:
        """Whether an exercise or a measure may be done on a day."""
        return may(self.knowledge, self.record(), exercise=exercise, on=date_of(on))
