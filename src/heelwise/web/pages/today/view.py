"""Today: the one page a person opens every day. Also takes the morning check."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from heelwise.engine.decision import Decision
from heelwise.web import drawing, forms, words
from heelwise.web.pages.routines import kept
from heelwise.web.pages.today import changed, done, healing, mornings, show
from heelwise.web.pages.today.week import week
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.wiring import Visit, form, knowledge, visit_of


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """The day's plan, or what stands before it."""
    visit = visit_of(request)
    if not visit.decision.tendons and not visit.decision.flags:
        return HttpResponseRedirect(reverse("start"))
    return _show(request, visit)


@require_POST
def morning(request: HttpRequest) -> HttpResponse:
    """First steps: pain and stiffness of one side."""
    visit = visit_of(request)
    sent = forms.filled(form("morning"), request.POST)
    side = request.POST.get("side", "")
    event: dict[str, Any] = {"kind": "morning-checked", "side": side} | sent.fields
    for extra in ("night_pain", "limped_yesterday"):
        if request.POST.get(extra):
            event[extra] = True
    if not sent.faults:
        admitted = visit.say([event], nonce=batch_of(request))
        blame(admitted, sent.form_fields, sent)
        if admitted.refused and not sent.faults:
            sent.faults["pain"] = "This could not be read. Please choose again."
    if sent.faults:
        return _show(request, visit, wrong={side: sent}, status=422)
    return HttpResponseRedirect(reverse("today"))


def _show(
    request: HttpRequest, visit: Visit, *, wrong: dict[str, forms.Filled] | None = None, status: int = 200
) -> HttpResponse:
    shown = show.today(visit.decision, knowledge())
    template = "outcome" if visit.decision.verdict in (*show.STOPS, "ask") else "today"
    values = shown | {
        "mornings": mornings.mornings(visit.decision, visit.chart, visit.today),
        "wrong": wrong or {},
        "blank": forms.empty(form("morning")),
        "changed": changed.changed(visit.decision, visit.lately, knowledge()),
        "did": done.did(visit.chart, visit.today),
        "week": week(visit.chart, visit.today, onward=_onward(visit.decision)),
        "still": drawing.still,
        "healing": healing.healing(visit.decision, visit.view, visit.chart, knowledge()),
        "names": partial(words.named, knowledge()),
        "routines": _routines(visit),
        "batch": visit.batch,
        "today": visit.today,
        "receipt": visit.receipt,
        "edition": visit.decision.edition,
    }
    return page(request, template, values, status=status)


def _onward(decision: Decision) -> dt.date | None:
    """On a day that rests, when it goes on."""
    resting = show.state(decision) in {"rest", "hurt"}
    return decision.next_session.on if decision.next_session and resting else None


def _routines(visit: Visit) -> list[dict[str, Any]]:
    """Routines of one's own that name this day of the week, as far as they may be played."""
    if not kept.routines_of(visit.chart):
        return []
    return [kept.today(knowledge(), one, visit.view) for one in kept.due_on(visit.chart, visit.view)]
