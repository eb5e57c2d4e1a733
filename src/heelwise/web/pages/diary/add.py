"""Writing something into the diary, now or late: a morning, a session, an activity, a test, a pause, a note."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from heelwise.terms import Heel
from heelwise.web import forms, words
from heelwise.web.pages.diary import elsewhere, late
from heelwise.web.pages.diary.reading import FORMS, Adding, open_in, read
from heelwise.web.pages.measure import said, show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.saying import saying, written
from heelwise.web.wiring import form, knowledge, visit_of

TITLES = {
    "morning": "A morning",
    "session": "A session done elsewhere",
    "activity": "A walk, a run, a game",
    "result": "A test or a score",
    "pause": "A pause",
    "note": "A note",
}


@require_GET
def menu(request: HttpRequest) -> HttpResponse:
    """What can be written down."""
    return page(request, "diary_add", {"what": None, "titles": TITLES})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, what: str) -> HttpResponse:
    """One form, for today or for a day that is over."""
    if what not in FORMS:
        raise Http404
    visit = visit_of(request)
    if request.method != "POST":
        when = late.empty(visit.now, late.day_of(request.GET.get("day", "")) or visit.today, what)
        asked = forms.empty(form(FORMS[what]))
        return _show(request, Adding(what, visit, {}, when, asked))
    adding = read(what, visit, request.POST)
    if not adding.form.faults and adding.events:
        admitted = visit.say(adding.events, nonce=batch_of(request), at=adding.when.at)
        blame(admitted, adding.form.form_fields, adding.form)
        if not admitted.refused:
            return HttpResponseRedirect(
                reverse("today") if visit.again().decision.verdict == "ask" else reverse("diary")
            )
        adding.form.faults.setdefault("day", "This could not be kept as it is. Please look at it again.")
    return _show(request, adding, status=422)


def _show(request: HttpRequest, adding: Adding, *, status: int = 200) -> HttpResponse:
    visit = adding.visit
    heels: list[Heel] = [tendon.side for tendon in visit.decision.tendons]
    values = {
        "what": adding.what,
        "title": TITLES[adding.what],
        "when": adding.when,
        "until": adding.post.get("until", ""),
        "sent": adding.form,
        "post": adding.post,
        "heels": heels,
        "cap": visit.decision.pain_cap,
        "today": visit.today,
        "batch": visit.batch,
        "planned": [],
        "exercises": exercises() if adding.what == "session" else [],
        "measures": [],
        "say": "",
    }
    return page(request, "diary_add", values | _of_its_own(adding), status=status)


def _of_its_own(adding: Adding) -> dict[str, Any]:
    """What only this form shows, and what it says."""
    if adding.what == "session":
        sessions = open_in(adding)
        return {"planned": elsewhere.shown(sessions, knowledge()), "say": written(elsewhere.pattern(sessions))}
    if adding.what == "result":
        names = show.offered(adding.visit.view, knowledge())
        say = written(said.pattern(names, chosen=True))
        return {"measures": said.named(names, knowledge()), "say": say}
    return {"say": saying(adding.what)}


def exercises() -> list[tuple[str, str]]:
    """Every exercise by its name, with its id."""
    named = [(words.named(knowledge(), "exercise", one), one) for one in knowledge().exercises]
    return sorted(named)
