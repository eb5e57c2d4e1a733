"""The library, and one exercise. Open to look at for everybody whose notebook this is, with or without a plan."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from heelwise.engine.day import day_view
from heelwise.engine.may import may, permit_now
from heelwise.terms import MayAnswer, Side
from heelwise.web import drawing
from heelwise.web.pages.exercise import show as one
from heelwise.web.pages.library import show
from heelwise.web.pages.library.search import FACETS, Index, Wanted, written
from heelwise.web.pages.routines.kept import routines_of
from heelwise.web.paper import page
from heelwise.web.wiring import Visit, knowledge, visit_of

LONGEST_SEARCH = 100


@cache
def index() -> Index:
    """Everything to find in this edition."""
    return Index(knowledge())


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """Everything, or what matches; with `part=results` only what a search changes, as JSON."""
    visit = visit_of(request)
    wanted = _wanted(request)
    answers = answers_of(visit)
    hits = index().ask(wanted, answers)
    found = show.results(knowledge(), index(), hits, wanted, answers) | {"still": drawing.still}
    if request.GET.get("part") == "results":
        html = render_to_string("pages/library/results.jinja", found, request)
        return JsonResponse({"html": html, "says": found["says"], "counts": hits.counts})
    values = found | {
        "filters": show.filters(knowledge(), wanted, hits.counts),
        "fits": show.fits(wanted, hits.counts) if answers else [],
        "routines": list(routines_of(visit.chart).values()),
    }
    return page(request, "library", values)


def answers_of(visit: Visit) -> dict[str, MayAnswer]:
    """Whether each exercise may be done now; nothing before the first questions are answered."""
    if not visit.decision.tendons:
        return {}
    view = day_view(knowledge(), visit.record, visit.today)
    return {name: permit_now(name, view).answer for name in knowledge().exercises}


def _wanted(request: HttpRequest) -> Wanted:
    chosen = {facet: request.GET.get(facet, "")[:LONGEST_SEARCH] for facet in FACETS}
    fits = request.GET.get("fits", "")
    return Wanted(
        text=request.GET.get("q", "")[:LONGEST_SEARCH],
        filters={facet: value for facet, value in chosen.items() if value},
        fits=fits if fits in show.FIT else "",
    )


@require_GET
def exercise(request: HttpRequest, exercise: str) -> HttpResponse:
    """One exercise, and whether it may be done now."""
    known = knowledge().exercises.get(exercise)
    text = written(exercise) if known else None
    if known is None or text is None:
        raise Http404
    visit = visit_of(request)
    answers = answers_of(visit)
    side: Side = show.usual_side(known)
    if side != "both" and request.GET.get("side") == "right":
        side = "right"
    values: dict[str, Any] = {
        "card": one.card(knowledge(), known, text, answers),
        "side": side,
        "may": None,
        "moving": drawing.moving(exercise, side),
        "strip": drawing.strip(exercise, side),
        "still": drawing.still,
    }
    if answers:
        values["may"] = show.answer(may(knowledge(), visit.record, exercise=exercise, on=visit.today), knowledge())
    return page(request, "exercise", values)
