"""Choosing a plan: all of them side by side, one looked at once more, then chosen."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from heelwise.engine.option import Choice, Option
from heelwise.web.pages.choose import show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of
from heelwise.web.wiring import Visit, knowledge, visit_of


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The plans side by side."""
    visit = visit_of(request)
    if not visit.choices:
        return HttpResponseRedirect(reverse("start"))
    return _all(request, visit)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, pathway: str, side: str) -> HttpResponse:
    """One plan once more, with what choosing it changes; posted, it is chosen. What is not open is not chosen."""
    visit = visit_of(request)
    choice, option = _found(visit, pathway, side)
    if option.state != "open":
        return _all(request, visit, refused=option, status=422 if request.method == "POST" else 200)
    if request.method == "POST":
        both = choice.side == "both"
        event = {"kind": "plan-chosen", "by": "person", "pathway": pathway} | ({} if both else {"side": choice.side})
        visit.say([event], nonce=batch_of(request))
        return HttpResponseRedirect(reverse("plan"))
    now = next((each for each in choice.options if each.state == "now"), None)
    values = {
        "option": show.option_values(option, choice, knowledge()),
        "now": show.option_values(now, choice, knowledge()) if now else None,
        "heel": show.HEELS[choice.side],
        "batch": visit.batch,
    }
    return page(request, "choose_one", values)


def _found(visit: Visit, pathway: str, side: str) -> tuple[Choice, Option]:
    """The choice for this side and the option in it. Raises Http404 for what there is not."""
    for choice in visit.choices:
        for option in choice.options:
            if choice.side == side and option.pathway == pathway:
                return choice, option
    raise Http404


def _all(request: HttpRequest, visit: Visit, *, refused: Option | None = None, status: int = 200) -> HttpResponse:
    values = {
        "choices": show.choosing(visit.choices, knowledge()),
        "cap": show.cap(visit.decision, knowledge()),
        "refused": refused.pathway if refused else None,
        "rupture": visit.decision.condition == "rupture",
        "batch": visit.batch,
    }
    return page(request, "choose", values, status=status)
