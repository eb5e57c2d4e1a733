"""Who is at the door. Every page is closed to strangers unless its view says `@public`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from heelwise.web import demo, wiring
from heelwise.web.accounts.tokens import person_of
from heelwise.web.keep.store import Batches
from heelwise.web.paper import page

View = TypeVar("View", bound=Callable[..., HttpResponse])


def public(view: View) -> View:
    """Open this view to a browser that is not signed in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


class Door:
    """Puts a `Visit` on the request, or shows how to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse a foreign host name: a page elsewhere may have pointed its own at this machine."""
        request.get_host()
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _values: Any
    ) -> HttpResponse | None:
        """Let the owner in; a demo lets everybody in, to invented people."""
        if getattr(view, "open_to_all", False):
            return None
        if settings.DEMO:
            wiring.attach(request, demo.visit(request.COOKIES.get(demo.COOKIE, "")))
            return None
        cookie = request.COOKIES.get(settings.DEVICE_COOKIE)
        person = person_of(cookie) if cookie else None
        if person is not None:
            wiring.attach(request, wiring.Visit(person=str(person.id), store=Batches()))
            return None
        if request.path.startswith(("/sync", "/pack")):
            return JsonResponse({"error": "This device is not signed in. Run `heelwise open`."}, status=401)
        return page(request, "closed", {}, status=401)
