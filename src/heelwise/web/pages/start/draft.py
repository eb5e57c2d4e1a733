"""Answers on their way through the screens, in a signed cookie: a reload, a closed tab or the back
button loses none, and nothing is in the record until the last screen."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "heelwise-draft"
SECONDS = 2 * 86400
_SALT = "heelwise.start"


def read(request: HttpRequest) -> dict[str, Any]:
    """The answers so far; none when the cookie is missing, old or not ours."""
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=SECONDS)
    except signing.BadSignature:
        return {}
    return found if isinstance(found, dict) else {}


def keep(response: HttpResponse, draft: dict[str, Any]) -> HttpResponse:
    """Send the answers so far along."""
    signed = signing.dumps(draft, salt=_SALT, compress=True)
    response.set_cookie(
        COOKIE, signed, max_age=SECONDS, path="/start", httponly=True, samesite="Lax", secure=settings.SECURE
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """The answers are in the record now."""
    response.delete_cookie(COOKIE, path="/start")
    return response
