"""That hurt: what to do now, four questions, and what follows from them. The engine judges the answers."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heelwise.web import forms
from heelwise.web.pages.hurt import show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.wiring import Visit, form, knowledge, visit_of

STOPS = frozenset({"emergency", "urgent", "see-clinician"})


@require_http_methods(["GET", "POST"])
def hurt(request: HttpRequest) -> HttpResponse:
    """The page, and its four answers."""
    visit = visit_of(request)
    asked = form("hurt")
    if request.method != "POST" and request.GET.get("said"):
        return _said(request, visit)
    if request.method != "POST":
        return _show(request, forms.empty(asked))
    sent = forms.filled(asked, request.POST)
    if sent.faults:
        return _show(request, sent, status=422)
    events = show.events(sent.fields, knowledge(), session=show.running(visit.decision))
    admitted = visit.say(events, nonce=batch_of(request))
    blame(admitted, {"pain"}, sent)
    if sent.faults:
        return _show(request, sent, status=422)
    if show.maybe_torn(sent.fields):
        return HttpResponseRedirect(reverse("today"))
    return page(request, "hurt", {"done": True, "sharp": sent.fields.get("sharp") != "no"})


def _said(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What follows, where the browser kept the answers first and sent them by itself."""
    if visit.decision.verdict in STOPS or not visit.decision.tendons:
        return HttpResponseRedirect(reverse("today"))
    sharp = any(session.sharp for session in visit.view.log.sessions)
    return page(request, "hurt", {"done": True, "sharp": sharp})


def _show(request: HttpRequest, filled: forms.Filled, *, status: int = 200) -> HttpResponse:
    visit = visit_of(request)
    pattern = json.dumps(show.pattern(knowledge(), session=show.running(visit.decision)), separators=(",", ":"))
    values: dict[str, Any] = {"form": filled, "batch": visit.batch(), "done": False, "say": pattern}
    return page(request, "hurt", values, status=status)
