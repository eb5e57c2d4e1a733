"""Progress: what hurt, what was done, where the plan stood and what was measured, over eight weeks or more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from heelwise.web.pages.progress import show
from heelwise.web.pages.progress.span import span_of
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge, visit_of


@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """Charts, each with a sentence above and a table beside it; `weeks` chooses how far back."""
    visit = visit_of(request)
    if not visit.decision.tendons:
        return HttpResponseRedirect(reverse("start"))
    span = span_of(request.GET.get("weeks", ""), visit.today)
    return page(request, "progress", show.progress(visit.record, visit.decision, knowledge(), span=span))
