"""Three doors, and the screens behind them. Each screen is a page of its own and works without script."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from heelwise.web import forms
from heelwise.web.pages.signs import show as signs
from heelwise.web.pages.start import draft as drafts
from heelwise.web.pages.start.screens import SCREENS, events, following
from heelwise.web.paper import page
from heelwise.web.posting import batch_of, blame
from heelwise.web.wiring import form, knowledge, visit_of


@require_GET
def doors(request: HttpRequest) -> HttpResponse:
    """The three doors."""
    return page(request, "start", {"screen": None})


@require_http_methods(["GET", "POST"])
def screen(request: HttpRequest, door: str, screen: str) -> HttpResponse:
    """One screen: show it, or take its answers and go on."""
    if screen not in SCREENS.get(door, ()):
        raise Http404
    draft = drafts.read(request)
    answers = draft.get(door, {})
    if screen == "signs":
        return _signs(request, door, draft)
    asked = form(screen)
    if request.method != "POST":
        known = {ask.field: answers[ask.field] for ask in asked.questions if ask.field in answers}
        return _show(request, door, screen, forms.empty(asked, known))
    sent = forms.filled(asked, request.POST)
    gone = {ask.field for ask in asked.questions} - set(sent.fields)
    answers = {k: v for k, v in answers.items() if k not in gone} | sent.fields
    if not sent.faults:
        _check(request, door, answers, sent)
    if sent.faults:
        return _show(request, door, screen, sent, status=422)
    draft[door] = answers
    return _next(request, door, screen, draft)


def _check(request: HttpRequest, door: str, answers: dict[str, Any], sent: forms.Filled) -> None:
    """Let the decoder look at what is there so far, and tell the faults of this screen's fields."""
    admitted = visit_of(request).weigh(events(door, answers, {}), nonce=batch_of(request))
    blame(admitted, {ask.field for ask in sent.form.questions}, sent)


def _next(request: HttpRequest, door: str, screen: str, draft: dict[str, Any]) -> HttpResponse:
    after = following(door, screen)
    if after:
        return drafts.keep(HttpResponseRedirect(reverse("start-screen", args=[door, after])), draft)
    return _finish(request, door, draft)


def _signs(request: HttpRequest, door: str, draft: dict[str, Any]) -> HttpResponse:
    """The red flags: a grave answer is repeated before it counts, and ends the screens there."""
    asked = signs.sheet(knowledge(), rupture=door == "tear")
    if request.method != "POST":
        return _show_signs(request, door, signs.blank(asked, draft.get("signs", {})))
    sent = signs.follow_up(signs.filled(asked, request.POST.dict()), request.POST.dict(), knowledge())
    draft["signs"] = sent.answers
    if sent.missing:
        return _show_signs(request, door, sent, status=422)
    if sent.grave and request.POST.get("sure") != "yes":
        return _show_signs(request, door, sent, again=True)
    if sent.grave:
        return _finish(request, door, draft)
    return _next(request, door, "signs", draft)


def _finish(request: HttpRequest, door: str, draft: dict[str, Any]) -> HttpResponse:
    """All answers become events at once, and the draft is gone."""
    visit = visit_of(request)
    admitted = visit.say(events(door, draft.get(door, {}), draft.get("signs", {})), nonce=batch_of(request))
    if admitted.refused:
        first = SCREENS[door][0]
        return drafts.keep(HttpResponseRedirect(reverse("start-screen", args=[door, first])), draft)
    return drafts.forget(HttpResponseRedirect(reverse("today")))


def _show(request: HttpRequest, door: str, screen: str, filled: forms.Filled, *, status: int = 200) -> HttpResponse:
    return page(request, "start", _frame(request, door, screen) | {"form": filled}, status=status)


def _show_signs(
    request: HttpRequest, door: str, sheet: signs.Sheet, *, again: bool = False, status: int = 200
) -> HttpResponse:
    return page(request, "start", _frame(request, door, "signs") | {"sheet": sheet, "again": again}, status=status)


def _frame(request: HttpRequest, door: str, screen: str) -> dict[str, Any]:
    screens = SCREENS[door]
    at = screens.index(screen)
    back = reverse("start-screen", args=[door, screens[at - 1]]) if at else reverse("start")
    batch = visit_of(request).batch()
    return {"screen": screen, "door": door, "at": at + 1, "of": len(screens), "back": back, "batch": batch}
