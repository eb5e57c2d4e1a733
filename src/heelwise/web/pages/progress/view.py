"""Progress: pain, stiffness, sessions and load of the last weeks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from heelwise.web.pages.progress import show
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge, visit_of


@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """Four charts, each with its sentence and its table, and what the measurements say."""
    visit = visit_of(request)
    if not visit.decision.tendons:
        return HttpResponseRedirect(reverse("start"))
    heels = tuple(tendon.side for tendon in visit.decision.tendons)
    cap = visit.decision.pain_cap
    shown = show.progress(
        visit.chart, knowledge(), today=visit.today, heels=heels, cap=cap, response=visit.decision.response
    )
    return page(request, "progress", shown)
