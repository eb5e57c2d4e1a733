"""May I do this now? One question, any exercise or test."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from heelwise.engine.may import may
from heelwise.web import words
from heelwise.web.pages.library import show
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge, visit_of


@require_GET
def may_i(request: HttpRequest) -> HttpResponse:
    """Choose one, read the answer."""
    visit = visit_of(request)
    known = knowledge()
    chosen = request.GET.get("exercise", "")
    choices = sorted((words.named(known, "exercise", name), name) for name in known.exercises)
    tests = sorted((words.named(known, "measure", name), name) for name in known.measures)
    found = None
    if visit.decision.tendons and (chosen in known.exercises or chosen in known.measures):
        found = show.answer(may(known, visit.record, exercise=chosen, on=visit.today), known)
    values = {
        "choices": choices,
        "tests": tests,
        "chosen": chosen,
        "may": found,
        "drawn": chosen in known.exercises,
        "has_plan": bool(visit.decision.tendons),
    }
    return page(request, "may", values)
