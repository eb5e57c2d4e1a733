"""The record day by day: each day's decision made again, with what was known on it."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from heelwise.web.pages.replay import show
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge, visit_of


@require_GET
def replay(request: HttpRequest) -> HttpResponse:
    """To a day: the one asked for as `day`, or the `nth` of the slider, else the last; outside, the nearest."""
    visit = visit_of(request)
    first, last = show.span(visit.record, visit.today)
    asked = _date(request.GET.get("day", "")) or _nth(request.GET.get("nth", ""), first, last) or last
    return HttpResponseRedirect(reverse("replay-day", args=[min(max(asked, first), last).isoformat()]))


@require_GET
def replay_day(request: HttpRequest, on: str) -> HttpResponse:
    """One day. A day before the record or after today is nowhere."""
    visit = visit_of(request)
    asked = _date(on)
    first, last = show.span(visit.record, visit.today)
    if asked is None or not first <= asked <= last:
        raise Http404
    values = show.day(visit.decision_on(asked), visit.record, knowledge(), visit.today)
    return page(request, "replay", values)


def _date(text: str) -> dt.date | None:
    """A date as an address writes it."""
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


def _nth(text: str, first: dt.date, last: dt.date) -> dt.date | None:
    """The day so many after the first one."""
    if not text.isascii() or not text.isdigit() or len(text) > len("99999"):
        return None
    return first + dt.timedelta(days=min(int(text), (last - first).days))
