"""On your phone: the code to pair with, the certificate to download, and what this browser can do with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from heelwise.web.accounts import tokens
from heelwise.web.door import public
from heelwise.web.keep.models import Person
from heelwise.web.lan import code, kept
from heelwise.web.pages.phone import show
from heelwise.web.paper import page
from heelwise.web.wiring import Visit, visit_of

MEDIA_TYPE = "application/x-x509-ca-cert"
"""The type by which phones know a certificate that is to be installed."""


@require_http_methods(["GET", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    """How to get there; pressing the button makes a link that works once, for ten minutes."""
    visit = visit_of(request)
    values: dict[str, Any] = {
        "reach": "demo" if settings.DEMO else settings.REACH,
        "origin": settings.ORIGIN,
        "system": show.system_of(request.headers.get("User-Agent", "")),
        "certificate": _certificate(settings.DATA) if settings.REACH == "lan" else None,
        "pairing": None,
        "others": 0 if settings.DEMO else tokens.others(visit.person, _cookie(request)),
    }
    if request.method == "POST" and request.POST.get("do") == "others" and not settings.DEMO:
        tokens.sign_others_out(visit.person, _cookie(request))
        return HttpResponseRedirect(reverse("phone"))
    if request.method == "POST":
        if settings.DEMO or not settings.SECURE:
            raise Http404
        values["pairing"] = _pairing(visit)
    return page(request, "phone", values)


@public
@require_GET
def certificate(_request: HttpRequest) -> HttpResponse:
    """The authority's certificate, which is no secret. Its key never leaves the data folder."""
    folder = settings.DATA if settings.REACH == "lan" else None
    authority = kept.authority_in(folder) if folder else None
    if folder is None or authority is None:
        raise Http404
    kept.was_taken(folder)
    response = HttpResponse(authority.public_bytes(Encoding.DER), content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="heelwise.crt"'
    return response


def _cookie(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.DEVICE_COOKIE, "")


def _pairing(visit: Visit) -> dict[str, Any]:
    person = get_object_or_404(Person, pk=visit.person)
    link = settings.ORIGIN + reverse("sign-in", args=[tokens.new_link(person, now=visit.now)])
    return {
        "link": link,
        "code": code.for_page(link, title="Code for your phone’s camera"),
        "until": show.until(visit.now, tokens.LINK_MINUTES),
    }


def _certificate(folder: Path | None) -> dict[str, Any] | None:
    authority, server = (kept.authority_in(folder), kept.server_in(folder)) if folder else (None, None)
    return show.certificate(authority, server) if authority and server else None
