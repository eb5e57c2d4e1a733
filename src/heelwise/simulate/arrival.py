"""The first day of a virtual person: what they say about themselves, and what their clinician will say when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from random import Random

from heelwise.knowledge.library import Knowledge
from heelwise.record.events import (
    Event,
    IntakeAnswered,
    MilestoneCleared,
    MilestoneClosed,
    Paused,
    PlanChosen,
    Resumed,
    Rupture,
    ScreenAnswered,
    SiteAnswered,
)
from heelwise.simulate.oracle.seen import TrueTendon, Truth
from heelwise.simulate.pen import Pen
from heelwise.simulate.tendon import VirtualTendon
from heelwise.simulate.traits import Care, Tear, Traits
from heelwise.terms import Cap, Complaint, Milestone, Role, Triable, words

Agenda = defaultdict[int, list[Event]]
"""Words about the plan by the day on which they are written, counted from 0."""

SAYS = "Dr Vega"
SHIFT: dict[Care, tuple[int, int]] = {
    "told": (-1, 3),
    "own": (-3, 2),
    "early": (-7, -2),
    "late": (3, 9),
    "none": (0, 0),
}
"""Weeks before or after a milestone's own week at which it is spoken."""


def truth_of(person: Traits, first: dt.date) -> Truth:
    """What the oracle may know."""
    since = _healing_from(person.tear, first) if person.tear else None
    return Truth(
        tendons=tuple(
            TrueTendon(heel=t.heel, site=t.site, healing_from=since if t.site == "torn" else None)
            for t in person.tendons
        ),
        kit=person.kit,
        most_kg=person.most_kg,
        weight_kg=person.weight_kg,
    )


def _healing_from(tear: Tear, first: dt.date) -> dt.date:
    """The day of the operation, a few days after the tear; or of the boot."""
    return first - dt.timedelta(days=tear.days_ago - (4 if tear.treatment == "surgery" else 1))


def first_words(person: Traits, tendons: list[VirtualTendon], first: dt.date, pen: Pen, draw: Random) -> list[Event]:
    """Intakes, where it hurts, the warning signs, and the plan that was chosen."""
    said: list[Event] = [_intake(person, tendon, first, pen, draw) for tendon in tendons]
    for tendon in tendons:
        said += _site(person, tendon, first, pen, draw)
    if person.pathway is not None or person.standard_cap:
        by: Role = draw.choice(("person", "person", "clinician"))
        cap: Cap | None = "standard" if person.standard_cap else None
        said.append(PlanChosen(**pen.when(first, 430), by=by, pathway=person.pathway, pain_cap=cap))
    if person.tear is not None and person.tear.permissive and person.tear.care == "own":
        said.append(PlanChosen(**pen.when(first, 431), by="clinician", schedule="permissive"))
    return said


def full_screen(on: dt.date, minute: int, pen: Pen, knowledge: Knowledge) -> ScreenAnswered:
    """Every question a person is asked, all no."""
    asked = {flag.id: "no" for flag in knowledge.flags.values() if flag.asked in ("always", "daily")}
    return ScreenAnswered(**pen.when(on, minute), scope="full", answers=asked)  # type: ignore[arg-type]


def complaint_of(person: Traits, tendon: VirtualTendon) -> Complaint:
    """What the person says about one of the tendons; they do not lie, but may not know."""
    if tendon.traits is person.tendons[0]:
        return person.complaint
    return "tightness" if tendon.site == "tight" else "midportion-pain"


def _intake(person: Traits, tendon: VirtualTendon, first: dt.date, pen: Pen, draw: Random) -> IntakeAnswered:
    pain, stiffness = tendon.morning()
    tight = tendon.site == "tight"
    told = draw.random() < 0.95
    return IntakeAnswered(
        **pen.when(first, 420),
        complaint=complaint_of(person, tendon),
        side=tendon.traits.heel,
        goal=person.goal,
        equipment=sorted(person.kit),
        birth_year=person.birth_year if told else None,
        weight_kg=person.weight_kg,
        max_load_kg=person.most_kg,
        minutes_per_session=person.minutes,
        days_per_week=person.days_a_week,
        sport_days=list(person.sport_days) or None,
        worst_pain_week=min(pain, 1) if tight else min(10, round(tendon.usual() + draw.random() * 2)),
        morning_pain=min(pain, 1) if tight else (pain if told else None),
        stiffness_min=min(stiffness, 10.0) if tight else stiffness,
        can_single_leg_raise=_raise(tendon),
        training_now=person.trained,
        rupture=_rupture(person.tear, first) if person.tear else None,
    )


