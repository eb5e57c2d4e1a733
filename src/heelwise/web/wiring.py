"""What a page works with: the content, loaded once; the clock; this person's record and today's decision.

The only place of the web that calls the engine's `decide` and appends to a record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from heelwise.engine.choosing import choices
from heelwise.engine.day import DayView, day_view
from heelwise.engine.decide import decide, decide_view
from heelwise.engine.decision import Decision
from heelwise.engine.option import Choice
from heelwise.engine.receipt import receipt_of
from heelwise.journal.admit import Admitted, Raw, admit
from heelwise.journal.port import Batch
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import form, load
from heelwise.record.chart import Chart, gather
from heelwise.record.record import Record
from heelwise.record.retract import standing
from heelwise.web import clock, ids
from heelwise.web.lately import Lately, lately
from heelwise.web.remembered import Known, Versioned, known

__all__ = ["Visit", "attach", "form", "knowledge", "visit_of"]


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The content of this edition."""
    return load()


class Visit:
    """One request by one person: whose it is, when it is, and what the plan says."""

    def __init__(self, *, person: str, store: Versioned, others: Sequence[tuple[str, str]] = ()) -> None:
        self.person = person
        self.store = store
        self.others = others

    @cached_property
    def now(self) -> dt.datetime:
        """The instant of this request; asked once, so that a page does not straddle midnight."""
        return clock.now()

    @property
    def frozen(self) -> str:
        """The instant at which this house's clock stands (a demo, a test); nothing where time passes."""
        return self.now.isoformat() if settings.CLOCK or settings.DEMO else ""

    @property
    def today(self) -> dt.date:
        """The day the person is living."""
        return self.now.date()

    @cached_property
    def known(self) -> Known:
        """Their record, and what was worked out from it while it stays as it is."""
        return known(self.store, self.person)

    @property
    def record(self) -> Record:
        """Everything they recorded."""
        return self.known.record

    @property
    def view(self) -> DayView:
        """Today, opened."""
        return self.known.once(("view", self.today), lambda: day_view(knowledge(), self.record, self.today))

    @property
    def decision(self) -> Decision:
        """Today's."""
        return self.known.once(("decision", self.today), lambda: decide_view(self.view))

    @property
    def lately(self) -> Lately | None:
        """The last day before today that had something to do, and what it was."""
        return self.known.once(("lately", self.today), lambda: lately(knowledge(), self.record, self.today))

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The plans each tendon may follow today."""
        return choices(knowledge(), self.record, self.today)

    def decision_on(self, day: dt.date) -> Decision:
        """That of another day, with what was recorded up to it."""
        return decide(knowledge(), self.record, day)

    @property
    def receipt(self) -> str:
        """Ten characters that stand for it, and for what it was made from."""
        return self.known.once(("receipt", self.today), lambda: receipt_of(self.decision, self.record))

    @property
    def chart(self) -> Chart:
        """What stands of the record, by day."""
        return self.known.once("chart", lambda: gather(standing(self.record.events, wrong_tap=_wrong_tap()).live))

    def batch(self) -> UUID:
        """A fresh id for a form, hidden in it."""
        return ids.fresh(self.now)

    def say(self, events: Sequence[Mapping[str, Any]], *, nonce: UUID, at: dt.datetime | None = None) -> Admitted:
        """Append what a form said, now or at an earlier instant, all of it or nothing.

        `events` are raw: kind and fields, without `id`, and without `at` but where one has an instant of
        its own. The same form sent twice appends once.
        """
        admitted = self.weigh(events, nonce=nonce, at=at)
        if admitted.kept and not admitted.refused:
            self.store.append(self.person, Batch(ids.settled(nonce, [*events, at], nth=-1), admitted.kept))
        return admitted

    def weigh(self, events: Sequence[Mapping[str, Any]], *, nonce: UUID, at: dt.datetime | None = None) -> Admitted:
        """What would be kept and refused; appends nothing."""
        # A millisecond apart, because order is by instant and what is said first must count first.
        first = at or self.now
        instants = [event.get("at") or first + dt.timedelta(milliseconds=nth) for nth, event in enumerate(events)]
        raw = [
            {
                **event,
                "at": instants[nth].isoformat(timespec="milliseconds"),
                "id": str(ids.settled(nonce, [*events, at], nth=nth)),
            }
            for nth, event in enumerate(events)
        ]
        sent_before = {UUID(event["id"]) for event in raw}
        seen = [event for event in self.store.read(self.person) if event.id not in sent_before]
        return admit(raw, seen, author="person")

    def weigh_events(self, events: Sequence[Raw]) -> Admitted:
        """What of these would be kept and refused; appends nothing."""
        return admit(events, self.store.read(self.person), author="person")

    def again(self) -> Visit:
        """The same visit after something was appended."""
        return Visit(person=self.person, store=self.store, others=self.others)

    def take_in(self, batch: UUID, events: Sequence[Raw]) -> Admitted:
        """Append a parcel made elsewhere: what is sound is kept, the rest refused with its faults."""
        admitted = self.weigh_events(events)
        if admitted.kept and not self.store.append(self.person, Batch(batch, admitted.kept)):
            # The parcel's id is spent: this parcel came in meanwhile, or another one had its id. Events have ids of
            # their own, so those that are not there yet are kept under another id; nothing said to be kept is lost.
            admitted = self.weigh_events(events)
            spare = ids.settled(batch, [{"id": str(event.id)} for event in admitted.kept], nth=-1)
            if admitted.kept:
                self.store.append(self.person, Batch(spare, admitted.kept))
        return admitted


def _wrong_tap() -> dt.timedelta:
    return dt.timedelta(minutes=knowledge().limits.progress.wrong_tap_minutes.value)


def attach(request: HttpRequest, visit: Visit) -> None:
    """Put the visit where `visit_of` finds it."""
    request.visit = visit  # type: ignore[attr-defined]


def visit_of(request: HttpRequest) -> Visit:
    """The visit of a request that passed the door."""
    found: Visit = request.visit  # type: ignore[attr-defined]
    return found
