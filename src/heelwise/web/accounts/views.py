"""The sign-in page. Following a link shows a button; only pressing it uses the link up,
so that a browser that fetches links ahead of time signs nobody in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heelwise.web import clock
from heelwise.web.accounts import tokens
from heelwise.web.door import public
from heelwise.web.paper import page


@public
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button, or take the press."""
    if settings.DEMO:
        return HttpResponseRedirect(reverse("today"))
    if request.method != "POST":
        works = tokens.is_open(token, now=clock.now())
        return page(request, "sign_in", {"works": works}, status=200 if works else 410)
    cookie = tokens.trade(token, now=clock.now())
    if cookie is None:
        return page(request, "sign_in", {"works": False}, status=410)
    response = HttpResponseRedirect(reverse("today"))
    response.set_cookie(
        settings.DEVICE_COOKIE,
        cookie,
        max_age=settings.DEVICE_DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget this device."""
    tokens.sign_out(request.COOKIES.get(settings.DEVICE_COOKIE, ""))
    response = HttpResponseRedirect(reverse("today"))
    response.delete_cookie(settings.DEVICE_COOKIE)
    return response
