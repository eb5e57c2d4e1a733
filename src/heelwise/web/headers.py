"""What every answer says to the browser about trust. One policy for all pages, none of it per page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_DIRECTIVES = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
POLICY = "; ".join(_DIRECTIVES)
"""No inline script, no inline style, no other origin."""

FIXED = {
    "Content-Security-Policy": POLICY,
    # Not "no-referrer": then browsers send `Origin: null` with our own forms, and the check against forged ones fails.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=(), "
    "camera=(self), accelerometer=(self), gyroscope=(self), screen-wake-lock=(self)",
}


class Headers:
    """Outermost, so that files and errors carry the same headers as pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then add the headers; pages about a person are never stored by caches on the way."""
        response = self.get_response(request)
        for name, value in FIXED.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response
