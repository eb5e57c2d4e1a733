"""Routines of one's own: the list, one of them with what may be played today, and the form that makes them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from heelwise.engine.day import day_view
from heelwise.record.events import RoutineSaved
from heelwise.web import drawing, words
from heelwise.web.pages.library.show import KINDS, usual_side
from heelwise.web.pages.routines import draft as drafts
from heelwise.web.pages.routines import kept
from heelwise.web.paper import page
from heelwise.web.posting import batch_of
from heelwise.web.wiring import Visit, form, knowledge, visit_of


@require_GET
def routines(request: HttpRequest) -> HttpResponse:
    """All of them."""
    visit = visit_of(request)
    return page(request, "routines", {"routines": kept.listed(knowledge(), visit.chart)})


@require_http_methods(["GET", "POST"])
def routine(request: HttpRequest, routine: str) -> HttpResponse:
    """One routine as it may be played today; a post puts it away."""
    visit = visit_of(request)
    one = _of(visit, routine)
    if request.method == "POST":
        gone = [{"kind": "event-retracted", "event": str(e.id)} for e in kept.saves_of(visit.chart, routine)]
        visit.say(gone, nonce=batch_of(request))
        return HttpResponseRedirect(reverse("routines"))
    view = day_view(knowledge(), visit.record, visit.today)
    values = {
        "routine": kept.today(knowledge(), one, view),
        "has_plan": bool(visit.decision.tendons),
        "still": drawing.still,
        "batch": visit.batch,
    }
    return page(request, "routine", values)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make one. Its id is the end of the form's own, so that sending the form twice makes one routine."""
    visit = visit_of(request)
    if request.method == "POST":
        batch = batch_of(request)
        return _take(request, visit, drafts.from_post(request.POST, f"own-{batch.hex[-12:]}"))
    made = drafts.Draft("", "", [], [])
    drafts.changed(made, "add" if "add" in request.GET else "", knowledge(), request.GET.get("add", ""))
    return _form(request, visit, made)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, routine: str) -> HttpResponse:
    """Change one."""
    visit = visit_of(request)
    one = _of(visit, routine)
    if request.method == "POST":
        return _take(request, visit, drafts.from_post(request.POST, routine))
    return _form(request, visit, drafts.from_saved(one))


def _of(visit: Visit, routine: str) -> RoutineSaved:
    found = kept.routines_of(visit.chart).get(routine)
    if found is None:
        raise Http404
    return found


def _take(request: HttpRequest, visit: Visit, made: drafts.Draft) -> HttpResponse:
    """A press on one of the form's buttons: only Save writes."""
    do = request.POST.get("do", "")
    if do != "save":
        drafts.changed(made, do, knowledge(), request.POST.get("add", ""))
        return _form(request, visit, made)
    admitted = visit.say([drafts.event(made, knowledge())], nonce=batch_of(request))
    drafts.blame(made, admitted)
    if admitted.refused:
        return _form(request, visit, made, status=422)
    return HttpResponseRedirect(reverse("routine", args=[made.routine]))


def _form(request: HttpRequest, visit: Visit, made: drafts.Draft, *, status: int = 200) -> HttpResponse:
    batch = request.POST.get("batch") or visit.batch()
    asked = form("routine")
    values = {
        "draft": made,
        "lines": [_line(line) for line in made.lines],
        "form": asked,
        "days": next(ask.options for ask in asked.questions if ask.field == "days"),
        "asks": {ask.field: ask.ask for ask in asked.questions},
        "choices": _choices(),
        "still": drawing.still,
        "batch": batch,
        "at": request.path,
    }
    return page(request, "routine_form", values, status=status)


def _line(line: drafts.Line) -> dict[str, Any]:
    exercise = knowledge().exercises.get(line.exercise)
    unit = drafts.counted(exercise)
    return {
        "line": line,
        "name": words.named(knowledge(), "exercise", line.exercise),
        "side": usual_side(exercise) if exercise else "left",
        "one_leg": exercise is None or exercise.legs == "one",
        "amount": {"reps": "Repetitions", "hold_s": "Seconds", "": ""}[unit],
    }


def _choices() -> list[dict[str, Any]]:
    """Everything that can be added, by kind."""
    known = knowledge()
    named = sorted((words.named(known, "exercise", name), name, one.kind) for name, one in known.exercises.items())
    return [
        {"title": title, "exercises": [(name, one) for name, one, kind in named if kind == wanted]}
        for wanted, title in KINDS.items()
    ]
