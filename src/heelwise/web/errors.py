"""Pages for when something went wrong. They say what to do next and nothing about the inside."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from heelwise.web.door import public
from heelwise.web.paper import page


def _say(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return page(request, "error", {"title": title, "text": text, "status": status}, status=status)


@public
def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """400: too large, or not readable."""
    text = "It was too large or incomplete. Nothing was saved; go back and try once more."
    return _say(request, 400, "That could not be read.", text)


@public
def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """403."""
    return _say(request, 403, "That page is not yours to open.", "Nothing was changed.")


@public
def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """404."""
    return _say(request, 404, "There is no such page.", "The address may be old or mistyped.")


@public
def broken(request: HttpRequest) -> HttpResponse:
    """500. Renders without a person and without content, because either may be what broke."""
    return _say(
        request,
        500,
        "Something broke on our side.",
        "What you recorded before is safe. If a session is playing, it keeps its sets and sends them later.",
    )


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403 for a form that another site may have sent."""
    return _say(
        request,
        403,
        "This form has gone stale.",
        "Nothing was saved. Go back, reload the page, and send it again; what you typed is still there.",
    )
