"""The pack: what this browser may offer while it cannot ask, with the player's pages for it. One answer, JSON."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET
from msgspec.structs import replace

from heelwise.engine.cues import cue_sheet
from heelwise.engine.decision import Session
from heelwise.engine.pack import Pack, pack_of
from heelwise.web.pages.pack import show
from heelwise.web.pages.player import show as player
from heelwise.web.pages.player.figures import figures
from heelwise.web.pages.today.mornings import told_today
from heelwise.web.wiring import Visit, knowledge, visit_of

MILLISECONDS = 1000


@require_GET
@gzip_page
def pack(request: HttpRequest) -> HttpResponse:
    """The days, their guard rows, and a page for every session in them."""
    visit = visit_of(request)
    made: Pack = visit.known.once(("pack", visit.today), lambda: pack_of(knowledge(), visit.record, visit.today))
    tendons = visit.decision.tendons
    days = show.pack(
        made,
        knowledge(),
        sides=[tendon.side for tendon in tendons],
        rupture=visit.decision.condition == "rupture",
        address=lambda on, session: reverse("pack-page", args=[show.key(on, session)]),
    )
    pages = {
        reverse("pack-page", args=[key]): _page(request, visit, session, on=on.isoformat())
        for key, (on, session) in show.sessions(made).items()
    }
    about = {"person": visit.person, "made": int(visit.now.timestamp() * MILLISECONDS), "receipt": visit.receipt}
    told = {"asked": not visit.decision.daily_due, "mornings": told_today(visit.decision, visit.chart, visit.today)}
    return JsonResponse(days | about | told | {"pages": pages})


@require_GET
def nowhere(_request: HttpRequest, _key: str) -> HttpResponse:
    """A kept page lives on the device alone; here the plan of today is better."""
    return HttpResponseRedirect(reverse("today"))


def _page(request: HttpRequest, visit: Visit, session: Session, *, on: str) -> str:
    """The player's page for a session of the pack. It offers nothing in place of a line: nobody was asked."""
    known = knowledge()
    day = replace(visit.decision, on=visit.today.fromisoformat(on))
    sheet = player.sheet(session, cue_sheet(session, known), day, known, receipt=visit.receipt)
    logs = [log for each in visit.chart.days for log in each.sessions]
    block: dict[str, Any] = sheet | {
        "person": visit.person,
        "done": player.done(session, logs),
        "made": int(visit.now.timestamp() * MILLISECONDS),
        "frozen": visit.now.isoformat() if settings.CLOCK or settings.DEMO else None,
        "sync": reverse("sync"),
        "hurt": reverse("hurt"),
        "today": reverse("today"),
        "csrf": get_token(request),
    }
    frame = player.frame(session, known) | {"left_out": [], "sheet": block, "figures": figures(session.items)}
    return render_to_string("pages/player/page.jinja", frame | {"cap": sheet["cap"]}, request)
