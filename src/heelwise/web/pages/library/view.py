"""The library, and one exercise. Open to look at for everybody whose notebook this is, with or without a plan."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from heelwise.engine.may import may
from heelwise.web import drawing
from heelwise.web.pages.library import show
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge, visit_of

LONGEST_SEARCH = 100


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """All exercises, or those that match `q`."""
    wanted = request.GET.get("q", "")[:LONGEST_SEARCH]
    values = {"q": wanted, "shelves": show.shelves(knowledge(), wanted), "still": drawing.still}
    return page(request, "library", values | {"side_of": lambda name: show.usual_side(knowledge().exercises[name])})


@require_GET
def exercise(request: HttpRequest, exercise: str) -> HttpResponse:
    """One exercise, and whether it may be done now."""
    known = knowledge().exercises.get(exercise)
    found = show.card(knowledge(), known) if known else None
    if found is None:
        raise Http404
    visit = visit_of(request)
    has_plan = bool(visit.decision.tendons)
    allowed = may(knowledge(), visit.record, exercise=exercise, on=visit.today) if has_plan else None
    values = {
        "card": found,
        "may": show.answer(allowed, knowledge()) if allowed else None,
        "moving": drawing.moving(exercise, found["side"]),
        "strip": drawing.strip(exercise, found["side"]),
    }
    return page(request, "exercise", values)
