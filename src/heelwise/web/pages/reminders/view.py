"""Reminders: own times, the calendar file and its private address, web push. Written outside the record."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heelwise.web import clock
from heelwise.web.door import public
from heelwise.web.keep.store import Batches
from heelwise.web.pages.reminders import show
from heelwise.web.paper import page
from heelwise.web.reminders import calendar, kept, push, sending
from heelwise.web.reminders.ahead import coming
from heelwise.web.reminders.models import Endpoint, Subscription, Times
from heelwise.web.wiring import Visit, knowledge, visit_of


class Keys(msgspec.Struct, forbid_unknown_fields=True):
    """A browser's two keys."""

    p256dh: str
    auth: str


class Browser(msgspec.Struct):
    """What a browser says of itself when it agrees to messages."""

    endpoint: str
    keys: Keys


@require_http_methods(["GET", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    """Show it, or take one of its small forms."""
    visit = visit_of(request)
    if request.method != "POST":
        return _show(request, visit)
    if settings.DEMO:
        return HttpResponseRedirect(reverse("reminders"))
    what = request.POST.get("do", "")
    if what == "times":
        return _save_times(request, visit)
    if what == "subscribe" and settings.SECURE:
        token = kept.new_subscription(visit.person, now=visit.now)
        return _show(request, visit, fresh=settings.ORIGIN + reverse("calendar", args=[token]))
    _press(what, request, visit)
    return HttpResponseRedirect(reverse("reminders"))


def _press(what: str, request: HttpRequest, visit: Visit) -> None:
    """The buttons that change something and show the page again."""
    match what:
        case "withdraw":
            Subscription.objects.filter(person_id=visit.person).delete()
        case "stop":
            _stop(visit, request.POST.get("browser", ""))
        case "later":
            kept.put_off_latest(visit.person, now=visit.now)
        case "try":
            sending.send_all(visit.person, sending.message(0, ""), now=visit.now)
        case _:
            pass


@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """The sessions to come as a file, made this moment."""
    visit = visit_of(request)
    response = _calendar(visit.person, visit)
    response.headers["Content-Disposition"] = 'attachment; filename="heelwise.ics"'
    return response


@public
@require_GET
def subscribed(_request: HttpRequest, token: str) -> HttpResponse:
    """The same for a calendar that asks by its private address; made anew each time, so it follows the plan."""
    person = kept.owner_of(token) if settings.SECURE else None
    if person is None:
        raise Http404
    return _calendar(person, Visit(person=person, store=Batches()))


@require_POST
def add_browser(request: HttpRequest) -> HttpResponse:
    """A browser agreed to messages, and says where its maker takes them."""
    visit = visit_of(request)
    try:
        said = msgspec.json.decode(request.body, type=Browser)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return JsonResponse({"error": "That could not be read."}, status=400)
    address = push.Address(endpoint=said.endpoint, p256dh=said.keys.p256dh, auth=said.keys.auth)
    if settings.DEMO or not push.is_sound(address):
        return JsonResponse({"error": "That is no push service."}, status=422)
    if not kept.add_browser(visit.person, address, now=visit.now):
        return JsonResponse({"error": "Ten browsers are enough. Stop one of them first."}, status=422)
    return JsonResponse({"carrier": push.carrier(address.endpoint)})


@public
@csrf_exempt
@require_POST
def later(_request: HttpRequest, token: str) -> HttpResponse:
    """A message's own button. The token stood in that message alone, and works once."""
    return HttpResponse(status=204 if kept.put_off(token, now=clock.now()) else 410)


def _save_times(request: HttpRequest, visit: Visit) -> HttpResponse:
    times, faults = show.read_times(request.POST.dict())
    if faults:
        return _show(request, visit, faults=faults, status=422)
    snooze = request.POST.get("snooze", "")
    chosen = int(snooze) if snooze in map(str, show.SNOOZES) else show.SNOOZES[1]
    Times.objects.update_or_create(person_id=visit.person, defaults={**times, "snooze": chosen})
    return HttpResponseRedirect(reverse("reminders"))


def _stop(visit: Visit, browser: str) -> None:
    rows = Endpoint.objects.filter(person_id=visit.person)
    for row in rows:
        if bytes(row.digest).hex() == browser:
            row.delete()


def _calendar(person: str, visit: Visit) -> HttpResponse:
    times = None if settings.DEMO else kept.times_of(person)
    by_slot = kept.by_slot(times) if times else {}
    sessions = coming(knowledge(), visit.record, visit.today) if any(by_slot.values()) else ()
    made = calendar.calendar(sessions, by_slot, owner=person, now=visit.now, address=settings.ORIGIN)
    return HttpResponse(made, content_type=calendar.MEDIA_TYPE)


def _show(
    request: HttpRequest,
    visit: Visit,
    *,
    fresh: str = "",
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    times = None if settings.DEMO else kept.times_of(visit.person)
    typed = request.POST.dict() if faults else _typed(times)
    by_slot = kept.by_slot(times) if times else {}
    some = any(by_slot.values())
    values: dict[str, Any] = {
        "demo": settings.DEMO,
        "reach": settings.REACH,
        "asked": show.asked(typed, faults or {}),
        "snooze": times.snooze if times else show.SNOOZES[1],
        "snoozes": show.SNOOZES,
        "some": some,
        "coming": show.next_ones(coming(knowledge(), visit.record, visit.today), by_slot, visit.now) if some else [],
        "fresh": fresh,
        "zone": f"{visit.now:%H:%M}",
        **({"since": None, "browsers": [], "key": ""} if settings.DEMO else _kept(visit)),
    }
    return page(request, "reminders", values, status=status)


def _kept(visit: Visit) -> dict[str, Any]:
    since = Subscription.objects.filter(person_id=visit.person).values_list("since", flat=True).first()
    rows = Endpoint.objects.filter(person_id=visit.person).order_by("since")
    zone = visit.now.tzinfo
    return {
        "since": since and since.astimezone(zone).date(),
        "browsers": [
            {
                "id": bytes(row.digest).hex(),
                "carrier": push.carrier(row.address),
                "since": row.since.astimezone(zone).date(),
                "failed": row.failed and row.failed.astimezone(zone).date(),
            }
            for row in rows
        ],
        "key": push.public_key(settings.DATA) if settings.DATA else "",
    }


def _typed(times: Times | None) -> dict[str, str]:
    if times is None:
        return {}
    kept_times: dict[str, dt.time | None] = {field: getattr(times, field) for field in show.FIELDS}
    return {field: f"{at:%H:%M}" for field, at in kept_times.items() if at is not None}
