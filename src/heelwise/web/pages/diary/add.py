"""Writing something into the diary, now or late: a morning, a session done elsewhere, an activity, a pause, a note."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import Struct

from heelwise.engine.decision import Decision
from heelwise.terms import Heel
from heelwise.web import forms, words
from heelwise.web.pages.diary import elsewhere, late
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.wiring import Visit, form, knowledge, visit_of

FORMS = {"morning": "morning", "session": "elsewhere", "activity": "activity", "pause": "pause", "note": "note"}
TITLES = {
    "morning": "A morning",
    "session": "A session done elsewhere",
    "activity": "A walk, a run, a game",
    "pause": "A pause",
    "note": "A note",
}
OWN = ("day", "clock", "until", "which", "exercise", "sets", "reps", "load_kg")
"""What the page asks beside a form's questions; `sets-N` are the sets of a planned line."""


class Adding(Struct):
    """One form on its way: what was typed, and what is to be kept."""

    what: str
    visit: Visit
    post: dict[str, str]
    when: late.When
    form: forms.Filled
    events: list[dict[str, Any]] | None = None


@require_GET
def menu(request: HttpRequest) -> HttpResponse:
    """What can be written down."""
    return page(request, "diary_add", {"what": None, "titles": TITLES})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, what: str) -> HttpResponse:
    """One form, for today or for a day that is over."""
    if what not in FORMS:
        raise Http404
    visit = visit_of(request)
    if request.method != "POST":
        when = late.empty(visit.now, _day(request.GET.get("day", "")) or visit.today, what)
        asked = forms.empty(form(FORMS[what]))
        return _show(request, Adding(what, visit, {}, when, asked))
    adding = _read(what, visit, request.POST)
    if not adding.form.faults and adding.events:
        admitted = visit.say(adding.events, nonce=batch_of(request), at=adding.when.at)
        blame(admitted, adding.form.form_fields, adding.form)
        if not admitted.refused:
            return HttpResponseRedirect(
                reverse("today") if visit.again().decision.verdict == "ask" else reverse("diary")
            )
        adding.form.faults.setdefault("day", "This could not be kept as it is. Please look at it again.")
    return _show(request, adding, status=422)


def _read(what: str, visit: Visit, post: QueryDict) -> Adding:
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
        session = next((one for one in _decision(adding).sessions if one.id == which), None)
        record = adding.visit.record
        adding.events = elsewhere.of_the_plan(session, adding.post, end, record) if session else None
        adding.form.blame({} if adding.events else {"sets": "Not one set was done, so there is nothing to keep."})
        return
    adding.events = elsewhere.of_ones_own(f"elsewhere-{adding.post.get('batch', '')}", adding.post, end)
    adding.form.blame({} if adding.events else {"exercise": "Choose what you did, and how many sets."})


def _decision(adding: Adding) -> Decision:
    day = _day(adding.when.day)
    today = adding.visit.today
    if day is None or day >= today:
        return adding.visit.decision
    return adding.visit.known.once(("decision", day), lambda: adding.visit.decision_on(day))


def _show(request: HttpRequest, adding: Adding, *, status: int = 200) -> HttpResponse:
    visit = adding.visit
    heels: list[Heel] = [tendon.side for tendon in visit.decision.tendons]
    values = {
        "what": adding.what,
        "title": TITLES[adding.what],
        "when": adding.when,
        "until": adding.post.get("until", ""),
        "sent": adding.form,
        "post": adding.post,
        "heels": heels,
        "cap": visit.decision.pain_cap,
        "today": visit.today,
        "batch": visit.batch,
        "planned": elsewhere.planned(_decision(adding), knowledge()) if adding.what == "session" else [],
        "exercises": _exercises() if adding.what == "session" else [],
    }
    return page(request, "diary_add", values, status=status)


def _exercises() -> list[tuple[str, str]]:
    named = [(words.named(knowledge(), "exercise", one), one) for one in knowledge().exercises]
    return sorted(named)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
