"""The content of one edition with its ladders laid out, and what a tendon's day is read over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from heelwise.engine.baseline import baseline_of
from heelwise.engine.cap import cap_of
from heelwise.engine.ladder import Ladder, ladders_of
from heelwise.engine.opening import Opening
from heelwise.engine.rhythm import missed_last_week
from heelwise.engine.state import Morning, Person, Tendon
from heelwise.knowledge.library import Knowledge


class Rules(Struct, frozen=True):
    """The content, and its ladders laid out once."""

    knowledge: Knowledge
    ladders: Mapping[str, Ladder]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Rules:
        """Rules of one edition."""
        return cls(knowledge, ladders_of(knowledge))


def opening_of(tendon: Tendon, person: Person, morning: Morning | None, on: dt.date, rules: Rules) -> Opening:
    """All that a tendon's table is read over on a day; `tendon` is as it was before the day opened."""
    ladder = rules.ladders[tendon.pathway or ""]
    place = ladder.places[tendon.place]
    limits = rules.knowledge.limits
    return Opening(
        on=on,
        person=person,
        ladder=ladder,
        morning=morning,
        base=baseline_of(tendon, on, limits.progress),
        cap=cap_of(person, tendon, on, rules.knowledge),
        missed=missed_last_week(person, tendon, place, on),
        knowledge=rules.knowledge,
    )
