"""What makes a browser keep Heelwise: the service worker, the manifest, and Today without network.

The worker is a file like the other static ones, under one lasting name that browsers ask for again, with the list of
what it keeps in front of it: whenever one of those files changes, so does the worker.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from heelwise.web import clock, forms
from heelwise.web.door import public
from heelwise.web.pages.diary import late
from heelwise.web.pages.diary.add import exercises
from heelwise.web.pages.measure import said
from heelwise.web.pages.measure import show as measures
from heelwise.web.paper import page
from heelwise.web.saying import written
from heelwise.web.wiring import form, knowledge

KEPT = ("css", "diary", "outbox", "offline", "player", "library", "today", "measure", "progress", "icons")
"""Folders of static files that pages need while there is no network."""

SCRIPTS = ("offline/worker.js", "reminders/worker.js")
PAPER = "#faf7f1"
ASKED = {name: name for name in ("activity", "result", "pause", "note")} | {
    "own": "elsewhere",
    "morning": "morning",
}
"""What may be written down without network, and the questions of each."""

ICONS = (("192", "any"), ("512", "any"), ("512", "maskable"))


@public
@require_GET
def worker(_request: HttpRequest) -> HttpResponse:
    """The script, never taken from a cache."""
    response = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@public
@require_GET
def manifest(_request: HttpRequest) -> HttpResponse:
    """What an installed Heelwise is called and looks like."""
    told: dict[str, Any] = {
        "id": "/",
        "name": "Heelwise",
        "short_name": "Heelwise",
        "description": "What your Achilles tendon may do today, and every reason why.",
        "lang": "en",
        "start_url": reverse("today"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["health", "sports"],
        "icons": [
            {
                "src": staticfiles_storage.url(f"icons/{'maskable' if purpose == 'maskable' else 'icon'}-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size, purpose in ICONS
        ],
        "shortcuts": [{"name": "It hurts", "url": reverse("hurt")}, {"name": "Library", "url": reverse("library")}],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@public
@require_GET
def away(request: HttpRequest) -> HttpResponse:
    """Today without network: a page about nobody, which the device fills with what it keeps."""
    frozen = clock.now().isoformat() if settings.CLOCK or settings.DEMO else ""
    names = [*measures.TESTS, *measures.SCORED]
    written_down: dict[str, Any] = {
        "asked": {name: forms.empty(form(asked)) for name, asked in ASKED.items()},
        "when": late.When("", "", None, {}),
        "exercises": exercises(),
        "measures": said.named(names, knowledge()),
        "results": written(said.pattern(names, chosen=True)),
    }
    return page(request, "away", {"away": True, "frozen": frozen} | written_down)


@lru_cache(maxsize=1)
def _script() -> str:
    static = settings.WEB / "static"
    kept = [staticfiles_storage.url(name) for name in _files(static)]
    body = "\n".join((static / name).read_text(encoding="utf-8") for name in SCRIPTS)
    version = hashlib.sha256(json.dumps([kept, body, _pages()]).encode()).hexdigest()[:12]
    return f"self.KEPT = {json.dumps(kept)};\nself.VERSION = {json.dumps(version)};\n{body}"


def _files(static: Path) -> list[str]:
    """The files of the folders that are kept, without the worker itself."""
    files = (file for folder in KEPT for file in sorted((static / folder).rglob("*")) if file.is_file())
    names = (file.relative_to(static).as_posix() for file in files)
    return [name for name in names if name not in SCRIPTS and name.endswith((".js", ".css", ".svg", ".png"))]


def _pages() -> str:
    """A name for the templates as they are: a page that is kept changes with them."""
    files = sorted((settings.WEB / "pages").rglob("*.jinja"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
