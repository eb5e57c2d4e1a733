"""The list of measures, and each one with its form. A locked test has a reason and no form, and takes none."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from heelwise.engine.day import DayView, day_view
from heelwise.web import forms
from heelwise.web.pages.measure import said, show
from heelwise.web.pages.measure.wording import wording_of
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.saying import written
from heelwise.web.wiring import Visit, form, knowledge, visit_of


@require_GET
def tests(request: HttpRequest) -> HttpResponse:
    """Every test and questionnaire."""
    visit = visit_of(request)
    if not visit.decision.tendons:
        return HttpResponseRedirect(reverse("start"))
    return page(request, "measure", show.listed(_day(visit), knowledge()))


@require_http_methods(["GET", "POST"])
def test(request: HttpRequest, measure: str) -> HttpResponse:
    """One of them. The daily questions come before a test, as before a session."""
    visit = visit_of(request)
    if measure not in show.TESTS and measure not in show.SCORED:
        raise Http404
    if not visit.decision.tendons:
        return HttpResponseRedirect(reverse("start"))
    day = _day(visit)
    if not show.is_for(measure, day, knowledge()):
        raise Http404
    shown = show.one(measure, day, knowledge(), now=visit.now)
    if not shown["open"]:
        return _page(request, shown, status=200 if request.method == "GET" else 422)
    if shown["test"] and visit.decision.daily_due:
        return HttpResponseRedirect(f"{reverse('daily')}?then=measure-{measure}")
    if shown["test"]:
        return _test(request, visit, shown)
    return _score(request, visit, shown)


def _test(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> HttpResponse:
    asked = form(show.TESTS[shown["id"]])
    if request.method != "POST":
        return _page(request, shown, filled=forms.empty(asked, {"side": shown["other"]} if shown["other"] else None))
    sent = forms.filled(asked, request.POST)
    events: list[dict[str, Any]] = []
    if not sent.faults:
        events = said.of_a_test(shown["id"], sent.fields, cap=visit.decision.pain_cap, on=visit.today)
        blame(visit.say(events, nonce=batch_of(request)), sent.form_fields, sent)
    if sent.faults:
        return _page(request, shown, filled=sent, status=422)
    if len(events) == 1:
        return HttpResponseRedirect(reverse("test", args=[shown["id"]]))
    return HttpResponseRedirect(reverse("hurt" if sent.fields.get("sharp") != "no" else "today"))


def _score(request: HttpRequest, visit: Visit, shown: dict[str, Any]) -> HttpResponse:
    """Added up here from its items, or a total that was added up elsewhere."""
    total = forms.empty(form("score"))
    items = forms.empty(form(shown["id"])) if shown["id"] in show.ITEMISED else None
    fault = ""
    if request.method == "POST":
        by_items = items is not None and request.POST.get("do") == "items"
        sent = forms.filled(form(shown["id"]) if by_items else form("score"), request.POST)
        if by_items:
            items = sent
            sent.blame(show.off_scale(sent.form, sent.fields))
        else:
            total = sent
        side = request.POST.get("side") or None
        if shown["sides"] and side not in ("left", "right"):
            fault = "Choose the leg it is about."
        if not sent.faults and not fault:
            value = show.total(sent.form, sent.fields) if by_items else sent.fields["value"]
            admitted = visit.say([said.measured(shown["id"], value=value, side=side)], nonce=batch_of(request))
            blame(admitted, {"value"}, sent)
        if not sent.faults and not fault:
            return HttpResponseRedirect(reverse("test", args=[shown["id"]]))
    values = {"filled": items, "total": total, "fault": fault, "typed_side": request.POST.get("side", "")}
    return _page(request, shown, **values, status=422 if request.method == "POST" else 200)


def _page(request: HttpRequest, shown: dict[str, Any], *, status: int = 200, **values: Any) -> HttpResponse:
    visit = visit_of(request)
    blank: dict[str, Any] = {"filled": None, "total": None, "fault": "", "typed_side": ""}
    says = {"result": written(said.pattern([shown["id"]], chosen=False)), "items": ""}
    if shown["id"] in show.ITEMISED:
        says["items"] = written(said.of_items(shown["id"], form(shown["id"])))
    about = {"one": shown, "batch": visit.batch, "cap": visit.decision.pain_cap, "says": says}
    filled = values.get("filled")
    itemised = filled is not None and shown["id"] in show.ITEMISED
    wording = wording_of(form(shown["id"]), settings.QUESTIONNAIRES) if itemised else None
    return page(request, "measure_one", blank | about | {"wording": wording} | values, status=status)


def _day(visit: Visit) -> DayView:
    return day_view(knowledge(), visit.record, visit.today)
