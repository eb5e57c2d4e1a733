"""The player's page: one of today's sessions, an own routine, or one exercise. The browser plays, nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import reverse
from django.views.decorators.http import require_GET

from heelwise.engine.cues import cue_sheet
from heelwise.engine.day import day_view
from heelwise.engine.decision import Session
from heelwise.engine.may import may
from heelwise.engine.routine import routine_now
from heelwise.web.pages.player import show
from heelwise.web.pages.player.easier import easier_items
from heelwise.web.pages.player.extra import extra_session
from heelwise.web.pages.player.figures import figures
from heelwise.web.pages.routines import kept
from heelwise.web.paper import page
from heelwise.web.wiring import Visit, knowledge, visit_of

OPEN = frozenset({"due", "part-done"})
NOTHING: Mapping[str, Any] = MappingProxyType({})


@require_GET
def play(request: HttpRequest, session: str) -> HttpResponse:
    """Play one of today's sessions that is still to do; the daily questions come first."""
    visit = visit_of(request)
    found = next((one for one in visit.decision.sessions if one.id == session), None)
    if found is None:
        return _own(visit, session)
    if found.state not in OPEN:
        return HttpResponseRedirect(reverse("today"))
    if visit.decision.daily_due:
        return HttpResponseRedirect(f"{reverse('daily')}?then={session}")
    return _page(request, visit, found)


@require_GET
def play_exercise(request: HttpRequest, exercise: str) -> HttpResponse:
    """Play one exercise of the library, when it may be done now."""
    visit = visit_of(request)
    known = knowledge()
    if exercise not in known.exercises:
        raise Http404
    if visit.decision.daily_due:
        return HttpResponseRedirect(reverse("daily"))
    if may(known, visit.record, exercise=exercise, on=visit.today).answer != "yes":
        return HttpResponseRedirect(f"{reverse('may')}?exercise={exercise}")
    return _page(request, visit, extra_session(exercise, visit.decision, known))


@require_GET
def play_routine(request: HttpRequest, routine: str) -> HttpResponse:
    """Play what today allows of a routine of one's own; what it leaves out is said before it starts."""
    visit = visit_of(request)
    saved = kept.routines_of(visit.chart).get(routine)
    if saved is None:
        raise Http404
    own = routine_now(saved, day_view(knowledge(), visit.record, visit.today))
    if own.session is None:
        return HttpResponseRedirect(reverse("routine", args=[routine]))
    if visit.decision.daily_due:
        return HttpResponseRedirect(f"{reverse('daily')}?then={own.session.id}")
    said = {"title": saved.name, "left_out": kept.left_out(knowledge(), own)}
    return _page(request, visit, own.session, said)


def _own(visit: Visit, session: str) -> HttpResponse:
    """A session that is not the plan's: a routine of today, which the daily questions lead back to."""
    for routine in kept.routines_of(visit.chart):
        if session == f"{visit.today.isoformat()}-{routine}":
            return HttpResponseRedirect(reverse("play-routine", args=[routine]))
    return HttpResponseRedirect(reverse("today"))


def _page(request: HttpRequest, visit: Visit, session: Session, said: Mapping[str, Any] = NOTHING) -> HttpResponse:
    known = knowledge()
    easier = easier_items(session.items, day_view(known, visit.record, visit.today))
    sheet = show.sheet(session, cue_sheet(session, known), visit.decision, known, receipt=visit.receipt, easier=easier)
    logs = [log for day in visit.chart.days for log in day.sessions]
    block: dict[str, Any] = sheet | {
        "person": visit.person,
        "done": show.done(session, logs),
        "made": int(visit.now.timestamp() * 1000),
        "frozen": visit.now.isoformat() if settings.CLOCK or settings.DEMO else None,
        "sync": reverse("sync"),
        "hurt": reverse("hurt"),
        "today": reverse("today"),
        "csrf": get_token(request),
    }
    drawn = figures((*session.items, *easier.values()))
    frame = show.frame(session, known) | {"left_out": [], **said}
    return page(request, "player", frame | {"sheet": block, "figures": drawn, "cap": sheet["cap"]})
