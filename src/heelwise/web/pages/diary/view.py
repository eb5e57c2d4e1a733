"""The diary, adding to it, and taking a line back."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heelwise.web import forms
from heelwise.web.pages.diary import show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.wiring import form, knowledge, visit_of


@require_http_methods(["GET", "POST"])
def diary(request: HttpRequest) -> HttpResponse:
    """Days from the latest back, and two short forms."""
    sent = {"note": forms.empty(form("note")), "activity": forms.empty(form("activity"))}
    status = 200
    if request.method == "POST":
        which = "activity" if request.POST.get("do") == "activity" else "note"
        sent[which] = filled = forms.filled(form(which), request.POST)
        if not filled.faults:
            by = {"by": "person"} if which == "note" else {}
            event = {"kind": filled.form.event} | filled.fields | by
            blame(visit_of(request).say([event], nonce=batch_of(request)), filled.form_fields, filled)
        if not filled.faults:
            return HttpResponseRedirect(reverse("diary"))
        status = 422
    visit = visit_of(request)
    values = show.diary(visit.record, knowledge(), before=_day(request.GET.get("before", "")))
    return page(request, "diary", values | sent | {"batch": visit.batch, "one": None}, status=status)


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, event: UUID) -> HttpResponse:
    """Show the line once more, then take it back. A serious answer is asked again first."""
    visit = visit_of(request)
    found = next((each for each in visit.record.events if each.id == event), None)
    if found is None:
        raise Http404
    questions = show.grave_questions(found, knowledge())
    again = request.POST.get("again") == "no" or not questions
    if request.method == "POST" and again:
        visit.say([{"kind": "event-retracted", "event": str(event)}], nonce=batch_of(request))
        return HttpResponseRedirect(reverse("diary"))
    if request.method == "POST":
        return HttpResponseRedirect(reverse("today"))
    late = (visit.now - found.at).total_seconds() > 60 * knowledge().limits.progress.wrong_tap_minutes.value
    values = {"one": show.line_of(found, knowledge()), "on": found.at.date(), "questions": questions, "late": late}
    return page(request, "diary", values | {"batch": visit.batch, "how": "back", "lines": []})


@require_http_methods(["GET", "POST"])
def put_back(request: HttpRequest, event: UUID) -> HttpResponse:
    """Take the taking back back: the line counts again."""
    visit = visit_of(request)
    found = next((each for each in visit.record.events if each.id == event), None)
    retraction = show.retraction_of(visit.record, event)
    if found is None or retraction is None:
        raise Http404
    if request.method == "POST":
        visit.say([{"kind": "event-retracted", "event": str(retraction)}], nonce=batch_of(request))
        return HttpResponseRedirect(reverse("diary"))
    values = {"one": show.line_of(found, knowledge()), "on": found.at.date(), "questions": [], "late": False}
    return page(request, "diary", values | {"batch": visit.batch, "how": "put", "lines": []})


@require_http_methods(["GET", "POST"])
def take_all_back(request: HttpRequest, session: str) -> HttpResponse:
    """Take back a whole session. One that told of sharp pain is asked about line by line."""
    visit = visit_of(request)
    lines = show.session_of(visit.record, session, knowledge())
    if not lines:
        raise Http404
    events = {event.id: event for event in visit.record.events}
    grave = [line for line in lines if show.grave_questions(events[line["id"]], knowledge())]
    if grave:
        return HttpResponseRedirect(reverse("take-back", args=[grave[0]["id"]]))
    if request.method == "POST":
        visit.say([{"kind": "event-retracted", "event": str(line["id"])} for line in lines], nonce=batch_of(request))
        return HttpResponseRedirect(reverse("diary"))
    one = {"at": lines[0]["at"], "says": f"A session with {len(lines)} lines"}
    values = {"one": one, "on": events[lines[0]["id"]].at.date(), "questions": [], "late": False}
    return page(request, "diary", values | {"batch": visit.batch, "how": "all", "lines": lines})


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
