"""Asking the red flags again, and recording that somebody looked at one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heelwise.web import forms
from heelwise.web.pages.signs import show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.wiring import form, knowledge, visit_of


@require_http_methods(["GET", "POST"])
def signs(request: HttpRequest) -> HttpResponse:
    """The flags due now, or all of them when none is."""
    visit = visit_of(request)
    due = visit.decision.ask
    sheet = show.sheet(knowledge(), rupture=visit.decision.condition == "rupture", only=due or None)
    frame = {"batch": visit.batch(), "back": reverse("today"), "again": False}
    if request.method != "POST":
        return page(request, "signs", frame | {"sheet": sheet})
    sent = show.follow_up(show.filled(sheet, request.POST.dict()), request.POST.dict(), knowledge())
    if sent.missing:
        return page(request, "signs", frame | {"sheet": sent}, status=422)
    if sent.grave and request.POST.get("sure") != "yes":
        return page(request, "signs", frame | {"sheet": sent, "again": True})
    visit.say([{"kind": "screen-answered", "scope": "full", "answers": dict(sent.answers)}], nonce=batch_of(request))
    return HttpResponseRedirect(reverse("today"))


@require_http_methods(["GET", "POST"])
def seen(request: HttpRequest, flag: str) -> HttpResponse:
    """A raised flag was looked at: by whom, when, and how it came out."""
    visit = visit_of(request)
    known = knowledge().flags.get(flag)
    if known is None or flag not in visit.decision.flags:
        raise Http404
    asked = form("seen" if "person" in known.cleared_by else "seen-told")
    frame = {"flag": known, "batch": visit.batch()}
    if request.method != "POST":
        return page(request, "signs", frame | {"form": forms.empty(asked)})
    sent = forms.filled(asked, request.POST)
    if not sent.faults:
        told = bool(sent.fields.get("told_by"))
        event = {"kind": "assessed", "flag": flag, "by": "clinician" if told else "person"} | sent.fields
        admitted = visit.say([event], nonce=batch_of(request))
        blame(admitted, sent.form_fields, sent)
    if sent.faults:
        return page(request, "signs", frame | {"form": sent}, status=422)
    return HttpResponseRedirect(reverse("today"))