def _raise(tendon: VirtualTendon) -> Triable:
    if tendon.site == "torn":
        return "not-tried"
    return "yes" if tendon.bears() > 2.4 else "no"


def _rupture(tear: Tear, first: dt.date) -> Rupture:
    start = _healing_from(tear, first) if tear.dated and tear.care != "none" else None
    return Rupture(
        on=first - dt.timedelta(days=tear.days_ago),
        treatment=tear.treatment,
        surgery_on=start if tear.treatment == "surgery" else None,
        boot_on=start if tear.treatment != "surgery" else None,
        clinician=tear.care != "none",
    )


def _site(person: Traits, tendon: VirtualTendon, first: dt.date, pen: Pen, draw: Random) -> list[Event]:
    """Where it hurts, from those who tried; whoever is unsure may stay so, or find out."""
    if tendon.site in ("tight", "torn") or draw.random() < 0.4:
        return []
    unsure = complaint_of(person, tendon) == "pain-unsure" and draw.random() < 0.6
    high = tendon.site == "midportion"
    where = "unsure" if unsure else ("above-heel" if high else "heel-bone")
    pinches = ("unsure", "unsure") if unsure else (("no", "yes") if high else ("yes", "no"))
    heel, above = pinches
    return [
        SiteAnswered(
            **pen.when(first, 425),
            side=tendon.traits.heel,
            where=where,  # type: ignore[arg-type]
            pinch_heel=heel,  # type: ignore[arg-type]
            pinch_above=above,  # type: ignore[arg-type]
            by="person",
        )
    ]


def agenda_of(person: Traits, first: dt.date, days: int, pen: Pen, draw: Random, knowledge: Knowledge) -> Agenda:
    """What will be said on later days: milestones, pauses."""
    agenda: Agenda = defaultdict(list)
    if person.tear is not None and person.tear.care != "none":
        _milestones(agenda, person.tear, first, days, pen, draw, knowledge)
    if any(tendon.site == "insertional" for tendon in person.tendons) and draw.random() < 0.4:
        _below_neutral(agenda, first, days, pen, draw)
    if draw.random() < 0.15 and days > 60:
        start = draw.randint(10, days - 50)
        back = start + draw.randint(3, 45)
        agenda[start].append(Paused(**pen.when(first + dt.timedelta(days=start), 440)))
        agenda[back].append(Resumed(**pen.when(first + dt.timedelta(days=back), 440)))
    return agenda


def _below_neutral(agenda: Agenda, first: dt.date, days: int, pen: Pen, draw: Random) -> None:
    """Bending past neutral opened, early or late, by a clinician or by somebody who may not."""
    spoken = draw.randint(7, 150)
    if spoken < days:
        on = first + dt.timedelta(days=spoken)
        by: Role = draw.choice(("clinician", "clinician", "person"))
        told = {"told_by": SAYS, "told_on": on} if by == "clinician" else {}
        agenda[spoken].append(MilestoneCleared(**pen.when(on, 435), milestone="below-neutral", by=by, **told))  # type: ignore[arg-type]


def _milestones(
    agenda: Agenda, tear: Tear, first: dt.date, days: int, pen: Pen, draw: Random, knowledge: Knowledge
) -> None:
    """When the clinician speaks of each milestone; once in a while one is taken back."""
    weeks = {row.milestone: row.earliest_week for row in knowledge.pathways["rupture-guided"].milestones}
    healing = _healing_from(tear, first)
    names: tuple[Milestone, ...] = words(Milestone)
    for name in names:
        if name in ("dorsiflexion-stretch", "below-neutral") and draw.random() < 0.4:
            continue
        week = weeks[name] + draw.randint(*SHIFT[tear.care])
        spoken = max(0, (healing + dt.timedelta(weeks=week) - first).days)
        if spoken >= days:
            continue
        on = first + dt.timedelta(days=spoken)
        told = {} if tear.care == "own" else {"told_by": SAYS, "told_on": on}
        agenda[spoken].append(MilestoneCleared(**pen.when(on, 435), milestone=name, by="clinician", **told))  # type: ignore[arg-type]
        if draw.random() < 0.05 and spoken + 9 < days:
            later = on + dt.timedelta(days=9)
            agenda[spoken + 9].append(MilestoneClosed(**pen.when(later, 436), milestone=name, by="person"))
