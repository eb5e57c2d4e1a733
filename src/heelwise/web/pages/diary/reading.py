"""A filled diary form as the events it means: what was typed, when it was, and what is wrong with it. No page here."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from msgspec import Struct

from heelwise.engine.decision import Decision
from heelwise.record.scales import SCALES
from heelwise.web import forms, words
from heelwise.web.pages.diary import elsewhere, late
from heelwise.web.pages.measure import said, show
from heelwise.web.wiring import Visit, form, knowledge

FORMS = {
    "morning": "morning",
    "session": "elsewhere",
    "activity": "activity",
    "result": "result",
    "pause": "pause",
    "note": "note",
}
OWN = ("day", "clock", "until", "which", "exercise", "sets", "reps", "load_kg", "measure")
"""What the page asks beside a form's questions; `sets-N-M` are the sets of line M of the open session N."""


class Adding(Struct):
    """One form on its way: what was typed, and what is to be kept."""

    what: str
    visit: Visit
    post: dict[str, str]
    when: late.When
    form: forms.Filled
    events: list[dict[str, Any]] | None = None


def read(what: str, visit: Visit, post: QueryDict) -> Adding:
    """The form as sent, with the events it means."""
    asked = post.copy()
    for name in [name for name in asked if name in OWN or name.startswith("sets-")]:
        del asked[name]
    typed = {name: post.get(name, "") for name in post}
    when = late.told(visit.now, typed)
    adding = Adding(what, visit, typed, when, forms.filled(form(FORMS[what]), asked))
    adding.form.blame(when.faults)
    if what == "pause":
        _read_pause(adding)
    elif what == "session":
        _read_session(adding)
    elif what == "result":
        _read_result(adding)
    else:
        beside = {"note": {"by": "person"}, "morning": _morning(typed)}.get(what, {})
        adding.events = [{"kind": adding.form.form.event} | adding.form.fields | beside]
    return adding


def _morning(post: dict[str, str]) -> dict[str, Any]:
    extras = {extra: True for extra in ("night_pain", "limped_yesterday") if post.get(extra)}
    return {"side": post.get("side", "")} | extras


def _read_pause(adding: Adding) -> None:
    """From a day on; until another one if it is over already."""
    reason = adding.form.fields.get("reason")
    told = {"reason": words.PAUSES[reason]} if reason in words.PAUSES else {}
    adding.events = [{"kind": "paused"} | told]
    if not adding.post.get("until", "").strip():
        return
    ends = late.told(adding.visit.now, {"until": adding.post["until"], "clock": "00:00"}, day="until")
    adding.form.blame(ends.faults)
    if ends.at and adding.when.at and ends.at <= adding.when.at:
        adding.form.blame({"until": "The day you went on comes after the day it began."})
    adding.events.append({"kind": "resumed", "at": ends.at})


def _read_session(adding: Adding) -> None:
    """The plan's own session of that day, or one exercise of any."""
    filled = adding.form.fields
    end: dict[str, Any] = {field: filled[field] for field in ("pain_during", "pain_after") if field in filled}
    end |= {"sharp_pain": True} if filled.get("sharp") == "yes" else {}
    which = adding.post.get("which", "")
    if which:
        one = next((one for one in open_in(adding) if one.session.id == which), None)
        adding.events = elsewhere.of_the_plan(one, adding.post, end) if one else None
        adding.form.blame({} if adding.events else {"sets": "Not one set was done, so there is nothing to keep."})
        return
    adding.events = elsewhere.of_ones_own(f"elsewhere-{adding.post.get('batch', '')}", adding.post, end)
    adding.form.blame({} if adding.events else {"exercise": "Choose what you did, and how many sets."})


def _read_result(adding: Adding) -> None:
    """What a test or a questionnaire came to, here or with a clinician; also one that was locked."""
    visit, filled = adding.visit, adding.form.fields
    name = adding.post.get("measure", "")
    if name not in show.offered(visit.view, knowledge()):
        adding.form.blame({"measure": "Choose what it was."})
        return
    side = adding.post.get("side") or None
    if side is None and SCALES[show.measure_of(name)].one_leg:
        adding.form.blame({"side": "Choose the leg it is about."})
    if filled.get("sharp") == "yes" and "pain" not in filled and name in show.TESTS and name != said.IS_ITS_OWN_PAIN:
        adding.form.blame({"pain": "Choose a number from 0 to 10."})
    if adding.form.faults or adding.when.at is None:
        return
    if name in show.TESTS:
        told = filled | ({"side": side} if side else {})
        adding.events = said.of_a_test(name, told, cap=visit.decision.pain_cap, on=adding.when.at.date())
    else:
        adding.events = [said.measured(name, value=filled["value"], side=side)]


def open_in(adding: Adding) -> list[elsewhere.Open]:
    """The sessions of that day which may still be told."""
    return elsewhere.open_sessions(_decision(adding), adding.visit.chart)


def _decision(adding: Adding) -> Decision:
    day = late.day_of(adding.when.day)
    today = adding.visit.today
    if day is None or day >= today:
        return adding.visit.decision
    return adding.visit.known.once(("decision", day), lambda: adding.visit.decision_on(day))
