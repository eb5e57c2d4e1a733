"""That hurt: what to do now, four questions, and what follows from them. The engine judges the answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heelwise.web import forms
from heelwise.web.pages.hurt import show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.wiring import form, knowledge, visit_of


@require_http_methods(["GET", "POST"])
def hurt(request: HttpRequest) -> HttpResponse:
    """The page, and its four answers."""
    visit = visit_of(request)
    asked = form("hurt")
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


def _show(request: HttpRequest, filled: forms.Filled, *, status: int = 200) -> HttpResponse:
    values: dict[str, Any] = {"form": filled, "batch": visit_of(request).batch(), "done": False}
    return page(request, "hurt", values, status=status)
