"""The plan: phases, the gate in front, pausing, and what a clinician said."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heelwise.record.events import Paused, Resumed
from heelwise.web import forms
from heelwise.web.pages.plan import show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.wiring import Visit, form, knowledge, visit_of


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Show it, or take one of its small forms: pause, resume, cap, milestone."""
    visit = visit_of(request)
    if not visit.decision.tendons:
        return HttpResponseRedirect(reverse("start"))
    if request.method != "POST":
        return _show(request, visit, forms.empty(form("milestone")))
    event, told = _event(request)
    if event and not told.faults:
        admitted = visit.say([event], nonce=batch_of(request))
        blame(admitted, told.form_fields, told)
        if admitted.refused and not told.faults:
            told.faults["milestone"] = "; ".join(str(fault) for refused in admitted.refused for fault in refused.faults)
    if told.faults:
        return _show(request, visit, told, status=422)
    return HttpResponseRedirect(reverse("plan"))


def _event(request: HttpRequest) -> tuple[dict[str, Any] | None, forms.Filled]:
    untold = forms.empty(form("milestone"))
    match request.POST.get("do", ""):
        case "pause":
            return {"kind": "paused"}, untold
        case "resume":
            return {"kind": "resumed"}, untold
        case "cap":
            return {"kind": "plan-chosen", "by": "person", "pain_cap": request.POST.get("pain_cap", "")}, untold
        case "milestone":
            told = forms.filled(form("milestone"), request.POST)
            return {"kind": "milestone-cleared", "by": "clinician"} | told.fields, told
        case _:
            return None, untold


def _show(request: HttpRequest, visit: Visit, told: forms.Filled, *, status: int = 200) -> HttpResponse:
    values = show.plan(visit.decision, knowledge()) | {
        "told": told,
        "batch": visit.batch,
        "paused": _paused(visit),
        "caps": show.can_choose_cap(visit.decision),
        "today": visit.today,
    }
    return page(request, "plan", values, status=status)


def _paused(visit: Visit) -> bool:
    words = [word for day in visit.chart.days for word in day.words if isinstance(word, (Paused, Resumed))]
    return bool(words) and isinstance(words[-1], Paused)
