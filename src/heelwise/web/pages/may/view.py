"""May I do this now? One question, any exercise or test; and the questions readers ask about themselves."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from heelwise.engine.may import may
from heelwise.knowledge.learning import replies
from heelwise.web import words
from heelwise.web.pages.learn import show as learn
from heelwise.web.pages.library import show
from heelwise.web.pages.library.search import Wanted
from heelwise.web.pages.library.view import LONGEST_SEARCH, answers_of, index
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge, visit_of

MATCHES_AT_MOST = 5


@require_GET
def may_i(request: HttpRequest) -> HttpResponse:
    """Choose one, read the answer; or ask in one's own words."""
    visit = visit_of(request)
    known = knowledge()
    chosen = request.GET.get("exercise", "")
    asked = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    found = None
    if visit.decision.tendons and (chosen in known.exercises or chosen in known.measures):
        found = show.answer(may(known, visit.record, exercise=chosen, on=visit.today), known)
    values = {
        "choices": sorted((words.named(known, "exercise", name), name) for name in known.exercises),
        "tests": sorted((words.named(known, "measure", name), name) for name in known.measures),
        "chosen": chosen,
        "name": _name(chosen),
        "may": found,
        "drawn": chosen in known.exercises,
        "has_plan": bool(visit.decision.tendons),
        "q": asked,
        "matches": _matches(request, asked) if asked else [],
        "questions": learn.questions(index().questions(asked)),
        "all_questions": learn.questions(tuple(replies())),
    }
    return page(request, "may", values)


@require_GET
def reply(request: HttpRequest, reply: str) -> HttpResponse:
    """One question of a reader, answered."""
    found = replies().get(reply)
    if found is None:
        raise Http404
    return page(request, "reply", {"reply": learn.reply(knowledge(), found)})


def _name(chosen: str) -> str:
    kind = "exercise" if chosen in knowledge().exercises else "measure"
    return words.named(knowledge(), kind, chosen) if chosen else ""


def _matches(request: HttpRequest, asked: str) -> list[dict[str, Any]]:
    """Exercises that the words may mean, each with its answer."""
    answers = answers_of(visit_of(request))
    hits = index().ask(Wanted(asked, {}, ""), answers)
    return [
        {
            "id": one,
            "name": index().words[one].name,
            "fit": show.FIT[answers[one]] if one in answers else "",
            "tone": "go" if answers.get(one) == "yes" else "",
        }
        for one in hits.exercises[:MATCHES_AT_MOST]
    ]
