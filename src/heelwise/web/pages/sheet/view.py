"""The sheet for the clinician of a healing tear, to print and to take along."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from heelwise.engine.clinician_sheet import clinician_sheet
from heelwise.web.pages.sheet import show
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge, visit_of


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The sheet of today; without a tear there is none, and the plan is shown instead."""
    visit = visit_of(request)
    found = clinician_sheet(knowledge(), visit.record, visit.today)
    if not found.legs:
        return HttpResponseRedirect(reverse("plan"))
    return page(request, "sheet", show.sheet(found, knowledge()) | {"receipt": visit.receipt})
