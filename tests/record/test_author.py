"""Who may write what, and who may take it back."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from heelwise.record.author import may_take_back, unauthorised
from heelwise.record.events import (
    Assessed,
    Event,
    MilestoneCleared,
    MilestoneClosed,
    Noted,
    PhaseSet,
    PlanChosen,
    SiteAnswered,
)
from heelwise.terms import Role
from tests.record.making import MORNING, answered, done

TOLD: dict[str, Any] = {"by": "clinician", "told_by": "Dr Vega", "told_on": dt.date(2026, 11, 19)}
WHEN: dict[str, Any] = {"id": UUID(int=1), "at": MORNING}


def assessed(outcome: Any = "cleared", **who: Any) -> Assessed:
    return Assessed(**WHEN, flag="pop", outcome=outcome, **who)


def cleared(**who: Any) -> MilestoneCleared:
    return MilestoneCleared(**WHEN, milestone="band", **who)


def closed(**who: Any) -> MilestoneClosed:
    return MilestoneClosed(**WHEN, milestone="band", **who)


def chosen(schedule: Any, by: Role) -> PlanChosen:
    return PlanChosen(**WHEN, schedule=schedule, by=by)


SITE = SiteAnswered(**WHEN, side="left", where="heel-bone", pinch_heel="yes", pinch_above="no", by="clinician")

MAY: list[tuple[Event, Role]] = [
    (done(1), "person"),
    (done(1), "clinician"),
    (assessed(by="person"), "person"),
    (assessed(**TOLD), "person"),
    (assessed(by="clinician"), "clinician"),
    (assessed(**TOLD), "clinician"),
    (cleared(**TOLD), "person"),
    (cleared(by="clinician"), "clinician"),
    (closed(by="person"), "person"),
    (PhaseSet(**WHEN, phase="wake", by="person"), "person"),
    (chosen("conservative", "person"), "person"),
    (chosen("permissive", "clinician"), "clinician"),
    (SITE, "clinician"),
]

MAY_NOT: list[tuple[Event, Role, str]] = [
    (assessed(by="clinician"), "person", "`told_by` and `told_on` beside it, in a person's own record"),
    (cleared(by="clinician"), "person", "`told_by` and `told_on` beside it, in a person's own record"),
    (SITE, "person", "`person`, in a person's own record"),
    (chosen("permissive", "clinician"), "person", "`person`, in a person's own record"),
    (chosen("permissive", "person"), "person", "`conservative`, unless a clinician chooses"),
    (cleared(by="person"), "person", "a clinician's word, since this opens a step of healing"),
    (cleared(by="person"), "clinician", "`clinician`, from a clinician's own account"),
    (Noted(**WHEN, text="", by="person"), "clinician", "`clinician`, from a clinician's own account"),
]


@pytest.mark.parametrize(("event", "author"), MAY, ids=str)
def test_an_author_may_write(event: Event, author: Role) -> None:
    assert unauthorised(event, author) is None


@pytest.mark.parametrize(("event", "author", "wanted"), MAY_NOT, ids=str)
def test_an_author_may_not_write(event: Event, author: Role, wanted: str) -> None:
    flaw = unauthorised(event, author)
    assert flaw is not None
    assert flaw.wanted == wanted


@pytest.mark.parametrize(
    "event",
    [
        done(1),
        answered(1, pop="yes"),
        assessed(by="person"),
        assessed("not-cleared", **TOLD),
        closed(**TOLD),
        cleared(by="clinician"),
        assessed(by="clinician"),
    ],
    ids=str,
)
def test_a_person_takes_back_their_own_words_and_whatever_only_opened(event: Event) -> None:
    assert may_take_back(event, "person") is None


@pytest.mark.parametrize("event", [assessed("not-cleared", by="clinician"), closed(by="clinician"), SITE], ids=str)
def test_what_a_clinician_wrote_is_theirs_to_take_back(event: Event) -> None:
    flaw = may_take_back(event, "person")
    assert str(flaw) == "event: found what a clinician wrote, wanted the clinician to take it back"
    assert may_take_back(event, "clinician") is None
