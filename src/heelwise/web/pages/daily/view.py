"""The five questions before a session starts."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heelwise.web.pages.signs import show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of
from heelwise.web.wiring import knowledge, visit_of

_SESSION = re.compile(r"[-a-zA-Z0-9_]{1,64}")
_TEST = re.compile(r"measure-([-a-z0-9]{1,64})")


@require_http_methods(["GET", "POST"])
def daily(request: HttpRequest) -> HttpResponse:
    """Ask what is still due today, then go on to the session in `then`."""
    visit = visit_of(request)
    then = request.GET.get("then", "")
    onward = _onward(then)
    due = visit.decision.daily_due
    if not due:
        return HttpResponseRedirect(onward)
    rupture = visit.decision.condition == "rupture"
    asked = show.sheet(knowledge(), rupture=rupture, only=due)
    one = show.in_one(asked)
    frame = {"batch": visit.batch(), "again": False, "sheet": one}
    if request.method != "POST":
        return page(request, "daily", frame)
    sent = show.follow_up(show.filled(one, show.rest_is_no(one, request.POST.dict())), request.POST.dict(), knowledge())
    if sent.missing:
        return page(request, "daily", frame, status=422)
    if sent.grave and request.POST.get("sure") != "yes":
        return page(request, "daily", frame | {"again": True})
    visit.say([{"kind": "screen-answered", "scope": "daily", "answers": dict(sent.answers)}], nonce=batch_of(request))
    return HttpResponseRedirect(reverse("today") if sent.grave else onward)


def _onward(then: str) -> str:
    """Where the questions lead: the session that waits for them, a test, or Today."""
    if test := _TEST.fullmatch(then):
        return reverse("test", args=[test[1]])
    return reverse("play", args=[then]) if _SESSION.fullmatch(then) else reverse("today")
