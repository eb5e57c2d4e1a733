"""The demo: four invented people on one day that stands still. In memory, and nothing is kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from heelwise.journal.files import read_record
from heelwise.journal.memory import Memory
from heelwise.web.wiring import Visit

COOKIE = "heelwise-demo"
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PEOPLE = {
    "runner": "A runner after a flare",
    "insertional": "A sore heel bone",
    "rupture": "A rupture, week 9",
    "desk": "A tight desk worker",
}


@lru_cache(maxsize=1)
def people() -> Memory:
    """Everybody's record, read once; what visitors add lives until the process ends."""
    if settings.DEMO_PEOPLE is not None:
        return Memory({file.stem: read_record(file).events for file in sorted(settings.DEMO_PEOPLE.glob("*.jsonl"))})
    return Memory({person: read_record(EXAMPLES / f"{person}.jsonl").events for person in PEOPLE})


def visit(cookie: str) -> Visit:
    """The invented person this browser has chosen; of a folder of records, the one that the cookie names."""
    if settings.DEMO_PEOPLE is not None:
        return Visit(person=cookie, store=people())
    person = cookie if cookie in PEOPLE else next(iter(PEOPLE))
    return Visit(person=person, store=people(), others=tuple(PEOPLE.items()))


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Become another one of the four."""
    person = request.POST.get("person", "")
    if not settings.DEMO or person not in PEOPLE:
        raise Http404
    response = HttpResponseRedirect(reverse("today"))
    response.set_cookie(COOKIE, person, httponly=True, samesite="Lax")
    return response
