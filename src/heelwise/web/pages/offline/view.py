"""The service worker. A file like the other static ones, but under one lasting name, which browsers ask for again."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from heelwise.web.door import public


@public
@require_GET
def worker(_request: HttpRequest) -> HttpResponse:
    """The script, never taken from a cache."""
    response = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@lru_cache(maxsize=1)
def _script() -> str:
    static = settings.WEB / "static"
    return "\n".join((static / name / "worker.js").read_text(encoding="utf-8") for name in ("offline", "reminders"))
